import type { Pool } from 'pg';
import { createAcross, type Across } from './across';
import { createActivity, type Activity } from './activity';
import { createCards, type Cards } from './cards';
import { createCounts, type Counts } from './counts';
import { listenForChanges, type Changes } from './changes';
import { openDatabase, type Database } from './database';
import { createDeliveries, type Deliveries } from './deliveries';
import { findExperts, type Expert } from './experts';
import { createLogs, type Logs } from './log';
import { createHelping, type Helping } from './helping';
import { createInbound, type Inbound } from './inbound';
import { migrate } from './migrate';
import { createPace, type Pace } from './pace';
import type { TeamPerson } from '../domain/teamPeople';
import { createPlaces, type Places } from './places';
import { createDigests, type Digests } from './digests';
import { createPosts, type Posts } from './posts';
import { createPrompts, type Prompts } from './prompts';
import { createRecordStore, type RecordStore } from './recordStore';
import { createSecrets, type Secrets } from './secrets';
import { createSignIns, type SignIns } from './signIns';
import { createSlots, type Slots } from './slots';
import { createShelf, type Shelf } from './shelf';
import { createSurveys, type Surveys } from './surveys';
import { matchAttendees, type Matched } from './attendees';
import { createRetention, type Retention } from './retention';
import { findMembers, memberNames, syncMembers, type FoundMember } from './roster';

/** Everything that is kept, behind one door. */
export interface Store {
  records: RecordStore;
  places: Places;
  deliveries: Deliveries;
  cards: Cards;
  activity: Activity;
  counts: Counts;
  across: Across;
  surveys: Surveys;
  shelf: Shelf;
  helping: Helping;
  prompts: Prompts;
  posts: Posts;
  digests: Digests;
  pace: Pace;
  slots: Slots;
  logs: Logs;
  retention: Retention;
  inbound: Inbound;
  secrets: Secrets;
  signIns: SignIns;
  changes: Changes;
  /** True if somebody of the core group has left or come back. `unsure` are left as they are. */
  syncMembers(tenantId: string, communityId: string, roster: readonly TeamPerson[], now: string, unsure?: readonly string[]): Promise<boolean>;
  findMembers(tenantId: string, communityId: string, find: string, most: number): Promise<FoundMember[]>;
  memberNames(tenantId: string, communityId: string): Promise<{ id: string; name: string }[]>;
  /** Whom of the community a list of who came to an event is about. */
  matchAttendees(tenantId: string, communityId: string, eventId: string, people: readonly { name: string; email: string }[]): Promise<Matched[]>;
  findExperts(tenantId: string, communityId: string, find: string, most: number): Promise<Expert[]>;
  /** For pg-boss, which brings SQL of its own. Its jobs only wake: the delivery rows are the truth, so that they need not wait for the disk. */
  executeSql(text: string, values: unknown[]): Promise<{ rows: unknown[] }>;
  close(): Promise<void>;
}

/** Migrates the database at `url` and opens it. `onProblem` hears of connections lost between queries. */
export async function openStore(url: string, onProblem: (error: unknown) => void = () => undefined): Promise<Store> {
  await migrate(url);
  const database: Database = openDatabase(url, onProblem);
  const changes = await listenForChanges(url, onProblem);
  const slots = createSlots(url, onProblem);
  return {
    records: createRecordStore(database.pool),
    places: createPlaces(database),
    deliveries: createDeliveries(database.pool),
    cards: createCards(database),
    activity: createActivity(database.pool),
    counts: createCounts(database.pool),
    across: createAcross(database.pool),
    surveys: createSurveys(database.pool),
    shelf: createShelf(database.pool),
    helping: createHelping(database.pool),
    prompts: createPrompts(database.pool),
    posts: createPosts(database.pool),
    digests: createDigests(database.pool),
    // A place in a row that is lost with the server's power costs nothing.
    pace: createPace(database.hasty),
    slots,
    logs: createLogs(database.pool),
    retention: createRetention(database.pool),
    inbound: createInbound(database.hasty),
    secrets: createSecrets(database.pool),
    signIns: createSignIns(database.pool),
    changes,
    memberNames: (tenantId, communityId) => memberNames(database.pool, tenantId, communityId),
    findMembers: (tenantId, communityId, find, most) => findMembers(database.pool, tenantId, communityId, find, most),
    matchAttendees: (tenantId, communityId, eventId, people) => matchAttendees(database.pool, tenantId, communityId, eventId, people),
    findExperts: (tenantId, communityId, find, most) => findExperts(database.pool, tenantId, communityId, find, most),
    syncMembers: (tenantId, communityId, roster, now, unsure) => syncMembers(database.pool, tenantId, communityId, roster, now, unsure),
    executeSql: (text, values) => runSql(database.hasty, text, values),
    async close() {
      await Promise.all([changes.close(), slots.close()]);
      await database.close();
    },
  };
}

const deadlock = '40P01';
const mostTries = 5;

/**
 * One statement, or several that bring their own BEGIN and COMMIT: what broke off in the middle is rolled back, so that the
 * connection serves the next. Instances that start together may meet while the queue makes its tables; who loses tries again.
 */
async function runSql(pool: Pool, text: string, values: unknown[], tries = 1): Promise<{ rows: unknown[] }> {
  const client = await pool.connect();
  let lost: Error | undefined;
  try {
    return await client.query<Record<string, unknown>>(text, values);
  } catch (error) {
    await client.query('rollback').catch((cause: Error) => {
      lost = cause;
    });
    if ((error as { code?: string }).code !== deadlock || tries >= mostTries) throw error;
  } finally {
    client.release(lost);
  }
  return runSql(pool, text, values, tries + 1);
}
