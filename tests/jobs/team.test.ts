import { startGroup, type Group } from '../fakes/group';
import { localTeam } from '../../bot/local/people';
import { eventually } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world, { coreChat: false });
});
afterAll(() => world.end());
beforeEach(() => world.local.graph.clearFaults());

const team = async () => (await group.tom.view(group.communityId)).team;
const make = (name: string, about = 'Rubrics that travel') => group.amara.do(group.communityId, { type: 'makeChannel', name, about });
const channel = (name: string, state: string) => eventually(async () => (await team())?.subGroups.find((one) => one.name === name && one.state === state), `${name} ${state}`);
const sent = (path: RegExp) => world.exchanges.filter(({ request }) => request.method === 'POST' && path.test(request.url));

test.each(['accepted-then-504', 'accepted-then-cut', 504] as const)('a channel is made once through %s, by the app in this one team', async (does) => {
  const name = `Rubrics ${String(does)}`;
  world.local.graph.setFault({ match: 'POST /channels$', does, retryAfterSeconds: 0 });
  await make(name);
  await group.tom.do(group.communityId, { type: 'makeChannel', name: name.toUpperCase(), about: 'The same' });
  expect((await channel(name, 'made')).webUrl).toMatch(/^https:\/\/teams\.microsoft\.com\//);
  expect(world.local.graph.channels().filter((one) => one.displayName === name)).toHaveLength(1);
});

test('without consent it waits and says who can allow it; a name that is taken is for a person to change', async () => {
  world.local.graph.setFault({ match: 'POST /channels$', does: 403, times: 2 });
  await make('Feedback');
  expect((await channel('Feedback', 'waiting')).problem).toBe('CoP Guide may not make channels in this team. Ask an owner of the team to allow it, or make the channel by hand.');
  await make(localTeam.channelName, 'Ours');
  expect((await channel(localTeam.channelName, 'failed')).problem).toContain('Choose another name.');
  expect(await group.sam.view(group.communityId)).toMatchObject({ team: null });
});

test('the team is archived only after the group has decided to close', async () => {
  const answer = await group.amara.refused(group.communityId, { type: 'archiveTeam', filesReadOnly: false });
  expect([answer.status, answer.code]).toEqual([409, 'not-now']);
  expect(sent(/\/archive$/)).toEqual([]);
});

test('then it takes a while, is looked at by the name of what is under way, and is begun once, through a lost answer and no consent at first', async () => {
  const { amara, core, communityId } = group;
  for (const stepId of ['success', 'ways-on']) {
    await amara.do(communityId, { type: 'openStep', stepId });
    for (const { id } of (await amara.view(communityId)).steps.find((one) => one.id === stepId)?.items ?? []) await amara.do(communityId, { type: 'tick', stepId, itemId: id, ticked: true });
  }
  await amara.do(communityId, { type: 'propose', stepId: 'decision', texts: { choice: 'close', why: 'We did what we set out to do' }, replaces: 0 });
  const number = (await amara.view(communityId)).steps.find((one) => one.id === 'decision')?.proposal?.number ?? 0;
  for (const one of core.slice(1)) await one.do(communityId, { type: 'consent', stepId: 'decision', number, stance: 'agree', reason: null });

  world.local.graph.setFault({ match: 'POST /archive$', does: 403 });
  await amara.do(communityId, { type: 'archiveTeam', filesReadOnly: true });
  await group.tom.do(communityId, { type: 'archiveTeam', filesReadOnly: false });
  const waiting = await eventually(async () => { const one = (await team())?.archiving; return one?.state === 'waiting' ? one : null; }, 'the wait');
  expect(waiting.problem).toBe('CoP Guide may not archive this team. Ask an owner of the team to allow it, or to archive the team by hand.');
  const again = async () => fetch(`${world.origin}/api/communities/${communityId}/connections/again`, { method: 'POST', headers: { authorization: `Bearer ${await amara.token()}`, 'content-type': 'application/json' }, body: JSON.stringify({ connection: 'team' }) });
  await again();
  await eventually(async () => (await team())?.archiving?.state === 'running' || (await team())?.archiving?.state === 'done', 'its beginning');
  await eventually(async () => {
    await again();
    return (await team())?.archiving?.state === 'done';
  }, 'its end');
  expect(world.local.graph.isArchived()).toBe(true);
  expect(sent(/\/archive$/).filter(({ response }) => response.status === 202)).toHaveLength(1);
  expect((await team())?.archiving).toMatchObject({ filesReadOnly: true, by: 'Amara Okafor', problem: null });
});
