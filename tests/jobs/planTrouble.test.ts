import { createTask } from '../../bot/graph/planner-tasks';
import { actionAddress } from '../../bot/jobs/planOpening';
import { ask } from '../fakes/asking';
import { startGroup, type Group } from '../fakes/group';
import { inBoth } from '../fakes/inPlanner';
import { eventually } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world, { coreChat: false });
  await begin();
  await add('Book a room');
  await group.amara.do(group.communityId, { type: 'connectPlan' });
  await eventually(async () => (await planner()).state === 'on', 'the connection');
});
afterAll(() => world.end());
beforeEach(() => world.local.graph.clearFaults());

const { view, planner, action, id, plans, tasks, titles, writes, client, add, change, quiet, planId, there, sync, begin } = inBoth(() => world, () => group);

test('a Planner that does not say whether a task was made is asked again by whoever looks, and has it once', async () => {
  await quiet();
  world.local.graph.setFault({ match: 'POST /planner/tasks$', does: 504 });
  await add('Thank the porter');
  await eventually(async () => (await planner()).state === 'waiting', 'the problem');
  expect((await planner()).problem).toBe('Planner did not say whether a task was made. It is looked for before anything is made again.');
  await ask(world, group.tom, `communities/${group.communityId}/connections/again`, { body: { connection: 'planner' } });
  await eventually(async () => (await planner()).state === 'on', 'the end of it');
  expect(titles().filter((one) => one === 'Thank the porter')).toHaveLength(1);
});

test('what Planner does not take holds up nothing else: an owner from outside the team, and a task that it refuses', async () => {
  await quiet();
  world.local.graph.setFault({ match: 'POST /planner/tasks$', does: 400 });
  await add('Refused at first');
  await eventually(async () => (await planner()).problem !== null, 'the problem');
  expect(await planner()).toMatchObject({ state: 'on', problem: 'Planner did not take: Refused at first. Change it here, or add it to the plan in Planner by hand.' });
  const loaded = await world.store.records.load(world.local.tenantId, group.communityId, '');
  const row = loaded?.record.actions.find((one) => one.title === 'Thank the porter');
  if (!loaded || !row) throw new Error('no such action');
  await world.store.records.commit(world.local.tenantId, group.communityId, loaded.record.community.revision, {
    commandId: 'helen-owns-it', personId: group.helen.id, type: 'test', at: new Date().toISOString(), outcome: { said: null }, deliveries: [], changes: [{ put: 'actions', row: { ...row, ownerId: group.helen.id } }],
  });
  await sync();
  expect(await planner()).toMatchObject({ state: 'on', problem: null });
  expect([titles().includes('Refused at first'), (await there('Thank the porter')).assigneeIds]).toEqual([true, []]);
  const before = writes();
  await sync();
  expect(writes()).toBe(before);
});

test('without consent it waits, says who can allow it, and somebody else can keep it in their name', async () => {
  await quiet();
  world.local.graph.setFault({ match: 'GET /planner/plans/[^/]+/tasks$', does: 403 });
  await add('Wait for consent');
  await eventually(async () => (await planner()).state === 'waiting', 'the problem');
  expect((await planner()).problem).toBe('CoP Guide may not write to the team’s plan in Planner. Check that you are a member of the team, and allow it under Connections.');
  expect([(await group.tom.view(group.communityId)).planner.takeOver, (await planner()).takeOver, (await group.sam.view(group.communityId)).planner.problem]).toEqual([true, false, null]);
  world.local.graph.clearFaults();
  await group.tom.do(group.communityId, { type: 'connectPlan' });
  await eventually(async () => (await planner()).state === 'on', 'the connection in Tom’s name');
  expect((await planner()).by?.name).toBe('Tom Whitfield');
  expect([plans().length, titles().filter((one) => one === 'Wait for consent').length]).toEqual([1, 1]);
});

test('let go of, nothing is written any more; connected again, it goes on from there', async () => {
  await quiet();
  await group.amara.do(group.communityId, { type: 'disconnectPlan' });
  await quiet();
  const before = [writes(), titles()];
  await change(await id('Thank the porter'), { title: 'Thank both porters' });
  await add('Made before');
  await quiet();
  expect([[writes(), titles()], (await planner()).state]).toEqual([before, 'off']);
  // What a try made that ended before it could say so, with the title of that time.
  const url = actionAddress(world.origin, group.communityId, await id('Made before'));
  await createTask(client(group.amara), { planId: await planId(), bucketId: null, title: 'Made', dueOn: null, assigneeIds: [], percentComplete: 0, link: { url, label: 'In CoP Guide' } });
  await group.amara.do(group.communityId, { type: 'connectPlan' });
  await eventually(async () => titles().includes('Thank both porters') && titles().includes('Made before'), 'the changes');
  expect([plans().length, tasks().length, (await action('Made'))]).toEqual([1, (before[1] as string[]).length + 1, undefined]);
});

test('when the plan is deleted in Planner it says so, and is made anew when somebody asks', async () => {
  await quiet();
  const plan = (await client().api(`/planner/plans/${await planId()}`).get()) as { id: string; '@odata.etag': string };
  await client().api(`/planner/plans/${plan.id}`).header('If-Match', plan['@odata.etag']).delete();
  await add('After the end');
  await eventually(async () => (await planner()).state === 'failed', 'the news');
  expect((await planner()).problem).toBe('The plan is no longer in Planner. Connect it again to make a new one there, or go on with the plan here.');
  await group.tom.do(group.communityId, { type: 'connectPlan' });
  await eventually(async () => (await planner()).state === 'on' && titles().includes('After the end'), 'the new plan');
  expect(plans()).toHaveLength(1);
  expect((await view()).actions.filter((one) => one.deletedThere)).toEqual([]);
});
