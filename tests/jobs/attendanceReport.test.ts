import type { EventAnswer, EventsAnswer } from '../../bot/api/contract';
import { ask } from '../fakes/asking';
import { stillClock } from '../fakes/clock';
import { startGroup, type Group } from '../fakes/group';
import { eventually } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
let eventId = '';
const clock = stillClock('2026-09-07T09:00:00.000Z');
let granted = true;
const event = async (who = group.amara) => (await ask(world, who, `communities/${group.communityId}/events/${eventId}`)).body as unknown as EventAnswer;
const priya = (): string => group.core[2]?.id ?? '';
const ticked = async () => (await event()).people?.filter((one) => one.came).map((one) => one.name).sort();

beforeAll(async () => {
  world = await openWorld({ clock, granted: () => granted });
  group = await startGroup(world, { coreChat: false });
  const { amara, sam, communityId } = group;
  await amara.do(communityId, { type: 'planEvent', eventId: null, base: 0, kind: 'learning', title: 'Marking', startsAt: '2026-09-09T10:00', minutes: 60, place: '', hostId: null, plan: {} });
  eventId = ((await ask(world, amara, `communities/${communityId}/events?from=2026-09-01T00:00:00Z&to=2026-10-01T00:00:00Z`)).body as unknown as EventsAnswer).events[0]?.id ?? '';
  await sam.do(communityId, { type: 'comeTo', eventId, coming: true });
  await amara.do(communityId, { type: 'bookEvent', eventId });
  await eventually(async () => (await event()).event.booking?.joinUrl, 'the meeting in Outlook');
});
afterAll(() => world.end());

test('nobody’s attendance is read unless the core group asks, and not before the meeting is over', async () => {
  expect(await group.amara.refused(group.communityId, { type: 'readReport', eventId })).toMatchObject({ status: 409 });
  await world.moveTo('2026-09-09T10:30:00.000Z');
  expect(world.exchanges.filter(({ request }) => request.url.includes('onlineMeetings'))).toEqual([]);
  expect(await group.sam.refused(group.communityId, { type: 'readReport', eventId })).toMatchObject({ status: 403 });
});

test('without the permission it waits, says so on the event, and the ticks work meanwhile', async () => {
  granted = false;
  await group.tom.do(group.communityId, { type: 'markCame', eventId, personIds: [priya()], came: false });
  await group.tom.do(group.communityId, { type: 'readReport', eventId });
  await eventually(async () => (await event()).event.report?.state === 'waiting', 'that it waits');
  expect((await event()).event.report?.problem).toContain('bring in the file from Teams');
});

test('once allowed it is read in the organiser’s name: the community’s own are ticked, a guest is a number, what was unticked stays', async () => {
  granted = true;
  await ask(world, group.amara, `communities/${group.communityId}/connections/again`, { body: { connection: 'attendance' } });
  await eventually(async () => (await event()).event.report?.state === 'read', 'the report');
  const { report } = (await event()).event;
  expect(await ticked()).toEqual(expect.arrayContaining(['Amara Okafor']));
  expect(await ticked()).not.toContain('Priya Nair');
  expect(report).toEqual({ state: 'read', problem: null, readAt: clock.now(), came: (await ticked() ?? []).length + 1, others: 1 });
  expect(JSON.stringify(report)).not.toContain(priya());
  // Only the core group sees how it stands.
  expect((await event(group.sam)).event.report).toBeNull();
});

test('is read once: asked again nothing is read, and what the core group has changed stays', async () => {
  const before = world.exchanges.length;
  await group.amara.do(group.communityId, { type: 'markCame', eventId, personIds: [group.amara.id], came: false });
  await group.amara.do(group.communityId, { type: 'readReport', eventId });
  await world.moveTo('2026-09-09T11:30:00.000Z');
  expect(world.exchanges.slice(before).filter(({ request }) => request.url.includes('onlineMeetings'))).toEqual([]);
  expect(await ticked()).not.toContain('Amara Okafor');
});
