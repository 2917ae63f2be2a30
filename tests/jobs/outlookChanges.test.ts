import type { ConnectionsAnswer, EventAnswer, SeriesView } from '../../bot/api/contract';
import { localTenant } from '../../bot/local/people';
import { after, standingClock } from '../fakes/clock';
import { ask } from '../fakes/asking';
import { startGroup, type Group } from '../fakes/group';
import { eventually } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
const clock = standingClock('2027-03-01T09:00:00.000Z');
beforeAll(async () => {
  world = await openWorld({ clock });
  group = await startGroup(world);
});
afterAll(() => world.end());
beforeEach(() => world.local.graph.clearFaults());

interface There { id: string; type: string; start: { dateTime: string }; seriesMasterId: string | null; isOrganizer: boolean; isCancelled: boolean }
const outlookOf = (who: { id: string }) => world.local.clientFor(who.id, ['Calendars.ReadWrite']);
const series = async (): Promise<SeriesView> => {
  const { checkIns } = await group.amara.view(group.communityId);
  if (!checkIns) throw new Error('no series');
  return checkIns;
};
const inOutlook = async (who = group.amara): Promise<There[]> => {
  const { value } = await outlookOf(who).api('/me/calendarView').query({ startDateTime: clock.now(), endDateTime: '2028-03-01T00:00:00Z' }).top(50).get() as { value: There[] };
  return value.filter((one) => !one.isCancelled);
};
const startsThere = async (who = group.amara) => (await inOutlook(who)).map((one) => one.start.dateTime.slice(0, 16));
const writes = () => world.exchanges.filter(({ request }) => /\/events/.test(request.url) && request.method !== 'GET').length;
const reads = () => world.exchanges.filter(({ request }) => /calendarView\/delta/.test(request.url)).length;
let minutes = 0;
const deliveries = async () => (await world.store.executeSql('select key, state, reason from delivery', [])).rows as { key: string; state: string; reason: string | null }[];
const isReading = ({ key, state, reason }: { key: string; state: string; reason: string | null }): boolean => key.startsWith('read-calendar') && (state === 'sending' || (state === 'queued' && reason === null));
/** An hour later the calendars are read again; not while one is read, which would count for it and have seen less. */
const anHourLater = async (): Promise<void> => {
  await eventually(async () => !(await deliveries()).some(isReading), 'the end of a reading');
  minutes += 61;
  await world.moveTo(new Date(Date.parse('2027-03-01T09:00:00.000Z') + minutes * 60_000).toISOString());
};
/** Nothing is on its way any more. */
const settled = () => eventually(async () => (await deliveries()).every((one) => one.state !== 'queued' && one.state !== 'sending'), 'a rest');
const times = (start: string, end: string) => ({ start: { dateTime: start, timeZone: 'GMT Standard Time' }, end: { dateTime: end, timeZone: 'GMT Standard Time' } });

test('check-ins on the first Thursday are booked once, and the calendar is read for the first time', async () => {
  await group.amara.do(group.communityId, { type: 'scheduleMeetings', stepId: 'check-ins', firstOn: '2027-03-04', at: '10:00', minutes: 30, everyWeeks: 1, repeat: 'monthly-weekday', everyMonths: 1, untilOn: null, times: 6 });
  await eventually(async () => (await series()).state === 'booked', 'the booking');
  await eventually(() => Promise.resolve(reads() > 0), 'the first look');
  expect((await series()).rhythm).toBe('Every month on the first Thursday');
  expect(await startsThere()).toEqual(['2027-03-04T10:00', '2027-04-01T09:00', '2027-05-06T09:00', '2027-06-03T09:00', '2027-07-01T09:00', '2027-08-05T09:00']);
});

test('one meeting that was moved in Outlook is so here, said as such, and nothing is sent out again', async () => {
  const second = (await inOutlook())[1];
  await outlookOf(group.amara).api(`/me/events/${second?.id ?? ''}`).patch({ ...times('2027-04-07T14:00:00', '2027-04-07T14:45:00'), location: { displayName: 'The library' } });
  const before = writes();
  await anHourLater();
  const moved = await eventually(async () => (await series()).coming.find((one) => one.state === 'moved'), 'the news');
  expect(moved).toMatchObject({ plannedAt: '2027-04-01T09:00:00.000Z', startsAt: '2027-04-07T13:00:00.000Z', minutes: 45, place: 'The library', by: null });
  await anHourLater();
  await anHourLater();
  expect(writes()).toBe(before);
  expect((await series()).coming.filter((one) => one.state === 'moved')).toHaveLength(1);
});

