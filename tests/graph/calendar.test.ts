import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cancelMeeting, changeMeeting, createMeeting, meetingBody, readMeeting, type MeetingRequest } from '../../bot/graph/calendar';
import { ianaZone, windowsZone } from '../../bot/graph/zones';
import { localPeople } from '../../bot/local/people';
import { amara, helen, luca, mei, refused, serving, tom, type Serving } from './serving';

let local: Serving;
beforeEach(async () => { local = await serving(); });
afterEach(() => local.end());

const core = localPeople.slice(0, 5).map(({ name, email }) => ({ name, email }));
const request = (more: Partial<MeetingRequest> = {}): MeetingRequest => ({
  transactionId: 'community-1/check-in', subject: 'Check-in', bodyText: 'What went well? <b>not bold</b>', firstStart: '2027-03-18T10:00', minutes: 30,
  zone: 'Europe/London', recurs: { everyWeeks: 1, untilOn: '2027-04-15' }, place: '', attendees: core, onlineMeeting: true, ...more,
});
const starts = async (personId: string, from: string, to: string): Promise<string[]> => {
  const found: string[] = [];
  let page = await local.as(personId).api('/me/calendarView').query({ startDateTime: from, endDateTime: to }).get();
  for (;;) {
    found.push(...page.value.map((one: { start: { dateTime: string } }) => one.start.dateTime.slice(0, 16)));
    if (!page['@odata.nextLink']) return found;
    page = await local.as(personId).api(page['@odata.nextLink']).get();
  }
};

test.each([
  ['Europe/London', '2027-03-18T10:00', '2027-04-15', ['2027-03-18T10:00', '2027-03-25T10:00', '2027-04-01T09:00', '2027-04-08T09:00', '2027-04-15T09:00']],
  ['Europe/Malta', '2026-10-15T10:00', '2026-11-05', ['2026-10-15T08:00', '2026-10-22T08:00', '2026-10-29T09:00', '2026-11-05T09:00']],
  ['Asia/Shanghai', '2027-03-18T10:00', '2027-04-01', ['2027-03-18T02:00', '2027-03-25T02:00', '2027-04-01T02:00']],
  ['America/New_York', '2027-03-09T10:00', '2027-03-23', ['2027-03-09T15:00', '2027-03-16T14:00', '2027-03-23T14:00']],
  ['America/New_York', '2026-10-27T10:00', '2026-11-10', ['2026-10-27T14:00', '2026-11-03T15:00', '2026-11-10T15:00']],
])('a series in %s from %s keeps its local hour across a change of the clocks', async (zone, firstStart, untilOn, utc) => {
  await createMeeting(local.as(amara), request({ zone, firstStart, recurs: { everyWeeks: 1, untilOn } }));
  expect(await starts(amara, '2026-01-01T00:00:00Z', '2028-01-01T00:00:00Z')).toEqual(utc);
});

test('every second week means every second week, over more than one page', async () => {
  await createMeeting(local.as(amara), request({ recurs: { everyWeeks: 2, untilOn: '2027-12-31' } }));
  const found = await starts(amara, '2027-01-01T00:00:00Z', '2028-01-01T00:00:00Z');
  expect(found).toHaveLength(21);
  expect(found.slice(0, 3)).toEqual(['2027-03-18T10:00', '2027-04-01T09:00', '2027-04-15T09:00']);
});

test('asked twice with one transaction id there is one series, also after a restart', async () => {
  const first = await createMeeting(local.as(amara), request());
  const again = await createMeeting(local.as(amara), request({ subject: 'Another subject' }));
  await local.reopen();
  const later = await createMeeting(local.as(amara), request());
  expect(again).toEqual(first);
  expect(later).toEqual(first);
  expect(local.served.graph.events()).toHaveLength(1);
});

test('two requests at the same moment make one series', async () => {
  const [one, two] = await Promise.all([createMeeting(local.as(amara), request()), createMeeting(local.as(amara), request())]);
  expect(one).toEqual(two);
  expect(local.served.graph.events()).toHaveLength(1);
});

test.each(['accepted-then-504', 'accepted-then-cut'] as const)('an answer lost after the booking (%s) leaves one series', async (does) => {
  local.served.graph.setFault({ match: 'POST /me/events$', does, retryAfterSeconds: 0 });
  await createMeeting(local.as(amara), request()).catch((error: unknown) => {
    expect(error).toMatchObject({ code: 'no-answer', uncertain: false, waitsFor: 'time' });
  });
  const booked = await createMeeting(local.as(amara), request());
  expect(local.served.graph.events()).toHaveLength(1);
  expect(booked.joinUrl).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/meetup-join\//);
});

