import type { Exchange } from '../../bot/graph/exchange';
import type { Operation } from './rules';

type Json = Record<string, unknown>;
type Op = (method: string, path: string, status: readonly number[], more?: Partial<Operation>) => Operation;

const range = ['address', 'values', 'formulas', 'rowIndex', 'columnIndex'];
const tableAnswer = ['id', 'name', 'showHeaders', 'style'];

/** Workbooks: paths of the contract with their documented success codes. */
export function workbookOperations(op: Op, one: string): Operation[] {
  const book = `/drives/${one}/items/${one}/workbook`;
  const sheet = `${book}/worksheets/${one}`;
  const table = `${book}/tables/${one}`;
  return [
    op('POST', `${book}/createSession`, [201], { body: ['persistChanges'], answer: ['id', 'persistChanges'] }),
    op('POST', `${book}/(?:refresh|close)Session`, [204]),
    op('GET', `${book}/worksheets`, [200], { answer: ['id', 'name', 'position', 'visibility'] }),
    op('POST', `${book}/worksheets/add`, [200, 201], { answer: ['id', 'name', 'position'] }),
    op('GET', sheet, [200], { answer: ['id', 'name', 'position'] }),
    op('GET', `(?:${book}|${sheet})/tables`, [200], { answer: tableAnswer }),
    op('POST', `(?:${book}|${sheet})/tables/add`, [200, 201], { body: ['address', 'hasHeaders'], answer: tableAnswer }),
    op('GET', `${sheet}/(?:usedRange(?:\\((?:valuesOnly=(?:true|false))?\\))?|range\\(address='[^']+'\\))`, [200], { answer: range }),
    op('PATCH', `${sheet}/range\\(address='[^']+'\\)`, [200], { body: ['values|formulas'], answer: range }),
    op('GET', table, [200], { answer: tableAnswer }),
    op('PATCH', table, [200], { answer: tableAnswer }),
    op('GET', `${table}/columns`, [200], { answer: ['id', 'name', 'index', 'values'] }),
    op('POST', `${table}/columns`, [201], { answer: ['id', 'name', 'index'] }),
    op('POST', `${table}/columns/add`, [200, 201], { answer: ['id', 'name', 'index'] }),
    op('GET', `${table}/rows`, [200], { answer: ['index', 'values'] }),
    op('POST', `${table}/rows/add`, [200, 201], { body: ['values'], answer: ['index', 'values'] }),
    op('GET', `${table}/rows/(?:itemAt\\(index=\\d+\\)|\\d+)`, [200], { answer: ['index', 'values'] }),
    op('PATCH', `${table}/rows/\\d+`, [200], { body: ['values'], answer: ['index', 'values'] }),
    op('DELETE', `${table}/rows/\\d+`, [204]),
    op('GET', `${table}/(?:range|dataBodyRange|headerRowRange)(?:\\(\\))?`, [200], { answer: range }),
  ];
}

/** Properties that only the service writes (Graph, resources of the workbook). */
const readOnly = ['id', 'address', 'addressLocal', 'cellCount', 'columnCount', 'rowCount', 'text', 'valueTypes', 'legacyId'];

/** What is wrong with a request to a workbook. */
export function workbookFindings(path: string, request: Exchange['request']): string[] {
  if (!/\/workbook\//i.test(path)) return [];
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
