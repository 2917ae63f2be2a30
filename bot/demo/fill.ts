import { effectKey } from '../commands';
import { settingsOf } from '../domain/communitySettings';
import type { Change, Collection, CommunityRecord } from '../domain/record';
import { keys } from '../domain/record';
import type { StartPerson } from '../domain/start';
import type { PastDelivery } from '../store/prompts';
import type { Store } from '../store/store';
import type { Say } from '../toolkit/phrases';
import type { Toolkit } from '../toolkit/schema';
import { historyOf, type History } from './activity';
import { settingsWithCoffee } from './helping';
import { walkJourney } from './journey';
import { nameOf } from './names';
import { day } from './people';
import { profiles, type Profile } from './profiles';
import { placedOf, sentOf } from './sent';

export interface DemoOf {
  toolkit: Toolkit;
  say: Say;
  /** ISO 8601 UTC: the histories end here. */
  now: string;
  /** Who is in the core group of the first community; the first of them is in all of them. */
  core: readonly StartPerson[];
  sponsor: StartPerson;
  /** Members of the first community. */
  members: readonly StartPerson[];
  /** Where the first community lives. */
  place: { teamConversation: string; coreConversation: string; groupId: string };
}

export interface DemoCommunity {
  id: string;
  profile: Profile;
  record: CommunityRecord;
  history: History;
  /** ISO 8601 UTC. */
  madeAt: string;
  deliveries: { key: string; effect: unknown; wantedAt: string }[];
  /** What went out by itself before. */
  sent: PastDelivery[];
}

/** People who have been in each of the communities, those who left included. */
const peopleEach = 40;

const mondayBefore = (now: string): number => {
  const time = Date.parse(now.slice(0, 10));
  return time - ((new Date(time).getUTCDay() + 6) % 7) * day;
};

/** The communities of the demonstration as records, the same ones for the same day. */
export function demoCommunities(parts: DemoOf, size = peopleEach): DemoCommunity[] {
  const { now, toolkit, say, sponsor } = parts;
  return profiles.map((profile, n) => {
    const path = `demo-v1/cop/${String(n + 1).padStart(4, '0')}`;
    const id = `demo-${profile.id}`;
    const start = mondayBefore(now) - profile.week * 7 * day;
    const showcase = n === 0;
    const [everywhere] = parts.core;
    const core = showcase || !everywhere ? parts.core : [everywhere, ...invented(`${path}/core`, 4)];
    const others = showcase ? parts.members : parts.members.slice(0, 1);
    const place = showcase ? parts.place : { teamConversation: null, coreConversation: null, groupId: null };
    const walked = walkJourney({ communityId: id, profile, start, core, toolkit, say, place, showcase });
    const known = (one: StartPerson) => ({ personId: one.id, name: one.name, email: one.email });
    const history = historyOf({ path, profile, size, start, now: Date.parse(now), core: core.map(known), others: others.map(known) });
    const { posts: _posts, actions, attendances, members, ...lists } = history;
    const record: CommunityRecord = {
      ...walked.record, ...lists, community: { ...walked.record.community, settings: { ...settingsWithCoffee(Date.parse(now)), listed: profile.id !== 'closing', counting: { since: new Date(start).toISOString(), by: everywhere?.id ?? '' } } }, actions: [...walked.record.actions, ...actions], attendances: [...walked.record.attendances, ...attendances],
      members: [...members, { ...known(sponsor), part: 'sponsor', joinedAt: walked.record.community.createdAt, leftAt: null }],
    };
    const sent = sentOf(path, record, toolkit, now);
    record.community.settings = { ...settingsOf(record.community), placed: placedOf(sent, record.community.zone, now) };
    return { id, profile, record, history, sent, madeAt: now, deliveries: showcase ? walked.effects.map((effect) => ({ key: effectKey(effect), effect, wantedAt: now })) : [] };
  });
}

const invented = (path: string, many: number): StartPerson[] =>
  Array.from({ length: many }, (_one, n) => ({ id: `${path.split('/').slice(-2).join('-')}-${n + 1}`, name: nameOf(`${path}/${n + 1}`), email: null }));

/** Writes the communities of the demonstration where they are not there yet. Returns whether any was written. */
export async function fillDemo({ records, activity, prompts }: Pick<Store, 'records' | 'activity' | 'prompts'>, tenantId: string, communities: readonly DemoCommunity[]): Promise<boolean> {
  let written = false;
  for (const { id, record, history, madeAt, deliveries, sent } of communities) {
    const commit = { commandId: `${id}-begin`, personId: record.community.createdBy, type: 'demo', at: madeAt, outcome: { said: null }, changes: everyRow(record), deliveries };
    if ((await records.commit(tenantId, id, 0, commit)) === null) continue;
    await activity.addPosts(tenantId, id, history.posts);
    await prompts.addPast(tenantId, id, sent);
    written = true;
  }
  return written;
}

function everyRow(record: CommunityRecord): Change[] {
  const rows = (Object.keys(keys) as Collection[]).flatMap((collection) => record[collection].map((row) => ({ put: collection, row }) as Change));
  return [{ put: 'community', row: record.community }, ...rows];
}
