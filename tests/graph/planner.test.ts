import { ensureBuckets, findOrCreatePlan, plannerScopes, plannerTitle } from '../../bot/graph/planner';
import { addLink, changeDetails, readDetails, type TaskDetails } from '../../bot/graph/planner-details';
import { changeTask, createTask, deleteTask, findTask, readTask, readTasks, taskBody, type PlannerTask, type TaskRequest } from '../../bot/graph/planner-tasks';
import { localTeam } from '../../bot/local/people';
import type { Fault } from '../../bot/local/graph/faults';
import { amara, helen, priya, refused, serving, tom, type Serving } from './serving';

let local: Serving;
let planId: string;
const group = localTeam.groupId;
const as = (personId = amara) => local.as(personId, plannerScopes);

beforeEach(async () => {
  local = await serving(() => new Date('2026-11-23T18:00:00Z'));
  ({ planId } = await findOrCreatePlan(as(), group, 'Action plan'));
});
afterEach(() => local.end());

const request = (more: Partial<TaskRequest> = {}): TaskRequest => ({
  planId, bucketId: null, title: 'Book the room', dueOn: '2027-03-18', assigneeIds: [tom], percentComplete: 0,
  link: { url: 'https://cop-guide.example/actions/1?a=b#c', label: 'In CoP Guide' }, ...more,
});
const fault = (match: string, does: Fault['does'], more: Partial<Fault> = {}): void => local.served.graph.setFault({ match, does, retryAfterSeconds: 0, ...more });
const tasks = () => local.served.graph.plans().flatMap((one) => one.tasks);
const detailsOf = async (taskId: string): Promise<TaskDetails> => {
  const details = await readDetails(as(), taskId);
  if (!details) throw new Error('there are no details');
  return details;
};

describe('a plan', () => {
  test('is made once, by whoever of the team comes first, and found over pages and a restart', async () => {
    for (const title of ['B', 'C', 'D', 'E']) await findOrCreatePlan(as(), group, title);
    await local.reopen();
    expect(await findOrCreatePlan(as(tom), group, 'Action plan')).toEqual({ planId, title: 'Action plan', isNew: false });
    expect(await findOrCreatePlan(as(tom), group, 'E')).toMatchObject({ isNew: false });
    expect(local.served.graph.plans()).toHaveLength(5);
  });

  test.each(['accepted-then-504', 'accepted-then-cut'] as const)('is found after a lost answer (%s)', async (does) => {
    fault('POST /planner/plans$', does);
    expect(await findOrCreatePlan(as(), group, 'Second')).toMatchObject({ title: 'Second', isNew: true });
    await findOrCreatePlan(as(), group, 'Second');
    expect(local.served.graph.plans().map((one) => one.title)).toEqual(['Action plan', 'Second']);
  });

  test('whose outcome cannot be seen is uncertain, and never sent twice', async () => {
    fault('POST /planner/plans$', 504);
    const problem = await refused(findOrCreatePlan(as(), group, 'Second'));
    expect(problem).toMatchObject({ code: 'unavailable', uncertain: true });
    expect(problem.message).toBe('Planner did not say whether this was carried out. Look in Planner before you send it again.');
    expect(local.exchanges.filter((one) => one.request.method === 'POST' && one.request.url.endsWith('/plans'))).toHaveLength(2);
  });

  test('is not for somebody outside the team, nor for the app by itself', async () => {
    const problem = await refused(findOrCreatePlan(as(helen), group, 'Mine'));
    expect(problem).toMatchObject({ code: 'consent-needed', status: 403, waitsFor: 'person' });
    expect(problem.message).toContain('Check that you are a member of the team');
    expect(await refused(findOrCreatePlan(local.as(null, plannerScopes), group, 'Mine'))).toMatchObject({ code: 'consent-needed' });
  });

  test('has its buckets once, in the order of their names, and new ones behind', async () => {
    const names = ['Start', 'Launch', 'Evolve', 'Close'];
    fault('POST /planner/buckets$', 'accepted-then-504');
    const first = await ensureBuckets(as(), planId, names);
    const again = await ensureBuckets(as(tom), planId, [...names, 'Later']);
    expect([...first.keys()]).toEqual(names);
    expect([...again]).toEqual([...first, ['Later', expect.any(String)]]);
    expect(local.served.graph.plans()[0]?.buckets).toEqual([...names, 'Later']);
    const sent = local.exchanges.filter((one) => one.request.method === 'POST' && one.request.url.endsWith('/buckets')).map((one) => (one.request.body as { orderHint: string }).orderHint);
    expect(sent[0]).toBe(' !');
    expect(sent.slice(1).every((hint) => /^\S+ !$/.test(hint))).toBe(true);
  });
});

