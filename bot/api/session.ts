import { createLocalJWKSet, createRemoteJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { bearerToken, isForged } from '../bearer';
import { notAllowed, notSignedIn, unavailable } from '../errors';
import type { LiveSettings } from '../settings';

/** Who is signed in to the tab. */
export interface Person {
  /** Entra object id. */
  personId: string;
  name: string;
  email: string | null;
  /** The token itself, for an on-behalf-of exchange; never logged or stored. */
  token: string;
  /** UTC, ISO 8601. */
  expiresAt: string;
}

export interface SessionOptions {
  issuer: string;
  /** Any of these; Entra ID names the client id or the application id URI. */
  audience: readonly string[];
  tenantId: string;
  /** The issuer's keys: themselves, or where to fetch them. */
  keys: JSONWebKeySet | URL;
}

/** Throws `AppError`: `not-signed-in`, `not-allowed` for another tenant, `unavailable` when the keys cannot be had. */
export type Session = (authorization: string | undefined) => Promise<Person>;

/** What the tab's own registration lets Teams sign people in for. */
export const signInScope = 'access_as_user';

/** What a live app checks tokens against. */
export function sessionOptions({ tab }: Pick<LiveSettings, 'tab'>): SessionOptions {
  return { issuer: tab.issuer, audience: [tab.clientId, tab.applicationIdUri], tenantId: tab.tenantId, keys: new URL(tab.keysUrl) };
}

/**
 * Verifies the token that `authentication.getAuthToken()` gives the tab, by "Access token claims
 * reference" and "Validate tokens" of the Microsoft identity platform: signature by a public key of
 * the issuer, issuer, audience, times, tenant, a person (`oid`) and the delegated scope.
 */
export function createSession(options: SessionOptions): Session {
  const keySet = options.keys instanceof URL ? createRemoteJWKSet(options.keys) : createLocalJWKSet(options.keys);

  return async (authorization) => {
    const token = bearerToken(authorization);
    if (!token) throw notSignedIn();
    const { payload } = await jwtVerify(token, keySet, {
      issuer: options.issuer, audience: [...options.audience], algorithms: ['RS256', 'ES256'], clockTolerance: 60, requiredClaims: ['exp', 'oid', 'tid', 'scp'],
    }).catch((error: unknown) => {
      throw isForged(error) ? notSignedIn() : unavailable();
    });
    if (payload['tid'] !== options.tenantId.toLowerCase()) throw notAllowed('You are signed in with another organisation. Sign in with an account of the one that this app belongs to.');
    const { oid, scp, name, preferred_username: address } = payload;
    if (typeof oid !== 'string' || oid === '' || typeof scp !== 'string' || !scp.split(' ').includes(signInScope)) throw notSignedIn();
    const email = typeof address === 'string' && address.includes('@') ? address : null;
    return {
      personId: oid,
      name: typeof name === 'string' && name !== '' ? name : (email ?? 'Unnamed person'),
      email, token,
      expiresAt: new Date((payload.exp ?? 0) * 1000).toISOString(),
    };
  };
}
