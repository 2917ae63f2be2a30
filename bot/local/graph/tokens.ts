import type { TokenSource } from '../../graph/credentials';
import type { LocalIdentity } from '../identity';

/** Graph tokens of the local identity: what Entra ID's on-behalf-of and application exchanges would hand out. */
export function localTokens(identity: Pick<LocalIdentity, 'graphToken'>): TokenSource {
  return (who, scopes) => identity.graphToken(who.kind === 'user' ? who.personId : null, scopes);
}