test('a meeting deleted in Outlook is asked about, and stands until somebody says', async () => {
  const third = (await inOutlook())[2];
  await outlookOf(group.amara).api(`/me/events/${third?.id ?? ''}`).delete();
  const before = writes();
  await anHourLater();
  const gone = await eventually(async () => (await series()).coming.find((one) => one.state === 'gone'), 'the question');
  expect((await series()).next).toContain(gone.startsAt);
  await group.tom.do(group.communityId, { type: 'callOffMeeting', stepId: 'check-ins', startsAt: gone.startsAt, reason: 'Deleted for a reason' });
  expect((await series()).next).not.toContain(gone.startsAt);
  await anHourLater();
  expect(writes()).toBe(before);
});

test('a meeting moved here is moved there, alone, also through a 504 after it was done; one called off here is cancelled with its reason', async () => {
  world.local.graph.setFault({ match: 'PATCH /me/events/', does: 'accepted-then-504' });
  await group.tom.do(group.communityId, { type: 'moveMeeting', stepId: 'check-ins', startsAt: '2027-06-03T09:00:00.000Z', to: '2027-06-08T11:00', minutes: 30, place: '' });
  await eventually(async () => (await startsThere()).includes('2027-06-08T10:00'), 'the new time in Outlook');
  await group.tom.do(group.communityId, { type: 'callOffMeeting', stepId: 'check-ins', startsAt: '2027-07-01T09:00:00.000Z', reason: 'Exam week' });
  await eventually(async () => !(await startsThere()).includes('2027-07-01T09:00'), 'the end in Outlook');
  expect(await startsThere()).toEqual(['2027-03-04T10:00', '2027-04-07T13:00', '2027-06-08T10:00', '2027-08-05T09:00']);
  const cancel = world.exchanges.find(({ request }) => request.url.endsWith('/cancel'));
  expect(cancel?.request.body).toEqual({ comment: 'Exam week' });
  expect((await series()).coming.map((one) => one.state)).toEqual(['planned', 'moved', 'off', 'moved', 'off', 'planned']);
});

test('who comes into the core group is invited to the series, nobody is invited twice, and who leaves is taken off', async () => {
  const guests = () => world.local.graph.events().filter((one) => !one.cancelled)[0]?.attendees.map((one) => one.email) ?? [];
  const before = guests();
  const patches = () => world.exchanges.filter(({ request }) => request.method === 'PATCH' && JSON.stringify(request.body).includes('attendees')).length;
  const told = patches();
  await group.amara.do(group.communityId, { type: 'changeCore', personId: group.sam.id, part: 'core' });
  await eventually(() => Promise.resolve(guests().length === before.length + 1), 'the invitation');
  expect(guests().slice(0, before.length)).toEqual(before);
  await group.sam.do(group.communityId, { type: 'changeCore', personId: group.sam.id, part: 'member' });
  await eventually(() => Promise.resolve(guests().length === before.length), 'the list as it was');
  await anHourLater();
  expect(patches()).toBe(told + 2);
});

test('an event that was moved in Outlook is so here; a link that has run out and a pause that is asked for are no loss', async () => {
  await group.amara.do(group.communityId, { type: 'planEvent', eventId: null, base: 0, kind: 'launch', title: 'Launch', startsAt: '2027-05-20T12:00', minutes: 60, place: 'Hall', hostId: null, plan: {} });
  const { body } = await ask(world, group.amara, `communities/${group.communityId}/events?from=2027-01-01T00:00:00Z&to=2027-12-31T00:00:00Z`);
  const eventId = (body['events'] as { id: string }[])[0]?.id ?? '';
  const seen = async (): Promise<EventAnswer['event']> => ((await ask(world, group.amara, `communities/${group.communityId}/events/${eventId}`)).body as unknown as EventAnswer).event;
  await group.amara.do(group.communityId, { type: 'bookEvent', eventId });
  await eventually(async () => (await seen()).booking?.state === 'booked', 'the booking');
  const there = (await inOutlook()).find((one) => one.type === 'singleInstance');
  // Before the move: a look at the calendar that was under way anyhow may see it at once.
  const { revision } = await seen();
  await outlookOf(group.amara).api(`/me/events/${there?.id ?? ''}`).patch(times('2027-05-21T15:00:00', '2027-05-21T16:30:00'));
  world.local.graph.setFault({ match: 'GET /calendarView/delta', does: 429, retryAfterSeconds: 1 });
  world.local.graph.setFault({ match: 'GET /calendarView/delta', does: 410 });
  const before = writes();
  await anHourLater();
  await eventually(async () => (await seen()).startsAt === '2027-05-21T14:00:00.000Z', 'the new time');
  expect(await seen()).toMatchObject({ minutes: 90, place: 'Hall', revision: revision + 1, booking: { state: 'booked', news: { startsAt: '2027-05-20T11:00:00.000Z', place: 'Hall' } } });
  await outlookOf(group.amara).api(`/me/events/${there?.id ?? ''}/cancel`).post({ comment: 'x' });
  await anHourLater();
  await eventually(async () => (await seen()).booking?.state === 'gone', 'the question');
  expect((await seen()).state).toBe('planned');
  expect(writes()).toBe(before + 1);
});

