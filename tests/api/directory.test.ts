import { ask, refusal } from '../fakes/asking';
import { startGroup, type Group } from '../fakes/group';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
let granted = true;
beforeAll(async () => {
  world = await openWorld({ granted: () => granted });
  group = await startGroup(world, { coreChat: false });
});
afterAll(() => world.end());
afterEach(() => {
  granted = true;
  world.local.graph.clearFaults();
});

const find = (text: string, who = group.amara) => ask(world, who, `communities/${group.communityId}/directory?find=${encodeURIComponent(text)}`);

test('the core group finds the sponsor by name, who is in no place of the community', async () => {
  expect((await find('hel')).body).toEqual({ people: [{ id: group.helen.id, name: 'Helen Marsh', email: 'helen.marsh@university.example' }], problem: null, off: false });
  expect((await find('nobody')).body).toEqual({ people: [], problem: null, off: false });
});

test('nobody else does, and what is too short or too long is not looked for', async () => {
  expect((await find('hel', group.sam)).status).toBe(403);
  expect((await find('hel', group.helen)).status).toBe(404);
  const before = world.exchanges.length;
  for (const wrong of ['', 'h', ' h ', 'x'.repeat(101)]) expect([(await find(wrong)).status, (await find(wrong)).body]).toEqual([400, refusal('not-readable')]);
  expect(world.exchanges.length).toBe(before);
});

test('without the permission it says that it is off and what to do instead; a pause is only a pause', async () => {
  granted = false;
  expect((await find('hel')).body).toEqual({ people: [], off: true, problem: 'CoP Guide may not look for people of your university. Type the name and address, or allow it under Connections.' });
  granted = true;
  world.local.graph.setFault({ match: 'GET /users$', does: 500 });
  expect((await find('hel')).body).toMatchObject({ people: [], off: false, problem: expect.stringContaining('Look again in a minute') });
});
