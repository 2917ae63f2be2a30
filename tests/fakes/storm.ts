import { setTimeout as wait } from 'node:timers/promises';
import { randomOf, type Random } from '../../bot/demo/random';
import type { Weather } from '../../bot/local/graph/faults';
import { localTenant } from '../../bot/local/people';
import { eventually } from '../journeys/people';
import { startGroup, type Group } from './group';
import { deedOf, peoplePath } from './outlookDeeds';
import { byPeople, changedInPlanner } from './plannerDeeds';
import { openSite, type Instance, type Site } from './site';
import { publishNote } from './sponsorPaper';
import { compared } from './wanted';
import type { Heard } from './wantedInOutlook';
import { inDays, wishOf, type Wish } from './wishes';

/**
 * A community that does what reaches Microsoft 365, and changes things there past the app, through two instances that
 * are killed now and then, while one request to Graph in ten goes wrong. Afterwards what stands there is compared with
 * what the record wants.
 */
export interface Storm {
  commands: number;
  /** Spells of work, between which both instances are gone and time passes. */
  spells: number;
  seed: string;
}

export interface Aftermath {
  done: number;
  refused: number;
  /** What people changed in Outlook, and in Planner. */
  inOutlook: number;
  inPlanner: number;
  kills: number;
  faults: Record<string, number>;
  /** Deliveries that ended otherwise than sent or not wanted any more, by key. */
  shown: string[];
  /** What is missing, doubled or otherwise than the record wants, one line each. */
  differences: string[];
}

/** What goes on in a storm. */
interface Sky {
  site: Site;
  group: Group & { note: number };
  /** One chain of chances for each who acts, so that the same seed wants the same. */
  people: readonly Random[];
  after: Aftermath;
  heard: Heard;
  /** By person, for one spell. */
  tokens: Map<string, Promise<string>>;
  /** Meetings that somebody is changing in Outlook right now. */
  inHand: Set<string>;
}

const badWeather = [429, 503, 504, 'cut', 'accepted-then-504', 'accepted-then-cut', 'slow'] as const;
const share = 0.1;
/** How many act at the same time. */
const atOnce = 8;
/** Of what is done, what is done in Outlook, and in Planner. */
const shares = { outlook: 0.11, planner: 0.04 } as const;
/** By then no claim of a dead instance is young any more, and all calendars are to be read again. Milliseconds. */
const betweenSpells = 2 * 3_600_000;

export async function weather({ commands, spells, seed }: Storm): Promise<Aftermath> {
  const site = await openSite();
  const after: Aftermath = { done: 0, refused: 0, inOutlook: 0, inPlanner: 0, kills: 0, faults: {}, shown: [], differences: [] };
  try {
    const first = await site.begin({ alone: true });
    const group = await startGroup(site);
    const note = await publishNote(group);
    await group.amara.do(group.communityId, { type: 'setReviews', lightOn: inDays(120), fullOn: inDays(300) });
    await group.amara.do(group.communityId, { type: 'connectPlan' });
    await group.amara.do(group.communityId, { type: 'startLog' });
    await first.kill();
    const people = Array.from({ length: atOnce }, (_one, n) => randomOf(`${seed}/${n}`));
    const sky: Sky = { site, group: { ...group, note }, people, after, heard: { deeds: [], decisions: [] }, tokens: new Map(), inHand: new Set() };
    site.local.graph.setWeather(changing(randomOf(`${seed}/weather`), after.faults));
    const kills = randomOf(`${seed}/kills`);
    for (let spell = 0; spell < spells; spell += 1) await blow(sky, kills, Math.ceil(commands / spells), spell * betweenSpells);
    site.local.graph.clearFaults();
    await calm(sky, spells * betweenSpells);
    after.shown = (await standing(site)).filter((one) => !['sent', 'suppressed'].includes(one.state)).map((one) => `${one.key} ${one.state}`);
    after.differences = await compared(site, group, after.shown, sky.heard);
    return after;
  } finally {
    await site.end();
  }
}

function changing(next: Random, faults: Record<string, number>): Weather {
  return (method, path, headers) => {
    // What people do in Outlook and in Planner comes true.
    if (path.startsWith(peoplePath) || headers[byPeople.name] === byPeople.value || next() >= share) return null;
    const does = method === 'PUT' && path.endsWith('/content') && next() < 0.5 ? 423 : badWeather[Math.floor(next() * badWeather.length)] ?? 503;
    faults[does] = (faults[does] ?? 0) + 1;
    return does;
  };
}

