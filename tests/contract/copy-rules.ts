import type { Exchange } from '../../bot/graph/exchange';

type Json = Record<string, unknown>;

/** True for the address at which a copy is looked at: it is none of Graph's. */
export const isMonitorAddress = (url: URL): boolean => url.hostname.endsWith('.sharepoint.com') && url.pathname.includes('/monitor/');

/** What Microsoft documents about a copy that goes on after its answer (Graph, long running actions). */
export function monitorFindings({ request, response }: Exchange): string[] {
  const found: string[] = [];
  if (request.headers['authorization'] !== undefined) found.push('a token is sent to the address of a copy');
  if (request.method !== 'GET') found.push('the address of a copy takes GET');
  if (response.status >= 400) return found;
  const body = (response.body ?? {}) as Json;
  if (![200, 202].includes(response.status)) found.push(`${response.status} is not one of 200, 202`);
  for (const name of ['status', 'percentageComplete']) if (body[name] === undefined) found.push(`the answer has no ${name}`);
  if (body['status'] === 'completed' && typeof body['resourceId'] !== 'string') found.push('what is completed has no resourceId');
  return found;
}

/** The rules of driveItem: copy that its description does not hold. */
export function copyFindings(path: string, request: Exchange['request'], response: Exchange['response']): string[] {
  if (request.method !== 'POST' || !/\/copy$/i.test(path)) return [];
  const found: string[] = [];
  const body = (request.body ?? {}) as Json;
  const parent = body['parentReference'] as Json | undefined;
  if (parent !== undefined && (typeof parent['driveId'] !== 'string' || typeof parent['id'] !== 'string')) found.push('parentReference holds no driveId and id');
  if (body['@microsoft.graph.conflictBehavior'] !== undefined) found.push('conflictBehavior belongs into the query');
  if (response.status === 202 && !/^https:\/\//.test(response.headers['location'] ?? '')) found.push('202 needs the Location of the copy');
  return found;
}
