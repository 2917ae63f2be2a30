import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createSession } from '../api/session';
import { createApp } from '../app';
import { systemClock } from '../clock';
import { errorFacts, type Log } from '../log';
import { startOwnDatabase } from './ownDatabase';
import { openLocalWorld } from './world';
import type { LocalSettings } from '../settings';
import { openStore } from '../store/store';
import { close, listen, stopOnSignal } from '../run/listen';

/** Runs the app with its local world: one process, one address, nothing outside this machine. */
export async function runLocal(settings: LocalSettings, log: Log, built: string): Promise<void> {
  // Root hands the database to another account, which has to get through to its own folder.
  mkdirSync(settings.dataFolder, { recursive: true, mode: 0o711 });
  const own = settings.databaseUrl === null ? await startOwnDatabase(join(settings.dataFolder, 'database'), log) : null;
  const store = await openStore(settings.databaseUrl ?? own?.url ?? '', (error) => {
    log('warn', 'database-connection-lost', errorFacts(error));
    own?.lookAfter();
  });
  const world = await openLocalWorld({ folder: join(settings.dataFolder, 'world'), clock: systemClock, log, pageFolder: join(built, 'page') });
  const app = createApp({
    settings, store, clock: systemClock, log, session: createSession(world.session), tenantId: world.tenantId,
    clientFor: world.clientFor, signedIn: () => undefined, tabFolder: join(built, 'tab'), alone: own !== null && !own.adopted,
  });
  const server = world.serve(app.http.server, settings.publicUrl);
  await listen(server, settings.port, settings.host);
  await app.start();
  stopOnSignal(async () => {
    await close(server);
    await app.stop();
    world.close();
    await store.close();
    await own?.stop();
  });
  process.stdout.write(`Local Teams is ready: ${settings.publicUrl}\n`);
}