const events = async () => (await ask(world, group.amara, `communities/${group.communityId}/events?from=2027-01-01T00:00:00Z&to=2027-12-31T00:00:00Z`)).body['events'] as EventAnswer['event'][];
const planned = async (title: string) => (await events()).find((one) => one.title === title);
const standsThere = (subject: string) => world.local.graph.events().find((one) => one.subject === subject);
const plan = (title: string, startsAt: string) => group.amara.do(group.communityId, { type: 'planEvent', eventId: null, base: 0, kind: 'learning', title, startsAt, minutes: 60, place: 'Hall', hostId: null, plan: {} });
test('an event that Outlook was told of while its calendar was read is read again: what was moved there before is not lost', async () => {
  await plan('Marking', '2027-05-25T12:00');
  const eventId = (await planned('Marking'))?.id ?? '';
  await group.amara.do(group.communityId, { type: 'bookEvent', eventId });
  await eventually(() => Promise.resolve(standsThere('Marking')), 'the booking');
  await settled();
  const there = (await inOutlook()).find((one) => one.type === 'singleInstance');
  await outlookOf(group.amara).api(`/me/events/${there?.id ?? ''}`).patch(times('2027-05-26T15:00:00', '2027-05-26T16:00:00'));
  world.local.graph.setFault({ match: 'GET /calendarView/delta', does: 'slow', delayMs: 4_000 });
  await anHourLater();
  await eventually(async () => (await deliveries()).some((one) => one.key.startsWith('read-calendar') && one.state === 'sending'), 'a look at the calendar');
  const before = standsThere('Marking')?.attendees.length ?? 0;
  await group.sam.do(group.communityId, { type: 'comeTo', eventId, coming: true });
  await eventually(() => Promise.resolve(standsThere('Marking')?.attendees.length === before + 1), 'the invitation');
  await eventually(async () => (await planned('Marking'))?.startsAt === '2027-05-26T14:00:00.000Z', 'the new time');
  await settled();
  await outlookOf(group.amara).api(`/me/events/${there?.id ?? ''}/cancel`).post({ comment: 'x' });
});

test('an event whose booking was never answered, and that was moved in Outlook meanwhile, is looked at though a reading had its change behind it', async () => {
  await plan('Reading', '2027-06-15T12:00');
  world.local.graph.setFault({ match: 'POST /me/events$', does: 'accepted-then-504', times: 50, retryAfterSeconds: 1 });
  await group.amara.do(group.communityId, { type: 'bookEvent', eventId: (await planned('Reading'))?.id ?? '' });
  const there = await eventually(async () => (await inOutlook()).find((one) => one.type === 'singleInstance'), 'the booking in Outlook');
  await eventually(async () => (await deliveries()).some((one) => one.key.startsWith('book-event') && one.state === 'queued'), 'the booking that waits');
  await outlookOf(group.amara).api(`/me/events/${there.id}`).patch(times('2027-06-16T15:00:00', '2027-06-16T16:00:00'));
  const before = reads();
  const key = (await deliveries()).find((one) => one.key.startsWith('read-calendar'))?.key ?? '';
  await world.store.deliveries.want({ tenantId: localTenant, communityId: group.communityId, key }, { kind: 'read-calendar', personId: group.amara.id }, clock.now());
  await world.moveTo(after(clock, 0.01));
  await eventually(() => Promise.resolve(reads() > before), 'a reading that does not know the event');
  await eventually(async () => (await deliveries()).every((one) => !one.key.startsWith('read-calendar') || one.state === 'sent'), 'its end');
  expect((await planned('Reading'))?.startsAt).toBe('2027-06-15T11:00:00.000Z');
  world.local.graph.clearFaults();
  await anHourLater();
  await eventually(async () => (await planned('Reading'))?.startsAt === '2027-06-16T14:00:00.000Z', 'the new time');
  await settled();
  await outlookOf(group.amara).api(`/me/events/${there.id}/cancel`).post({ comment: 'x' });
});

