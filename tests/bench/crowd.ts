import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../bot/app';
import type { Clock } from '../../bot/clock';
import type { Change, Member } from '../../bot/domain/record';
import { createLog } from '../../bot/log';
import { close, listen } from '../../bot/run/listen';
import { toolkitFor } from '../../bot/run/ownToolkit';
import { readSettings } from '../../bot/settings';
import { startEmbedded } from '../../bot/store/embedded';
import { openStore, type Store } from '../../bot/store/store';
import { measure, type Measure } from './measure';

/**
 * Thousands of messages to people at one moment: two instances on one database, of which one is killed on the way and begun anew,
 * and a connector that answers 429 to one in twenty and 500 to one in a hundred after it has taken the message.
 */

const tenant = 'bench';
/** A Tuesday at nine, when everybody can be written to. */
const due = '2027-09-14T09:00:00.000Z';
const eventStart = '2027-09-15T12:00:00.000Z';
/** Faster than Teams takes them, so that the bench ends within minutes; the pace itself is measured. */
const sendsASecond = 250;

interface InstanceParts {
  databaseUrl: string;
  offset: number;
}

export interface Crowd {
  name: string;
  communities: number;
  peopleEach: number;
  /** `reminder` where everybody has signed up for tomorrow's event, `digest` where it is the day of the digest. */
  what: 'event-reminder' | 'digest';
}

/** Runs in a process of its own: the app without its doors. */
export function instanceIfAsked(): void {
  if (!process.send || process.argv[2] !== 'instance') return;
  process.once('disconnect', () => process.exit(0));
  process.once('message', (parts) => void runInstance(parts as InstanceParts).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  }));
}

const clockAt = (offset: number): Clock => ({ now: () => new Date(Date.now() + offset).toISOString() });

async function runInstance({ databaseUrl, offset }: InstanceParts): Promise<void> {
  const settings = readSettings({ PORT: '0', DATABASE_URL: databaseUrl });
  if (!settings.ok) throw new Error(settings.faults.join('\n'));
  const store = await openStore(databaseUrl);
  const app = createApp({
    settings: settings.settings, store, toolkit: toolkitFor(null), clock: clockAt(offset), log: createLog('error'), tenantId: tenant, alone: false, tabFolder: 'none', sendsASecond,
    session: () => Promise.reject(new Error('nobody signs in here')), signedIn: () => undefined, clientFor: () => { throw new Error('nothing is asked of Graph here'); },
  });
  await app.start();
  process.send?.('begun');
}

