import type { Exchange } from '../../bot/graph/exchange';

type Json = Record<string, unknown>;

/** Properties that only the service writes (Graph, resources of the workbook). */
const readOnly = ['id', 'address', 'addressLocal', 'cellCount', 'columnCount', 'rowCount', 'text', 'valueTypes', 'legacyId'];

/** What is wrong with a request to a workbook. */
export function workbookFindings(request: Exchange['request'], path: string): string[] {
  const body = (request.body ?? {}) as Json;
  // Adding rows takes a place; a row says its own.
  const found = path.endsWith('/add') ? [] : readOnly.filter((name) => name in body).map((name) => `${name} is the service’s to write`);
  const isSessionless = /\/createSession$/i.test(path) || request.method === 'GET';
  if (!isSessionless && !request.headers['workbook-session-id']) found.push('the request is in no session');
  if ('values' in body && !isGrid(body['values'])) found.push('the values are not rows of one width that hold texts, numbers and truth values');
  if (/\/createSession$/i.test(path) && typeof body['persistChanges'] !== 'boolean') found.push('persistChanges is not true or false');
  return found;
}

function isGrid(values: unknown): boolean {
  if (!Array.isArray(values) || values.length === 0 || !values.every(Array.isArray)) return false;
  const rows = values as unknown[][];
  return rows.every((row) => row.length === rows[0]?.length && row.every((one) => one === null || ['string', 'number', 'boolean'].includes(typeof one)));
}
