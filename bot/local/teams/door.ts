import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request that is turned away: becomes `{code, message}` with this status. */
export class Refused extends Error {
  constructor(readonly status: number, readonly code: string, message: string) {
    super(message);
  }
}

/** Most bytes of a JSON body. */
export const bodyLimit = 1_048_576;

/**
 * Only this machine's own pages may come in: a foreign `Host` means DNS rebinding, a foreign
 * `Origin` a page of another site. Throws Refused 403.
 */
export function checkCaller(req: IncomingMessage): void {
  const host = req.headers.host ?? '';
  if (!isLoopback(host)) throw new Refused(403, 'foreign-host', 'Local Teams answers on this machine only. Open it at 127.0.0.1.');
  const origin = req.headers.origin;
  if (origin !== undefined && !sameOrigin(origin, host)) throw new Refused(403, 'foreign-origin', 'Local Teams takes requests from its own page only.');
  const site = req.headers['sec-fetch-site'];
  const navigating = req.headers['sec-fetch-mode'] === 'navigate';
  if (site === 'cross-site' && !navigating) throw new Refused(403, 'foreign-origin', 'Local Teams takes requests from its own page only.');
}

function isLoopback(host: string): boolean {
  return /^(127\.0\.0\.1|localhost)(:\d{1,5})?$/i.test(host);
}

function sameOrigin(origin: string, host: string): boolean {
  return origin.toLowerCase() === `http://${host.toLowerCase()}`;
}

/** Reads a JSON object from the body; throws Refused 400, 413 or 415. */
export async function readBody(req: IncomingMessage): Promise<Record<string, unknown>> {
  if (!(req.headers['content-type'] ?? '').startsWith('application/json')) throw new Refused(415, 'not-json', 'Send JSON.');
  const bytes = await readBytes(req);
  try {
    const body: unknown = JSON.parse(bytes.toString('utf8'));
    if (isRecord(body)) return body;
  } catch {
    // Said below, in the same words as for JSON that is no object.
  }
  throw new Refused(400, 'not-readable', 'The request is not a JSON object.');
}

/** Reads to the end even when it is too much, so that the refusal can be answered on the same connection. */
function readBytes(req: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= bodyLimit) chunks.push(chunk);
      else chunks.length = 0;
    });
    req.on('end', () => (size > bodyLimit ? reject(new Refused(413, 'too-large', 'This is over 1 MB. Send less at once.')) : resolve(Buffer.concat(chunks))));
    req.on('error', reject);
  });
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function sendJson(res: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  res.writeHead(status, {
    'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text), 'cache-control': 'no-store', 'x-content-type-options': 'nosniff',
  });
  res.end(text);
}
