import type { AuthenticationResult, ICachePlugin, INetworkModule } from '@azure/msal-node';
import { entraHost } from '../entraHost';
import type { KeptSignIns } from './keptSignIns';
import { GraphProblem } from './problems';

/** How requests to Entra ID are made. */
export type EntraNetwork = INetworkModule;

/** Who the app is to Entra ID, and how it gets there. */
export interface EntraApp {
  clientId: string;
  tenantId: string;
  clientSecret: string;
  /** Entra's address; another one in national clouds. */
  authorityHost?: string;
  /** In place of the library's own requests, for one machine. */
  network?: EntraNetwork;
}

/** A token for Graph, and when it ends in milliseconds. */
export interface PersonToken {
  token: string;
  endsAt: number;
}

export interface OnBehalfOf {
  /** By what is kept of the person; null when that does not serve. Throws `GraphProblem` `consent-needed`. */
  fromKept(personId: string, scopes: readonly string[]): Promise<PersonToken | null>;
  /** By the token of the person's tab, which must have been verified; keeps what comes back. Throws `GraphProblem`. */
  fromTab(personId: string, tabToken: string, scopes: readonly string[]): Promise<PersonToken>;
}

/**
 * The on-behalf-of exchange through MSAL, under teamsfx, which has no hook for a cache of its own: for each call a client
 * with the cache of one person, as Microsoft advises for web APIs ("Token caching in MSAL Node", distributed cache).
 * What the exchange gives holds a refresh token, by which `acquireTokenSilent` goes on once the tab's token has ended.
 */
export function onBehalfOf({ clientId, tenantId, clientSecret, authorityHost = entraHost, network }: EntraApp, kept: KeptSignIns): OnBehalfOf {
  async function clientOf(personId: string, isNew: boolean) {
    // Loaded at the first need: it is large.
    const { ConfidentialClientApplication: Client } = await import('@azure/msal-node');
    return new Client({
      auth: { clientId, authority: `${authorityHost}/${tenantId}`, clientSecret },
      cache: { cachePlugin: cacheOf(kept, personId, isNew) },
      ...(network ? { system: { networkClient: network } } : {}),
    });
  }

  return {
    async fromKept(personId, scopes) {
      const client = await clientOf(personId, false);
      const account = (await client.getTokenCache().getAllAccounts()).find((one) => one.localAccountId === personId);
      if (!account) return null;
      try {
        return told(await client.acquireTokenSilent({ account, scopes: [...scopes] }));
      } catch (error) {
        if (!isRefusal(error)) throw unavailable(error);
        if (wantsConsent(error)) throw new GraphProblem('consent-needed', 'other');
        // Taken back, run out, or a new proof is asked for: only the person can mend it.
        await kept.drop(personId);
        return null;
      }
    },
    async fromTab(personId, tabToken, scopes) {
      const client = await clientOf(personId, true);
      try {
        const found = told(await client.acquireTokenOnBehalfOf({ oboAssertion: tabToken, scopes: [...scopes] }));
        if (found) return found;
      } catch (error) {
        // AADSTS50013, 500133: the tab's token is not taken any more.
        if (messageOf(error).includes('AADSTS50013')) throw new GraphProblem('sign-in-needed', 'other');
        if (isRefusal(error)) throw new GraphProblem('consent-needed', 'other');
        throw unavailable(error);
      }
      throw new GraphProblem('sign-in-needed', 'other');
    },
  };
}

/** The cache of one person; what others have in it is never seen. */
const cacheOf = (kept: KeptSignIns, personId: string, isNew: boolean): ICachePlugin => ({
  async beforeCacheAccess({ tokenCache }) {
    const text = await kept.read(personId) ?? '';
    try {
      tokenCache.deserialize(text);
    } catch {
      // Written by a version of the library that has another form for it.
      await kept.drop(personId);
    }
  },
  async afterCacheAccess({ tokenCache, cacheHasChanged }) {
    if (cacheHasChanged) await kept.write(personId, tokenCache.serialize(), isNew);
  },
});

const told = (result: AuthenticationResult | null): PersonToken | null => result && { token: result.accessToken, endsAt: result.expiresOn?.getTime() ?? 0 };

interface EntraError {
  name?: unknown;
  errorCode?: unknown;
  subError?: unknown;
  errorMessage?: unknown;
}

/** Entra ID wants something from the person. */
const isRefusal = (error: unknown): boolean => (error as EntraError | null)?.name === 'InteractionRequiredAuthError' || (error as EntraError | null)?.errorCode === 'invalid_grant';
const messageOf = (error: unknown): string => {
  const message = (error as EntraError | null)?.errorMessage;
  return typeof message === 'string' ? message : '';
};
/** AADSTS65001, 65004, 90094: nobody has allowed it, it was declined, or an administrator has to. */
const wantsConsent = (error: unknown): boolean => {
  const { errorCode, subError } = error as EntraError;
  return errorCode === 'consent_required' || subError === 'consent_required' || /AADSTS(65001|65004|90094)/.test(messageOf(error));
};
/** Its message may quote what was sent and goes nowhere. */
function unavailable(error: unknown): GraphProblem {
  if (error instanceof GraphProblem) return error;
  const code = (error as EntraError | null)?.errorCode;
  return new GraphProblem('unavailable', 'other', { serviceCode: typeof code === 'string' ? code : null });
}
