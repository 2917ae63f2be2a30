import { join } from 'node:path';
import { createSession, sessionOptions } from '../api/session';
import { createApp } from '../app';
import { systemClock } from '../clock';
import { graphClient } from '../graph/client';
import { entraConsent } from '../graph/consent';
import { holderOf, liveTokens, type TokenSource } from '../graph/credentials';
import { GraphProblem } from '../graph/problems';
import { keptSignIns } from '../jobs/keptSignIns';
import { sharedPacing } from '../jobs/pacing';
import { errorFacts, type Log } from '../log';
import type { LiveSettings } from '../settings';
import { openStore } from '../store/store';
import type { Opened } from './inOrder';
import { close, listen } from './listen';
import { toolkitFor } from './ownToolkit';

/** Runs the app in a tenant, as one of any number of copies on one database. */
export async function runLive(settings: LiveSettings, log: Log, built: string, opened: Opened): Promise<void> {
  const toolkit = toolkitFor(settings.toolkitFolder);
  const store = await openStore(settings.databaseUrl, (error) => log('warn', 'database-connection-lost', errorFacts(error)));
  opened(() => store.close());
  const { clientId, tenantId, clientSecret } = settings.tab;
  const tokens = clientSecret === null ? null : liveTokens({
    clientId, tenantId, clientSecret, ...(settings.tokenKey ? { kept: keptSignIns({ signIns: store.signIns, tenantId, key: settings.tokenKey, clock: systemClock }) } : {}),
  });
  const source: TokenSource = tokens?.source ?? (() => Promise.reject(new GraphProblem('consent-needed', 'other')));
  const pacing = sharedPacing(store);
  const app = createApp({
    settings, store, toolkit, clock: systemClock, log, session: createSession(sessionOptions(settings)), tenantId: settings.tab.tenantId,
    clientFor: (personId, scopes) => graphClient({ token: () => source(holderOf(personId), scopes), pacing }),
    ...(tokens ? { consentAddress: entraConsent({ tenantId, clientId, publicUrl: settings.publicUrl }) } : {}),
    signedIn: (person) => tokens?.rememberSignIn(person.personId, person.token, person.expiresAt),
    keepsSignIns: tokens !== null && settings.tokenKey !== null, tabFolder: join(built, 'tab'), alone: false,
  });
  opened(() => app.stop());
  await listen(app.http.server, settings.port, settings.host);
  opened(() => close(app.http.server));
  await app.start();
  log('info', 'listening', { port: settings.port });
}
