import ICAL from 'ical.js';
import { localPeople } from '../../bot/local/people';
import { callLocal, event, everything } from './calling';
import { serving, tom, type Serving } from './serving';

let local: Serving;
beforeEach(async () => { local = await serving(() => new Date('2026-11-23T18:00:00Z')); });
afterEach(() => local.end());

const call = (method: string, path: string, options?: Parameters<typeof callLocal>[3]) => callLocal(local, method, path, options);

/** The local dates that a calendar program reads from the file. */
function icsDates(text: string): string[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0]);
  const steps = new ICAL.Event(calendar.getFirstSubcomponent('vevent') as ICAL.Component).iterator();
  const found: string[] = [];
  for (let at = steps.next(); at; at = steps.next()) found.push(at.toString().slice(0, 10));
  return found;
}

const recurrence = (pattern: object = {}, range: object = {}) => ({
  pattern: { type: 'weekly', interval: 1, daysOfWeek: ['thursday'], ...pattern }, range: { type: 'endDate', startDate: '2027-03-18', endDate: '2027-04-15', ...range },
});

describe('events', () => {
  test.each([
    ['no end', { ...event(), end: undefined }],
    ['an end before the start', event({ end: { dateTime: '2027-03-18T09:00:00', timeZone: 'GMT Standard Time' } })],
    ['no such zone', event({ start: { dateTime: '2027-03-18T10:00:00', timeZone: 'Mars Standard Time' } })],
    ['an offset beside another zone', event({ start: { dateTime: '2027-03-18T10:00:00Z', timeZone: 'GMT Standard Time' } })],
    ['a read-only property', event({ webLink: 'https://x.example' })],
    ['a misspelt property', event({ isOnlineMeting: true })],
    ['a provider without a meeting', event({ onlineMeetingProvider: 'teamsForBusiness' })],
    ['a weekly pattern without days', event({ recurrence: recurrence({ daysOfWeek: [] }) })],
    ['an interval of nothing', event({ recurrence: recurrence({ interval: 0 }) })],
    ['a range that begins on another day', event({ recurrence: recurrence({}, { startDate: '2027-03-19' }) })],
    ['a range in another zone', event({ recurrence: recurrence({}, { recurrenceTimeZone: 'China Standard Time' }) })],
    ['a range that ends before it begins', event({ recurrence: recurrence({}, { endDate: '2027-01-01' }) })],
    ['an attendee without an address', event({ attendees: [{ emailAddress: { name: 'X' } }] })],
    ['a body that is no JSON', '{"subject":'],
  ])('an event with %s is 400 and is not kept', async (_what, body) => {
    const answer = await call('POST', '/me/events', { body });
    expect(answer.status).toBe(400);
    expect(answer.body.error).toEqual({ code: expect.any(String), message: expect.any(String), innerError: expect.any(Object) });
    expect(local.served.graph.events()).toEqual([]);
  });

  test('a change to another state than was read is 412, and a transaction id stays', async () => {
    const made = await call('POST', '/me/events', { body: event({ transactionId: 't1' }) });
    const path = `/me/events/${made.body.id}`;
    const change = (body: object, match = made.body['@odata.etag']) => call('PATCH', path, { body, headers: { 'if-match': match } });
    expect((await change({ subject: 'Two' })).body.subject).toBe('Two');
    expect(await change({ subject: 'Three' })).toMatchObject({ status: 412, body: { error: { code: 'ErrorIrresolvableConflict' } } });
    expect((await change({ transactionId: 't2' }, '*')).status).toBe(400);
  });

  test('an attendee has a copy with an id of its own, may remove it and may not change or cancel the meeting', async () => {
    const made = await call('POST', '/me/events', { body: event({ attendees: [{ type: 'required', emailAddress: { name: 'Tom', address: localPeople[1]?.email } }] }) });
    const token = await local.served.token(tom, everything);
    const [copy] = (await call('GET', '/me/events', { token })).body.value;
    expect(copy).toMatchObject({ iCalUId: made.body.iCalUId, isOrganizer: false, transactionId: null });
    expect(copy.id).not.toBe(made.body.id);
    expect((await call('PATCH', `/me/events/${copy.id}`, { token, body: { subject: 'Mine' } })).status).toBe(403);
    expect((await call('POST', `/me/events/${copy.id}/cancel`, { token, body: {} })).status).toBe(400);
    expect((await call('DELETE', `/me/events/${copy.id}`, { token })).status).toBe(204);
    expect((await call('GET', `/me/events/${copy.id}`, { token })).status).toBe(404);
    expect((await call('GET', `/me/events/${made.body.id}`)).status).toBe(200);
  });

  test.each([
    ['daily', { type: 'daily', interval: 7 }, ['2027-03-18', '2027-03-25', '2027-04-01', '2027-04-08', '2027-04-15']],
    ['two days a week', { daysOfWeek: ['thursday', 'monday'] }, ['2027-03-18', '2027-03-22', '2027-03-25', '2027-03-29', '2027-04-01', '2027-04-05', '2027-04-08', '2027-04-12', '2027-04-15']],
    ['every second week, weeks beginning on Sunday', { interval: 2, daysOfWeek: ['sunday', 'thursday'], firstDayOfWeek: 'sunday' }, ['2027-03-18', '2027-03-28', '2027-04-01', '2027-04-11', '2027-04-15']],
    ['every second week, weeks beginning on Monday', { interval: 2, daysOfWeek: ['sunday', 'thursday'], firstDayOfWeek: 'monday' }, ['2027-03-18', '2027-03-21', '2027-04-01', '2027-04-04', '2027-04-15']],
    ['the 18th', { type: 'absoluteMonthly', dayOfMonth: 18 }, ['2027-03-18', '2027-04-18', '2027-05-18']],
    ['the third Thursday', { type: 'relativeMonthly', daysOfWeek: ['thursday'], index: 'third' }, ['2027-03-18', '2027-04-15', '2027-05-20']],
    ['the last Friday', { type: 'relativeMonthly', daysOfWeek: ['friday'], index: 'last' }, ['2027-03-26', '2027-04-30', '2027-05-28']],
    ['once a year', { type: 'absoluteYearly', dayOfMonth: 18, month: 3 }, ['2027-03-18', '2028-03-18']],
  ])('instances of a series: %s', async (_what, pattern, dates) => {
    const endDate = dates.at(-1);
    const made = await call('POST', '/me/events', { body: event({ recurrence: recurrence(pattern, { endDate }) }) });
    const listed = await call('GET', `/me/events/${made.body.id}/instances?startDateTime=2027-01-01T00:00:00Z&endDateTime=2029-01-01T00:00:00Z&$top=50`);
    expect(listed.body.value.map((one: { start: { dateTime: string } }) => one.start.dateTime.slice(0, 10))).toEqual(dates);
    expect(listed.body.value.every((one: { type: string; seriesMasterId: string }) => one.type === 'occurrence' && one.seriesMasterId === made.body.id)).toBe(true);
    expect(icsDates(local.served.graph.icsOf(made.body.id) ?? '')).toEqual(dates);
  });

  test('a calendar is looked at between two moments, or not at all', async () => {
    expect((await call('GET', '/me/calendarView?startDateTime=2027-01-01T00:00:00Z')).status).toBe(400);
    expect((await call('GET', '/me/calendarView?startDateTime=soon&endDateTime=2027-01-01T00:00:00Z')).status).toBe(400);
  });
});
