import type { ConnectionsAnswer, SeriesView } from '../../bot/api/contract';
import { ask } from '../fakes/asking';
import { times, withOutlook } from '../fakes/outlook';
import { eventually } from '../journeys/people';

/** What people change in Outlook of the meetings of a series. */
const { office, moveTo, outlookOf, inOutlook, writes, reads, anHourLater } = withOutlook();
const series = async (): Promise<SeriesView> => {
  const { checkIns } = await office.group.amara.view(office.group.communityId);
  if (!checkIns) throw new Error('no series');
  return checkIns;
};
const startsThere = async (who = office.group.amara) => (await inOutlook(who)).map((one) => one.start.dateTime.slice(0, 16));

test('check-ins on the first Thursday are booked once, and the calendar is read for the first time', async () => {
  await office.group.amara.do(office.group.communityId, { type: 'scheduleMeetings', stepId: 'check-ins', firstOn: '2027-03-04', at: '10:00', minutes: 30, everyWeeks: 1, repeat: 'monthly-weekday', everyMonths: 1, untilOn: null, times: 6 });
  await eventually(async () => (await series()).state === 'booked', 'the booking');
  await eventually(() => Promise.resolve(reads() > 0), 'the first look');
  expect((await series()).rhythm).toBe('Every month on the first Thursday');
  expect(await startsThere()).toEqual(['2027-03-04T10:00', '2027-04-01T09:00', '2027-05-06T09:00', '2027-06-03T09:00', '2027-07-01T09:00', '2027-08-05T09:00']);
});

test('one meeting that was moved in Outlook is so here, said as such, and nothing is sent out again', async () => {
  const second = (await inOutlook())[1];
  await outlookOf(office.group.amara).api(`/me/events/${second?.id ?? ''}`).patch({ ...times('2027-04-07T14:00:00', '2027-04-07T14:45:00'), location: { displayName: 'The library' } });
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
  await outlookOf(office.group.amara).api(`/me/events/${third?.id ?? ''}`).delete();
  const before = writes();
  await anHourLater();
  const gone = await eventually(async () => (await series()).coming.find((one) => one.state === 'gone'), 'the question');
  expect((await series()).next).toContain(gone.startsAt);
  await office.group.tom.do(office.group.communityId, { type: 'callOffMeeting', stepId: 'check-ins', startsAt: gone.startsAt, reason: 'Deleted for a reason' });
  expect((await series()).next).not.toContain(gone.startsAt);
  await anHourLater();
  expect(writes()).toBe(before);
});

test('a meeting moved here is moved there, alone, also through a 504 after it was done; one called off here is cancelled with its reason', async () => {
  office.world.local.graph.setFault({ match: 'PATCH /me/events/', does: 'accepted-then-504' });
  await office.group.tom.do(office.group.communityId, { type: 'moveMeeting', stepId: 'check-ins', startsAt: '2027-06-03T09:00:00.000Z', to: '2027-06-08T11:00', minutes: 30, place: '' });
  await eventually(async () => (await startsThere()).includes('2027-06-08T10:00'), 'the new time in Outlook');
  await office.group.tom.do(office.group.communityId, { type: 'callOffMeeting', stepId: 'check-ins', startsAt: '2027-07-01T09:00:00.000Z', reason: 'Exam week' });
  await eventually(async () => !(await startsThere()).includes('2027-07-01T09:00'), 'the end in Outlook');
  expect(await startsThere()).toEqual(['2027-03-04T10:00', '2027-04-07T13:00', '2027-06-08T10:00', '2027-08-05T09:00']);
  const cancel = office.world.exchanges.find(({ request }) => request.url.endsWith('/cancel'));
  expect(cancel?.request.body).toEqual({ comment: 'Exam week' });
  expect((await series()).coming.map((one) => one.state)).toEqual(['planned', 'moved', 'off', 'moved', 'off', 'planned']);
});

test('who comes into the core group is invited to the series, nobody is invited twice, and who leaves is taken off', async () => {
  const guests = () => office.world.local.graph.events().filter((one) => !one.cancelled)[0]?.attendees.map((one) => one.email) ?? [];
  const before = guests();
  const patches = () => office.world.exchanges.filter(({ request }) => request.method === 'PATCH' && JSON.stringify(request.body).includes('attendees')).length;
  const told = patches();
  await office.group.amara.do(office.group.communityId, { type: 'changeCore', personId: office.group.sam.id, part: 'core' });
  await eventually(() => Promise.resolve(guests().length === before.length + 1), 'the invitation');
  expect(guests().slice(0, before.length)).toEqual(before);
  await office.group.sam.do(office.group.communityId, { type: 'changeCore', personId: office.group.sam.id, part: 'member' });
  await eventually(() => Promise.resolve(guests().length === before.length), 'the list as it was');
  await anHourLater();
  expect(patches()).toBe(told + 2);
});

