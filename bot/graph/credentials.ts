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
   * Keeps the latest token of a person's tab, in memory only. It must have been verified before:
   * teamsfx does not verify it. `expiresAt` is the token's own end, ISO 8601 in UTC.
   */
  rememberSignIn(personId: string, token: string, expiresAt: string): void;
}

export interface LiveCredentials {
  clientId: string;
  tenantId: string;
  clientSecret: string;
  /** Entra's address; another one in national clouds. */
  authorityHost?: string;
  clock?: () => Date;
}

interface Credential {
  getToken(scopes: string | string[]): Promise<{ token: string } | null>;
}

interface SignIn {
  token: string;
  expiresAt: number;
  /** Kept with its cache of Graph tokens until the tab sends another token. */
  credential: Credential | null;
}

/** Tokens of Entra ID: on behalf of a person who was in the tab within the hour, or for the app itself. */
export function liveTokens(settings: LiveCredentials): LiveTokens {
  const { authorityHost = 'https://login.microsoftonline.com', clock = () => new Date() } = settings;
  const config = { authorityHost, clientId: settings.clientId, tenantId: settings.tenantId, clientSecret: settings.clientSecret };
  const signIns = new Map<string, SignIn>();
  let app: Credential | null = null;

  async function credentialOf(who: TokenHolder): Promise<Credential> {
    const signIn = who.kind === 'user' ? signInOf(who.personId) : null;
    // Loaded at the first need: it is large, and local Teams never needs it.
    const { AppCredential, OnBehalfOfUserCredential } = await import('@microsoft/teamsfx');
    if (!signIn) return (app ??= new AppCredential(config));
    return (signIn.credential ??= new OnBehalfOfUserCredential(signIn.token, config));
  }

  function signInOf(personId: string): SignIn {
    const signIn = signIns.get(personId);
    if (signIn && signIn.expiresAt > clock().getTime()) return signIn;
    signIns.delete(personId);
    throw new GraphProblem('sign-in-needed', 'other');
  }

  return {
    async source(who, scopes) {
      try {
        const credential = await credentialOf(who);
        const wanted = who.kind === 'app' ? 'https://graph.microsoft.com/.default' : scopes.map((scope) => `https://graph.microsoft.com/${scope}`);
        const answer = await credential.getToken(wanted);
        if (answer) return answer.token;
      } catch (error) {
        throw tokenProblem(error);
      }
      throw new GraphProblem('sign-in-needed', 'other');
    },
    rememberSignIn(personId, token, expiresAt) {
      const now = clock().getTime();
      for (const [id, one] of signIns) if (one.expiresAt <= now) signIns.delete(id);
      if (signIns.get(personId)?.token === token) return;
      signIns.set(personId, { token, expiresAt: Date.parse(expiresAt), credential: null });
    },
  };
}

/** teamsfx tells its errors apart by a code; its messages may hold tokens' claims and go nowhere. */
function tokenProblem(error: unknown): GraphProblem {
  if (error instanceof GraphProblem) return error;
  const code = (error as { code?: unknown } | null)?.code;
  if (code === 'UiRequiredError') return new GraphProblem('consent-needed', 'other', { serviceCode: code });
  if (code === 'TokenExpiredError') return new GraphProblem('sign-in-needed', 'other', { serviceCode: code });
  return new GraphProblem('unavailable', 'other', { serviceCode: typeof code === 'string' ? code : null });
}
