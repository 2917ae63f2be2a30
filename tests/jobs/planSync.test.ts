import { randomUUID } from 'node:crypto';
import { changeDetails, readDetails, type ChecklistItem } from '../../bot/graph/planner-details';
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
});
afterAll(() => world.end());
beforeEach(() => world.local.graph.clearFaults());

const { view, planner, action, id, plans, titles, writes, client, add, change, quiet, planId, there, inPlanner, deleteThere, sync, begin } = inBoth(() => world, () => group);

test('the plan is connected once, through a Planner that answers 504 after it has done what it was asked', async () => {
  await add('Book a room', { ownerId: group.amara.id, dueOn: '2027-03-18', tier: 'baseline' });
  await add('Ask the library', { tier: 'nice-to-have' }, group.tom);
  await add('Make tea');
  expect((await planner()).state).toBe('off');
  for (const match of ['POST /planner/plans$', 'POST /planner/buckets$', 'POST /planner/tasks$']) world.local.graph.setFault({ match, does: 'accepted-then-504' });
  await group.amara.do(group.communityId, { type: 'connectPlan' });
  await group.tom.do(group.communityId, { type: 'connectPlan' });
  await eventually(async () => (await planner()).state === 'on', 'the connection');
  await quiet();
  expect(plans().map((one) => [one.title, one.buckets])).toEqual([['Action plan: Inclusive Assessment', ['Baseline', 'Nice to have', 'Other']]]);
  expect(titles()).toEqual(['Ask the library', 'Book a room', 'Make tea']);
  expect(await there('Book a room')).toMatchObject({ dueOn: '2027-03-18', assigneeIds: [group.amara.id], percentComplete: 0, links: 1 });
  expect(await planner()).toMatchObject({ by: { name: 'Amara Okafor' }, problem: null, webUrl: `${world.origin}/#place=plans` });
});

test('run again, it writes nothing', async () => {
  const before = writes();
  await sync();
  await sync();
  expect(writes()).toBe(before);
});

test('what is changed here is changed there, by a Planner that asks for pauses', async () => {
  world.local.graph.setFault({ match: 'PATCH /planner/tasks/[^/]+$', does: 429, retryAfterSeconds: 0 });
  world.local.graph.setFault({ match: 'PATCH /planner/tasks/[^/]+$', does: 503, retryAfterSeconds: 0 });
  await change(await id('Make tea'), { title: 'Make tea and coffee', dueOn: '2027-04-01', state: 'doing', tier: 'baseline' });
  await eventually(async () => titles().includes('Make tea and coffee'), 'the change');
  const other = await there('Book a room');
  expect(await there('Make tea and coffee')).toMatchObject({ dueOn: '2027-04-01', percentComplete: 50, bucketId: other.bucketId });
  await group.sam.do(group.communityId, { type: 'claimAction', actionId: await id('Make tea and coffee') });
  await eventually(async () => (await there('Make tea and coffee')).assigneeIds[0] === group.sam.id, 'the owner');
});

test('what is changed and ticked there is changed and done here; changed on both sides, this one wins and says so', async () => {
  await quiet();
  const baseline = (await there('Book a room')).bucketId;
  await inPlanner('Ask the library', { title: 'Ask both libraries', dueDateTime: '2027-05-06T10:00:00Z', bucketId: baseline });
  await inPlanner('Make tea and coffee', { percentComplete: 100 });
  await inPlanner('Book a room', { title: 'Book the hall', percentComplete: 50 });
  await change(await id('Book a room'), { title: 'Book two rooms' });
  await eventually(async () => (await action('Ask both libraries'))?.dueOn === '2027-05-06', 'what Tom did');
  expect(await action('Ask both libraries')).toMatchObject({ tier: 'baseline', state: 'to-do' });
  expect(await action('Make tea and coffee')).toMatchObject({ state: 'done', ownerName: 'Sam Adeyemi' });
  expect(await action('Book two rooms')).toMatchObject({ state: 'doing' });
  expect(titles()).toEqual(['Ask both libraries', 'Book two rooms', 'Make tea and coffee']);
  expect((await planner()).kept?.texts).toBe('Book two rooms: Book the hall');
});

