import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createSession } from '../api/session';
import { createApp } from '../app';
import { keptSignIns } from '../jobs/keptSignIns';
import { sharedPacing } from '../jobs/pacing';
import { errorFacts, type Log } from '../log';
import type { Opened } from '../run/inOrder';
import { close, listen } from '../run/listen';
import { holdAlone } from './alone';
import { movableClock } from './clock';
import { startOwnDatabase } from './ownDatabase';
import { addDemoApp, openDemo } from './demo';
import { localTenant } from './people';
import { tokenKey } from './tokenKey';
import { openLocalWorld } from './world';
import type { LocalSettings } from '../settings';
import { openStore } from '../store/store';
import { toolkitFor } from '../run/ownToolkit';

/** Runs the app with its local world: one process, one address, nothing outside this machine. */
export async function runLocal(settings: LocalSettings, log: Log, built: string, opened: Opened): Promise<void> {
  const toolkit = toolkitFor(settings.toolkitFolder);
  // Root hands the database to another account, which has to get through to its own folder.
  mkdirSync(settings.dataFolder, { recursive: true, mode: 0o711 });
  // From here on nobody else uses the folder, nor the database in it.
  opened(holdAlone(settings.dataFolder));
  const own = settings.databaseUrl === null ? await startOwnDatabase(join(settings.dataFolder, 'database'), log) : null;
  if (own) opened(() => own.stop());
  const store = await openStore(settings.databaseUrl ?? own?.url ?? '', (error) => {
    log('warn', 'database-connection-lost', errorFacts(error));
    own?.lookAfter();
  });
  opened(() => store.close());
  const clock = movableClock(settings.dataFolder);
  const demo = settings.demo ? await openDemo(store, toolkit) : null;
  // What becomes due is there at once, not at the next look.
  const moveClock = async (to: string): Promise<boolean> => {
    const moved = clock.moveTo(to);
    if (moved) await app.look();
    return moved;
  };
  const world = await openLocalWorld({ folder: join(settings.dataFolder, 'world'), clock, log, pageFolder: join(built, 'page'), moveClock, pacing: sharedPacing(store), signIns: { kept: keptSignIns({ signIns: store.signIns, tenantId: localTenant, key: tokenKey(settings.dataFolder), clock }), asks: false }, ...(demo ? { crowd: demo.crowd } : {}) });
  opened(() => world.close());
  const app = createApp({
    settings, store, toolkit, clock, log, session: createSession(world.session), tenantId: world.tenantId,
    clientFor: world.clientFor, consentAddress: world.consentAddress, signedIn: world.signedIn, keepsSignIns: true, tabFolder: join(built, 'tab'), alone: own !== null,
  });
  opened(() => app.stop());
  const server = world.serve(app.http.server, settings.publicUrl);
  await listen(server, settings.port, settings.host);
  opened(() => close(server));
  await app.start();
  if (demo?.isNew) await addDemoApp(settings.publicUrl);
  process.stdout.write(`Local Teams is ready: ${settings.publicUrl}\n`);
}
