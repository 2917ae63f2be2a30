import { localPeople, localTeam, localTenant, type LocalPerson } from '../../bot/local/people';
import { ask } from '../fakes/asking';
import { after, stillClock } from '../fakes/clock';
import { startGroup, type Group } from '../fakes/group';
import { eventually, type Actor } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';
import type { ConnectionsAnswer } from '../../bot/api/contract';

const guest: LocalPerson = { ...(localPeople[5] as LocalPerson), id: '7a1c0000-0000-4000-8000-0000000000aa', teamsId: '29:guest', name: 'Gil Vella', email: 'gil@elsewhere.example', inTeam: true, guest: true };

let world: World;
let group: Group;
const clock = stillClock('2026-09-07T09:00:00.000Z');
let granted = true;
const pass = (hours: number) => world.moveTo(after(clock, hours * 60));
const reads = () => world.exchanges.filter(({ request }) => request.url.includes('/members') && !request.url.includes('skiptoken')).length;
const roleOf = async (name: string) => {
  const { members } = (await ask(world, group.amara, `communities/${group.communityId}/members?find=${encodeURIComponent(name)}`)).body as { members: { name: string; role: string | null }[] };
  return members.find((one) => one.name === name)?.role;
};
const members = async () => (await world.store.findMembers(localTenant, group.communityId, '', 100)).map((one) => one.name);
/** Somebody is put into the team's roster of the community, or out of it, as if the bot had missed what happened. */
const put = async (people: readonly LocalPerson[]) => world.store.syncMembers(localTenant, group.communityId, people.map(({ id, name, email }) => ({ id, name, email })), clock.now());
const inTeam = (who: Actor, member: boolean) => group.amara.roster('team', who, member);
const connection = async () => ((await ask(world, group.amara, `communities/${group.communityId}/connections`)).body as unknown as ConnectionsAnswer).connections.find((one) => one.id === 'members');

beforeAll(async () => {
  world = await openWorld({ clock, granted: () => granted, crowd: [guest] });
  group = await startGroup(world);
});
afterAll(() => world.end());

test('owners and guests of the team are told apart from its members', async () => {
  await pass(1);
  await eventually(async () => (await roleOf('Amara Okafor')) === 'owner', 'the owner');
  expect([await roleOf('Gil Vella'), await roleOf('Sam Adeyemi')]).toEqual(['guest', 'member']);
  expect(await connection()).toMatchObject({ state: 'on', reason: null });
});

test('the list is read once a day, however often it is looked at', async () => {
  const before = reads();
  for (let n = 0; n < 20; n += 1) await pass(1);
  expect(reads()).toBe(before);
  await pass(5);
  await eventually(async () => Promise.resolve(reads() === before + 1), 'the next reading');
});

test('what the bot missed is made up for within a day: who left is marked, who joined is there', async () => {
  await put([...localPeople.filter((one) => one.inTeam && one.name !== 'Sam Adeyemi'), localPeople[5] as LocalPerson]);
  expect(await members()).toEqual(expect.arrayContaining(['Helen Marsh']));
  await pass(25);
  await eventually(async () => (await members()).includes('Sam Adeyemi'), 'who had joined');
  expect(await members()).not.toContain('Helen Marsh');
  expect((await world.store.records.load(localTenant, group.communityId, localPeople[5]?.id ?? ''))?.record.members.find((one) => one.name === 'Helen Marsh')?.leftAt).not.toBeNull();
});

test('without the permission the bot’s own list counts: joining and leaving is seen, an owner stays one, and Connections says who can allow it', async () => {
  granted = false;
  await inTeam(group.sam, false);
  await eventually(async () => !(await members()).includes('Sam Adeyemi'), 'that Sam left');
  await put(localPeople.filter((one) => one.inTeam));
  await pass(25);
  await eventually(async () => (await connection())?.state === 'off', 'that it is off');
  expect(await connection()).toMatchObject({ state: 'off', failed: 0, waiting: 0, reason: expect.stringContaining('An owner of the team can allow it') });
  expect(await members()).not.toContain('Sam Adeyemi');
  expect([await roleOf('Amara Okafor'), await roleOf('Gil Vella')]).toEqual(['owner', 'guest']);
  expect((await group.amara.view(group.communityId)).pending).toEqual([]);
  granted = true;
  await inTeam(group.sam, true);
  await pass(25);
  await eventually(async () => (await connection())?.state === 'on', 'that it is on');
});

test('while Graph is out of order nothing changes, and it is read when it is back', async () => {
  await inTeam(group.sam, false);
  await eventually(async () => !(await members()).includes('Sam Adeyemi'), 'that Sam left');
  world.local.graph.setFault({ match: 'GET /members$', does: 500, times: 1 });
  await pass(25);
  await eventually(async () => (await connection())?.state === 'trouble', 'the trouble');
  expect((await world.store.places.find(localTenant, localTeam.id))?.roster.some((one) => one.name === 'Sam Adeyemi')).toBe(false);
  await pass(1);
  await eventually(async () => (await connection())?.state === 'on', 'that it is read');
  expect(await members()).not.toContain('Sam Adeyemi');
});

test('who has just joined and is not in Graph’s list yet stays in the community', async () => {
  await pass(25);
  world.local.graph.holdMembers(true);
  const before = reads();
  await inTeam(group.sam, true);
  await eventually(async () => (await members()).includes('Sam Adeyemi'), 'that Sam joined');
  await pass(25);
  await eventually(async () => Promise.resolve(reads() > before), 'the reading');
  await eventually(async () => (await connection())?.waiting === 0, 'its end');
  expect(await members()).toContain('Sam Adeyemi');
  world.local.graph.holdMembers(false);
});
