import type { Exchange } from '../../bot/graph/exchange';
import { serving } from '../graph/serving';
import { everyFlow } from './flows';
import { keepTraffic } from './keep-traffic';
import { findings } from './rules';

test('every exchange between the app and the local Graph keeps the contract', async () => {
  const local = await serving();
  try {
    await everyFlow(local);
    expect(local.exchanges.flatMap(findings)).toEqual([]);
    if (process.env['COP_TRAFFIC']) keepTraffic(process.env['COP_TRAFFIC'], local.exchanges);
    const seen = new Set(local.exchanges.map(({ response }) => response.status));
    for (const status of [200, 201, 202, 204, 302, 403, 404, 409, 412, 416, 423, 429, 503, 504]) expect(seen).toContain(status);
  } finally {
    await local.end();
  }
});

const series = () => ({
  subject: 'Check-in', transactionId: 't', start: { dateTime: '2027-03-18T10:00:00', timeZone: 'GMT Standard Time' }, end: { dateTime: '2027-03-18T10:30:00', timeZone: 'GMT Standard Time' },
  recurrence: { pattern: { type: 'weekly', interval: 1, daysOfWeek: ['thursday'] }, range: { type: 'endDate', startDate: '2027-03-18', endDate: '2027-04-15', recurrenceTimeZone: 'GMT Standard Time' } },
});
const event = { '@odata.context': 'x', '@odata.etag': 'W/"1"', id: '1', subject: 'Check-in', start: {}, end: {}, type: 'seriesMaster', iCalUId: '2', webLink: 'https://outlook.office365.com/' };

const exchange = (request: Partial<Exchange['request']> = {}, response: Partial<Exchange['response']> = {}): Exchange => ({
  request: { method: 'POST', url: 'https://graph.microsoft.com/v1.0/me/events', headers: { authorization: 'Bearer x', 'content-type': 'application/json' }, body: series(), ...request },
  response: { status: 201, headers: {}, body: event, ...response },
});
const bodyWith = (more: object): Exchange => exchange({ body: { ...series(), ...more } });

const bookUrl = 'https://graph.microsoft.com/v1.0/drives/d/items/i/workbook';

test('a right exchange has no findings', () => expect(findings(exchange())).toEqual([]));

test.each<[string, Exchange]>([
  ['not an operation', exchange({ url: 'https://graph.microsoft.com/v1.0/me/evnts' })],
  ['not Microsoft Graph v1.0', exchange({ url: 'https://graph.microsoft.com/beta/me/events' })],
  ['not an https address', exchange({ url: 'http://127.0.0.1/v1.0/me/events' })],
  ['no bearer token', exchange({ headers: { 'content-type': 'application/json' } })],
  ['not sent as application/json', exchange({ headers: { authorization: 'Bearer x' } })],
  ['the body needs transactionId', bodyWith({ transactionId: undefined })],
  ['webLink is the service’s to write', bodyWith({ webLink: 'https://x.example' })],
  ['does not name a Windows zone', bodyWith({ start: { dateTime: '2027-03-18T10:00:00', timeZone: 'Europe/Malta' } })],
  ['not a wall-clock time', bodyWith({ start: { dateTime: '2027-03-18T10:00:00Z', timeZone: 'GMT Standard Time' } })],
  ['ends before it starts', bodyWith({ end: { dateTime: '2027-03-18T09:00:00', timeZone: 'GMT Standard Time' } })],
  ['the pattern needs daysOfWeek', bodyWith({ recurrence: { ...series().recurrence, pattern: { type: 'weekly', interval: 1 } } })],
  ['start on the day of the first event', bodyWith({ recurrence: { ...series().recurrence, range: { ...series().recurrence.range, startDate: '2027-03-17' } } })],
  ['names no provider', bodyWith({ isOnlineMeeting: true })],
  ['200 is not one of 201', exchange({}, { status: 200 })],
  ['the answer has no iCalUId', exchange({}, { body: { ...event, iCalUId: undefined } })],
  ['webLink is not an absolute https', exchange({}, { body: { ...event, webLink: '/owa' } })],
  ['the error has no innerError', exchange({}, { status: 409, body: { error: { code: 'x', message: 'y' } } })],
  ['429 has no Retry-After', exchange({}, { status: 429, body: { error: { code: 'x', message: 'y', innerError: {} } } })],
  ['401 has no WWW-Authenticate', exchange({}, { status: 401, body: { error: { code: 'x', message: 'y', innerError: {} } } })],
  ['without its own content type', exchange({ method: 'PUT', url: 'https://graph.microsoft.com/v1.0/drives/d/items/i:/a.docx:/content' })],
  ['needs startDateTime', exchange({ method: 'GET', url: 'https://graph.microsoft.com/v1.0/me/calendarView' })],
  ['302 needs a Location', exchange({ method: 'GET', url: 'https://graph.microsoft.com/v1.0/drives/d/items/i/content' }, { status: 302, body: undefined })],
  ['the request is in no session', exchange({ url: `${bookUrl}/tables/T/rows/add`, body: { values: [['a']] } })],
  ['not rows of one width', exchange({ url: `${bookUrl}/tables/T/rows/add`, body: { values: [['a'], ['b', 'c']] } })],
  ['address is the service’s to write', exchange({ method: 'PATCH', url: `${bookUrl}/worksheets/S/range(address='A1')`, body: { address: 'A1', values: [['a']] } })],
  ['the body needs hasHeaders', exchange({ url: `${bookUrl}/tables/add`, body: { address: 'A1' } })],
  ['not an operation', exchange({ method: 'PATCH', url: `${bookUrl}/tables/T/rows/itemAt(index=1)`, body: { values: [['a']] } })],
  ['204 has no body', exchange({ method: 'DELETE', url: 'https://graph.microsoft.com/v1.0/me/events/1' }, { status: 204 })],
])('the rules find: %s', (finding, wrong) => expect(findings(wrong).join('\n')).toContain(finding));

