import { createServer, type Server } from 'node:http';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { loopbackEntra, loopbackTransport } from '../graph/loopback';
import type { Exchange } from '../graph/exchange';
import { consentDone, type ConsentAddress } from '../graph/consent';
import type { Pacing } from '../graph/pacing';
import { graphClient } from '../graph/client';
import { holderOf, liveTokens, type TokenSource } from '../graph/credentials';
import type { KeptSignIns } from '../graph/keptSignIns';
import { GraphProblem } from '../graph/problems';
import type { ClientFor } from '../jobs/graphWork';
import { errorFacts, type Log } from '../log';
import type { Clock } from '../clock';
import type { Person, SessionOptions } from '../api/session';
import { localEntraApp, localEntraPath, openLocalEntra, type LocalEntra } from './entra';
import { openLocalGraph, localGraphPath, type LocalGraph } from './graph/open';
import { localTokens, type Granted } from './graph/tokens';
import { localIssuer, localTabAudience, openLocalIdentity, type LocalIdentity } from './identity';
import { localTenant, type LocalPerson } from './people';
import { openLocalTeams, type LocalTeams } from './teams/open';

/** What stands in for Microsoft's services on one machine: Teams, Entra ID and Graph, each speaking its protocol over HTTP. */
export interface LocalWorld {
  tenantId: string;
  identity: LocalIdentity;
  graph: LocalGraph;
  session: SessionOptions;
  clientFor: ClientFor;
  /** The stand-in for Entra ID's question whether a person allows something: they do, and are led back at once. */
  consentAddress: ConsentAddress;
  entra: LocalEntra;
  /** Told of each verified sign-in of the tab. */
  signedIn(person: Person): void;
  /** One server for the app and for the stand-ins; `app` answers what is not theirs. */
  serve(app: Server, origin: string): Server;
  close(): void;
}

export interface LocalWorldParts {
  folder: string;
  clock: Clock;
  log: Log;
  /** Where the page of local Teams was built. */
  pageFolder: string;
  /** Shown every exchange with Graph; for the contract checks. */
  record?: (exchange: Exchange) => void;
  /** Milliseconds until an unanswered activity is delivered again; as in Teams by default. */
  redeliverAfter?: number;
  /** Where the app is told to send to; this origin's own connector by default. */
  serviceUrl?: string;
  /** Moves the time of this world to a moment, ISO 8601 UTC; false where it cannot go. */
  moveClock?: (to: string) => Promise<boolean>;
  /** Which permissions Microsoft 365 has been given; all of them by default. */
  granted?: Granted;
  /**
   * Tokens of people come from the local Entra ID by their sign-ins, and are kept here; without it everybody always
   * has one. `asks` as Microsoft does: else who wants sign-ins kept counts as having been in the tab.
   */
  signIns?: { kept: KeptSignIns; asks: boolean };
  /** Keeps to the limits of Microsoft 365; without it nothing waits. */
  pacing?: Pacing;
  /** Members of the team besides the eight people. */
  crowd?: readonly LocalPerson[];
}

const consentPath = '/local/consent';

/** When a tab's token ends that is made now; tokens go by the machine's time. */
const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();

export async function openLocalWorld(parts: LocalWorldParts): Promise<LocalWorld> {
  const { folder, clock, log, record } = parts;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const identity = await openLocalIdentity(folder, parts.crowd);
  const now = (): Date => new Date(clock.now());
  const graph = openLocalGraph({ folder: join(folder, 'microsoft365'), identity, clock: now, teamMembers: () => teams?.teamMembers() ?? [], messages: () => teams?.channelMessages() ?? [], report: (error) => log('error', 'local-graph', errorFacts(error)) });
  const allowed = new Set<string>();
  const granted: Granted = (permission) => allowed.has(permission) || (parts.granted?.(permission) ?? true);
  const given = localTokens(identity, granted);
  const entra = openLocalEntra(identity, granted);
  const signIns = parts.signIns;
  const live = signIns ? liveTokens({ ...localEntraApp, kept: signIns.kept, network: loopbackEntra(() => `${address}${localEntraPath}`) }) : null;
  const tokens: TokenSource = async (who, scopes) => {
    if (who.kind === 'app' || !live || !signIns) return given(who, scopes);
    try {
      return await live.source(who, scopes);
    } catch (error) {
      if (signIns.asks || !(error instanceof GraphProblem) || error.code !== 'sign-in-needed' || !(await signIns.kept.wants(who.personId))) throw error;
      live.rememberSignIn(who.personId, await identity.tabToken(who.personId), inAnHour());
      return live.source(who, scopes);
    }
  };
  let teams: LocalTeams | null = null;
  let address = '';

  return {
    tenantId: localTenant,
    identity,
    graph,
    entra,
    signedIn: ({ personId, token, expiresAt }) => live?.rememberSignIn(personId, token, expiresAt),
    session: { issuer: localIssuer, audience: [localTabAudience], tenantId: localTenant, keys: identity.jwks },
    clientFor: (personId, scopes) => graphClient({
      token: () => tokens(holderOf(personId), scopes),
      transport: loopbackTransport(() => `${address}${localGraphPath}`),
      ...(record ? { record } : {}),
      ...(parts.pacing ? { pacing: parts.pacing } : {}),
    }),
    consentAddress: (scopes) => `${consentPath}?scope=${encodeURIComponent(scopes.join(' '))}`,
    serve(app, origin) {
      address = origin;
      const open = openLocalTeams({
        folder: join(folder, 'teams'), botUrl: `${origin}/api/messages`, origin, identity, graph, clock: now, pageFolder: parts.pageFolder, log,
        ...(parts.redeliverAfter === undefined ? {} : { redeliverAfter: parts.redeliverAfter }),
        crowd: parts.crowd ?? [], hearsChannels: () => parts.granted?.('ChannelMessage.Read.Group') ?? true,
        ...(parts.moveClock ? { moveClock: parts.moveClock } : {}),
        ...(parts.serviceUrl === undefined ? {} : { serviceUrl: parts.serviceUrl }),
      });
      teams = open;
      const server = createServer((req, res) => {
        if (req.url?.startsWith(`${localGraphPath}/`)) return void graph.handle(req, res);
        if (req.url?.startsWith(`${localEntraPath}/`)) return void entra.handle(req, res);
        if (req.method === 'GET' && req.url?.startsWith(`${consentPath}?`)) {
          for (const one of (new URL(req.url, origin).searchParams.get('scope') ?? '').split(' ')) allowed.add(one);
          res.statusCode = 302;
          res.setHeader('Location', `${consentDone}?code=local`);
          return void res.end();
        }
        void open.handle(req, res).then((taken) => {
          if (!taken) app.emit('request', req, res);
        });
      });
      // As the app's own server, and for the same reason: whoever goes on after a pause is not cut off.
      server.keepAliveTimeout = app.keepAliveTimeout;
      return server;
    },
    close: () => teams?.close(),
  };
}
