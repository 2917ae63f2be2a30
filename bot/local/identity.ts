import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLocalJWKSet, exportJWK, exportPKCS8, generateKeyPair, importPKCS8, jwtVerify, SignJWT, type JWK } from 'jose';
import { entraHost } from '../entraHost';
import { localBot, localPeople, localTenant, type LocalPerson } from './people';

/** Entra ID for one machine: signs tokens with a key of its own and publishes the key set. */
export interface LocalIdentity {
  issuer: string;
  jwks: { keys: JWK[] };
  /** What `authentication.getAuthToken()` hands to the tab; valid for an hour. */
  tabToken(personId: string): Promise<string>;
  /** What an on-behalf-of (`personId`) or application (`null`) exchange hands to the server for Graph. */
  graphToken(personId: string | null, scopes: readonly string[]): Promise<string>;
  /** Whose tab token this is; null when it is none, or has ended. */
  readTabToken(token: string): Promise<string | null>;
  /** What goes on where the tab's token has ended: good for 90 days, for nothing but another exchange. */
  refreshToken(personId: string): Promise<string>;
  readRefreshToken(token: string): Promise<string | null>;
  /** Who somebody is, for the app that asked. */
  idToken(personId: string, clientId: string): Promise<string>;
  /** The claims of a Graph token of this identity, or null when it is not one or has expired. */
  readGraphToken(token: string): Promise<{ personId: string | null; scopes: string[] } | null>;
}

export const localIssuer = `${entraHost}/${localTenant}/v2.0`;
export const localTabAudience = `api://local/${localBot.appId}`;
const graphAudience = 'https://graph.microsoft.com';
const refreshAudience = 'local-refresh';
const algorithm = 'ES256';

/** Opens the identity whose key lives in `folder`, for the eight people and those of a `crowd`; makes the key at the first call. */
export async function openLocalIdentity(folder: string, crowd: readonly LocalPerson[] = []): Promise<LocalIdentity> {
  const file = join(folder, 'identity-key.pem');
  if (!existsSync(file)) {
    const pair = await generateKeyPair(algorithm, { extractable: true });
    writeFileSync(file, await exportPKCS8(pair.privateKey), { mode: 0o600 });
    chmodSync(file, 0o600);
  }
  const privateKey = await importPKCS8(readFileSync(file, 'utf8'), algorithm, { extractable: true });
  const { d: _private, ...publicJwk } = await exportJWK(privateKey);
  const jwks = { keys: [{ ...publicJwk, kid: 'local', alg: algorithm, use: 'sig' }] };
  const keySet = createLocalJWKSet(jwks);

  const sign = (claims: Record<string, unknown>, audience: string, lasts = '1h'): Promise<string> =>
    new SignJWT({ tid: localTenant, ver: '2.0', ...claims })
      .setProtectedHeader({ alg: algorithm, kid: 'local', typ: 'JWT' })
      .setIssuer(localIssuer).setAudience(audience).setIssuedAt().setNotBefore('0s').setExpirationTime(lasts)
      .sign(privateKey);

  const personOf = async (token: string, audience: string): Promise<string | null> => {
    try {
      return (await jwtVerify(token, keySet, { issuer: localIssuer, audience })).payload['oid'] as string;
    } catch {
      return null;
    }
  };

  return {
    issuer: localIssuer,
    jwks,
    tabToken(personId) {
      const one = [...localPeople, ...crowd].find((person) => person.id === personId);
      if (!one) return Promise.reject(new Error('nobody of local Teams has this id'));
      return sign({ oid: one.id, name: one.name, preferred_username: one.email, scp: 'access_as_user' }, localTabAudience);
    },
    readTabToken: (token) => personOf(token, localTabAudience),
    refreshToken: (personId) => sign({ oid: personId }, refreshAudience, '90d'),
    readRefreshToken: (token) => personOf(token, refreshAudience),
    idToken: (personId, clientId) => sign({ oid: personId, sub: personId, preferred_username: localPeople.find((one) => one.id === personId)?.email ?? '' }, clientId),
    graphToken: (personId, scopes) =>
      sign(personId ? { oid: personId, scp: scopes.join(' ') } : { roles: scopes, idtyp: 'app' }, graphAudience),
    async readGraphToken(token) {
      try {
        const { payload } = await jwtVerify(token, keySet, { issuer: localIssuer, audience: graphAudience });
        const scopes = typeof payload['scp'] === 'string' ? payload['scp'].split(' ') : ((payload['roles'] as string[] | undefined) ?? []);
        return { personId: (payload['oid'] as string | undefined) ?? null, scopes };
      } catch {
        return null;
      }
    },
  };
}
