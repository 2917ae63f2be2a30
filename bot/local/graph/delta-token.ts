import { Refusal, type Ask } from './answers';

/** What a link of a delta query stands for: changes after one, and where it has come to. */
export interface DeltaToken {
  since: number;
  skip: number;
  /** When the first page was asked for, ISO 8601 UTC. */
  begunAt: string;
}

/** The service forgets after a while; how long is not documented. Days. */
const forgotten = 30;

/** The query of a link that leads on from here. */
export const deltaQuery = (name: '$skiptoken' | '$deltatoken', token: DeltaToken): string => `${name}=${Buffer.from(JSON.stringify(token)).toString('base64url')}`;

/** What the link of a request stands for; null where it begins anew. Throws 410 for one that is forgotten or was never given. */
export function givenToken<T extends DeltaToken>(ask: Ask): T | null {
  const given = ask.query.get('$skiptoken') ?? ask.query.get('$deltatoken');
  if (given === null) return null;
  const token = read<T>(given);
  const age = token ? (ask.now.getTime() - Date.parse(token.begunAt)) / 86_400_000 : Infinity;
  if (!token || age > forgotten) throw new Refusal(410, 'SyncStateNotFound', 'The sync state generation is not found. Begin the synchronisation anew.');
  return token;
}

function read<T extends DeltaToken>(text: string): T | null {
  try {
    const token = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as T;
    return typeof token.since === 'number' && !Number.isNaN(Date.parse(token.begunAt)) ? token : null;
  } catch {
    return null;
  }
}
