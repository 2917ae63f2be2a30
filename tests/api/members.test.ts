import { localTenant } from '../../bot/local/people';
import { ask, refusal } from '../fakes/asking';
import { startGroup, type Group } from '../fakes/group';
import { eventually, type Actor } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
beforeEach(async () => {
  world = await openWorld();
  group = await startGroup(world, { coreChat: false });
});
afterEach(() => world.end());

const members = (who: Actor, query = '') => ask(world, who, `communities/${group.communityId}/members${query}`);
const names = async (query: string) => ((await members(group.amara, query)).body['members'] as { name: string }[]).map((one) => one.name);

test('the core group finds everybody in the community by part of a name, and nobody else does', async () => {
  const { amara, sam, helen } = group;
  const all = await members(amara);
  expect(all.status).toBe(200);
  expect(all.body).toEqual({
    more: false,
    members: ['Amara Okafor', 'Luca Ferri', 'Mei Zhao', 'Priya Nair', 'Rosa Delgado-Fitzgerald', 'Sam Adeyemi', 'Tom Whitfield']
      .map((name) => expect.objectContaining({ id: expect.any(String), name, part: /Rosa|Sam/.test(name) ? 'member' : 'core' })),
  });
  expect(await names('?find=%20ITZ')).toEqual(['Rosa Delgado-Fitzgerald']);
  expect(await names('?find=a%00')).toEqual([]);
  for (const none of ['%25', '_', '%5C', '%F0%9F%98%80', `${'x'.repeat(300)}`]) expect(await names(`?find=${none}`)).toEqual([]);

  const outside = await members(sam, '?find=a');
  expect([outside.status, outside.body]).toEqual([403, { code: 'not-allowed', message: 'This is for the core group. If you would like to help, ask one of them, or claim an action.' }]);
  expect((await members(helen, '?find=a')).status).toBe(404);
  for (const bad of [`?find=${'x'.repeat(301)}`, '?look=a', '?__proto__=a']) expect([(await members(amara, bad)).status, (await members(amara, bad)).body]).toEqual([400, refusal('not-readable')]);
});

test('of more than fifty, the first fifty come, and that there are more', async () => {
  const crowd = Array.from({ length: 50 }, (_, n) => ({ id: `p${n}`, name: `Person ${String(n).padStart(2, '0')}`, email: null }));
  const place = (await group.amara.state()).team.id;
  const roster = (await world.store.places.find(localTenant, place))?.roster ?? [];
  await world.store.syncMembers(localTenant, group.communityId, [...roster, ...crowd], new Date().toISOString());
  const { body } = await members(group.amara);
  expect(body['members']).toHaveLength(50);
  expect(body['more']).toBe(true);
  expect((await members(group.amara, '?find=person')).body['more']).toBe(false);
});

test('a member who is asked in sees the core group’s working, acts in it, and can leave again', async () => {
  const { amara, sam, communityId } = group;
  await amara.do(communityId, { type: 'changeCore', personId: sam.id, part: 'core' });
  expect(await sam.view(communityId)).toMatchObject({ me: { part: 'core' }, next: { heading: 'Find the energy' } });
  expect((await members(sam)).status).toBe(200);
  await sam.do(communityId, { type: 'giveAnswer', stepId: 'energy', questionId: 'who', text: 'Librarians' });
  const { said } = await sam.do(communityId, { type: 'changeCore', personId: sam.id, part: 'member' });
  expect(said).toBe('You have left the core group. What you wrote and agreed stays.');
  expect((await members(sam)).status).toBe(403);
});

test('a role is offered to a member outside the core group, who takes it', async () => {
  const { amara, sam, communityId } = group;
  await amara.do(communityId, { type: 'offerRole', stepId: 'roles', roleId: 'coordinator', personId: sam.id });
  await sam.do(communityId, { type: 'takeRole', stepId: 'roles', roleId: 'coordinator' });
  const role = (await amara.view(communityId)).steps.find((one) => one.id === 'roles')?.roles.find((one) => one.id === 'coordinator');
  expect(role?.holders).toEqual([{ holder: sam.id, name: 'Sam Adeyemi', accepted: true, isMe: false, gone: false, deputy: false, hours: null, untilOn: null }]);
});

test('the coordinator leaves the team: they see nothing, nobody waits for them, open pages hear of it, and they come back to what they left', async () => {
  const { amara, tom, communityId } = group;
  await amara.do(communityId, { type: 'giveAnswer', stepId: 'energy', questionId: 'who', text: 'From Amara' });
  const { revision } = await tom.view(communityId);
  const news = ask(world, tom, `communities/${communityId}/changes?since=${revision}`);
  await tom.roster('team', amara, false);
  expect((await news).body['revision']).toBeGreaterThan(revision);
  const view = await tom.view(communityId);
  expect(view.core.map((one) => one.name)).not.toContain('Amara Okafor');
  expect(view.steps.find((one) => one.id === 'energy')?.waitsFor.map((one) => one.name)).not.toContain('Amara Okafor');
  expect((await ask(world, amara, `communities/${communityId}`)).status).toBe(404);
  expect((await amara.me()).communities).toEqual([]);
  expect((await members(amara)).status).toBe(404);

  await tom.roster('team', amara, true);
  await eventually(async () => (await amara.me()).communities.length > 0, 'the coordinator is back');
  const energy = (await amara.view(communityId)).steps.find((one) => one.id === 'energy');
  expect(energy?.questions.find((one) => one.id === 'who')?.mine.text).toBe('From Amara');
});

test('when the whole core group has left, a member joins it by themselves, once it is empty and not before', async () => {
  const { amara, core, sam, communityId } = group;
  const join = { type: 'changeCore', personId: sam.id, part: 'core' } as const;
  expect(await sam.refused(communityId, join)).toMatchObject({ status: 403, code: 'not-allowed' });
  for (const one of [...core.slice(1), amara]) await sam.roster('team', one, false);
  await eventually(async () => (await sam.view(communityId)).core.length === 0, 'nobody in the core group');
  expect((await sam.view(communityId)).me.may).toContain('changeCore');
  expect((await sam.do(communityId, join)).said).toBe('You are in the core group now. The next step is on the home page.');
  expect(await sam.view(communityId)).toMatchObject({ me: { part: 'core' }, core: [{ name: 'Sam Adeyemi' }] });
});