const uploadUrl = 'https://university.sharepoint.com/sites/s/_api/v2.0/drives/d/items/i/uploadSession?guid=1&tempauth=x';
const slice = (headers: Record<string, string>, bytes: number): Exchange => exchange(
  { method: 'PUT', url: uploadUrl, headers: { 'content-length': String(bytes), ...headers }, body: `(${bytes} bytes)` },
  { status: 202, body: { expirationDateTime: 'x', nextExpectedRanges: ['327680-'] } },
);

test('a right slice has no findings', () => expect(findings(slice({ 'content-range': 'bytes 0-327679/700000' }, 327_680))).toEqual([]));

test.each<[string, Exchange]>([
  ['a token is sent', slice({ 'content-range': 'bytes 0-327679/700000', authorization: 'Bearer x' }, 327_680)],
  ['not on the edges of 320 KiB', slice({ 'content-range': 'bytes 0-99999/700000' }, 100_000)],
  ['has not the length', slice({ 'content-range': 'bytes 0-327679/700000' }, 327_679)],
  ['Content-Range is not', slice({ 'content-range': 'bytes 0-700000/700000' }, 700_001)],
  ['the answer has no nextExpectedRanges', exchange({ method: 'GET', url: uploadUrl, headers: {}, body: undefined }, { status: 200, body: { expirationDateTime: 'x' } })],
  ['the body needs item', exchange({ url: 'https://graph.microsoft.com/v1.0/drives/d/items/i:/a.zip:/createUploadSession', body: {} }, { status: 200, body: { '@odata.context': 'x', uploadUrl: 'https://x', expirationDateTime: 'x' } })],
])('the rules of uploads find: %s', (finding, wrong) => expect(findings(wrong).join('\n')).toContain(finding));

const task = { '@odata.context': 'x', '@odata.etag': 'W/"1"', id: '1', planId: 'p', title: 'Book the room', assignments: {}, percentComplete: 0 };
const assignments = { p1: { '@odata.type': '#microsoft.graph.plannerAssignment', orderHint: ' !' } };
const work = (method: string, path: string, request: Partial<Exchange['request']> = {}, response: Partial<Exchange['response']> = {}): Exchange =>
  exchange({ method, url: `https://graph.microsoft.com/v1.0${path}`, ...request }, { body: task, ...response });
const taskWith = (more: object): Exchange => work('POST', '/planner/tasks', { body: { planId: 'p', title: 'Book the room', assignments, ...more } });
const withEtag = (etag?: string) => ({ body: { title: 'x' }, headers: { authorization: 'Bearer x', 'content-type': 'application/json', ...(etag === undefined ? {} : { 'if-match': etag }) } });

test('a right exchange with Planner has no findings', () => {
  expect(findings(taskWith({ details: { references: { 'https%3A//cop%2Eexample/%23a': { '@odata.type': 'microsoft.graph.plannerExternalReference', alias: 'x' } } } }))).toEqual([]);
  expect(findings(work('PATCH', '/planner/tasks/1', withEtag('W/"1"'), { status: 200 }))).toEqual([]);
});

