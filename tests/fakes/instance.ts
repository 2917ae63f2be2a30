import { createSession } from '../../bot/api/session';
import { createApp } from '../../bot/app';
import { systemClock } from '../../bot/clock';
import { graphClient } from '../../bot/graph/client';
import { holderOf } from '../../bot/graph/credentials';
import { loopbackTransport } from '../../bot/graph/loopback';
import { localGraphPath } from '../../bot/local/graph/open';
import { localTokens } from '../../bot/local/graph/tokens';
import { localIssuer, localTabAudience, openLocalIdentity } from '../../bot/local/identity';
import { localTenant } from '../../bot/local/people';
import { sharedPacing } from '../../bot/jobs/pacing';
import { createLog } from '../../bot/log';
import { listen } from '../../bot/run/listen';
import { toolkitFor } from '../../bot/run/ownToolkit';
import { readSettings } from '../../bot/settings';
import { openStore } from '../../bot/store/store';

/** What an instance is told by the test that began it. */
export interface InstanceParts {
  databaseUrl: string;
  /** Where the local identity keeps its key. */
  folder: string;
  /** An empty folder: all its files are read at the start, and those beside it come and go. */
  pages: string;
  /** Where the world of the test is served. */
  origin: string;
  alone: boolean;
  /** False for one that only takes in and never comes to sending. */
  sends: boolean;
  /** Milliseconds that its clock is ahead. */
  ahead: number;
}

/** The app in a process of its own, so that it can be killed in the middle of anything. */
async function runInstance({ databaseUrl, folder, pages, origin, alone, sends, ahead }: InstanceParts): Promise<void> {
  const settings = readSettings({ PORT: '0', COP_DATA: folder, DATABASE_URL: databaseUrl, PUBLIC_URL: origin });
  if (!settings.ok) throw new Error(settings.faults.join('\n'));
  const identity = await openLocalIdentity(folder);
  const tokens = localTokens(identity);
  const store = await openStore(databaseUrl);
  const app = createApp({
    settings: settings.settings, store, toolkit: toolkitFor(null), clock: ahead === 0 ? systemClock : { now: () => new Date(Date.now() + ahead).toISOString() }, log: createLog('error'), tenantId: localTenant, alone,
    session: createSession({ issuer: localIssuer, audience: [localTabAudience], tenantId: localTenant, keys: identity.jwks }),
    clientFor: (personId, scopes) => graphClient({ token: () => tokens(holderOf(personId), scopes), transport: loopbackTransport(`${origin}${localGraphPath}`), pacing: sharedPacing(store) }),
    signedIn: () => undefined, tabFolder: pages,
  });
  const port = await listen(app.http.server, 0, '127.0.0.1');
  if (sends) await app.start();
  process.send?.({ port });
}

process.once('disconnect', () => process.exit(0));
process.once('message', (parts) => {
  runInstance(parts as InstanceParts).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  });
});
