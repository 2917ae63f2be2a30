import type { Exchange } from '../../bot/graph/exchange';
import { eventFindings } from './event-rules';
import { copyFindings, isMonitorAddress, monitorFindings } from './copy-rules';
import { isUploadAddress, uploadFindings } from './upload-rules';
import { workFindings, workOperations } from './work-rules';
import { workbookFindings, workbookOperations } from './workbook-rules';

/** What Microsoft documents about one operation and its description cannot check. */
export interface Operation {
  method: string;
  path: RegExp;
  /** Documented success codes. */
  status: readonly number[];
  /** Properties without which the service refuses the body; `a|b` wants one of them. */
  body?: readonly string[];
  query?: readonly string[];
  /** Properties that are always in the answer, or in each row of a collection. */
  answer?: readonly string[];
  upload?: true;
}

const one = '[^/:?]+';
const item = `/drives/${one}/(?:root|items/${one})(?::/[^:?]+:?)?`;
const me = `(?:/me|/users/${one})`;
const op = (method: string, path: string, status: readonly number[], more: Partial<Operation> = {}): Operation =>
  ({ method, path: new RegExp(`^${path}$`, 'i'), status, ...more });

const event = ['id', '@odata.etag', 'subject', 'start', 'end', 'type', 'iCalUId', 'webLink'];
const driveItem = ['id', 'name', 'webUrl', 'parentReference', 'eTag'];

const operations: readonly Operation[] = [
  op('GET', me, [200], { answer: ['id', 'displayName'] }),
  op('GET', '/users', [200], { answer: ['id', 'displayName'] }),
  op('GET', `/me/onlineMeetings`, [200], { query: ['$filter'], answer: ['id', 'joinWebUrl'] }),
  op('GET', `/me/onlineMeetings/${one}/attendanceReports`, [200], { answer: ['id', 'meetingStartDateTime', 'meetingEndDateTime'] }),
  op('GET', `/me/onlineMeetings/${one}/attendanceReports/${one}/attendanceRecords`, [200], { answer: ['id', 'identity', 'attendanceIntervals'] }),
  op('POST', '/\\$batch', [200], { body: ['requests'], answer: ['responses'] }),
  op('GET', `/teams/${one}`, [200], { answer: ['id', 'displayName'] }),
  op('GET', `/teams/${one}/members`, [200], { answer: ['@odata.type', 'id', 'roles', 'userId'] }),
  op('GET', `/teams/${one}/channels`, [200], { answer: ['id', 'displayName', 'membershipType'] }),
  op('GET', `/teams/[^/]+/channels/[^/]+/filesFolder`, [200], { answer: ['id', 'name', 'parentReference', 'folder'] }),
  op('GET', `/groups/${one}/drive`, [200], { answer: ['id', 'driveType'] }),
  op('GET', item, [200], { answer: driveItem }),
  op('PATCH', item, [200], { body: ['name|parentReference'], answer: driveItem }),
  op('DELETE', item, [204]),
  op('POST', `${item}/copy`, [202], { body: ['parentReference|name'] }),
  op('GET', `${item}/children`, [200], { answer: driveItem }),
  op('POST', `${item}/children`, [201], { body: ['name', 'folder|file'], answer: driveItem }),
  op('GET', `${item}/content`, [302, 200]),
  op('PUT', `${item}/content`, [200, 201], { upload: true, answer: driveItem }),
  op('POST', `${item}/createUploadSession`, [200], { body: ['item'], answer: ['uploadUrl', 'expirationDateTime'] }),
  op('GET', `${item}/versions`, [200], { answer: ['id', 'lastModifiedDateTime'] }),
  op('GET', `${me}/events`, [200], { answer: event }),
  op('POST', `${me}/events`, [201], { body: ['subject', 'start', 'end', 'transactionId'], answer: event }),
  op('GET', `${me}/events/${one}`, [200], { answer: event }),
  op('PATCH', `${me}/events/${one}`, [200], { answer: event }),
  op('DELETE', `${me}/events/${one}`, [204]),
  op('POST', `${me}/events/${one}/cancel`, [202]),
  op('GET', `${me}/events/${one}/instances`, [200], { query: ['startDateTime', 'endDateTime'], answer: event }),
  op('GET', `${me}/calendarView`, [200], { query: ['startDateTime', 'endDateTime'], answer: event }),
  op('POST', `${me}/calendar/getSchedule`, [200], { body: ['schedules', 'startTime', 'endTime'], answer: ['scheduleId', 'availabilityView'] }),
  op('GET', `${me}/calendarView/delta`, [200], { query: ['startDateTime|$deltatoken|$skiptoken'], answer: ['id'] }),
  ...workOperations(op, one, me),
  ...workbookOperations(op, one),
];

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** What is wrong with one exchange, each as a sentence; empty when it keeps the contract. */
export function findings({ request, response }: Exchange): string[] {
  const url = new URL(request.url);
  if (url.protocol !== 'https:') return [`${request.url} is not an https address`];
  if (isUploadAddress(url)) return uploadFindings({ request, response }).map((text) => `${request.method} of an upload: ${text}`);
  if (isMonitorAddress(url)) return monitorFindings({ request, response }).map((text) => `${request.method} of a copy: ${text}`);
  if (url.hostname !== 'graph.microsoft.com' || !url.pathname.startsWith('/v1.0/')) return [`${request.url} is not Microsoft Graph v1.0`];
  const path = url.pathname.slice('/v1.0'.length).replace(/%3A/gi, '%253A');
  const operation = operations.find((known) => known.method === request.method && known.path.test(path));
  if (!operation) return [`${request.method} ${path} is not an operation of the contract`];
  return [...requestFindings(operation, request, url), ...responseFindings(operation, response, url.searchParams.get('$select')?.split(',') ?? []), ...workFindings(path, request, response), ...workbookFindings(path, request), ...copyFindings(path, request, response)].map((text) => `${request.method} ${path}: ${text}`);
}

