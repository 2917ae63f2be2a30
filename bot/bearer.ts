import { errors } from 'jose';

/** The signed token of an Authorization header, or null. An unsigned one (nothing after its second dot) is none. */
export function bearerToken(authorization: string | undefined): string | null {
  return /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1] ?? null;
}

/** True if verifying failed because of the token; false for what is wrong on our side or on the way to the keys. */
export function isForged(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return false;
  return !(error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid || error.code === 'ERR_JOSE_GENERIC');
}
