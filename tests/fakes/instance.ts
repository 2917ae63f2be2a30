import { createSession } from '../../bot/api/session';
import { createApp } from '../../bot/app';
import { systemClock } from '../../bot/clock';
import { graphClient } from '../../bot/graph/client';
import { holderOf, liveTokens, type TokenSource } from '../../bot/graph/credentials';
import { loopbackEntra, loopbackTransport } from '../../bot/graph/loopback';
import { localEntraApp, localEntraPath } from '../../bot/local/entra';
import { localGraphPath } from '../../bot/local/graph/open';
import { localTokens } from '../../bot/local/graph/tokens';
import { localIssuer, localTabAudience, openLocalIdentity } from '../../bot/local/identity';
import { localTenant } from '../../bot/local/people';
import { keptSignIns } from '../../bot/jobs/keptSignIns';
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
  /** In base64; null: everybody always has a token. */
  tokenKey: string | null;
}

/** The app in a process of its own, so that it can be killed in the middle of anything. */
async function runInstance({ databaseUrl, folder, pages, origin, alone, sends, ahead, tokenKey }: InstanceParts): Promise<void> {
  const settings = readSettings({ PORT: '0', COP_DATA: folder, DATABASE_URL: databaseUrl, PUBLIC_URL: origin });
  if (!settings.ok) throw new Error(settings.faults.join('\n'));
  const identity = await openLocalIdentity(folder);
  const store = await openStore(databaseUrl);
  const clock = ahead === 0 ? systemClock : { now: () => new Date(Date.now() + ahead).toISOString() };
  const live = tokenKey === null ? null : liveTokens({
    ...localEntraApp, network: loopbackEntra(() => `${origin}${localEntraPath}`), kept: keptSignIns({ signIns: store.signIns, tenantId: localTenant, key: Buffer.from(tokenKey, 'base64'), clock }),
  });
  const given = localTokens(identity);
  const tokens: TokenSource = (who, scopes) => (live && who.kind === 'user' ? live.source(who, scopes) : given(who, scopes));
  const app = createApp({
    settings: settings.settings, store, toolkit: toolkitFor(null), clock, log: createLog('error'), tenantId: localTenant, alone,
    session: createSession({ issuer: localIssuer, audience: [localTabAudience], tenantId: localTenant, keys: identity.jwks }),
    clientFor: (personId, scopes) => graphClient({ token: () => tokens(holderOf(personId), scopes), transport: loopbackTransport(`${origin}${localGraphPath}`), pacing: sharedPacing(store) }),
    signedIn: ({ personId, token, expiresAt }) => live?.rememberSignIn(personId, token, expiresAt), keepsSignIns: live !== null, tabFolder: pages,
  });
  const port = await listen(app.http.server, 0, '127.0.0.1');
  if (sends) await app.start();
  // Asked for by the test: what it does by itself every minute.
  process.on('message', () => void app.look());
  process.send?.({ port });
}

process.once('disconnect', () => process.exit(0));
process.once('message', (parts) => {
  runInstance(parts as InstanceParts).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  });
});