test('the series stands in everyone’s calendar, in each reader’s own hours', async () => {
  const booked = await createMeeting(local.as(amara), request());
  const { graph } = local.served;
  expect(graph.calendarOf(luca, '2027-03-25', '2027-04-01').map(({ start, end }) => [start, end]))
    .toEqual([['2027-03-25T11:00', '2027-03-25T11:30'], ['2027-04-01T11:00', '2027-04-01T11:30']]);
  expect(graph.calendarOf(mei, '2027-03-25', '2027-04-01').map(({ start }) => start)).toEqual(['2027-03-25T18:00', '2027-04-01T17:00']);
  expect(graph.calendarOf(helen, '2027-03-01', '2027-05-01')).toEqual([]);
  expect(graph.calendarOf(tom, '2027-03-18', '2027-03-18')[0]).toMatchObject({ title: 'Check-in', organiser: 'Amara Okafor', joinUrl: booked.joinUrl, isSeries: true });
});

test('what is sent names one Windows zone and begins its range on the first day', () => {
  expect(meetingBody(request({ zone: 'Europe/Malta', onlineMeeting: false }))).toEqual({
    subject: 'Check-in', body: { contentType: 'text', content: 'What went well? <b>not bold</b>' },
    start: { dateTime: '2027-03-18T10:00:00', timeZone: 'W. Europe Standard Time' },
    end: { dateTime: '2027-03-18T10:30:00', timeZone: 'W. Europe Standard Time' },
    recurrence: {
      pattern: { type: 'weekly', interval: 1, daysOfWeek: ['thursday'], firstDayOfWeek: 'monday' },
      range: { type: 'endDate', startDate: '2027-03-18', endDate: '2027-04-15', recurrenceTimeZone: 'W. Europe Standard Time' },
    },
    attendees: core.map(({ name, email }) => ({ type: 'required', emailAddress: { name, address: email } })),
    transactionId: 'community-1/check-in',
  });
});

test('text in the body stays text when the service answers in HTML', async () => {
  const { eventId } = await createMeeting(local.as(amara), request());
  const event = await local.as(amara).api(`/me/events/${eventId}`).get();
  expect(event.body).toEqual({ contentType: 'html', content: '<html><body>What went well? &lt;b&gt;not bold&lt;/b&gt;</body></html>' });
  const plain = await local.as(amara).api(`/me/events/${eventId}`).header('Prefer', 'outlook.body-content-type="text", outlook.timezone="Europe/Malta"').get();
  expect(plain.body.content).toBe('What went well? <b>not bold</b>');
  expect(plain.start).toEqual({ dateTime: '2027-03-18T11:00:00.0000000', timeZone: 'Europe/Malta' });
});

test('a cancelled series is told to the attendees, leaves the organiser’s calendar and can be booked anew', async () => {
  const booked = await createMeeting(local.as(amara), request());
  await local.as(amara).api(`/me/events/${booked.eventId}/cancel`).post({ comment: 'Not this term' });
  expect(await readMeeting(local.as(amara), booked.eventId)).toBeNull();
  expect(local.served.graph.calendarOf(tom, '2027-03-18', '2027-03-18')[0]).toMatchObject({ title: 'Canceled: Check-in', cancelled: true });
  expect((await createMeeting(local.as(amara), request())).eventId).not.toBe(booked.eventId);
});

test('one meeting can be taken out of a series', async () => {
  await createMeeting(local.as(amara), request());
  const view = await local.as(amara).api('/me/calendarView').query({ startDateTime: '2027-03-25T00:00:00Z', endDateTime: '2027-03-26T00:00:00Z' }).get();
  await local.as(amara).api(`/me/events/${view.value[0].id}`).delete();
  expect(await starts(tom, '2027-03-01T00:00:00Z', '2027-05-01T00:00:00Z')).toEqual(['2027-03-18T10:00', '2027-04-01T09:00', '2027-04-08T09:00', '2027-04-15T09:00']);
});

test('events are kept as .ics files that are named after them, and read back by id', async () => {
  const { eventId, iCalUId } = await createMeeting(local.as(amara), request({ subject: 'Check-in: "Maths / Physics"' }));
  const names = readdirSync(join(local.folder, 'Calendar')).filter((name) => name.endsWith('.ics'));
  expect(names).toEqual([`Check-in Maths Physics ${iCalUId.slice(-8)}.ics`]);
  const text = readFileSync(join(local.folder, 'Calendar', names[0] ?? ''), 'utf8');
  expect(text).toContain('RRULE:FREQ=WEEKLY');
  expect(local.served.graph.icsOf(eventId)).toBe(text);
  expect(local.served.graph.icsOf('unknown')).toBeNull();
});