function requestFindings(operation: Operation, request: Exchange['request'], url: URL): string[] {
  const found: string[] = [];
  const type = request.headers['content-type'] ?? '';
  if (!/^Bearer \S+$/.test(request.headers['authorization'] ?? '')) found.push('no bearer token');
  for (const name of operation.query ?? []) if (!name.split('|').some((known) => url.searchParams.has(known))) found.push(`the query needs ${name}`);
  if (operation.upload && (type === '' || /json/i.test(type))) found.push('the file was sent without its own content type');
  if (operation.upload || request.method === 'GET' || request.method === 'DELETE') return found;
  if (!isObject(request.body)) return operation.body ? [...found, 'the body is not a JSON object'] : found;
  if (!/^application\/json\b/.test(type)) found.push('the body is not sent as application/json');
  for (const wanted of operation.body ?? []) {
    if (!wanted.split('|').some((name) => isGiven((request.body as Json)[name]))) found.push(`the body needs ${wanted}`);
  }
  if (/\/events(\/[^/]+)?$/.test(url.pathname)) found.push(...eventFindings(request.body));
  return found;
}

function responseFindings(operation: Operation, response: Exchange['response'], selected: string[]): string[] {
  const { status, headers, body } = response;
  if (status >= 400) return errorFindings(response);
  const found: string[] = [];
  if (!operation.status.includes(status)) found.push(`${status} is not one of ${operation.status.join(', ')}`);
  if ([202, 204].includes(status) && isGiven(body)) found.push(`${status} has no body`);
  if (status === 302 && !/^https:\/\//.test(headers['location'] ?? '')) found.push('302 needs a Location that is absolute and https');
  if (!operation.answer || !isObject(body)) return operation.answer && status < 300 ? [...found, 'the answer is not a JSON object'] : found;
  // A batch is no entity of its own.
  if (!isGiven(body['@odata.context']) && !operation.answer.includes('responses')) found.push('the answer has no @odata.context');
  // Asked for some properties only, the service leaves the others out.
  const wanted = selected.length === 0 ? operation.answer : operation.answer.filter((name) => selected.includes(name));
  const rows = Array.isArray(body['value']) ? body['value'] as unknown[] : [body];
  for (const row of rows) for (const name of wanted) if (!isObject(row) || row[name] === undefined) found.push(`the answer has no ${name}`);
  return [...found, ...linkFindings(body)];
}

function errorFindings({ status, headers, body }: Exchange['response']): string[] {
  const error = isObject(body) && isObject(body['error']) ? body['error'] : {};
  const found = ['code', 'message', 'innerError'].filter((name) => !isGiven(error[name])).map((name) => `the error has no ${name}`);
  if (status === 401 && !headers['www-authenticate']) found.push('401 has no WWW-Authenticate');
  if ([429, 503].includes(status) && !headers['retry-after']) found.push(`${status} has no Retry-After`);
  return found;
}

const links = new Set(['@odata.nextLink', 'webUrl', 'webLink', 'joinUrl', '@microsoft.graph.downloadUrl', 'uploadUrl']);

/** The client follows absolute https links only. */
function linkFindings(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(linkFindings);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    links.has(name) && isGiven(inner) && !/^https:\/\//.test(String(inner)) ? [`${name} is not an absolute https address`] : linkFindings(inner));
}