test('the series moved as a whole goes on as it is there, and what was stays as it was', async () => {
  await moveTo('2027-03-05T09:00:00.000Z');
  const master = (await inOutlook()).find((one) => one.seriesMasterId)?.seriesMasterId ?? '';
  await outlookOf(office.group.amara).api(`/me/events/${master}`).patch({
    ...times('2027-03-02T15:00:00', '2027-03-02T15:30:00'),
    recurrence: { pattern: { type: 'relativeMonthly', interval: 1, daysOfWeek: ['tuesday'], index: 'first' }, range: { type: 'endDate', startDate: '2027-03-02', endDate: '2027-08-31', recurrenceTimeZone: 'GMT Standard Time' } },
  });
  const before = writes();
  await anHourLater();
  await eventually(async () => (await series()).rhythm === 'Every month on the first Tuesday', 'the new rhythm');
  expect((await series()).next).toEqual(['2027-04-06T14:00:00.000Z', '2027-05-04T14:00:00.000Z', '2027-06-01T14:00:00.000Z', '2027-07-06T14:00:00.000Z', '2027-08-03T14:00:00.000Z']);
  const step = (await office.group.amara.view(office.group.communityId)).steps.find((one) => one.id === 'check-ins');
  expect(step?.meetings.map((one) => one.startsAt)).toContain('2027-03-04T10:00:00.000Z');
  await anHourLater();
  expect(writes()).toBe(before);
});

test('somebody else goes on with the meetings: they go out of one calendar and into the other, once', async () => {
  const seriesId = (await series()).id;
  await office.group.tom.do(office.group.communityId, { type: 'takeOverMeetings', stepId: 'check-ins', seriesId, gone: false });
  await office.group.core[2]?.do(office.group.communityId, { type: 'takeOverMeetings', stepId: 'check-ins', seriesId, gone: false });
  await eventually(async () => (await series()).state === 'booked' && (await series()).organiserId === office.group.tom.id, 'the booking in the other calendar');
  expect(await startsThere(office.group.tom)).toEqual(['2027-04-06T14:00', '2027-05-04T14:00', '2027-06-01T14:00', '2027-07-06T14:00', '2027-08-03T14:00']);
  expect((await inOutlook(office.group.tom)).every((one) => one.isOrganizer)).toBe(true);
  expect((await inOutlook()).every((one) => !one.isOrganizer)).toBe(true);
});

test('a link that Teams makes later is there within the hour', async () => {
  office.world.local.graph.holdLinks(true);
  await office.group.tom.do(office.group.communityId, { type: 'scheduleMeetings', stepId: 'coffee', firstOn: '2027-03-10', at: '12:30', minutes: 45, everyWeeks: 4, untilOn: '2027-06-30' });
  const coffee = async () => (await office.group.tom.view(office.group.communityId)).steps.find((one) => one.id === 'coffee')?.series;
  await eventually(async () => (await coffee())?.state === 'booked', 'the booking');
  await anHourLater();
  expect((await coffee())?.joinUrl).toBeNull();
  office.world.local.graph.holdLinks(false);
  await anHourLater();
  expect(await eventually(async () => (await coffee())?.joinUrl, 'the link')).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/meetup-join\//);
});

test('a calendar whose owner is not signed in waits on Connections, with whose it is, and troubles nobody elsewhere', async () => {
  const calendar = async () => ((await ask(office.world, office.group.amara, `communities/${office.group.communityId}/connections`)).body as unknown as ConnectionsAnswer).connections.find((one) => one.id === 'calendar');
  office.world.local.graph.setFault({ match: 'GET /me/calendarView/delta', does: 401, times: 100 });
  await anHourLater();
  const waiting = await eventually(async () => ((await calendar())?.waitsFor.includes('Tom Whitfield') ? calendar() : null), 'the name');
  expect(waiting.reason).toBe('Outlook waits for whoever organises this. It goes on once they open the CoP Guide tab.');
  expect((await office.group.amara.view(office.group.communityId)).pending).toEqual([]);
  office.world.local.graph.clearFaults();
});