test('the series moved as a whole goes on as it is there, and what was stays as it was', async () => {
  await world.moveTo('2027-03-05T09:00:00.000Z');
  minutes = (Date.parse('2027-03-05T09:00:00.000Z') - Date.parse('2027-03-01T09:00:00.000Z')) / 60_000;
  const master = (await inOutlook()).find((one) => one.seriesMasterId)?.seriesMasterId ?? '';
  await outlookOf(group.amara).api(`/me/events/${master}`).patch({
    ...times('2027-03-02T15:00:00', '2027-03-02T15:30:00'),
    recurrence: { pattern: { type: 'relativeMonthly', interval: 1, daysOfWeek: ['tuesday'], index: 'first' }, range: { type: 'endDate', startDate: '2027-03-02', endDate: '2027-08-31', recurrenceTimeZone: 'GMT Standard Time' } },
  });
  const before = writes();
  await anHourLater();
  await eventually(async () => (await series()).rhythm === 'Every month on the first Tuesday', 'the new rhythm');
  expect((await series()).next).toEqual(['2027-04-06T14:00:00.000Z', '2027-05-04T14:00:00.000Z', '2027-06-01T14:00:00.000Z', '2027-07-06T14:00:00.000Z', '2027-08-03T14:00:00.000Z']);
  const step = (await group.amara.view(group.communityId)).steps.find((one) => one.id === 'check-ins');
  expect(step?.meetings.map((one) => one.startsAt)).toContain('2027-03-04T10:00:00.000Z');
  await anHourLater();
  expect(writes()).toBe(before);
});

test('somebody else goes on with the meetings: they go out of one calendar and into the other, once', async () => {
  const seriesId = (await series()).id;
  await group.tom.do(group.communityId, { type: 'takeOverMeetings', stepId: 'check-ins', seriesId, gone: false });
  await group.core[2]?.do(group.communityId, { type: 'takeOverMeetings', stepId: 'check-ins', seriesId, gone: false });
  await eventually(async () => (await series()).state === 'booked' && (await series()).organiserId === group.tom.id, 'the booking in the other calendar');
  expect(await startsThere(group.tom)).toEqual(['2027-04-06T14:00', '2027-05-04T14:00', '2027-06-01T14:00', '2027-07-06T14:00', '2027-08-03T14:00']);
  expect((await inOutlook(group.tom)).every((one) => one.isOrganizer)).toBe(true);
  expect((await inOutlook()).every((one) => !one.isOrganizer)).toBe(true);
});

test('a link that Teams makes later is there within the hour', async () => {
  world.local.graph.holdLinks(true);
  await group.tom.do(group.communityId, { type: 'scheduleMeetings', stepId: 'coffee', firstOn: '2027-03-10', at: '12:30', minutes: 45, everyWeeks: 4, untilOn: '2027-06-30' });
  const coffee = async () => (await group.tom.view(group.communityId)).steps.find((one) => one.id === 'coffee')?.series;
  await eventually(async () => (await coffee())?.state === 'booked', 'the booking');
  await anHourLater();
  expect((await coffee())?.joinUrl).toBeNull();
  world.local.graph.holdLinks(false);
  await anHourLater();
  expect(await eventually(async () => (await coffee())?.joinUrl, 'the link')).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/meetup-join\//);
});

test('a calendar whose owner is not signed in waits on Connections, with whose it is, and troubles nobody elsewhere', async () => {
  const calendar = async () => ((await ask(world, group.amara, `communities/${group.communityId}/connections`)).body as unknown as ConnectionsAnswer).connections.find((one) => one.id === 'calendar');
  world.local.graph.setFault({ match: 'GET /me/calendarView/delta', does: 401, times: 100 });
  await anHourLater();
  const waiting = await eventually(async () => ((await calendar())?.waitsFor.includes('Tom Whitfield') ? calendar() : null), 'the name');
  expect(waiting.reason).toBe('Outlook waits for whoever organises this. It goes on once they open the CoP Guide tab.');
  expect((await group.amara.view(group.communityId)).pending).toEqual([]);
  world.local.graph.clearFaults();
});
