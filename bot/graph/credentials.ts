import { entraHost } from '../entraHost';
import { nothingKept, type KeptSignIns } from './keptSignIns';
import { onBehalfOf, type EntraApp } from './onBehalfOf';
import { GraphProblem } from './problems';

/** Whose permission a request uses: a person's (delegated) or the app's own. */
export type TokenHolder = { kind: 'user'; personId: string } | { kind: 'app' };

/** The person of this id, or the app itself for null. */
export const holderOf = (personId: string | null): TokenHolder => (personId === null ? { kind: 'app' } : { kind: 'user', personId });

/** An access token for Graph with these permissions. Throws `GraphProblem` `sign-in-needed` or `consent-needed`. */
export type TokenSource = (who: TokenHolder, scopes: readonly string[]) => Promise<string>;

export interface LiveTokens {
  source: TokenSource;
  /**
   * Takes the latest token of a person's tab, which must have been verified before. It stays in memory until its own
   * end (`expiresAt`, ISO 8601 in UTC); what it is exchanged for is kept, where that is wanted.
   */
  rememberSignIn(personId: string, token: string, expiresAt: string): void;
}

export interface LiveCredentials extends EntraApp {
  /** Without it nothing is done in the name of somebody who has not been in the tab within the hour. */
  kept?: KeptSignIns;
  clock?: () => Date;
}

/** Whatever of Graph the person has allowed: the exchange that is made for its refresh token alone. */
const everythingAllowed = ['https://graph.microsoft.com/.default'];
/** A token is not handed out in its last minutes. Milliseconds. */
const spare = 5 * 60_000;
/** How long what is kept is not looked at again: so long a sign-in that was taken back may still serve. Milliseconds. */
const trusted = 60_000;
/** Between two exchanges for what is kept alone: clients may bring a new token with each request. Milliseconds. */
const exchangeEvery = 30 * 60_000;

/** Tokens of Entra ID: on behalf of a person, by their tab or by what is kept of them, or for the app itself. */
export function liveTokens(settings: LiveCredentials): LiveTokens {
  const { kept = nothingKept, clock = () => new Date(), authorityHost = entraHost, clientId, tenantId, clientSecret } = settings;
  const exchange = onBehalfOf(settings, kept);
  const trust = settings.kept ? trusted : Infinity;
  const signIns = new Map<string, { token: string; expiresAt: number; exchangedAt: number }>();
  const recent = new Map<string, { token: string; until: number }>();
  let app: Promise<{ getToken(scopes: string): Promise<{ token: string } | null> }> | null = null;

  function tabTokenOf(personId: string): string | null {
    const signIn = signIns.get(personId);
    if (signIn && signIn.expiresAt > clock().getTime()) return signIn.token;
    signIns.delete(personId);
    return null;
  }

  async function personToken(personId: string, scopes: readonly string[]): Promise<string> {
    const wanted = scopes.map((scope) => `https://graph.microsoft.com/${scope}`);
    const key = [personId, ...[...wanted].sort()].join(' ');
    const now = clock().getTime();
    for (const [name, one] of recent) if (one.until <= now) recent.delete(name);
    const known = recent.get(key);
    if (known) return known.token;
    const tabToken = tabTokenOf(personId);
    const found = await exchange.fromKept(personId, wanted).catch((error: unknown) => {
      // What they allowed a moment ago the tab's token may know.
      if (tabToken !== null && error instanceof GraphProblem && error.code === 'consent-needed') return null;
      throw error;
    }) ?? (tabToken === null ? null : await exchange.fromTab(personId, tabToken, wanted));
    if (!found) throw new GraphProblem('sign-in-needed', 'other');
    recent.set(key, { token: found.token, until: Math.min(found.endsAt - spare, now + trust) });
    return found.token;
  }

  /** So that there is something to go on with when the person is away. */
  async function keep(personId: string, token: string): Promise<void> {
    if (await kept.wants(personId)) await exchange.fromTab(personId, token, everythingAllowed);
  }

  return {
    async source(who, scopes) {
      try {
        if (who.kind === 'user') return await personToken(who.personId, scopes);
        // Loaded at the first need: it is large, and local Teams never needs it.
        app ??= import('@microsoft/teamsfx').then(({ AppCredential }) => new AppCredential({ authorityHost, clientId, tenantId, clientSecret }));
        const answer = await (await app).getToken('https://graph.microsoft.com/.default');
        if (answer) return answer.token;
      } catch (error) {
        throw tokenProblem(error);
      }
      throw new GraphProblem('sign-in-needed', 'other');
    },
    rememberSignIn(personId, token, expiresAt) {
      const now = clock().getTime();
      for (const [id, one] of signIns) if (one.expiresAt <= now) signIns.delete(id);
      const exchangedAt = signIns.get(personId)?.exchangedAt ?? -Infinity;
      const isDue = exchangedAt + exchangeEvery <= now;
      signIns.set(personId, { token, expiresAt: Date.parse(expiresAt), exchangedAt: isDue ? now : exchangedAt });
      if (!isDue) return;
      // Whoever has allowed nothing yet has nothing to keep; what else goes wrong shows where the sign-in is needed.
      keep(personId, token).catch(() => undefined);
    },
  };
}

/** The libraries tell their errors apart by a code; their messages may hold tokens' claims and go nowhere. */
function tokenProblem(error: unknown): GraphProblem {
  if (error instanceof GraphProblem) return error;
  const code = (error as { code?: unknown } | null)?.code;
  return new GraphProblem('unavailable', 'other', { serviceCode: typeof code === 'string' ? code : null });
}
