import type { IncomingMessage, ServerResponse } from 'node:http';
import { consentScopes } from '../graph/consent';
import { readBody } from './graph/respond';
import type { Granted } from './graph/tokens';
import type { LocalIdentity } from './identity';
import { localTenant } from './people';

/** Where the local Entra ID is mounted. */
export const localEntraPath = '/local/entra';
/** What the app is to it. */
export const localEntraApp = { clientId: '7a1c0000-0000-4000-8000-0000000000ee', tenantId: localTenant, clientSecret: 'local' };

export interface LocalEntra {
  /** Serves the token endpoint: on-behalf-of exchanges and refresh tokens. Never rejects. */
  handle(req: IncomingMessage, res: ServerResponse): Promise<void>;
  /** Takes no refresh token of somebody until they are in the tab again, as when an administrator revokes their sessions. */
  revoke(personId: string): void;
}

const graph = 'https://graph.microsoft.com/';
/** Scopes about the sign-in itself, which nobody has to be asked for here. */
const ofSignIn = new Set(['openid', 'profile', 'offline_access', 'email']);
const largest = 64 * 1024;

/** The token endpoint of Entra ID for one machine ("Microsoft identity platform and OAuth2.0 On-Behalf-Of flow"). */
export function openLocalEntra(identity: LocalIdentity, granted: Granted): LocalEntra {
  const revoked = new Set<string>();

  async function answer(form: URLSearchParams): Promise<[status: number, body: object]> {
    const field = (name: string): string => form.get(name) ?? '';
    if (field('client_id') !== localEntraApp.clientId || field('client_secret') !== localEntraApp.clientSecret) return refused('invalid_client', 7000215, 'Invalid client secret provided.', 401);
    const isExchange = field('grant_type') === 'urn:ietf:params:oauth:grant-type:jwt-bearer' && field('requested_token_use') === 'on_behalf_of';
    if (!isExchange && field('grant_type') !== 'refresh_token') return refused('unsupported_grant_type', 70003, 'The app requested an unsupported grant type.');
    const personId = isExchange ? await identity.readTabToken(field('assertion')) : await identity.readRefreshToken(field('refresh_token'));
    if (personId === null) return isExchange ? refused('invalid_grant', 500133, 'Assertion is not within its valid time range.') : refused('invalid_grant', 700082, 'The refresh token has expired due to inactivity.');
    if (!isExchange && revoked.has(personId)) return refused('invalid_grant', 50173, 'The provided grant has been revoked.');

    const asked = field('scope').split(' ').filter((one) => one !== '' && !ofSignIn.has(one));
    const ofGraph = asked.map((one) => one.replace(graph, ''));
    const scopes = ofGraph.includes('.default') ? [...new Set(Object.values(consentScopes).flat())].filter(granted) : ofGraph;
    if (scopes.length === 0 || !scopes.every(granted)) return refused('invalid_grant', 65001, 'The user or administrator has not consented to use the application.', 400, 'consent_required');
    if (isExchange) revoked.delete(personId);
    return [200, {
      token_type: 'Bearer', scope: scopes.map((one) => `${graph}${one}`).join(' '), expires_in: 3599, ext_expires_in: 3599,
      access_token: await identity.graphToken(personId, scopes), id_token: await identity.idToken(personId, localEntraApp.clientId),
      client_info: Buffer.from(JSON.stringify({ uid: personId, utid: localTenant })).toString('base64url'),
      ...(field('scope').split(' ').includes('offline_access') ? { refresh_token: await identity.refreshToken(personId) } : {}),
    }];
  }

  return {
    async handle(req, res) {
      const isToken = req.method === 'POST' && req.url?.split('?')[0] === `${localEntraPath}/${localTenant}/oauth2/v2.0/token`;
      const [status, body] = isToken ? await readBody(req, largest).then((body) => answer(new URLSearchParams(body.toString('utf8')))).catch((): [number, object] => [500, {}]) : [404, { error: 'not_found' }] as [number, object];
      res.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
      res.end(JSON.stringify(body));
    },
    revoke: (personId) => void revoked.add(personId),
  };
}

const refused = (error: string, code: number, text: string, status = 400, suberror?: string): [number, object] =>
  [status, { error, error_description: `AADSTS${code}: ${text}`, error_codes: [code], ...(suberror ? { suberror } : {}) }];
