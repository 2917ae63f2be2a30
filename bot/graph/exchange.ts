import type { Context } from '@microsoft/microsoft-graph-client';

/** One request and its answer in the form that a contract check reads, one JSON object a line. */
export interface Exchange {
  request: { method: string; url: string; headers: Record<string, string>; body?: unknown };
  response: { status: number; headers: Record<string, string>; body?: unknown };
}

/** The address a link of the chain is asked for, whichever form it has. */
export function addressOf(context: Context): string {
  const asked: unknown = context.request;
  return typeof asked === 'string' ? asked : (asked as { url: string }).url;
}

/** The exchange without its secrets: the token is cut out, bytes are told by their size only. */
export async function exchangeOf(context: Context, response: Response): Promise<Exchange> {
  const options = context.options ?? {};
  const headers = plain(options.headers);
  if (headers['authorization']) headers['authorization'] = 'Bearer x';
  const request: Exchange['request'] = {
    method: (options.method ?? 'GET').toUpperCase(),
    url: withoutKey(addressOf(context)),
    headers,
  };
  if (options.body !== undefined && options.body !== null) request.body = sent(options.body, headers['content-type'] ?? '');
  const answer: Exchange['response'] = { status: response.status, headers: plain(response.headers) };
  const body = await received(response.clone());
  if (body !== undefined) answer.body = body;
  return { request, response: answer };
}

function plain(headers: unknown): Record<string, string> {
  if (headers === undefined || headers === null) return {};
  const entries = [...new Headers(headers as Record<string, string>).entries()];
  return Object.fromEntries(entries.map(([name, value]) => [name, withoutKey(value)]));
}

/** Addresses of SharePoint for download and upload carry a short-lived key of their own. */
const withoutKey = (text: string): string => text.replace(/(tempauth=)[^&"\\]+/g, '$1x');

function sent(body: unknown, type: string): unknown {
  if (typeof body === 'string') return /json/.test(type) ? parsed(body) : body;
  return body instanceof Uint8Array ? `(${body.byteLength} bytes)` : '(a stream)';
}

async function received(response: Response): Promise<unknown> {
  const bytes = Buffer.from(await response.arrayBuffer());
  if (bytes.length === 0) return undefined;
  return /json/.test(response.headers.get('content-type') ?? '') ? parsed(withoutKey(bytes.toString('utf8'))) : `(${bytes.length} bytes)`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
