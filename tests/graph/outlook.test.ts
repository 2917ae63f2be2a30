import { createMeeting, type MeetingRequest } from '../../bot/graph/calendar';
import { endSeries, readChanges, readEventThere, readInstances } from '../../bot/graph/outlook';
import { localPeople } from '../../bot/local/people';
import { amara, refused, serving, tom, type Serving } from './serving';

let local: Serving;
let now = new Date('2026-11-23T18:00:00Z');
beforeEach(async () => { local = await serving(() => now); });
afterEach(() => local.end());

const [from, to] = ['2027-01-01T00:00:00Z', '2028-02-01T00:00:00Z'];
const request = (more: Partial<MeetingRequest> = {}): MeetingRequest => ({
  transactionId: 'x', subject: 'Check-in', bodyText: '', firstStart: '2027-03-18T10:00', minutes: 30, zone: 'Europe/London', recurs: { everyWeeks: 1, untilOn: '2027-06-30' }, place: '',
  attendees: localPeople.slice(1, 3).map(({ name, email }) => ({ name, email })), onlineMeeting: true, ...more,
});
const times = (start: string, end: string) => ({ start: { dateTime: start, timeZone: 'GMT Standard Time' }, end: { dateTime: end, timeZone: 'GMT Standard Time' } });

test('all pages of the changes are read, then only what has changed since, and what is gone is said', async () => {
  const client = local.as(amara);
  const { eventId } = await createMeeting(client, request());
  const first = await readChanges(client, null, from, to);
  expect(first?.ids.size).toBe(16);
  expect(local.exchanges.filter(({ request: { url } }) => url.includes('skiptoken')).length).toBeGreaterThan(0);
  const link = first?.link ?? '';
  expect(await readChanges(client, link, from, to)).toMatchObject({ ids: new Set(), removed: false });
  const [meeting] = await readInstances(client, eventId, from, to);
  await client.api(`/me/events/${meeting?.id ?? ''}`).delete();
  const next = await readChanges(client, link, from, to);
  expect([next?.ids.has(eventId), next?.removed]).toEqual([true, true]);
});

test('a link that has run out says so, and so does one that there never was', async () => {
  const client = local.as(amara);
  const link = (await readChanges(client, null, from, to))?.link ?? '';
  now = new Date(now.getTime() + 31 * 86_400_000);
  expect(await readChanges(client, link, from, to)).toBeNull();
  expect(await readChanges(client, 'https://graph.microsoft.com/v1.0/me/calendarView/delta?$deltatoken=never', from, to)).toBeNull();
});

test('one meeting that was moved is still known by its own time, and none goes past its neighbours', async () => {
  const client = local.as(amara);
  const { eventId } = await createMeeting(client, request());
  const [, second] = await readInstances(client, eventId, from, to);
  await client.api(`/me/events/${second?.id ?? ''}`).patch(times('2027-03-29T15:00:00', '2027-03-29T16:00:00'));
  const [, moved, third] = await readInstances(client, eventId, from, to);
  expect(moved).toMatchObject({ plannedAt: '2027-03-25T10:00:00.000Z', startsAt: '2027-03-29T14:00:00.000Z', minutes: 60 });
  expect(third).toMatchObject({ plannedAt: '2027-04-01T09:00:00.000Z', startsAt: '2027-04-01T09:00:00.000Z' });
  expect(await refused(client.api(`/me/events/${second?.id ?? ''}`).patch(times('2027-04-01T15:00:00', '2027-04-01T16:00:00')))).toMatchObject({ statusCode: 400, code: 'ErrorOccurrenceCrossingBoundary' });
});

test('that a meeting is on Teams is no place; a room beside it is', async () => {
  const client = local.as(amara);
  const { eventId } = await createMeeting(client, request({ recurs: null }));
  const placeAs = async (displayName: string) => {
    await client.api(`/me/events/${eventId}`).patch({ location: { displayName } });
    return (await readEventThere(client, eventId))?.place;
  };
  expect([await placeAs('Microsoft Teams-Besprechung'), await placeAs('Room 3.02; Microsoft Teams Meeting'), await placeAs('The library')]).toEqual(['', 'Room 3.02', 'The library']);
});

test('a series that is ended keeps what was, twice is as once, and one that has not begun is called off whole', async () => {
  const client = local.as(amara);
  const { eventId } = await createMeeting(client, request());
  for (let n = 0; n < 2; n += 1) expect(await endSeries(client, eventId, '2027-04-05', 'Goes on elsewhere')).toBe(true);
  expect((await readInstances(client, eventId, from, to)).map((one) => one.plannedAt.slice(0, 10))).toEqual(['2027-03-18', '2027-03-25', '2027-04-01']);
  const other = await createMeeting(client, request({ transactionId: 'y' }));
  for (let n = 0; n < 2; n += 1) await endSeries(client, other.eventId, '2027-03-01', 'Goes on elsewhere');
  expect(await readEventThere(client, other.eventId)).toBeNull();
  expect(local.served.graph.calendarOf(tom, '2027-03-18', '2027-03-18').map((one) => one.cancelled)).toEqual([false, true]);
  await client.api(`/me/events/${eventId}`).delete();
  expect(await endSeries(client, eventId, '2027-04-05', 'Goes on elsewhere')).toBe(false);
});
