import type { Exchange } from '../../bot/graph/exchange';

const step = 320 * 1024;

/** True for the address that an upload session hands out: it is none of Graph's. */
export const isUploadAddress = (url: URL): boolean => url.hostname.endsWith('.sharepoint.com') && url.pathname.endsWith('/uploadSession');

/** What Microsoft documents about the slices of a file (driveItem: createUploadSession), its status and its end. */
export function uploadFindings({ request, response }: Exchange): string[] {
  const found: string[] = [];
  if (request.headers['authorization'] !== undefined) found.push('a token is sent to the upload address');
  const documented: Record<string, readonly number[]> = { GET: [200], PUT: [200, 201, 202], DELETE: [204] };
  const expected = documented[request.method];
  if (!expected) return [...found, 'the upload address takes GET, PUT and DELETE'];
  if (response.status < 400 && !expected.includes(response.status)) found.push(`${response.status} is not one of ${expected.join(', ')}`);
  if (request.method === 'PUT') found.push(...sliceFindings(request));
  const body = (response.body ?? {}) as Record<string, unknown>;
  if ((response.status === 202 || request.method === 'GET') && response.status < 300) {
    for (const name of ['expirationDateTime', 'nextExpectedRanges']) if (body[name] === undefined) found.push(`the answer has no ${name}`);
  }
  return found;
}

function sliceFindings({ headers, body }: Exchange['request']): string[] {
  const found: string[] = [];
  const [from, to, total] = (/^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers['content-range'] ?? '')?.slice(1) ?? []).map(Number);
  if (from === undefined || to === undefined || total === undefined || to < from || to >= total) return ['Content-Range is not bytes a-b/total within the file'];
  const length = to - from + 1;
  if (from % step !== 0 || (to !== total - 1 && length % step !== 0)) found.push('the slice is not on the edges of 320 KiB');
  if (length > 60 * 1024 * 1024) found.push('the slice is above 60 MiB');
  if (Number(headers['content-length']) !== length || body !== `(${length} bytes)`) found.push('the slice has not the length that its range says');
  return found;
}
