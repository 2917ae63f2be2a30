import { Temporal } from 'temporal-polyfill';
import type { Command, SeriesView } from '../../bot/api/contract';
import { calendarScopes } from '../../bot/graph/calendar';
import { copyId } from '../../bot/local/graph/event-store';
import { occurrencesBetween } from '../../bot/local/graph/occurrences';
import { runningClock } from '../fakes/clock';
import { startGroup, type Group } from '../fakes/group';
import { eventually } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

/** Meetings of which Outlook has heard and never answered. */

let world: World;
let group: Group;
const clock = runningClock('2027-03-01T09:00:00.000Z');
beforeAll(async () => {
  world = await openWorld({ clock });
  group = await startGroup(world);
});
afterAll(() => world.end());
beforeEach(() => world.local.graph.clearFaults());

const stepOf = { book: 'check-ins', over: 'coffee' } as const;
const series = async (stepId: string): Promise<SeriesView> => {
  const found = (await group.amara.view(group.communityId)).steps.find((one) => one.id === stepId)?.series;
  if (!found) throw new Error(`no meetings of ${stepId}`);
  return found;
};
const standing = (scheduled: string) => world.local.graph.events().filter((one) => !one.cancelled && one.start.dateTime.includes(scheduled));
const act = (who: Group['amara'], command: Command) => who.do(group.communityId, command);
const schedule = (stepId: string, at: string): Command => ({ type: 'scheduleMeetings', stepId, firstOn: '2027-03-04', at, minutes: 30, everyWeeks: 2, untilOn: '2027-06-30' });
/** Every write of a kind is carried out, and none is answered. */
const lose = (match: string) => world.local.graph.setFault({ match, does: 'accepted-then-504', times: 100, retryAfterSeconds: 1 });
const emailsOf = (people: { name: string }[]) => people.map(({ name }) => `${name.toLowerCase().replace(/\W+/g, '.')}@university.example`).sort();
const guests = (scheduled: string) => standing(scheduled)[0]?.attendees.map((one) => one.email).sort() ?? [];
const isBooked = (stepId: string) => eventually(async () => (await series(stepId)).state === 'booked', `the booking of ${stepId}`);

test('who came into the core group while the booking was not answered for is invited, and who left is taken off', async () => {
  lose('POST /me/events$');
  await act(group.amara, schedule(stepOf.book, '10:15'));
  await eventually(() => Promise.resolve(standing('T10:15').length === 1), 'the series in Outlook');
  await act(group.amara, { type: 'changeCore', personId: group.sam.id, part: 'core' });
  await act(group.tom, { type: 'changeCore', personId: group.tom.id, part: 'member' });
  world.local.graph.clearFaults();
  await isBooked(stepOf.book);
  const wanted = emailsOf([...group.core.slice(2), group.sam]);
  await eventually(() => Promise.resolve(JSON.stringify(guests('T10:15')) === JSON.stringify(wanted)), 'the guests');
  expect(standing('T10:15')).toHaveLength(1);
});

test('who was taken off with the answer lost, and came back before it came, is invited', async () => {
  lose('PATCH /me/events/');
  await act(group.sam, { type: 'changeCore', personId: group.sam.id, part: 'member' });
  const without = emailsOf(group.core.slice(2));
  await eventually(() => Promise.resolve(JSON.stringify(guests('T10:15')) === JSON.stringify(without)), 'the shorter list');
  await act(group.amara, { type: 'changeCore', personId: group.sam.id, part: 'core' });
  world.local.graph.clearFaults();
  const wanted = emailsOf([...group.core.slice(2), group.sam]);
  await eventually(() => Promise.resolve(JSON.stringify(guests('T10:15')) === JSON.stringify(wanted)), 'the guests');
});

test('a meeting moved with the answer lost, and moved on, ends where it was moved to last; nobody has moved it in Outlook', async () => {
  const times = () => (standing('T10:15')[0]?.exceptions ?? []).map((one) => one.start.dateTime.slice(0, 16));
  lose('PATCH /me/events/');
  const move = (startsAt: string, to: string): Command => ({ type: 'moveMeeting', stepId: stepOf.book, startsAt, to, minutes: 30, place: '' });
  await act(group.amara, move('2027-03-18T10:15:00.000Z', '2027-03-19T13:00'));
  await eventually(() => Promise.resolve(times().includes('2027-03-19T13:00')), 'the new time in Outlook');
  await act(group.amara, move('2027-03-19T13:00:00.000Z', '2027-03-22T09:00'));
  world.local.graph.clearFaults();
  await eventually(() => Promise.resolve(times().includes('2027-03-22T09:00')), 'the newest time in Outlook');
  expect((await series(stepOf.book)).coming.find((one) => one.plannedAt === '2027-03-18T10:15:00.000Z')).toMatchObject({ startsAt: '2027-03-22T09:00:00.000Z', by: 'Amara Okafor' });
});

