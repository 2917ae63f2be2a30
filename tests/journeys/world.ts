import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createSession } from '../../bot/api/session';
import { createApp, type App } from '../../bot/app';
import { systemClock, type Clock } from '../../bot/clock';
import type { Exchange } from '../../bot/graph/exchange';
import { addDemoApp, openDemo } from '../../bot/local/demo';
import type { MovableClock } from '../../bot/local/clock';
import { localTenant, type LocalPerson } from '../../bot/local/people';
import { openLocalWorld, type LocalWorld } from '../../bot/local/world';
import { keptSignIns } from '../../bot/jobs/keptSignIns';
import { sharedPacing } from '../../bot/jobs/pacing';
import { createLog } from '../../bot/log';
import { close, freePort, listen } from '../../bot/run/listen';
import { toolkitFor } from '../../bot/run/ownToolkit';
import { readSettings } from '../../bot/settings';
import { openStore, type Store } from '../../bot/store/store';
import { keepTraffic } from '../contract/keep-traffic';
import { eventually } from './people';
import { testDatabase, type TestDatabase } from '../store/database';

/** The whole app with its local world on a port of its own: what `npm start` runs, in a test. */
export interface World {
  origin: string;
  local: LocalWorld;
  store: Store;
  exchanges: Exchange[];
  /** Where the local Microsoft 365 keeps its files. */
  files: string;
  /** Moves the time of this world forward, and lets what is due by then go. */
  moveTo(moment: string): Promise<void>;
  /** Ends this process's part without a word, as a kill would, and begins anew on the same data. */
  restart(): Promise<void>;
  /** Has the app do what it does by itself every minute. */
  look(): Promise<void>;
  /** Waits until all that has been set off is carried out; what is put off to a later moment stays. */
  rest(): Promise<void>;
  end(): Promise<void>;
}

interface Running {
  app: App;
  store: Store;
  local: LocalWorld;
  server: Server;
}

export async function openWorld(options: { clock?: Clock & Partial<Pick<MovableClock, 'moveTo'>>; tabFolder?: string; redeliverAfter?: number; /** A toolkit of one's own, laid over ours. */ toolkitFolder?: string; /** With the communities of the demonstration. */ demo?: boolean; /** Who may see the figures of all communities. */ portfolioReaders?: string[]; /** Members of the team besides the eight people. */ crowd?: LocalPerson[]; /** Which permissions Microsoft 365 has been given; all by default. */ granted?: (permission: string) => boolean; /** Looks every minute for what is due, as the app does; otherwise only when the test says so: what came in between would count as the test's. */ looksByItself?: boolean; /** Tokens of people come by their sign-ins, sealed with the key that this gives at each start. */ tokenKey?: () => Buffer } = {}): Promise<World> {
  const clock: NonNullable<typeof options.clock> = options.clock ?? systemClock;
  const database: TestDatabase = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'cop-world-'));
  const port = await freePort();
  const exchanges: Exchange[] = [];
  const log = createLog(process.env['COP_TEST_LOG'] ? 'debug' : 'error');
  const settings = readSettings({ PORT: String(port), COP_DATA: folder, DATABASE_URL: database.url, ...(options.toolkitFolder ? { TOOLKIT_FOLDER: options.toolkitFolder } : {}), ...(options.portfolioReaders ? { PORTFOLIO_READERS: options.portfolioReaders.join() } : {}) });
  if (!settings.ok) throw new Error(settings.faults.join('\n'));

  const begin = async (): Promise<Running> => {
    const store = await openStore(database.url);
    const toolkit = toolkitFor(settings.settings.toolkitFolder);
    const demo = options.demo ? await openDemo(store, toolkit) : null;
    const local = await openLocalWorld({
      folder: join(folder, 'world'), clock, log, pageFolder: resolve('.build/page'), record: (exchange) => exchanges.push(exchange), crowd: demo?.crowd ?? options.crowd ?? [], pacing: sharedPacing(store),
      ...(options.granted ? { granted: options.granted } : {}),
      ...(options.redeliverAfter === undefined ? {} : { redeliverAfter: options.redeliverAfter }),
      ...(options.tokenKey ? { signIns: { kept: keptSignIns({ signIns: store.signIns, tenantId: localTenant, key: options.tokenKey(), clock }), asks: true } } : {}),
    });
    const app = createApp({
      settings: settings.settings, store, toolkit, clock, log, session: createSession(local.session), tenantId: local.tenantId, clientFor: local.clientFor, consentAddress: local.consentAddress,
      signedIn: local.signedIn, keepsSignIns: options.tokenKey !== undefined, tabFolder: options.tabFolder ?? resolve('.build/tab'), alone: true, looksByItself: options.looksByItself ?? false,
    });
    const server = local.serve(app.http.server, settings.settings.publicUrl);
    await listen(server, port, '127.0.0.1');
    await app.start();
    if (demo?.isNew) await addDemoApp(settings.settings.publicUrl);
    return { app, store, local, server };
  };
  const finish = async ({ app, store, local, server }: Running): Promise<void> => {
    await close(server);
    local.close();
    await app.stop();
    await store.close();
  };

  let running = await begin();
  return {
    origin: settings.settings.publicUrl,
    get local() { return running.local; },
    get store() { return running.store; },
    exchanges,
    files: join(folder, 'world', 'microsoft365'),
    async moveTo(moment) {
      if (!clock.moveTo?.(moment)) throw new Error(`the time cannot be moved to ${moment}`);
      await running.app.look();
    },
    look: () => running.app.look(),
    async rest() {
      const underWay = "select 1 from delivery where state = 'sending' or (state = 'queued' and coalesce(not_before, $1) <= $1)";
      await eventually(async () => (await running.store.executeSql(underWay, [clock.now()])).rows.length === 0, 'a rest');
    },
    async restart() {
      await finish(running);
      running = await begin();
    },
    async end() {
      await finish(running);
      if (process.env['COP_TRAFFIC']) keepTraffic(process.env['COP_TRAFFIC'], exchanges);
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
