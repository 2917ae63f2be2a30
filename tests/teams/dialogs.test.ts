import { readRoute } from '../../tab/app/routes';
import { actsIn, startGroup, type Group } from '../fakes/group';
import { asked, occasion, post, submitted } from '../fakes/posting';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
let energy: Record<string, unknown>;

beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world);
  energy = { community: group.communityId, step: 'energy', revision: 1, number: null };
});
afterAll(() => world.end());

interface Task { type?: string; value?: string | { title?: string; url?: string; card?: { content: { body: Record<string, unknown>[] } } } }
const taskOf = (body: Record<string, unknown>): Task => (body['task'] ?? {});
const fetchTask = async (index: number, data: unknown): Promise<Task> => {
  const { status, body } = await post(world, asked(occasion(world, index, 'core'), data));
  expect(status).toBe(200);
  return taskOf(body);
};
const submitTask = async (index: number, data: unknown): Promise<Task> => {
  const { status, body } = await post(world, submitted(occasion(world, index, 'core'), data));
  expect(status).toBe(200);
  return taskOf(body);
};
const acts = (): Promise<number> => actsIn(world, group.communityId);
const valueOf = (task: Task): Exclude<Task['value'], string> => (typeof task.value === 'object' ? task.value : undefined);
const fields = (task: Task): Record<string, unknown> => Object.fromEntries((valueOf(task)?.card?.content.body ?? []).filter((one) => typeof one['id'] === 'string').map((one) => [one['id'], one['value'] ?? one['inlines']]));

describe('dialogs that are pages of the tab', () => {
  test.each([
    ['answer', 'energy', { page: 'dialog', form: 'answer', aboutId: 'energy' }],
    ['agree', 'energy', { page: 'dialog', form: 'text', aboutId: 'energy' }],
    ['step', 'roles', { page: 'dialog', form: 'answer', aboutId: 'roles' }],
    ['step', 'sponsor', { page: 'dialog', form: 'answer', aboutId: 'sponsor' }],
    ['charter', 'charter', { page: 'dialog', form: 'charter' }],
    ['journey', 'charter', { page: 'dialog', form: 'journey' }],
  ])('"%s" of %s opens an address that the tab knows', async (dialog, step, route) => {
    const task = await fetchTask(0, { ...energy, step, dialog });
    const url = new URL(valueOf(task)?.url ?? '');
    expect(url.origin + url.pathname).toBe(`${world.origin}/tab/`);
    expect(readRoute(url.hash)).toMatchObject({ ...route, communityId: group.communityId });
    expect(valueOf(task)?.title).toMatch(/\S/);
  });

  test('what such a page hands back when it is done closes the dialog', async () => {
    expect(await submitTask(0, { done: 'energy' })).toEqual({});
  });
});

describe('who is shown what', () => {
  test.each(['answer', 'agree', 'step', 'skip', 'stance', 'schedule'])('"%s" is for the core group, and a member is told so', async (dialog) => {
    const task = await fetchTask(6, { ...energy, step: dialog === 'schedule' ? 'check-ins' : 'energy', number: 1, dialog });
    expect(task).toEqual({ type: 'message', value: 'This is for the core group. If you would like to help, ask one of them, or claim an action.' });
  });

  test.each(['charter', 'journey'])('"%s" is open to a member', async (dialog) => {
    expect(valueOf(await fetchTask(6, { ...energy, step: 'charter', dialog }))?.url).toContain(`/dialog/${dialog}/`);
  });

  test.each(['answer', 'charter', 'journey', 'skip', 'no-such-dialog'])('"%s" tells a stranger nothing of the community', async (dialog) => {
    const task = await fetchTask(5, { ...energy, dialog });
    expect(task.type).toBe('message');
    expect(JSON.stringify(task)).not.toContain('Inclusive Assessment');
  });

  test('a member who sends a form of the core group is told so, and nothing changes', async () => {
    const before = await acts();
    expect(await submitTask(6, { ...energy, dialog: 'skip', reason: 'I would rather not' })).toEqual({ type: 'message', value: 'This is for the core group. If you would like to help, ask one of them, or claim an action.' });
    expect(await acts()).toBe(before);
  });
});