describe('a task', () => {
  test('carries its bucket, its day, its people and its link, and comes back so', async () => {
    const bucketId = (await ensureBuckets(as(), planId, ['Start'])).get('Start') ?? null;
    const made = await createTask(as(), request({ bucketId, assigneeIds: [tom, priya], percentComplete: 50 }));
    expect(made).toEqual({
      id: expect.any(String), etag: expect.stringMatching(/^W\/"/), title: 'Book the room', bucketId, percentComplete: 50,
      dueOn: '2027-03-18', dueDateTime: '2027-03-18T10:00:00Z', assigneeIds: [tom, priya], completedAt: null, links: 1, points: 0,
    });
    expect(await readTasks(as(priya), planId)).toEqual([made]);
    expect(await readTask(as(priya), made.id)).toEqual(made);
  });

  test('what is sent declares its open types and the day as Planner’s own pages write it', () => {
    expect(taskBody(request())).toEqual({
      planId, title: 'Book the room', dueDateTime: '2027-03-18T10:00:00Z', percentComplete: 0,
      assignments: { [tom]: { '@odata.type': '#microsoft.graph.plannerAssignment', orderHint: ' !' } },
      details: { references: { 'https%3A//cop-guide%2Eexample/actions/1?a=b%23c': { '@odata.type': '#microsoft.graph.plannerExternalReference', alias: 'In CoP Guide', type: 'Other' } } },
    });
  });

  test('asked for twice, also after a restart, is one; the same title with another link is another', async () => {
    const first = await createTask(as(), request());
    await local.reopen();
    expect(await createTask(as(tom), request())).toEqual(first);
    const other = await createTask(as(), request({ link: { url: 'https://cop-guide.example/actions/2', label: 'x' } }), await readTasks(as(), planId));
    expect(other.id).not.toBe(first.id);
    expect(tasks()).toHaveLength(2);
    expect(await findTask(as(), request({ link: { url: 'https://cop-guide.example/actions/3', label: 'x' } }), await readTasks(as(), planId))).toBeNull();
  });

  test.each(['accepted-then-504', 'accepted-then-cut'] as const)('whose answer is lost (%s) is found by its link', async (does) => {
    await createTask(as(), request({ link: { url: 'https://cop-guide.example/actions/9', label: 'x' } }));
    fault('POST /planner/tasks$', does);
    const made = await createTask(as(), request());
    expect(await createTask(as(), request())).toEqual(made);
    expect(tasks()).toHaveLength(2);
  });

  test.each([[504, 'unavailable'], ['cut', 'no-answer']] as const)('that was not made and not answered for (%s) is uncertain, and made by the next try', async (does, code) => {
    fault('POST /planner/tasks$', does);
    expect(await refused(createTask(as(), request()))).toMatchObject({ code, uncertain: true });
    expect(tasks()).toHaveLength(0);
    await createTask(as(), request());
    expect(tasks()).toHaveLength(1);
  });

  test('is made after the pause that Planner asks for; the pause it does not keep is the caller’s', async () => {
    fault('POST /planner/tasks$', 429);
    await createTask(as(), request());
    fault('GET /planner/plans/[^/]+/tasks$', 429, { retryAfterSeconds: 60 });
    expect(await refused(readTasks(as(), planId))).toMatchObject({ code: 'busy', retryAfterSeconds: 60, waitsFor: 'time', uncertain: false });
    expect(tasks()).toHaveLength(1);
  });

  test('is changed by what differs, and completed and reopened with its moment', async () => {
    const made = await createTask(as(), request());
    const moved = await changeTask(as(), { id: made.id, etag: made.etag, title: 'Book two rooms', dueOn: null, assign: [priya], unassign: [tom] });
    expect(moved).toMatchObject({ title: 'Book two rooms', dueOn: null, assigneeIds: [priya], percentComplete: 0 });
    const done = await changeTask(as(tom), { id: made.id, etag: moved.etag, percentComplete: 100 });
    expect(done).toMatchObject({ title: 'Book two rooms', percentComplete: 100, completedAt: '2026-11-23T18:00:00.000Z' });
    expect(await changeTask(as(), { id: made.id, etag: done.etag, percentComplete: 50, dueOn: '2027-04-01' })).toMatchObject({ completedAt: null, dueOn: '2027-04-01' });
    expect(Object.keys(local.exchanges.at(-1)?.request.body as object)).toEqual(['percentComplete', 'dueDateTime']);
  });

  test('that somebody changed in Planner meanwhile is not written over', async () => {
    const made = await createTask(as(), request());
    await as(tom).api(`/planner/tasks/${made.id}`).header('If-Match', made.etag).patch({ title: 'Tom’s title' });
    const problem = await refused(changeTask(as(), { id: made.id, etag: made.etag, title: 'Ours' }));
    expect(problem).toMatchObject({ code: 'changed-meanwhile', status: 412, waitsFor: 'time' });
    expect(problem.message).toContain('tried again with what stands there now');
    expect(await refused(deleteTask(as(), made))).toMatchObject({ code: 'changed-meanwhile' });
    expect(tasks()[0]?.title).toBe('Tom’s title');
    fault('PATCH /planner/tasks/[^/]+$', 409);
    expect(await refused(changeTask(as(), { id: made.id, etag: made.etag, title: 'Ours' }))).toMatchObject({ code: 'changed-meanwhile', status: 409 });
  });

  test('changed with a lost answer is to be read again, and stands as it was asked for', async () => {
    const made = await createTask(as(), request());
    fault('PATCH /planner/tasks/[^/]+$', 'accepted-then-504');
    expect(await refused(changeTask(as(), { id: made.id, etag: made.etag, percentComplete: 100 }))).toMatchObject({ code: 'changed-meanwhile' });
    expect(await readTask(as(), made.id)).toMatchObject({ percentComplete: 100 });
  });

  test('is deleted once; one that is gone is as it should be', async () => {
    const made = await createTask(as(), request());
    fault('DELETE /planner/tasks/[^/]+$', 'accepted-then-504');
    await deleteTask(as(), made);
    await deleteTask(as(), made);
    expect(await readTask(as(), made.id)).toBeNull();
    expect(await refused(changeTask(as(), { id: made.id, etag: made.etag, title: 'x' }))).toMatchObject({ code: 'not-found', waitsFor: 'person' });
  });

  test('a limit of Planner is told apart from a missing permission', async () => {
    const problem = await refused(createTask(as(), request({ assigneeIds: Array.from({ length: 12 }, (_none, at) => `7a1c0000-0000-4000-8000-00000000${1000 + at}`) })));
    expect(problem).toMatchObject({ code: 'full', status: 403, serviceCode: 'MaximumAssigneesInTasks', waitsFor: 'person' });
    expect(problem.message).toContain('Planner takes no more in this plan');
    fault('POST /planner/tasks$', 403);
    expect(await refused(createTask(as(), request()))).toMatchObject({ code: 'consent-needed' });
    expect(await refused(createTask(as(), request({ assigneeIds: [helen] })))).toMatchObject({ code: 'refused', waitsFor: 'never' });
  });

  test('all pages are read', async () => {
    const standing: PlannerTask[] = [];
    for (let at = 0; at < 8; at += 1) standing.push(await createTask(as(), request({ title: `Task ${at}`, assigneeIds: [] }), standing));
    expect((await readTasks(as(), planId)).map((one) => one.title)).toEqual(standing.map((one) => one.title));
  });

  test('a long title is cut the same at each writing, never inside a character', () => {
    expect(plannerTitle('a'.repeat(255))).toHaveLength(255);
    expect(plannerTitle('a'.repeat(300))).toBe(`${'a'.repeat(254)}…`);
    expect(plannerTitle(`${'a'.repeat(253)}😀bc`)).toBe(`${'a'.repeat(253)}…`);
  });
});

describe('the details of a task', () => {
  const one = { id: '7a1c0000-0000-4000-8000-0000000000a1', title: 'Ask the porter', done: false };
  const two = { id: '7a1c0000-0000-4000-8000-0000000000a2', title: 'Order tea', done: true };

  test('are made what is wanted, by difference; what nobody named stays', async () => {
    const { id } = await createTask(as(), request());
    const first = await changeDetails(as(), await detailsOf(id), { description: 'For thirty people', checklist: [one, two] });
    expect(first).toMatchObject({ description: 'For thirty people', checklist: [one, two], linkKeys: [expect.stringContaining('cop-guide%2Eexample')] });
    const second = await changeDetails(as(tom), first, { checklist: [{ ...one, done: true }] });
    expect(second.checklist).toEqual([{ ...one, done: true }]);
    expect(second.description).toBe('For thirty people');
    const sent = local.exchanges.length;
    expect(await changeDetails(as(), second, { description: 'For thirty people', checklist: second.checklist })).toBe(second);
    expect(local.exchanges).toHaveLength(sent);
  });

  test('have an etag of their own, and are not written over', async () => {
    const made = await createTask(as(), request());
    const standing = await detailsOf(made.id);
    expect(standing.etag).not.toBe(made.etag);
    await changeDetails(as(tom), standing, { description: 'Tom’s' });
    expect(await refused(changeDetails(as(), standing, { description: 'Ours' }))).toMatchObject({ code: 'changed-meanwhile', status: 412 });
    expect(await refused(changeTask(as(), { id: made.id, etag: standing.etag, title: 'x' }))).toMatchObject({ code: 'changed-meanwhile' });
  });

  test('hold twenty items and no more', async () => {
    const { id } = await createTask(as(), request());
    const many = Array.from({ length: 21 }, (_none, at) => ({ ...one, id: `7a1c0000-0000-4000-8000-00000000${1000 + at}` }));
    expect(await refused(changeDetails(as(), await detailsOf(id), { checklist: many }))).toMatchObject({ code: 'full', serviceCode: 'MaximumChecklistItemsOnTask' });
    expect((await changeDetails(as(), await detailsOf(id), { checklist: many.slice(1) })).checklist).toHaveLength(20);
    expect(await readDetails(as(), 'gone')).toBeNull();
  });

  test('take the link behind a task that was made without it, once, and the task is known by it from then on', async () => {
    const { details: _left, ...body } = taskBody(request());
    const bare = await as().api('/planner/tasks').post(body) as { id: string; referenceCount: number };
    expect(bare.referenceCount).toBe(0);
    await addLink(as(), bare.id, request().link);
    await addLink(as(tom), bare.id, request().link);
    expect(await createTask(as(), request())).toMatchObject({ id: bare.id, links: 1 });
    expect(tasks()).toHaveLength(1);
  });
});
