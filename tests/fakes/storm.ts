import { setTimeout as wait } from 'node:timers/promises';
import { randomOf, type Random } from '../../bot/demo/random';
import type { Weather } from '../../bot/local/graph/faults';
import { eventually } from '../journeys/people';
import { startGroup, type Group } from './group';
import { openSite, type Instance, type Site } from './site';
import { publishNote } from './sponsorPaper';
import { compared } from './wanted';
import { wishOf, type Wish } from './wishes';

/**
 * A community that does what reaches Microsoft 365, through two instances that are killed now and then, while
 * one request to Graph in ten goes wrong. Afterwards what stands there is compared with what the record wants.
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
  kills: number;
  faults: Record<string, number>;
  /** Deliveries that ended otherwise than sent or not wanted any more, by key. */
  shown: string[];
  /** What is missing, doubled or otherwise than the record wants, one line each. */
  differences: string[];
}

const badWeather = [429, 503, 504, 'cut', 'accepted-then-504', 'accepted-then-cut', 'slow'] as const;
const share = 0.1;
/** By then no claim of a dead instance is young any more. Milliseconds. */
const betweenSpells = 10 * 60_000;

export async function weather({ commands, spells, seed }: Storm): Promise<Aftermath> {
  const site = await openSite();
  const next = randomOf(seed);
  const after: Aftermath = { done: 0, refused: 0, kills: 0, faults: {}, shown: [], differences: [] };
  try {
    const first = await site.begin({ alone: true });
    const group = await startGroup(site);
    const note = await publishNote(group);
    await first.kill();
    site.local.graph.setWeather(changing(next, after.faults));
    for (let spell = 0; spell < spells; spell += 1) await blow(site, { ...group, note }, next, after, Math.ceil(commands / spells), spell * betweenSpells);
    site.local.graph.clearFaults();
    await calm(site, spells * betweenSpells);
    after.shown = (await standing(site)).filter((one) => !['sent', 'suppressed'].includes(one.state)).map((one) => `${one.key} ${one.state}`);
    after.differences = await compared(site, group, after.shown);
    return after;
  } finally {
    await site.end();
  }
}

function changing(next: Random, faults: Record<string, number>): Weather {
  return (method, path) => {
    if (next() >= share) return null;
    const does = method === 'PUT' && path.endsWith('/content') && next() < 0.5 ? 423 : badWeather[Math.floor(next() * badWeather.length)] ?? 503;
    faults[does] = (faults[does] ?? 0) + 1;
    return does;
  };
}

/** Two instances share the work; one is killed on the way, in the middle of whatever it does, and both at the end. */
async function blow(site: Site, group: Group & { note: number }, next: Random, after: Aftermath, commands: number, ahead: number): Promise<void> {
  let pair: [Instance, Instance] = [await site.begin({ ahead }), await site.begin({ ahead })];
  const killAt = Math.floor(commands * (0.3 + 0.4 * next()));
  for (let n = 0; n < commands;) {
    const together = await Promise.all(Array.from({ length: 4 }, async (_one, i) => {
      const wish = await wishOf(site, group, next);
      return wish ? send(site, group, wish, `storm-${ahead}-${n + i}`) : null;
    }));
    n += 4;
    after.done += together.filter((one) => one === true).length;
    after.refused += together.filter((one) => one === false).length;
    if (n - 4 < killAt && n >= killAt) {
      await pair[0].kill();
      after.kills += 1;
      pair = [await site.begin({ ahead }), pair[1]];
    }
  }
  // Most of what was wanted meets the weather too, before both are gone.
  for (let seconds = 0; seconds < 15 && (await waiting(site)).length > 5; seconds += 1) await wait(1_000);
  await Promise.all(pair.map((one) => one.kill()));
  after.kills += 2;
}

/** The same command again until somebody answers: a cut connection tells nothing. True if it was taken. */
async function send(site: Site, { communityId }: Group, { who, command }: Wish, id: string): Promise<boolean> {
  return eventually(async () => {
    const answer = await fetch(`${site.origin}/api/communities/${communityId}/commands`, { method: 'POST', headers: { authorization: `Bearer ${await who.token()}`, 'content-type': 'application/json' }, body: JSON.stringify({ id, command }) }).catch(() => null);
    if (!answer) return null;
    if (answer.status >= 500) throw new Error(`${command.type}: ${answer.status} ${await answer.text()}`);
    return { taken: answer.ok };
  }, `an answer to ${command.type}`).then((one) => one.taken);
}

const standing = async (site: Site): Promise<{ key: string; state: string }[]> =>
  (await site.store.executeSql('select key, state from delivery order by key', [])).rows as { key: string; state: string }[];

const waiting = async (site: Site): Promise<string[]> => (await standing(site)).filter((one) => ['queued', 'sending'].includes(one.state)).map((one) => one.key);

/** Everything that waits comes to an end. */
async function calm(site: Site, ahead: number): Promise<void> {
  await Promise.all([site.begin({ ahead }), site.begin({ ahead })]);
  await eventually(async () => (await waiting(site)).length === 0, 'an end to everything that waits');
}
