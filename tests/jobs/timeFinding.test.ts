import { startGroup, type Group } from '../fakes/group';
import { eventually } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world);
});
afterAll(() => world.end());
beforeEach(() => world.local.graph.clearFaults());

const year = new Date().getUTCFullYear() + 1;
// A Monday, in winter time of London.
const monday = [1, 2, 3, 4, 5, 6, 7].map((day) => `${year}-02-0${day}`).find((date) => new Date(`${date}T00:00:00Z`).getUTCDay() === 1) ?? '';
const finding = async () => (await group.tom.view(group.communityId)).steps.find((one) => one.id === 'check-ins')?.finding ?? null;
const find = (who = group.tom) => who.do(group.communityId, { type: 'findTimes', stepId: 'check-ins', fromOn: monday, minutes: 30 });

test('without permission it says who can allow it, and that a time can be typed', async () => {
  world.local.graph.setFault({ match: 'POST /me/calendar/getSchedule$', does: 403 });
  await find();
  const found = await eventually(async () => ((await finding())?.problem ? finding() : null), 'the reason');
  expect(found).toEqual({ state: 'waiting', problem: 'CoP Guide may not see who is free. Your IT team can allow it. Type a time that suits you meanwhile.', slots: [] });
});

test('times at which the core group is free come a moment later; nothing of anybody’s calendar but that comes with them', async () => {
  const client = world.local.clientFor(group.amara.id, ['Calendars.ReadWrite']);
  const zone = 'GMT Standard Time';
  await client.api('/me/events').post({ subject: 'A private appointment', start: { dateTime: `${monday}T08:00:00`, timeZone: zone }, end: { dateTime: `${monday}T11:00:00`, timeZone: zone } });
  await find(group.amara);
  const found = await eventually(async () => ((await finding())?.state === 'found' ? finding() : null), 'the times');
  expect(found.slots).toHaveLength(3);
  expect(found.slots[0]).toEqual({ startsAt: `${monday}T11:00:00.000Z`, free: 5, of: 5 });
  expect(JSON.stringify(await group.tom.view(group.communityId))).not.toContain('A private appointment');
  expect((await group.sam.view(group.communityId)).steps.find((one) => one.id === 'check-ins')?.finding).toBeNull();
});
