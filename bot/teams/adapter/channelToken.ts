import { createRemoteJWKSet, customFetch, jwtVerify, type RemoteJWKSet } from 'jose';
import { bearerToken, isForged } from '../../bearer';
import { notSignedIn, unavailable } from '../../errors';
import type { Channel } from '../../settings/channel';

/** What a token of the channel says, once it has been verified. */
export interface ChannelClaims {
  serviceUrl: string;
  /** Channels that the signing key may speak for. */
  endorsements: readonly string[];
}

export interface ChannelTokens {
  /** Verifies an Authorization header. Throws `not-signed-in`, or `unavailable` when the keys cannot be had. */
  verify(authorization: string | undefined): Promise<ChannelClaims>;
  /** Fetches the keys ahead of the first request. */
  warm(): Promise<void>;
}

/** Seconds of difference between clocks that the Bot Framework allows. */
const clockTolerance = 300;
const fetchTimeout = 5000;
const metadataAge = 24 * 60 * 60 * 1000;

/**
 * Verifies by the seven rules of "Authenticate requests from the Bot Connector service" (Bot
 * Framework documentation), and wants an expiry, an endorsed key and a service URL. The SDK's own
 * check answers 500 to forged tokens, takes tokens without an expiry and those of the Emulator, and
 * fetches keys without a time-out: it is not used.
 */
export function createChannelTokens(channel: Channel, appId: string): ChannelTokens {
  const endorsements = new Map<string, string[]>();
  let known: { keys: RemoteJWKSet; at: number } | null = null;
  let asking: Promise<RemoteJWKSet> | null = null;

  async function discover(): Promise<RemoteJWKSet> {
    const response = await fetch(channel.ToBotFromChannelOpenIdMetadataUrl, { signal: AbortSignal.timeout(fetchTimeout) });
    const address = ((await response.json()) as { jwks_uri?: unknown } | null)?.jwks_uri;
    if (!response.ok || typeof address !== 'string') throw unavailable();
    const keys = createRemoteJWKSet(new URL(address), {
      timeoutDuration: fetchTimeout,
      [customFetch]: async (url, options) => {
        const answer = await fetch(url, options);
        const body = await answer.text();
        if (answer.ok) remember(body, endorsements);
        return new Response(body, { status: answer.status });
      },
    });
    known = { keys, at: Date.now() };
    return keys;
  }

  async function currentKeys(): Promise<RemoteJWKSet> {
    if (known && Date.now() - known.at < metadataAge) return known.keys;
    // One request for all that wait: a cold start would otherwise ask once for each.
    asking ??= discover().finally(() => (asking = null));
    try {
      return await asking;
    } catch (error) {
      if (known) return known.keys;
      throw error;
    }
  }

  return {
    async verify(authorization) {
      const token = bearerToken(authorization);
      if (!token) throw notSignedIn();
      const { payload, protectedHeader } = await currentKeys()
        .then((keys) => jwtVerify(token, keys, {
          issuer: channel.ToBotFromChannelTokenIssuer, audience: appId,
          algorithms: ['RS256', 'RS384', 'RS512'], clockTolerance, requiredClaims: ['exp'],
        }))
        .catch((error: unknown) => {
          throw isForged(error) ? notSignedIn() : unavailable();
        });
      const serviceUrl = payload['serviceurl'];
      if (typeof serviceUrl !== 'string') throw notSignedIn();
      return { serviceUrl, endorsements: endorsements.get(protectedHeader.kid ?? '') ?? [] };
    },
    async warm() {
      await (await currentKeys()).reload();
    },
  };
}

function remember(body: string, endorsements: Map<string, string[]>): void {
  const { keys } = JSON.parse(body) as { keys?: { kid?: unknown; endorsements?: unknown }[] };
  endorsements.clear();
  for (const key of Array.isArray(keys) ? keys : []) {
    if (typeof key.kid !== 'string' || !Array.isArray(key.endorsements)) continue;
    endorsements.set(key.kid, key.endorsements.filter((name) => typeof name === 'string'));
  }
}