test('who is assigned in Planner is offered the action, and holds it when they claim it', async () => {
  await inPlanner('Ask both libraries', { assignments: { [group.tom.id]: { '@odata.type': '#microsoft.graph.plannerAssignment', orderHint: ' !' } } });
  await sync();
  expect(await action('Ask both libraries')).toMatchObject({ ownerName: null, offeredTo: { name: 'Tom Whitfield' } });
  await group.tom.do(group.communityId, { type: 'claimAction', actionId: await id('Ask both libraries') });
  await sync();
  expect(await action('Ask both libraries')).toMatchObject({ ownerName: 'Tom Whitfield', offeredTo: null });
  await group.tom.do(group.communityId, { type: 'releaseAction', actionId: await id('Ask both libraries') });
  await eventually(async () => (await there('Ask both libraries')).assigneeIds.length === 0, 'the release');
  await sync();
  expect(await action('Ask both libraries')).toMatchObject({ ownerName: null, offeredTo: null });
});

test('somebody else who is assigned to an owned action is taken off again', async () => {
  await inPlanner('Book two rooms', { assignments: { [group.tom.id]: { '@odata.type': '#microsoft.graph.plannerAssignment', orderHint: ' !' } } });
  await sync();
  expect((await there('Book two rooms')).assigneeIds).toEqual([group.amara.id]);
  expect((await planner()).kept?.texts).toBe('Book two rooms: Tom Whitfield');
});

test('a task that somebody makes in Planner becomes an action, once', async () => {
  const bucketId = (await there('Book two rooms')).bucketId;
  await client().api('/planner/tasks').post({ planId: await planId(), bucketId, title: 'Write to the dean', assignments: { [group.tom.id]: { '@odata.type': '#microsoft.graph.plannerAssignment', orderHint: ' !' } } });
  await sync();
  await sync();
  expect((await view()).actions.filter((one) => one.title === 'Write to the dean')).toMatchObject([{ ownerName: null, tier: 'baseline', offeredTo: { name: 'Tom Whitfield' }, state: 'to-do' }]);
  expect(titles().filter((one) => one === 'Write to the dean')).toHaveLength(1);
});