test('a calendar that may not be written says so with the next action', async () => {
  const problem = await refused(createMeeting(local.as(amara, ['User.Read']), request()));
  expect(problem).toMatchObject({ code: 'consent-needed', status: 403, waitsFor: 'person' });
  expect(problem.message).toMatch(/Allow it under Connections/);
});

test('an organiser without a mailbox is told to use the calendar file', async () => {
  local.served.graph.setFault({ match: 'POST /me/events$', does: 404 });
  const problem = await refused(createMeeting(local.as(amara), request()));
  expect(problem).toMatchObject({ code: 'refused', status: 404, waitsFor: 'never' });
  expect(problem.message).toContain('Download the calendar file');
});

test('a zone has a name that Outlook knows, and the name leads back to the same hours', () => {
  const offset = (zone: string, month: number): string => new Date(Date.UTC(2027, month, 15)).toLocaleString('en-GB', { timeZone: zone, timeZoneName: 'longOffset' });
  for (const zone of ['Europe/London', 'Europe/Malta', 'Asia/Shanghai', 'America/New_York', 'Europe/Kyiv', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC']) {
    const back = ianaZone(windowsZone(zone)) ?? '';
    expect(windowsZone(zone)).not.toBe(back);
    expect([offset(back, 0), offset(back, 6)]).toEqual([offset(zone, 0), offset(zone, 6)]);
  }
  expect(windowsZone('Antarctica/Troll')).toBe('Antarctica/Troll');
  expect(() => windowsZone('Mars/Olympus')).toThrow(RangeError);
  expect(ianaZone('Mars Standard Time')).toBeNull();
});

describe('a single meeting', () => {
  const single = (more: Partial<MeetingRequest> = {}) => request({ transactionId: 'community-1/event', recurs: null, place: 'Room 3.02', ...more });
  const read = async (eventId: string) => await local.as(amara).api(`/me/events/${eventId}`).header('Prefer', 'outlook.timezone="Europe/London"').get() as { subject: string; start: { dateTime: string }; end: { dateTime: string }; location: { displayName: string }; recurrence: unknown; attendees: { emailAddress: { address: string } }[] };
  const invited = async (eventId: string) => (await read(eventId)).attendees.map((one) => one.emailAddress.address);

  test('is booked without a recurrence, in its room, and changed by difference: what nobody changed stays as it is in Outlook', async () => {
    const { eventId } = await createMeeting(local.as(amara), single());
    expect(await read(eventId)).toMatchObject({ location: { displayName: 'Room 3.02' }, start: { dateTime: '2027-03-18T10:00:00.0000000' } });
    await local.as(amara).api(`/me/events/${eventId}`).patch({ subject: 'As Amara has it in Outlook' });
    expect(await changeMeeting(local.as(amara), eventId, { place: 'Room 1', times: { firstStart: '2027-03-30T10:00', minutes: 45, zone: 'Europe/London' }, invite: [], uninvite: [] })).toBe(true);
    expect(await read(eventId)).toMatchObject({ subject: 'As Amara has it in Outlook', location: { displayName: 'Room 1' }, start: { dateTime: '2027-03-30T10:00:00.0000000' }, end: { dateTime: '2027-03-30T10:45:00.0000000' } });
  });

  test('invites and takes off the list one by one; asked twice, the list is the same and nothing is sent', async () => {
    const { eventId } = await createMeeting(local.as(amara), single({ attendees: core.slice(0, 2) }));
    const [first, second, third] = core;
    if (!first || !second || !third) throw new Error('three people are needed');
    const change = { invite: [third], uninvite: [first.email.toUpperCase()] };
    await changeMeeting(local.as(amara), eventId, change);
    const etag = (await local.as(amara).api(`/me/events/${eventId}`).get() as Record<string, unknown>)['@odata.etag'];
    await changeMeeting(local.as(amara), eventId, change);
    expect(await invited(eventId)).toEqual([second.email, third.email]);
    expect((await local.as(amara).api(`/me/events/${eventId}`).get() as Record<string, unknown>)['@odata.etag']).toBe(etag);
  });

  test('is called off with a reason, twice without harm, and is then not there to be changed', async () => {
    const { eventId } = await createMeeting(local.as(amara), single());
    await cancelMeeting(local.as(amara), eventId, 'Too few could come');
    await cancelMeeting(local.as(amara), eventId, 'Too few could come');
    expect(await changeMeeting(local.as(amara), eventId, { subject: 'x', invite: [], uninvite: [] })).toBe(false);
  });
});