/** Two instances share the work; one is killed on the way, in the middle of whatever it does, and both at the end. */
async function blow(sky: Sky, kills: Random, commands: number, ahead: number): Promise<void> {
  const { site, after } = sky;
  sky.tokens.clear();
  let pair = await begun(sky, ahead);
  const killAt = Math.floor(commands * (0.3 + 0.4 * kills()));
  let n = 0;
  await Promise.all(sky.people.map(async (next) => {
    while (n < commands) {
      const mine = n++;
      if (mine === killAt) {
        await pair[0].kill();
        after.kills += 1;
        pair = [await site.begin({ ahead }), pair[1]];
      }
      await act(sky, next, `storm-${ahead}-${mine}`);
    }
  }));
  // Most of what was wanted meets the weather too, before both are gone.
  for (let looks = 0; looks < 60 && (await waiting(site)).length > 5; looks += 1) await wait(250);
  await Promise.all(pair.map((one) => one.kill()));
  after.kills += 2;
}

/** Two instances after a pause: the clock of the queue, which is the database's, goes forward with theirs. */
async function begun({ site }: Sky, ahead: number): Promise<[Instance, Instance]> {
  await site.store.executeSql(`update pgboss.job set start_after = now() where state in ('created', 'retry')`, []);
  return Promise.all([site.begin({ ahead }), site.begin({ ahead })]);
}

async function act(sky: Sky, next: Random, id: string): Promise<void> {
  const { site, group, after, heard, inHand } = sky;
  const where = next();
  if (where < shares.planner) {
    after.inPlanner += await changedInPlanner(site, group, next) ? 1 : 0;
    return;
  }
  if (where < shares.planner + shares.outlook) {
    const deed = await deedOf(site, group, next, inHand);
    if (deed) heard.deeds.push(deed);
    after.inOutlook += deed ? 1 : 0;
    return;
  }
  const wish = await wishOf(site, group, next);
  if (!wish) return;
  if (!await send(sky, wish, id)) return void (after.refused += 1);
  after.done += 1;
  if (wish.moves) heard.decisions.push({ ...wish.moves, commandId: `tab-${wish.who.id}-${id}` });
}

/** The same command again until somebody answers: a cut connection tells nothing. True if it was taken. */
async function send({ site, group: { communityId }, tokens }: Sky, { who, command }: Wish, id: string): Promise<boolean> {
  const token = tokens.get(who.id) ?? eventually(() => who.token().catch(() => null), 'a sign-in');
  tokens.set(who.id, token);
  return eventually(async () => {
    const answer = await fetch(`${site.origin}/api/communities/${communityId}/commands`, { method: 'POST', headers: { authorization: `Bearer ${await token}`, 'content-type': 'application/json' }, body: JSON.stringify({ id, command }) }).catch(() => null);
    if (!answer) return null;
    if (answer.status >= 500) throw new Error(`${command.type}: ${answer.status} ${await answer.text()}`);
    return { taken: answer.ok };
  }, `an answer to ${command.type}`).then((one) => one.taken);
}

const standing = async (site: Site): Promise<{ key: string; state: string }[]> =>
  (await site.store.executeSql('select key, state from delivery order by key', [])).rows as { key: string; state: string }[];

const waiting = async (site: Site): Promise<string[]> => (await standing(site)).filter((one) => ['queued', 'sending'].includes(one.state)).map((one) => one.key);

/** Everything that waits comes to an end, and every calendar and the plan are read once more. */
async function calm(sky: Sky, ahead: number): Promise<void> {
  const { site, group } = sky;
  const since = new Date(Date.now() + ahead).toISOString();
  const [one] = await begun(sky, ahead);
  one.look();
  const unread = async (): Promise<boolean> => {
    const community = (await site.store.records.load(localTenant, group.communityId, ''))?.record.community;
    const { outlook, planner } = community ?? {};
    return (outlook ?? []).some((one) => one.readAt < since) || (planner != null && planner.state !== 'failed' && (planner.lastAt ?? '') < since);
  };
  let still: string[] = [];
  await eventually(async () => {
    still = [...await waiting(site), ...(await unread() ? ['something unread'] : [])];
    return still.length === 0;
  }, () => `an end to everything that waits: ${still.join(', ')}`);
}
