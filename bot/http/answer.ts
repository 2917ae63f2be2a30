import type { Response } from 'restify';
import { errorAnswer, type AppError } from '../errors';
import { pack, packingFor, worthPacking } from './packing';

/** What applies to everything that is not a page: nothing in it may run, load or be framed. */
const closedPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Headers of every answer; a route that serves a page replaces the content policy and the caching. */
export function setGuards(res: Response, https: boolean): void {
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Referrer-Policy', 'no-referrer');
  res.setHeader('Content-Security-Policy', closedPolicy);
  res.setHeader('Cache-Control', 'no-store');
  if (https) res.setHeader('Strict-Transport-Security', 'max-age=31536000');
}

/** Answers once; a second answer to one request is dropped. `body` undefined sends none. Handlers wait for it, as for all that answer. */
export function answerJson(res: Response, status: number, body?: unknown): Promise<void> {
  const text = body === undefined ? '' : JSON.stringify(body);
  return answerText(res, status, text, 'application/json; charset=utf-8');
}

/** Long text goes out packed where the asker takes that; bytes, such as documents, are packed already. */
export async function answerText(res: Response, status: number, text: string | Buffer, type: string): Promise<void> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const packing = typeof text === 'string' && bytes.length >= worthPacking ? packingFor(res.req.headers['accept-encoding']) : null;
  const sent = packing === null ? bytes : await pack(bytes, packing, 'each');
  if (res.headersSent || res.writableEnded) return;
  if (packing !== null) res.setHeader('Content-Encoding', packing);
  res.sendRaw(status, sent, { 'Content-Length': String(sent.length), ...(sent.length === 0 ? {} : { 'Content-Type': type }) });
}

/** An error as `{code, message}`; after one that leaves the request half read the connection ends. */
export function answerError(res: Response, error: AppError): void {
  if (res.headersSent) return void res.destroy();
  if (error.status === 413) res.setHeader('Connection', 'close');
  if (error.status === 401) res.setHeader('WWW-Authenticate', 'Bearer');
  void answerJson(res, error.status, errorAnswer(error));
}

/** A calendar file; its name is of plain letters. */
export function answerCalendar(res: Response, name: string, text: string): Promise<void> {
  res.setHeader('Content-Disposition', `attachment; filename="${name}.ics"`);
  return answerText(res, 200, text, 'text/calendar; charset=utf-8');
}

/** A document under its own name, whatever letters it has. */
export function answerFile(res: Response, { name, bytes, type }: { name: string; bytes: Buffer; type: string }): Promise<void> {
  res.setHeader('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  return answerText(res, 200, bytes, type);
}
