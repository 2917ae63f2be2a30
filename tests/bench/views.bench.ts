import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../bot/app';
import { systemClock } from '../../bot/clock';
import { demoCommunities, fillDemo } from '../../bot/demo/fill';
import { localDemo } from '../../bot/local/demo';
import { createLog } from '../../bot/log';
import { close, freePort, listen } from '../../bot/run/listen';
import { toolkitFor } from '../../bot/run/ownToolkit';
import { readSettings } from '../../bot/settings';
import { startEmbedded } from '../../bot/store/embedded';
import { openStore, type Store } from '../../bot/store/store';
import { createSay } from '../../bot/toolkit/phrases';
import { measure, percentile, type Measure } from './measure';

const tenant = 'bench';
const people = 500;
const communities = 1_000;
const times = 100;
const kilobyte = 1_000;

/** What a member of the core group opens in the tab: each view of a community of 500 with a year behind it, and a thousand communities in figures. */
export async function bench(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cop-bench-views-'));
  chmodSync(folder, 0o711);
  const database = await startEmbedded({ folder });
  const store = await openStore(database.url);
  const reader = localDemo.core[0] ?? { id: '', name: '' };
  const port = await freePort();
  const settings = readSettings({ PORT: String(port), PORTFOLIO_READERS: reader.id });
  if (!settings.ok) throw new Error(settings.faults.join('\n'));
  const toolkit = toolkitFor(null);
  const app = createApp({
    settings: settings.settings, store, toolkit, clock: systemClock, log: createLog('error'), tenantId: tenant, alone: true, tabFolder: 'none', looksByItself: false,
    session: () => Promise.resolve({ personId: reader.id, name: reader.name, email: null, token: '', expiresAt: '2099-01-01T00:00:00Z' }), signedIn: () => undefined, clientFor: () => { throw new Error('nothing is asked of Graph here'); },
  });
  await listen(app.http.server, port, '127.0.0.1');
  await app.start();
  try {
    const now = new Date().toISOString();
    const demo = { now, toolkit, say: createSay(), ...localDemo };
    const [large] = demoCommunities(demo, people).map((one) => ({ ...one, deliveries: [] }));
    const usual = demoCommunities(demo).at(1);
    if (!large || !usual) throw new Error('there is no community');
    await fillDemo(store, tenant, [large, usual]);
    await copyMany(store, usual.id, reader.id);
    const of = `communities/${large.id}`;
    const year = `events?from=${new Date(Date.parse(now) - 400 * 86_400_000).toISOString()}&to=${new Date(Date.parse(now) + 400 * 86_400_000).toISOString()}`;
    const views: [string, string, number][] = [
      ['home, step, charter and action plan', of, 300], ['measures', `${of}/measures`, 300], ['calendar', `${of}/${year}`, 300], ['an event', `${of}/events/${large.record.events[0]?.id ?? ''}`, 300], ['resources', `${of}/resources`, 300],
      ['resources found by a word', `${of}/resources?find=marking`, 300], ['sponsor', `${of}/sponsor`, 300], ['my data', `${of}/mine`, 300], ['what waits for me everywhere', 'things', 300], ['a thousand communities', 'portfolio', 1_000],
    ];
    const found: Measure[] = [];
    for (const [name, path, budget] of views) {
      const all: number[] = [];
      let size = 0;
      for (let n = 0; n < times + 5; n += 1) {
        const before = performance.now();
        const answer = await fetch(`http://127.0.0.1:${port}/api/${path}`, { headers: { authorization: 'Bearer bench' } });
        size = (await answer.arrayBuffer()).byteLength;
        if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
        if (n >= 5) all.push(performance.now() - before);
      }
      found.push(measure({ name: `${name}, p99`, value: percentile(all, 0.99), unit: 'ms', budget }), measure({ name: `${name}, size`, value: size / kilobyte, unit: 'kB', budget: 250 }));
    }
    return found;
  } finally {
    await close(app.http.server);
    await app.stop();
    await store.close();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A thousand communities like one, under other names; the reader is in the first twelve. Then what PostgreSQL does by itself within a minute. */
async function copyMany(store: Store, id: string, reader: string): Promise<void> {
  const { rows } = await store.executeSql(`select table_name as name, string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
    where table_schema = 'public' and table_name in (select table_name from information_schema.columns where table_schema = 'public' and column_name = 'community_id') and table_name not in ('delivery', 'delivery_log', 'command_log') group by 1`, []);
  for (const { name, columns } of [...(rows as { name: string; columns: string }[]), { name: 'community', columns: 'tenant_id, id, name, topic, mode, zone, created_at, created_by, revision, core_conversation, team_conversation, group_id, path' }]) {
    const key = name === 'community' ? 'id' : 'community_id';
    const values = columns.split(', ').map((column) => {
      if (column === key) return `'copy-' || n`;
      if (name === 'community' && column === 'name') return `name || ' ' || n`;
      return name === 'member' && column === 'person_id' ? `case when person_id = '${reader}' and n > 12 then 'lead-' || n else person_id end` : column;
    });
    await store.executeSql(`insert into "${name}" (${columns}) select ${values.join(', ')} from "${name}", generate_series(1, ${communities - 2}) n where tenant_id = $1 and ${key} = $2`, [tenant, id]);
  }
  await store.executeSql('analyze', []);
}