describe('a form that cannot be taken comes back with what was typed and a sentence', () => {
  test.each<[string, Record<string, unknown>, string, RegExp]>([
    ['a skip without a reason', { dialog: 'skip', reason: '   ' }, 'reason', /"Reason, in one line"/],
    ['a skip with a reason of 400 characters', { dialog: 'skip', reason: 'y'.repeat(400) }, 'reason', /has more than 300 characters/],
    ['an objection without a reason', { dialog: 'stance', number: 1, stance: 'object', reason: '' }, 'stance', /There is no text to agree yet/],
    ['a stance that there is not', { dialog: 'stance', number: 1, stance: 'maybe', reason: 'Because' }, 'reason', /"Where do you stand\?"/],
    ['a date in the past', { dialog: 'schedule', step: 'check-ins', firstOn: '2020-01-02', at: '10:00', minutes: 30, everyWeeks: 2, untilOn: '2020-06-30' }, 'firstOn', /The date is past/],
    ['a time that there is not', { dialog: 'schedule', step: 'check-ins', firstOn: '2099-01-05', at: '26:61', minutes: 30, everyWeeks: 2, untilOn: '2099-06-30' }, 'at', /"Time"/],
    ['meetings of 1,000 minutes', { dialog: 'schedule', step: 'check-ins', firstOn: '2099-01-05', at: '10:00', minutes: 1_000, everyWeeks: 2, untilOn: '2099-06-30' }, 'minutes', /"Minutes"/],
    ['words in place of a number', { dialog: 'schedule', step: 'check-ins', firstOn: '2099-01-05', at: '10:00', minutes: 'many', everyWeeks: 2, untilOn: '2099-06-30' }, 'at', /"Minutes"/],
    ['a last date before the first', { dialog: 'schedule', step: 'check-ins', firstOn: '2099-06-30', at: '10:00', minutes: 30, everyWeeks: 2, untilOn: '2099-01-05' }, 'untilOn', /The last date is before the first one/],
  ])('%s', async (_what, typed, field, sentence) => {
    const before = await acts();
    const task = await submitTask(0, { ...energy, ...typed });
    expect(task.type).toBe('continue');
    expect(fields(task)[field]).toEqual(typed[field]);
    expect(JSON.stringify(fields(task)['problem'])).toMatch(sentence instanceof RegExp ? new RegExp(sentence.source.replaceAll('"', '\\\\"')) : sentence);
    expect(await acts()).toBe(before);
  });

  test('sent again with a reason, it is done once, however often it is sent', async () => {
    const before = await acts();
    for (let n = 0; n < 3; n += 1) await submitTask(0, { ...energy, dialog: 'skip', reason: 'Done last year' });
    expect(await acts()).toBe(before + 1);
    await group.amara.do(group.communityId, { type: 'reopenStep', stepId: 'energy' });
  });
});

describe('values of odd shapes', () => {
  test.each([null, 7, 'text', [], [[]], {}, { dialog: 7 }, { dialog: 'skip' }, { dialog: 'constructor', community: 'x', step: 'y' }, { dialog: 'skip', community: 'x'.repeat(5_000), step: 'y' }])('%p opens nothing and says why', async (data) => {
    const task = await fetchTask(0, data);
    expect(task).toMatchObject({ type: 'message', value: expect.stringMatching(/^[A-Z].*\.$/) });
  });

  test.each([null, 7, 'text', [], {}])('%p as what was sent closes the dialog and changes nothing', async (data) => {
    const before = await acts();
    expect(await submitTask(0, data)).toEqual({});
    expect(await acts()).toBe(before);
  });

  test.each<Record<string, unknown>>([
    { dialog: 'of an earlier version', community: 'x', step: 'y' }, { dialog: 'skip' }, { dialog: 'skip', community: 'no-such', step: 'energy', reason: 'x' },
    { dialog: 'skip', step: 'energy', reason: { a: 1 } }, { dialog: 'stance', step: ['energy'], number: 'x' },
  ])('%p as what was sent is answered with a sentence', async (data) => {
    const task = await submitTask(0, data);
    expect(task).toMatchObject({ type: 'message', value: expect.stringMatching(/^[A-Z].*\.$/) });
  });

  test('an invoke without data is refused at the door, with the field named', async () => {
    const { status, body } = await post(world, asked(occasion(world, 0, 'core'), undefined));
    expect({ status, message: body['message'] }).toEqual({ status: 400, message: expect.stringContaining('value.data') });
  });

  test('answers of another form than a text come back as an empty field', async () => {
    const task = await submitTask(0, { ...energy, dialog: 'skip', reason: { length: 3 } });
    expect(fields(task)['reason']).toBe('');
  });
});
