import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { localTeam } from '../../bot/local/people';
import { callLocal } from './calling';
import { amara, helen, mei, serving, tom, type Serving } from './serving';

let local: Serving;
let planId: string;
beforeEach(async () => {
  local = await serving(() => new Date('2026-11-23T18:00:00Z'));
  planId = (await call('POST', '/planner/plans', { body: { title: 'Action plan', container } })).body.id;
});
afterEach(() => local.end());

const container = { url: `https://graph.microsoft.com/v1.0/groups/${localTeam.groupId}` };
const call = (method: string, path: string, options?: Parameters<typeof callLocal>[3]) => callLocal(local, method, path, options);
const assignment = { '@odata.type': '#microsoft.graph.plannerAssignment', orderHint: ' !' };
const item = { '@odata.type': 'microsoft.graph.plannerChecklistItem', title: 'Ask', isChecked: false, orderHint: ' !' };
const reference = { '@odata.type': '#microsoft.graph.plannerExternalReference', alias: 'Notes', type: 'Other' };
const addTask = async (more: object = {}) => (await call('POST', '/planner/tasks', { body: { planId, title: 'Book the room', ...more } })).body;
const addBucket = async (name: string) => (await call('POST', '/planner/buckets', { body: { planId, name, orderHint: ' !' } })).body;

describe('who may', () => {
  test.each([
    ['GET', () => `/planner/plans/${planId}`, ['Mail.Send'], 403],
    ['GET', () => `/planner/plans/${planId}/tasks`, ['Tasks.Read'], 200],
    ['POST', () => '/planner/tasks', ['Tasks.Read'], 403],
    ['DELETE', () => `/planner/plans/${planId}`, ['Tasks.Read'], 403],
  ])('%s with %j', async (method, path, scopes, status) => {
    expect((await call(method, path(), { token: await local.served.token(amara, scopes) })).status).toBe(status);
  });

  test('the app by itself may nothing, and somebody outside the team sees nothing', async () => {
    expect((await call('GET', `/planner/plans/${planId}`, { token: await local.served.token(null, ['Tasks.ReadWrite', 'Tasks.ReadWrite.All']) })).status).toBe(403);
    const token = await local.served.token(helen, ['Tasks.ReadWrite']);
    for (const path of [`/planner/plans/${planId}`, `/planner/plans/${planId}/tasks`, `/groups/${localTeam.groupId}/planner/plans`, '/me/planner/tasks', '/me/planner/plans']) {
      expect((await call('GET', path, { token })).status).toBe(403);
    }
    expect((await call('POST', '/planner/plans', { token, body: { title: 'Mine', container } })).status).toBe(403);
  });
});