test('a check list that is made in Planner is seen here; ticks go both ways, once, and where both changed one, done wins', async () => {
  await quiet();
  const details = async () => readDetails(client(), (await there('Write to the dean')).id);
  const list = async (change: (standing: ChecklistItem[]) => ChecklistItem[]): Promise<void> => {
    const standing = await details();
    if (standing) await changeDetails(client(), standing, { checklist: change(standing.checklist) });
  };
  const points = async () => (await action('Write to the dean'))?.points.map((one) => `${one.title} ${one.done ? 'x' : '-'}`);
  const checked = async () => (await details())?.checklist.map((one) => `${one.title} ${one.done ? 'x' : '-'}`).sort();
  const tick = async (title: string, ticked: boolean) => group.tom.do(group.communityId, { type: 'tickPoint', actionId: await id('Write to the dean'), pointId: (await action('Write to the dean'))?.points.find((one) => one.title === title)?.id ?? '', ticked });
  await list(() => ['Draft', 'Read again', 'Send'].map((title) => ({ id: randomUUID(), title, done: false })));
  await sync();
  expect(await points()).toEqual(['Draft -', 'Read again -', 'Send -']);
  world.local.graph.setFault({ match: 'PATCH /planner/tasks/[^/]+/details$', does: 'accepted-then-504' });
  await tick('Draft', true);
  await eventually(async () => (await checked())?.includes('Draft x'), 'the tick in Planner');
  await quiet();
  await list((standing) => [...standing.filter((one) => one.title !== 'Send').map((one) => ({ ...one, done: true })), { id: randomUUID(), title: 'File it', done: false }]);
  await sync();
  expect(await points()).toEqual(['Draft x', 'File it -', 'Read again x']);
  const before = writes();
  await sync();
  expect(writes()).toBe(before);
  await tick('Read again', false);
  await eventually(async () => (await checked())?.includes('Read again -'), 'the tick taken off');
  expect(await checked()).toEqual(['Draft x', 'File it -', 'Read again -']);

  // Points are added and taken off here too, through an answer that is lost.
  world.local.graph.setFault({ match: 'PATCH /planner/tasks/[^/]+/details$', does: 'accepted-then-504' });
  await group.tom.do(group.communityId, { type: 'addPoint', actionId: await id('Write to the dean'), title: 'Ask <b>Mei</b>' });
  await eventually(async () => (await checked())?.includes('Ask <b>Mei</b> -'), 'the new point in Planner');
  await quiet();
  const off = (await action('Write to the dean'))?.points.find((one) => one.title === 'File it')?.id ?? '';
  await group.tom.do(group.communityId, { type: 'removePoint', actionId: await id('Write to the dean'), pointId: off });
  await eventually(async () => (await checked())?.length === 3, 'the point taken off in Planner');
  expect(await checked()).toEqual(['Ask <b>Mei</b> -', 'Draft x', 'Read again -']);
  expect(await points()).toEqual(['Ask <b>Mei</b> -', 'Draft x', 'Read again -']);
  await quiet();
  const told = writes();
  await sync();
  expect(writes()).toBe(told);
  expect(await planner()).toMatchObject({ state: 'on', problem: null });
});

test('deleted in Planner it is asked about; put back it is there once, dropped it is gone on both sides', async () => {
  const before = titles();
  await deleteThere('Write to the dean');
  await deleteThere('Ask both libraries');
  await sync();
  await sync();
  expect((await view()).actions.filter((one) => one.deletedThere).map((one) => one.title).sort()).toEqual(['Ask both libraries', 'Write to the dean']);
  await group.amara.do(group.communityId, { type: 'putBackTask', actionId: await id('Write to the dean') });
  await change(await id('Ask both libraries'), { state: 'dropped' });
  await eventually(async () => titles().includes('Write to the dean'), 'the task');
  await sync();
  expect(titles()).toEqual(before.filter((one) => one !== 'Ask both libraries'));
  expect((await view()).actions.filter((one) => one.deletedThere)).toEqual([]);
});

test('dropped here it is deleted there; taken up again it is there anew', async () => {
  world.local.graph.setFault({ match: 'DELETE /planner/tasks/[^/]+$', does: 'accepted-then-504' });
  await change(await id('Write to the dean'), { state: 'dropped' });
  await eventually(async () => !titles().includes('Write to the dean'), 'the end');
  await sync();
  await change(await id('Write to the dean'), { state: 'to-do' });
  await eventually(async () => titles().includes('Write to the dean'), 'the new task');
});

test('a change whose answer is lost, and one that somebody was in the middle of, arrive once', async () => {
  await quiet();
  world.local.graph.setFault({ match: 'PATCH /planner/tasks/[^/]+$', does: 'accepted-then-504' });
  await change(await id('Write to the dean'), { dueOn: '2027-06-01' });
  await eventually(async () => (await there('Write to the dean')).dueOn === '2027-06-01', 'the date');
  await quiet();
  world.local.graph.setFault({ match: 'PATCH /planner/tasks/[^/]+$', does: 412 });
  await change(await id('Write to the dean'), { dueOn: '2027-07-01' });
  await eventually(async () => (await there('Write to the dean')).dueOn === '2027-07-01', 'the later date');
  expect(await planner()).toMatchObject({ state: 'on', problem: null });
});
