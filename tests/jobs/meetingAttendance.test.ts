import type { AttendeesAnswer, MeetingAnswer, MineAnswer, StepView } from '../../bot/api/contract';
import { localTenant } from '../../bot/local/people';
import { ask } from '../fakes/asking';
import { runningClock } from '../fakes/clock';
import { startGroup, type Group } from '../fakes/group';
import { eventually } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
const clock = runningClock('2026-09-07T09:00:00.000Z');
let granted = true;
const stepId = 'check-ins';
// Thursdays at 10:00 in London; by the rota Amara facilitates the first.
const [first, second] = ['2026-09-10T09:00:00.000Z', '2026-09-24T09:00:00.000Z'] as const;
const idOf = (plannedAt: string): string => `${stepId}@${plannedAt}`;
const get = (path: string, who = group.amara) => ask(world, who, `communities/${group.communityId}/${path}`);
const people = (plannedAt: string, who = group.amara) => get(`meetings/${encodeURIComponent(idOf(plannedAt))}/people`, who);
const meeting = async (plannedAt: string) => (await people(plannedAt)).body as unknown as MeetingAnswer;
const there = async (plannedAt: string) => (await meeting(plannedAt)).people.filter((one) => one.came).map((one) => one.name);
const step = async (): Promise<StepView | undefined> => (await group.amara.view(group.communityId)).steps.find((one) => one.id === stepId);
const mine = async (who = group.amara) => ((await get('mine', who)).body as unknown as MineAnswer).own.meetings;
const mark = (plannedAt: string, personIds: string[], came = true) => group.tom.do(group.communityId, { type: 'markCame', eventId: idOf(plannedAt), personIds, came });
const priya = (): string => group.core[2]?.id ?? '';

beforeAll(async () => {
  world = await openWorld({ clock, granted: () => granted });
  group = await startGroup(world, { coreChat: false });
  await group.amara.do(group.communityId, { type: 'scheduleMeetings', stepId, firstOn: '2026-09-10', at: '10:00', minutes: 30, everyWeeks: 2, untilOn: '2026-12-03' });
  await eventually(async () => (await step())?.series?.joinUrl, 'the meetings in Outlook');
});
afterAll(() => world.end());

test('who was there is ticked by hand once a meeting has begun, and only the core group sees it', async () => {
  expect(await group.tom.refused(group.communityId, { type: 'markCame', eventId: idOf(first), personIds: [group.tom.id], came: true })).toMatchObject({ status: 409 });
  await world.moveTo('2026-09-10T09:10:00.000Z');
  expect((await step())?.meetings.find((one) => one.startsAt === first)?.id).toBe(idOf(first));
  await mark(first, [group.tom.id]);
  await mark(first, [priya()], false);
  expect(await there(first)).toEqual(['Tom Whitfield']);
  expect([(await people(first, group.sam)).status, (await people(first, group.helen)).status, (await people('2026-09-11T09:00:00.000Z')).status, (await get('meetings/x/people')).status]).toEqual([403, 404, 404, 404]);
  expect(await group.sam.refused(group.communityId, { type: 'markCame', eventId: idOf(first), personIds: [group.sam.id], came: true })).toMatchObject({ status: 403 });
});

test('without the permission the report waits, says so, and is read once it is allowed; what was unticked by hand stays', async () => {
  granted = false;
  await world.moveTo('2026-09-10T11:00:00.000Z');
  await group.tom.do(group.communityId, { type: 'readReport', eventId: idOf(first) });
  await eventually(async () => (await meeting(first)).report?.state === 'waiting', 'that it waits');
  expect((await meeting(first)).report?.problem).toContain('bring in the file from Teams');
  granted = true;
  await ask(world, group.amara, `communities/${group.communityId}/connections/again`, { body: { connection: 'attendance' } });
  await eventually(async () => (await meeting(first)).report?.state === 'read', 'the report');
  expect(await there(first)).toEqual(expect.arrayContaining(['Amara Okafor', 'Tom Whitfield']));
  expect(await there(first)).not.toContain('Priya Nair');
  expect((await meeting(first)).ledBy).toBe(group.amara.id);
  expect((await meeting(first)).report).toMatchObject({ others: 1, problem: null });
});