test('the first meeting called off a moment before somebody else goes on: it is in neither calendar', async () => {
  const dates = () => world.local.graph.events().filter((one) => !one.cancelled && one.start.dateTime.includes('T10:15')).flatMap((one) => occurrencesBetween(one, Temporal.Instant.from('2027-01-01T00:00Z'), Temporal.Instant.from('2028-01-01T00:00Z')).map(({ date }) => date)).sort();
  const before = dates();
  expect(before).toContain('2027-03-04');
  // Outlook does not hear of the one before it hears of the other.
  world.local.graph.setFault({ match: 'GET /me/events/[^/]+/instances', does: 503, times: 4, retryAfterSeconds: 1 });
  await act(group.amara, { type: 'callOffMeeting', stepId: stepOf.book, startsAt: '2027-03-04T10:15:00.000Z', reason: 'Nobody can come' });
  await act(group.core[3] ?? group.amara, { type: 'takeOverMeetings', stepId: stepOf.book, seriesId: (await series(stepOf.book)).id, gone: false });
  await isBooked(stepOf.book);
  await eventually(() => Promise.resolve(JSON.stringify(dates()) === JSON.stringify(before.filter((one) => one !== '2027-03-04'))), 'each of the others once');
});

test('deleted in Outlook before it had gone out of one calendar, it comes into the other all the same', async () => {
  const from = await series(stepOf.book);
  const there = standing('T10:15').find((one) => one.organiserId === from.organiserId);
  const next = from.coming.find((one) => one.state === 'planned' || one.state === 'moved');
  // Neither of the call-off nor of the hand-over has Outlook heard when somebody deletes all of it.
  world.local.graph.setFault({ match: 'GET /me/events/', does: 503, times: 100, retryAfterSeconds: 1 });
  await act(group.amara, { type: 'callOffMeeting', stepId: stepOf.book, startsAt: next?.startsAt ?? '', reason: 'Nobody can come' });
  await act(group.amara, { type: 'takeOverMeetings', stepId: stepOf.book, seriesId: from.id, gone: false });
  await eventually(async () => (await series(stepOf.book)).state === 'waiting', 'the wait');
  await world.local.clientFor(from.organiserId, calendarScopes).api(`/me/events/${copyId(there?.uid ?? '', from.organiserId)}`).delete();
  world.local.graph.clearFaults();
  await isBooked(stepOf.book);
  expect((await series(stepOf.book)).organiserId).toBe(group.amara.id);
  // The first that stands after the one that was called off.
  expect((await series(stepOf.book)).coming.map((one) => one.plannedAt)).not.toContain(next?.plannedAt);
  const now = (await series(stepOf.book)).id;
  expect(world.local.graph.events().filter((one) => !one.cancelled && one.transactionId?.includes(`/${now}/`))).toHaveLength(1);
});

test('handed over while the booking was not answered for, the meetings are in one calendar', async () => {
  lose('POST /me/events$');
  await act(group.amara, schedule(stepOf.over, '14:45'));
  await eventually(() => Promise.resolve(standing('T14:45').length === 1), 'the series in Outlook');
  const mine = standing('T14:45')[0];
  await eventually(async () => (await series(stepOf.over)).state === 'waiting', 'the wait');
  const priya = group.core[2] ?? group.tom;
  await act(priya, { type: 'takeOverMeetings', stepId: stepOf.over, seriesId: (await series(stepOf.over)).id, gone: false });
  world.local.graph.clearFaults();
  await isBooked(stepOf.over);
  expect((await series(stepOf.over)).organiserId).toBe(priya.id);
  const there = standing('T14:45');
  expect(there.map((one) => one.organiserId)).toEqual([priya.id]);
  expect(there[0]?.uid).not.toBe(mine?.uid);
});