export async function benchCrowd({ name, communities, peopleEach, what }: Crowd, file: string): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), `cop-bench-${name}-`));
  chmodSync(folder, 0o711);
  const database = await startEmbedded({ folder });
  const store = await openStore(database.url);
  const taken = new Map<string, number>();
  const seconds = new Map<number, number>();
  let asked = 0;
  let refused = 0;
  let lost = 0;
  const connector = createServer((req, res) => {
    req.resume().on('end', () => {
      res.setHeader('content-type', 'application/json');
      asked += 1;
      if (asked % 20 === 7) {
        refused += 1;
        res.writeHead(429, { 'retry-after': '1' });
        return res.end('{}');
      }
      const chat = /conversations\/([^/]+)\//.exec(req.url ?? '')?.[1] ?? '';
      taken.set(chat, (taken.get(chat) ?? 0) + 1);
      const second = Math.floor(Date.now() / 1_000);
      seconds.set(second, (seconds.get(second) ?? 0) + 1);
      if (asked % 100 !== 13) return res.end('{"id":"1"}');
      lost += 1;
      res.writeHead(500);
      return res.end('{}');
    });
  });
  const serviceUrl = `http://127.0.0.1:${await listen(connector, 0, '127.0.0.1')}/`;
  const people = communities * peopleEach;
  const children: ChildProcess[] = [];
  const begin = async (): Promise<ChildProcess> => {
    const child = fork(file, ['instance'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    children.push(child);
    child.send({ databaseUrl: database.url, offset: Date.parse(due) - Date.now() } satisfies InstanceParts);
    await once(child, 'message');
    return child;
  };
  const count = async (where: string): Promise<number> => {
    const { rows } = await store.executeSql(`select count(*)::int as n from delivery where key like $1 and ${where}`, [what === 'digest' ? 'digest:%' : `prompt:${what}:%`]);
    return (rows[0] as { n: number }).n;
  };
  try {
    await fill(store, communities, peopleEach, serviceUrl, what);
    const began = performance.now();
    const [first] = await Promise.all([begin(), begin()]);
    // Killed when a third has gone, and begun anew.
    await until(async () => (await count(`state in ('sent', 'uncertain')`)) > people / 3);
    const gone = once(first, 'exit');
    first?.kill('SIGKILL');
    await gone;
    await begin();
    await until(async () => (await count(`state in ('sent', 'failed', 'suppressed', 'uncertain')`)) >= people);
    const took = (performance.now() - began) / 1_000;
    const [sent, uncertain, failed, all] = [await count(`state = 'sent'`), await count(`state = 'uncertain'`), await count(`state in ('failed', 'suppressed')`), await count('true')];
    const doubled = [...taken.values()].filter((times) => times > 1).length;
    const unseen = sent + uncertain - [...taken.values()].length;
    return [
      measure({ name: `${people} due, wanted`, value: all, unit: 'rows' }),
      measure({ name: 'in no final state (lost)', value: people - sent - uncertain - failed, unit: 'people', budget: 0 }),
      measure({ name: 'sent twice', value: doubled, unit: 'people', budget: 0 }),
      measure({ name: 'given up though nothing is known against it', value: failed, unit: 'people', budget: 0 }),
      measure({ name: 'sent', value: sent, unit: 'people' }),
      measure({ name: `shown as uncertain (${lost} answers were lost, and what the killed instance was sending)`, value: uncertain, unit: 'people', budget: lost + 32 }),
      measure({ name: 'said to be sent and not taken by the connector, beyond the uncertain ones', value: Math.max(0, unseen - uncertain), unit: 'people', budget: 0 }),
      measure({ name: `answers 429, tried again`, value: refused, unit: 'answers' }),
      measure({ name: `most within a second, over all instances, at a pace of ${sendsASecond}`, value: Math.max(...seconds.values()), unit: '/s', budget: sendsASecond * 1.3 }),
      measure({ name: 'until the last', value: took, unit: 's' }),
    ];
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await close(connector);
    await store.close();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function until(look: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 6_000; tries += 1) {
    if (await look()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it did not come to an end within ten minutes');
}

/** Communities whose members have all signed up for an event of the day after; each has a chat with the app. */
async function fill(store: Store, communities: number, peopleEach: number, serviceUrl: string, what: Crowd['what']): Promise<void> {
  const at = '2027-08-01T09:00:00.000Z';
  for (let c = 0; c < communities; c += 1) {
    const id = `c${c}`;
    const members = Array.from({ length: peopleEach }, (_one, n): Member => ({ personId: `${id}-p${n}`, name: `Person ${n}`, email: null, part: n < 5 ? 'core' : 'member', joinedAt: at, leftAt: null }));
    const changes: Change[] = [
      { put: 'community', row: { id, name: `Community ${c}`, topic: 'x', mode: 'new', zone: 'UTC', createdAt: at, createdBy: `${id}-p0`, revision: 1, coreConversation: null, teamConversation: null, groupId: null, path: 'full', settings: null, planner: null, log: null, outlook: null, finding: null, files: null } },
      ...members.map((row): Change => ({ put: 'members', row })),
      { put: 'events', row: { id: `e${c}`, kind: 'learning', title: 'Tomorrow', startsAt: eventStart, minutes: 60, place: '', hostId: null, plan: {}, state: 'planned', outcome: '', cancelReason: null, createdBy: `${id}-p0`, createdAt: at, booking: null, revision: 1 } },
      ...members.map(({ personId }): Change => ({ put: 'attendances', row: { eventId: `e${c}`, personId, signedUpAt: at, cancelledAt: null, came: null } })),
    ];
    await store.records.commit(tenant, id, 0, { commandId: 'fill', personId: `${id}-p0`, type: 'fill', at, outcome: { said: null }, changes, deliveries: [] });
    for (const { personId } of members) await store.places.keep({ tenantId: tenant, conversationId: `a:${personId}`, kind: 'personal', serviceUrl, botId: '28:bench', groupId: null, personId, installed: true, updatedAt: at });
  }
  await store.prompts.enlist(due);
  // Of the two kinds only the one that is measured.
  await store.executeSql(what === 'digest' ? `update manner set next_at = $1` : 'update manner set next_at = null where $1::text is not null', [due]);
  if (what === 'digest') await store.executeSql(`update schedule set next_at = '2030-01-01'`, []);
}
