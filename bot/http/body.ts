import type { IncomingMessage } from 'node:http';
import type { Request, Response } from 'restify';
import { AppError, notReadable, tooLarge } from '../errors';
import { storable } from './storable';

/** A body over the limit is read to its end up to this many times the limit, so that the sender gets to see the answer. */
const drain = 16;

/**
 * Reads the JSON body of a request into `req.body`; undefined when there is none. Refuses, as
 * `AppError`: more than `limit` bytes (413), another content type or a packed body (415), text that
 * is not UTF-8 or not JSON, or that nests too deeply (400). Below the address `except` bodies are left to their handlers.
 */
export function jsonBody(limit: number, except?: string): (req: Request, res: Response) => Promise<void> {
  return async function readJson(req: Request, _res: Response): Promise<void> {
    req.body = undefined;
    if (except !== undefined && req.url?.startsWith(except)) return;
    if (req.method === 'GET' || req.method === 'HEAD' || !hasBody(req)) return;
    if (!isPlainJson(req)) {
      throw new AppError('not-readable', 415, 'Only JSON that is not compressed can be read here. Send it with the content type application/json.');
    }
    const bytes = await collect(req, limit);
    if (bytes.length > 0) req.body = storable(parse(bytes));
  };
}

/**
 * The fields of a form that a page without scripts sends; none when there is no body. Refuses, as `AppError`, more than
 * `limit` bytes (413) and what is no such form (415).
 */
export async function formBody(req: Request, limit: number): Promise<URLSearchParams> {
  if (!hasBody(req)) return new URLSearchParams();
  const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(req.headers['content-type'] ?? '');
  const bytes = await collect(req, limit);
  if (!isForm || req.headers['content-encoding'] !== undefined) throw new AppError('not-readable', 415, 'Only a form that is not compressed can be read here. Send it from the page itself.');
  const fields = [...new URLSearchParams(bytes.toString('utf8'))].map(([name, value]): [string, string] => [name, storable(value) as string]);
  return new URLSearchParams(fields);
}

function hasBody(req: IncomingMessage): boolean {
  return req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;
}

function isPlainJson(req: IncomingMessage): boolean {
  const type = req.headers['content-type'] ?? '';
  const encoding = req.headers['content-encoding'] ?? 'identity';
  return /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type) && encoding.toLowerCase() === 'identity';
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw notReadable('it is not JSON in UTF-8');
  }
}

function collect(req: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    if (Number(req.headers['content-length'] ?? 0) > limit * drain) return reject(tooLarge(limit));
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else chunks.length = 0;
      if (size > limit * drain) reject(tooLarge(limit));
    });
    req.once('end', () => (size > limit ? reject(tooLarge(limit)) : resolve(Buffer.concat(chunks))));
    req.once('error', () => reject(notReadable('it broke off')));
    req.once('close', () => reject(notReadable('it broke off')));
  });
}
