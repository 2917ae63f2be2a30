import type { TokenSource } from '../../graph/credentials';
import { GraphProblem } from '../../graph/problems';
import type { LocalIdentity } from '../identity';

/** Whether somebody has granted a permission, such as `Mail.Send`: to a person's token, or to the app in its team. */
export type Granted = (permission: string) => boolean;

/**
 * Graph tokens of the local identity: what Entra ID's on-behalf-of and application exchanges would hand out. A person's
 * token with a permission that was not granted is refused as Entra ID refuses it; the app's own is given, without the
 * permission in it, and Graph refuses.
 */
export function localTokens(identity: Pick<LocalIdentity, 'graphToken'>, granted: Granted = () => true): TokenSource {
  return async (who, scopes) => {
    if (who.kind === 'app') return identity.graphToken(null, scopes.filter(granted));
    if (!scopes.every(granted)) throw new GraphProblem('consent-needed', 'other');
    return identity.graphToken(who.personId, scopes);
  };
}