describe('etags', () => {
  test('a change without one or to an older state is 412, with one of a wrong form 400, and nothing is changed', async () => {
    const task = await addTask();
    const bucket = await addBucket('Start');
    const details = (await call('GET', `/planner/tasks/${task.id}/details`)).body;
    const planDetails = (await call('GET', `/planner/plans/${planId}/details`)).body;
    const plan = (await call('GET', `/planner/plans/${planId}`)).body;
    const all = [plan, planDetails, bucket, task, details].map((one) => one['@odata.etag']);
    expect(new Set(all).size).toBe(5);
    const changes: [string, object][] = [
      [`/planner/plans/${planId}`, { title: 'x' }], [`/planner/plans/${planId}/details`, { categoryDescriptions: { category1: 'x' } }],
      [`/planner/buckets/${bucket.id}`, { name: 'x' }], [`/planner/tasks/${task.id}`, { title: 'x' }], [`/planner/tasks/${task.id}/details`, { description: 'x' }],
    ];
    for (const [at, [path, body]] of changes.entries()) {
      expect((await call('PATCH', path, { body })).status).toBe(412);
      for (const wrong of ['*', 'etag', 'W/\\"x\\"']) expect((await call('PATCH', path, { body, headers: { 'if-match': wrong } })).status).toBe(400);
      // The etag of another resource is not this one's, its details included.
      expect((await call('PATCH', path, { body, headers: { 'if-match': all[(at + 1) % all.length] } })).status).toBe(412);
      expect((await call('PATCH', path, { body, headers: { 'if-match': all[at] } })).status).toBe(204);
      expect((await call('PATCH', path, { body, headers: { 'if-match': all[at] } })).status).toBe(412);
    }
    for (const path of [`/planner/tasks/${task.id}`, `/planner/buckets/${bucket.id}`, `/planner/plans/${planId}`]) {
      expect((await call('DELETE', path)).status).toBe(412);
      expect((await call('DELETE', path, { headers: { 'if-match': (await call('GET', path)).body['@odata.etag'] } })).status).toBe(204);
      expect((await call('GET', path)).status).toBe(404);
    }
  });

  test('the new state comes only to whoever prefers it', async () => {
    const task = await addTask();
    const answer = await call('PATCH', `/planner/tasks/${task.id}`, { body: { percentComplete: 100 }, headers: { 'if-match': task['@odata.etag'], prefer: 'return=representation' } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('preference-applied')).toBe('return=representation');
    expect(answer.body).toMatchObject({ percentComplete: 100, completedDateTime: '2026-11-23T18:00:00.000Z', completedBy: { user: { id: amara } } });
    expect(answer.body['@odata.etag']).not.toBe(task['@odata.etag']);
  });
});

describe('what is refused', () => {
  test.each<[string, object]>([
    ['no title', { title: undefined }], ['an empty title', { title: ' ' }], ['a title that is too long', { title: 'x'.repeat(256) }],
    ['more than done', { percentComplete: 101 }], ['half a percent', { percentComplete: 0.5 }], ['a priority that is none', { priority: 11 }],
    ['a due date without an offset', { dueDateTime: '2027-03-18T10:00:00' }], ['a date alone', { dueDateTime: '2027-03-18' }],
    ['an end before the start', { startDateTime: '2027-03-19T10:00:00Z', dueDateTime: '2027-03-18T10:00:00Z' }],
    ['a bucket of another plan', { bucketId: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
    ['an assignment without its type', { assignments: { [tom]: { orderHint: ' !' } } }],
    ['an assignment without its order', { assignments: { [tom]: { '@odata.type': '#microsoft.graph.plannerAssignment' } } }],
    ['an order hint that was read', { orderHint: '8585269235419217847' }],
    ['somebody outside the team', { assignments: { [helen]: assignment } }],
    ['a category that is none', { appliedCategories: { category26: true } }],
    ['a read-only property', { completedDateTime: '2027-03-18T10:00:00Z' }], ['a misspelt property', { percentCompleted: 50 }],
    ['a checklist item without its type', { details: { checklist: { a: { title: 'x' } } } }], ['a checklist item without a title', { details: { checklist: { a: { ...item, title: undefined } } } }],
    ['a link that is not encoded', { details: { references: { 'https://university.example': reference } } }],
    ['a preview that is none', { details: { previewType: 'picture' } }],
  ])('a task with %s is 400 and is not kept', async (_what, more) => {
    const answer = await call('POST', '/planner/tasks', { body: { planId, title: 'Book the room', ...more } });
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({ code: 'BadRequest', message: expect.any(String), innerError: expect.any(Object) });
    expect(local.served.graph.plans()[0]?.tasks).toEqual([]);
  });

  test.each<[string, object, number]>([
    ['no container', { title: 'x' }, 400], ['no title', { container }, 400], ['a container and an owner', { title: 'x', container, owner: localTeam.groupId }, 400],
    ['a container that is no group', { title: 'x', container: { url: 'https://graph.microsoft.com/v1.0/users/1' } }, 400],
    ['another group', { title: 'x', owner: '7a1c0000-0000-4000-8000-000000000999' }, 404],
    ['the older owner', { title: 'x', owner: localTeam.groupId }, 201],
    ['its container by id and type', { title: 'x', container: { containerId: localTeam.groupId, type: 'group' } }, 201],
  ])('a plan with %s', async (_what, body, status) => {
    expect((await call('POST', '/planner/plans', { body })).status).toBe(status);
  });

  test('a limit is 403 with its own code', async () => {
    const task = await addTask();
    const path = `/planner/tasks/${task.id}/details`;
    const details = (await call('GET', path)).body;
    const many = (count: number, value: object) => Object.fromEntries(Array.from({ length: count }, (_none, at) => [`i${at}`, value]));
    for (const [body, code] of [[{ checklist: many(21, item) }, 'MaximumChecklistItemsOnTask'], [{ references: many(11, reference) }, 'MaximumReferencesOnTask']] as const) {
      expect(await call('PATCH', path, { body, headers: { 'if-match': details['@odata.etag'] } })).toMatchObject({ status: 403, body: { error: { code } } });
    }
  });

  test('what the service neither filters nor sorts is said so', async () => {
    for (const option of ['$filter=title%20eq%20%27x%27', '$orderby=title', '$expand=details', '$count=true']) expect((await call('GET', `/planner/plans/${planId}/tasks?${option}`)).status).toBe(400);
    expect((await call('GET', `/planner/plans/${planId}/tasks?$select=title`)).status).toBe(200);
  });
});

describe('what is kept', () => {
  test('lists come in small pages whose links are absolute', async () => {
    for (let at = 0; at < 4; at += 1) await addTask({ title: `Task ${at}`, assignments: { [mei]: assignment } });
    const token = await local.served.token(mei, ['Tasks.Read']);
    for (const path of [`/planner/plans/${planId}/tasks`, '/me/planner/tasks']) {
      const first = (await call('GET', path, { token })).body;
      expect(first.value).toHaveLength(3);
      expect(first['@odata.nextLink']).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\//);
      const rest = (await call('GET', first['@odata.nextLink'].slice('https://graph.microsoft.com/v1.0'.length), { token })).body;
      expect(rest.value.map((one: { title: string }) => one.title)).toEqual(['Task 3']);
    }
    expect((await call('GET', '/me/planner/tasks')).body.value).toEqual([]);
  });

  test('open types are merged, and null takes a value out', async () => {
    const task = await addTask({ assignments: { [tom]: assignment }, appliedCategories: { category1: true }, details: { description: 'Before ten', checklist: { a: item, b: { ...item, title: 'Tell' } }, references: { 'https%3A//university%2Eexample': reference } } });
    expect(task).toMatchObject({ hasDescription: true, checklistItemCount: 2, activeChecklistItemCount: 2, referenceCount: 1, assignments: { [tom]: { assignedBy: { user: { id: amara } } } } });
    expect(task.assignments[tom].orderHint).not.toBe(' !');
    const etag = task['@odata.etag'];
    await call('PATCH', `/planner/tasks/${task.id}`, { body: { assignments: { [tom]: null, [mei]: assignment }, appliedCategories: { category1: false, category2: true } }, headers: { 'if-match': etag } });
    const details = (await call('GET', `/planner/tasks/${task.id}/details`)).body;
    await call('PATCH', `/planner/tasks/${task.id}/details`, { body: { checklist: { a: { '@odata.type': 'microsoft.graph.plannerChecklistItem', isChecked: true }, b: null } }, headers: { 'if-match': details['@odata.etag'] } });
    const after = (await call('GET', `/planner/tasks/${task.id}`)).body;
    expect(Object.keys(after.assignments)).toEqual([mei]);
    expect(after).toMatchObject({ appliedCategories: { category2: true }, checklistItemCount: 1, activeChecklistItemCount: 0, hasDescription: true });
    expect((await call('GET', `/planner/tasks/${task.id}/details`)).body.checklist.a).toMatchObject({ title: 'Ask', isChecked: true, lastModifiedBy: { user: { id: amara } } });
  });

  test('a bucket takes its tasks along, and a plan everything', async () => {
    const bucket = await addBucket('Start');
    await addTask({ bucketId: bucket.id });
    await addTask({ title: 'Stays' });
    expect((await call('GET', `/planner/buckets/${bucket.id}/tasks`)).body.value).toHaveLength(1);
    await call('DELETE', `/planner/buckets/${bucket.id}`, { headers: { 'if-match': bucket['@odata.etag'] } });
    expect(local.served.graph.plans()[0]?.tasks.map((one) => one.title)).toEqual(['Stays']);
  });

  test('is in one file for a plan, is there after a restart, and is shown to people by names', async () => {
    const bucket = await addBucket('Start');
    await addTask({ bucketId: bucket.id, dueDateTime: '2027-03-18T10:00:00Z', assignments: { [tom]: assignment }, details: { checklist: { a: item } } });
    expect(readdirSync(join(local.folder, 'Planner'))).toEqual([`${planId}.json`]);
    expect(readFileSync(join(local.folder, 'Planner', `${planId}.json`), 'utf8')).toContain('Book the room');
    await local.reopen();
    expect(local.served.graph.plans()).toEqual([{
      id: planId, title: 'Action plan', buckets: ['Start'],
      tasks: [{ id: expect.any(String), title: 'Book the room', bucket: 'Start', percentComplete: 0, dueOn: '2027-03-18', assignees: ['Tom Whitfield'], description: '', checklist: [{ title: 'Ask', done: false }] }],
    }]);
  });
});