test.each<[string, Exchange]>([
  ['needs If-Match', work('PATCH', '/planner/tasks/1', withEtag(), { status: 200 })],
  ['not a weak etag', work('PATCH', '/planner/tasks/1', withEtag('*'), { status: 200 })],
  ['needs If-Match', work('DELETE', '/planner/buckets/1', { body: undefined }, { status: 204, body: undefined })],
  ['assignments/p1 does not declare its type', taskWith({ assignments: { p1: { orderHint: ' !' } } })],
  ['assignments/p1 has no orderHint', taskWith({ assignments: { p1: { '@odata.type': '#microsoft.graph.plannerAssignment' } } })],
  ['orderHint is not made of', taskWith({ assignments: { p1: { ...assignments.p1, orderHint: '8585269235419217847' } } })],
  ['checklist/a does not declare', taskWith({ details: { checklist: { a: { title: 'x' } } } })],
  ['is not encoded', taskWith({ details: { references: { 'https://cop.example': { '@odata.type': 'microsoft.graph.plannerExternalReference' } } } })],
  ['due before it starts', taskWith({ startDateTime: '2027-03-19T10:00:00Z', dueDateTime: '2027-03-18T10:00:00Z' })],
  ['the body needs container', work('POST', '/planner/plans', { body: { title: 'x' } })],
  ['the answer has no @odata.etag', work('GET', '/planner/plans/p/tasks', { body: undefined }, { status: 200, body: { '@odata.context': 'x', value: [{ ...task, '@odata.etag': undefined }] } })],
  ['the mail goes to nobody', work('POST', '/me/sendMail', { body: { message: { subject: 'x', toRecipients: [] } } }, { status: 202, body: undefined })],
  ['200 is not one of 202', work('POST', '/me/sendMail', { body: { message: { subject: 'x', toRecipients: [{}] } } }, { status: 200, body: undefined })],
  ['breaks its folder', work('POST', '/teams/t/channels', { body: { displayName: 'Maths / Physics' } })],
  ['do not take $orderby', work('GET', '/teams/t/channels/c/messages?$orderby=createdDateTime', { body: undefined }, { status: 200, body: { '@odata.context': 'x', value: [] } })],
  ['50 at most', work('GET', '/teams/t/channels/c/messages/delta?$top=51', { body: undefined }, { status: 200, body: { '@odata.context': 'x', value: [] } })],
  ['needs the Location', work('POST', '/teams/t/archive', { body: {} }, { status: 202, body: undefined })],
])('the rules of Planner, mail and the team find: %s', (finding, wrong) => expect(findings(wrong).join('\n')).toContain(finding));

const copying = (request: Partial<Exchange['request']>, response: Partial<Exchange['response']> = {}): Exchange =>
  exchange({ url: 'https://graph.microsoft.com/v1.0/drives/d/items/i/copy?@microsoft.graph.conflictBehavior=fail', body: { parentReference: { driveId: 'd', id: 'f' }, name: 'x.docx' }, ...request }, { status: 202, headers: { location: 'https://university.sharepoint.com/_api/v2.0/monitor/1' }, body: undefined, ...response });
const looked = (request: Partial<Exchange['request']>, response: Partial<Exchange['response']> = {}): Exchange =>
  exchange({ method: 'GET', url: 'https://university.sharepoint.com/_api/v2.0/monitor/1', headers: {}, body: undefined, ...request }, { status: 200, body: { status: 'completed', percentageComplete: 100, resourceId: '1' }, ...response });

test('a right copy has no findings', () => expect([...findings(copying({})), ...findings(looked({}))]).toEqual([]));

test.each<[string, Exchange]>([
  ['the body needs parentReference|name', copying({ body: {} })],
  ['holds no driveId and id', copying({ body: { parentReference: { id: 'f' } } })],
  ['belongs into the query', copying({ body: { name: 'x', '@microsoft.graph.conflictBehavior': 'fail' } })],
  ['202 needs the Location', copying({}, { headers: {} })],
  ['200 is not one of 202', copying({}, { status: 200 })],
  ['a token is sent', looked({ headers: { authorization: 'Bearer x' } })],
  ['takes GET', looked({ method: 'POST' })],
  ['the answer has no status', looked({}, { body: { percentageComplete: 1 } })],
  ['has no resourceId', looked({}, { body: { status: 'completed', percentageComplete: 100 } })],
])('the rules of copies find: %s', (finding, wrong) => expect(findings(wrong).join('\n')).toContain(finding));
