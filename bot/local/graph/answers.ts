import type { IncomingHttpHeaders } from 'node:http';

/** A call as the operations see it: signed in, body read, path taken apart. */
export interface Ask {
  params: Record<string, string>;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  /** Null for an application token. */
  personId: string | null;
  now: Date;
}

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  json?: object;
  bytes?: Buffer;
}

/** An answer of 4xx or 5xx in Microsoft's error form (OData v4 JSON, 21.1). */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly more: { innerCode?: string; headers?: Record<string, string> } = {},
  ) {
    super(message);
  }
}

export const graphRoot = 'https://graph.microsoft.com/v1.0';

export const entity = (context: string, body: object): object => ({ '@odata.context': `${graphRoot}/$metadata#${context}`, ...body });

/**
 * One page of a collection. Pages are small on purpose, so that a caller who forgets the next link
 * notices; the link is an absolute https address as the service sends it.
 */
export function page(ask: Ask, path: string, context: string, rows: readonly object[], usual: number, most = 999): Answer {
  const from = wholeNumber(ask.query.get('$skiptoken') ?? ask.query.get('$skip'), '$skip', 0);
  const size = Math.min(wholeNumber(ask.query.get('$top'), '$top', usual), most);
  const next = from + size;
  const link = new URL(`${graphRoot}${path}`);
  for (const [name, value] of ask.query) if (name !== '$skiptoken' && name !== '$skip') link.searchParams.set(name, value);
  link.searchParams.set('$skiptoken', String(next));
  const select = ask.query.get('$select');
  return {
    status: 200,
    json: entity(context, {
      ...(next < rows.length ? { '@odata.nextLink': link.href } : {}),
      value: rows.slice(from, next).map((row) => selected(row, select)),
    }),
  };
}

/** The properties that were asked for; keys and etags always come. */
export function selected(row: object, select: string | null): object {
  if (!select) return row;
  const wanted = new Set(select.split(',').map((name) => name.trim()));
  return Object.fromEntries(Object.entries(row).filter(([name]) => wanted.has(name) || name === 'id' || name.startsWith('@odata.')));
}

function wholeNumber(text: string | null, name: string, otherwise: number): number {
  if (text === null) return otherwise;
  if (!/^\d{1,6}$/.test(text)) throw new Refusal(400, 'BadRequest', `Invalid value '${text}' for ${name} query option found.`);
  return Number(text);
}

/** The body as a JSON object. */
export function jsonBody(ask: Ask): Record<string, unknown> {
  if (!/^application\/json\b/i.test(ask.headers['content-type'] ?? '')) {
    throw new Refusal(415, 'UnsupportedMediaType', 'The body must be sent as application/json.');
  }
  let value: unknown;
  try {
    value = JSON.parse(ask.bytes.toString('utf8'));
  } catch {
    throw new Refusal(400, 'BadRequest', 'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Refusal(400, 'BadRequest', 'The body must be a JSON object.');
  return value as Record<string, unknown>;
}

/** Refuses a change that was made to another state than the caller has read. */
export function checkMatch(ask: Ask, etag: string, code: string): void {
  const wanted = ask.headers['if-match'];
  if (wanted !== undefined && wanted !== '*' && wanted !== etag) {
    throw new Refusal(412, code, 'The item was changed since the etag in If-Match was read.');
  }
}
