import { createTask, readTasks } from '../../bot/graph/planner-tasks';
import { plannerScopes } from '../../bot/graph/planner';
import type { ActionView } from '../../bot/domain/view';
import { actionAddress } from '../../bot/jobs/planOpening';
import { ask } from '../fakes/asking';
import { startGroup, type Group } from '../fakes/group';
import { eventually } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
let nudge = '';
beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world, { coreChat: false });
  await add('Nudge');
  nudge = await id('Nudge');
  await change(nudge, { state: 'dropped' });
});
afterAll(() => world.end());
beforeEach(() => world.local.graph.clearFaults());

const view = () => group.amara.view(group.communityId);
const planner = async () => (await view()).planner;
const action = async (title: string): Promise<ActionView | undefined> => (await view()).actions.find((one) => one.title === title);
const id = async (title: string): Promise<string> => (await action(title))?.id ?? '';
const plans = () => world.local.graph.plans();
const tasks = () => plans().flatMap((one) => one.tasks);
const titles = () => tasks().map((one) => one.title).sort();
const writes = () => world.exchanges.filter(({ request }) => /planner/.test(request.url) && request.method !== 'GET').length;
const client = (who = group.tom) => world.local.clientFor(who.id, plannerScopes);
const add = (title: string, more: { ownerId?: string | null; dueOn?: string | null; tier?: 'baseline' | 'nice-to-have' | null } = {}, who = group.amara) =>
  who.do(group.communityId, { type: 'addAction', title, ownerId: null, dueOn: null, tier: null, ...more });
const change = (actionId: string, more: object) => group.amara.do(group.communityId, { type: 'changeAction', actionId, ...more });
const quiet = () => eventually(async () => (await view()).pending.length === 0 && !(await busy()), 'a rest');
const busy = async () => (await world.store.deliveries.tally(world.local.tenantId, group.communityId)).some((one) => one.kind === 'sync-plan' && one.state === 'waiting');

/** The plan as Graph gives it, and what Tom does there. */
const standing = async () => readTasks(client(), await planId());
async function planId(): Promise<string> {
  const { value } = (await client().api('/groups/7a1c0000-0000-4000-8000-000000000100/planner/plans').get()) as { value: { id: string }[] };
  return value[0]?.id ?? '';
}
const there = async (title: string) => {
  const found = (await standing()).find((one) => one.title === title);
  if (!found) throw new Error(`no task ${title}`);
  return found;
};
const inPlanner = async (title: string, body: object): Promise<void> => {
  const { id: taskId, etag } = await there(title);
  await client().api(`/planner/tasks/${taskId}`).header('If-Match', etag).patch(body);
};
const deleteThere = async (title: string): Promise<void> => {
  const { id: taskId, etag } = await there(title);
  await client().api(`/planner/tasks/${taskId}`).header('If-Match', etag).delete();
};
/** Has Planner looked at now, as the scheduler does within the hour: a dropped action that changes is in no plan. */
let nudges = 0;
const sync = async (): Promise<void> => {
  await quiet();
  const before = (await planner()).lastAt;
  await change(nudge, { title: `Nudge ${(nudges += 1)}` });
  await eventually(async () => (await planner()).lastAt !== before && !(await busy()), 'the sync');
};

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

test('without consent it waits, says who can allow it, and somebody else can keep it in their name', async () => {
  await quiet();
  world.local.graph.setFault({ match: 'GET /planner/plans/[^/]+/tasks$', does: 403 });
  await add('Wait for consent');
  await eventually(async () => (await planner()).state === 'waiting', 'the problem');
  expect((await planner()).problem).toBe('CoP Guide may not write to the team’s plan in Planner. Check that you are a member of the team, or ask your IT team to allow it.');
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
