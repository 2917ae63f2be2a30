import { ask } from '../fakes/asking';
import { startGroup, type Group } from '../fakes/group';
import { openWorld, type World } from '../journeys/world';
import { readPlanFile } from '../../tab/pages/actions/planFile';

let world: World;
let group: Group;
beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world, { coreChat: false });
});
afterAll(() => world.end());

const file = (who = group.amara) => ask(world, who, `communities/${group.communityId}/actions.csv`);
const row = (title: string, more: object = {}) => ({ title, owner: '', dueOn: null, state: 'to-do', tier: null, ...more });
const bring = (rows: unknown) => group.amara.refused(group.communityId, { type: 'importActions', rows });

test('the plan is a table that a spreadsheet takes for text, for the core group', async () => {
  await group.amara.do(group.communityId, { type: 'addAction', title: '=1+1, "quoted"\tand more', ownerId: group.amara.id, dueOn: '2027-03-18', tier: 'nice-to-have' });
  await group.tom.do(group.communityId, { type: 'addAction', title: 'Later', ownerId: null, dueOn: null, tier: null });
  const { text, headers } = await file();
  expect(headers.get('content-type')).toMatch(/^text\/csv/);
  expect(text.replace(/^\uFEFF/, '').split('\r\n')).toEqual(['Action,Owner,Due,State,How important,Source,Priority', `"'=1+1, ""quoted""\tand more",Amara Okafor,2027-03-18,To do,Nice to have,,`, 'Later,,,To do,,,', '']);
  expect([(await file(group.sam)).status, (await file(group.helen)).status, (await ask(world, null, `communities/${group.communityId}/actions.csv`)).status]).toEqual([403, 404, 401]);
});

test('and comes in again as it went out: nothing twice, and everything where nothing was', async () => {
  const { text } = await file();
  expect(readPlanFile(text, (await group.amara.view(group.communityId)).actions)).toMatchObject({ rows: [], standing: 2, faults: [] });
  expect(readPlanFile(text, []).rows).toEqual([row('=1+1, "quoted"\tand more', { owner: 'Amara Okafor', dueOn: '2027-03-18', tier: 'nice-to-have' }), row('Later')]);
  const before = new Set((await group.tom.view(group.communityId)).actions.map((one) => one.id));
  await group.tom.do(group.communityId, { type: 'importActions', rows: readPlanFile('Task Name,Assigned To\nlater,\nAsk the dean,Amara Okafor\nBring cups,Tom Whitfield', []).rows });
  const { actions } = await group.tom.view(group.communityId);
  // A database promises no order.
  const brought = actions.filter((one) => !before.has(one.id)).map((one) => [one.title, one.ownerName, one.offeredTo?.name]);
  expect(brought.sort(([a], [b]) => String(a).localeCompare(String(b)))).toEqual([['Ask the dean', null, 'Amara Okafor'], ['Bring cups', 'Tom Whitfield', undefined]]);
});

test('too many lines, and lines that are none, are refused with a sentence', async () => {
  const many = (n: number) => Array.from({ length: n }, (_none, at) => row(`Line ${at}`));
  expect(await bring(many(201))).toMatchObject({ status: 400, code: 'not-readable' });
  expect(await bring([])).toMatchObject({ status: 400 });
  expect(await bring([row(' ')])).toMatchObject({ status: 400 });
  expect(await bring([row('x', { dueOn: '2027-02-30' })])).toMatchObject({ status: 400 });
  expect(await bring([row('x', { state: 'dropped' })])).toMatchObject({ status: 400 });
  expect(await group.sam.refused(group.communityId, { type: 'importActions', rows: many(1) })).toMatchObject({ status: 403 });
  await group.amara.do(group.communityId, { type: 'importActions', rows: many(200) as never });
  expect((await group.amara.view(group.communityId)).actions).toHaveLength(204);
});