test('is read once, and the next meeting under the same link has its own', async () => {
  const before = world.exchanges.length;
  await mark(first, [group.amara.id], false);
  await group.amara.do(group.communityId, { type: 'readReport', eventId: idOf(first) });
  await world.moveTo('2026-09-24T08:00:00.000Z');
  expect(world.exchanges.slice(before).filter(({ request }) => request.url.includes('onlineMeetings'))).toEqual([]);
  expect(await there(first)).not.toContain('Amara Okafor');
  expect((await meeting(second)).people.every((one) => one.came === null)).toBe(true);
  await world.moveTo('2026-09-24T11:00:00.000Z');
  await group.amara.do(group.communityId, { type: 'readReport', eventId: idOf(second) });
  await eventually(async () => (await meeting(second)).report?.state === 'read', 'the report of the second');
  expect(await there(second)).toContain('Amara Okafor');
});

test('a file of who came is about the core group alone, and notes nothing by itself', async () => {
  const asked = await ask(world, group.amara, `communities/${group.communityId}/events/${encodeURIComponent(idOf(first))}/attendees`, { body: { people: [{ name: 'Priya Nair', email: '' }, { name: 'Sam Adeyemi', email: '' }, { name: 'Amara Okafor', email: '' }] } });
  expect((asked.body as unknown as AttendeesAnswer)).toEqual({ found: [{ personId: priya(), name: 'Priya Nair', came: false }, { personId: group.amara.id, name: 'Amara Okafor', came: false }], others: 1 });
  expect((await ask(world, group.sam, `communities/${group.communityId}/events/${encodeURIComponent(idOf(first))}/attendees`, { body: { people: [{ name: 'x', email: '' }] } })).status).toBe(403);
});

test('each of them reads it under My data, and the list as CSV holds how many were there', async () => {
  await group.tom.do(group.communityId, { type: 'noteFacilitator', eventId: idOf(first), personId: group.tom.id });
  expect((await mine(group.tom))[0]).toEqual({ stepId, at: first, came: true, led: true });
  expect((await mine())[0]).toEqual({ stepId, at: first, came: false, led: false });
  expect(await mine(group.sam)).toEqual([]);
  const rows = (await get('attendance.csv')).text.trim().split('\r\n');
  expect(rows.slice(1).map((one) => one.split(',').slice(1).join())).toEqual([first, second].map((at) => expect.stringMatching(new RegExp(`^${at.slice(0, 10)},30,Held,,[1-5],$`)) as string));
  expect((await get('attendance.csv')).text).not.toContain('Amara');
});

test('the log and the measures read it: meetings for the quarter, and who facilitated as chairing', async () => {
  const { meetings } = await world.store.logs.facts(localTenant, group.communityId);
  expect(meetings.map((one) => one.id)).toEqual([idOf(first), idOf(second)]);
  expect(JSON.stringify(meetings)).not.toContain(group.tom.id);
  const chaired = async () => (await world.store.activity.facts(localTenant, group.communityId, clock.now())).acts.filter((one) => [first, second].includes(new Date(one.at).toISOString() as typeof first));
  expect(await chaired()).toEqual(expect.arrayContaining([{ personId: group.tom.id, at: Date.parse(first) }]));
  // It is no event for members: what is said of those stays as it is.
  expect((await world.store.activity.facts(localTenant, group.communityId, clock.now())).attendances).toEqual([]);
  await group.tom.do(group.communityId, { type: 'chooseMine', area: '', counted: false });
  expect((await chaired()).map((one) => one.personId)).not.toContain(group.tom.id);
});
