import { localCoreChat, localTeam } from '../../bot/local/people';
import { ask, refusal } from '../fakes/asking';
import { startGroup, type Group } from '../fakes/group';
import type { Actor } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world);
});
afterAll(() => world.end());

const here = async (who: Actor, query: { at?: string; group?: string } = {}): Promise<string | null> => {
  const answer = await ask(world, who, `here?${new URLSearchParams(query).toString()}`);
  expect(answer.status).toBe(200);
  return (answer.body['community'] as { id: string } | null)?.id ?? null;
};

test('the only community of a place is answered as by its own address, so that a tab need not ask who it is first', async () => {
  const { amara, sam, communityId } = group;
  for (const query of [{ at: localCoreChat.id }, { at: localTeam.id }, { at: '19:elsewhere@thread.v2', group: localTeam.groupId }, {}]) expect([query, await here(amara, query)]).toEqual([query, communityId]);
  expect((await ask(world, sam, `here?at=${encodeURIComponent(localTeam.id)}`)).body).toMatchObject({ community: { id: communityId, me: { id: sam.id, part: 'member' }, stages: expect.any(Array) } });
});

test('a place without a community, and a reader without one, get none', async () => {
  const { amara, helen } = group;
  expect(await here(amara, { at: '19:elsewhere@thread.v2' })).toBeNull();
  expect(await here(amara, { at: '', group: 'another' })).toBeNull();
  expect(await here(helen, { at: localCoreChat.id })).toBeNull();
  expect(await here(helen)).toBeNull();
  expect((await ask(world, null, 'here')).body).toEqual(refusal('not-signed-in'));
});
