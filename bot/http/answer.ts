import type { Response } from 'restify';
import { errorAnswer, type AppError } from '../errors';

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

/** Answers once; a second answer to one request is dropped. `body` undefined sends none. */
export function answerJson(res: Response, status: number, body?: unknown): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  answerText(res, status, text, 'application/json; charset=utf-8');
}

export function answerText(res: Response, status: number, text: string | Buffer, type: string): void {
  if (res.headersSent || res.writableEnded) return;
  const length = String(Buffer.byteLength(text));
  res.sendRaw(status, text, { 'Content-Length': length, ...(length === '0' ? {} : { 'Content-Type': type }) });
}

/** An error as `{code, message}`; after one that leaves the request half read the connection ends. */
export function answerError(res: Response, error: AppError): void {
  if (res.headersSent) return void res.destroy();
  if (error.status === 413) res.setHeader('Connection', 'close');
  if (error.status === 401) res.setHeader('WWW-Authenticate', 'Bearer');
  answerJson(res, error.status, errorAnswer(error));
}

/** A document under its own name, whatever letters it has. */
export function answerFile(res: Response, { name, bytes, type }: { name: string; bytes: Buffer; type: string }): void {
  res.setHeader('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  answerText(res, 200, bytes, type);
}
