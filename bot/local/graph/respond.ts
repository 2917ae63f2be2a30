import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { entraHost } from '../../entraHost';
import { Refusal, type Answer } from './answers';

/** The service takes up to 250 MB in one PUT; nothing that is written here comes near this. */
const largestBody = 60 * 1024 * 1024;

/** The whole body. Throws 413 when it is larger than is taken, in bytes. */
export async function readBody(req: IncomingMessage, most = largestBody): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    size += (chunk as Buffer).length;
    if (size > most) throw new Refusal(413, 'RequestEntityTooLarge', 'The request is too large.');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

export function send(req: IncomingMessage, res: ServerResponse, answer: Answer): void {
  const body = answer.bytes ?? (answer.json ? Buffer.from(JSON.stringify(answer.json)) : Buffer.alloc(0));
  const ids = requestIds(req);
  res.writeHead(answer.status, {
    'request-id': ids.request, 'client-request-id': ids.client, 'OData-Version': '4.0', 'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...(answer.json ? { 'Content-Type': 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8' } : {}),
    ...(answer.status === 204 ? {} : { 'Content-Length': String(body.length) }),
    ...answer.headers,
  });
  res.end(body.length > 0 ? body : undefined);
}

export function sendRefusal(req: IncomingMessage, res: ServerResponse, refusal: Refusal, now: Date): void {
  const ids = requestIds(req);
  send(req, res, {
    status: refusal.status,
    headers: { 'request-id': ids.request, 'client-request-id': ids.client, ...refusal.more.headers },
    json: {
      error: {
        code: refusal.code, message: refusal.message,
        innerError: { ...(refusal.more.innerCode ? { code: refusal.more.innerCode } : {}), date: now.toISOString().slice(0, 19), 'request-id': ids.request, 'client-request-id': ids.client },
      },
    },
  });
}

function requestIds(req: IncomingMessage): { request: string; client: string } {
  const request = randomUUID();
  const client = req.headers['client-request-id'];
  return { request, client: typeof client === 'string' && /^[\w-]{1,64}$/.test(client) ? client : request };
}

export const noToken = (problem: string): Refusal => new Refusal(401, 'InvalidAuthenticationToken', problem, {
  headers: { 'WWW-Authenticate': `Bearer realm="", authorization_uri="${entraHost}/common/oauth2/authorize", error="invalid_token"` },
});
