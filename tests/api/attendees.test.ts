import { ask, refusal } from '../fakes/asking';
import { startGroup, type Group } from '../fakes/group';
import { localTenant } from '../../bot/local/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
let eventId = '';
beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world, { coreChat: false });
  await group.amara.do(group.communityId, { type: 'planEvent', eventId: null, base: 0, kind: 'coffee', title: 'Coffee', startsAt: '2026-01-09T10:00', minutes: 30, place: 'Room 1', hostId: null, plan: {} });
  eventId = ((await ask(world, group.amara, `communities/${group.communityId}/events?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z`)).body['events'] as { id: string }[])[0]?.id ?? '';
});
afterAll(() => world.end());

const match = (people: unknown, who = group.amara, id = eventId) => ask(world, who, `communities/${group.communityId}/events/${id}/attendees`, { body: { people } });
const line = (name: string, email = '') => ({ name, email });

test('who is in the community is found by address, or by a name that only one has; of others there is a number, and nothing is noted', async () => {
  await group.amara.do(group.communityId, { type: 'markCame', eventId, personIds: [group.tom.id], came: false });
  const { body } = await match([line('A. Okafor', 'AMARA.Okafor@university.example'), line('tom whitfield'), line('Sam Adeyemi', 'sam@elsewhere.example'), line('Nobody'), line('nobody'), line('Amara Okafor')]);
  expect(body).toEqual({ found: [{ personId: group.amara.id, name: 'Amara Okafor', came: null }, { personId: group.tom.id, name: 'Tom Whitfield', came: false }], others: 2 });
  expect(await world.store.activity.attendance(localTenant, group.communityId, eventId)).toHaveLength(1);
});

test('two of one name are not told apart by it', async () => {
  await world.store.syncMembers(localTenant, group.communityId, [...group.core, group.sam].map(({ id, name }) => ({ id, name, email: null })).concat([{ id: 'twin', name: 'Sam Adeyemi', email: null }]), new Date().toISOString());
  expect((await match([line('Sam Adeyemi'), line('Priya Nair')])).body).toMatchObject({ found: [{ name: 'Priya Nair' }], others: 1 });
});

test('it is the core group’s, for an event that there is, and nonsense is refused', async () => {
  expect((await match([line('x')], group.sam)).status).toBe(403);
  expect((await match([line('x')], group.helen)).status).toBe(404);
  expect((await match([line('x')], group.amara, 'none')).status).toBe(404);
  for (const wrong of [[], null, 'x', [{ name: 3, email: '' }], [{ name: 'x' }], [line('x'.repeat(321))], Array.from({ length: 1_001 }, (_, n) => line(`p${n}`))]) expect([(await match(wrong)).status, (await match(wrong)).body]).toEqual([400, refusal('not-readable')]);
  expect((await match([line("'; drop table member --", '%@_'), line('a\u0000b')])).body).toMatchObject({ found: [], others: 2 });
});
