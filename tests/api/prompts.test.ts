import type { CommunityView, MannersAnswer } from '../../bot/api/contract';
import { ask } from '../fakes/asking';
import { startGroup, type Group } from '../fakes/group';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world, { coreChat: false });
});
afterAll(() => world.end());

const own = async (who = group.sam): Promise<MannersAnswer> => (await ask(world, who, 'manners')).body as unknown as MannersAnswer;
const choice = (more: object = {}) => ({ base: 0, digest: 'weekly', zone: null, days: [1, 2, 3, 4, 5], pausedUntil: null, off: [], later: [], muted: [], ...more });
const choose = (body: unknown, who = group.sam) => ask(world, who, 'manners', { body: body as Record<string, unknown> });

describe('how somebody wants to be written to', () => {
  test('is one message a week on weekdays until they say otherwise, with the communities that they could silence', async () => {
    expect(await own()).toEqual({ digest: 'weekly', zone: null, days: [1, 2, 3, 4, 5], pausedUntil: null, off: [], later: [], muted: [], revision: 0, communities: [{ id: group.communityId, name: 'Inclusive Assessment' }] });
  });

  test('is kept, each day once and in order, and is nobody else’s', async () => {
    const said = await choose(choice({ digest: 'daily', zone: 'Asia/Shanghai', days: [3, 1, 3], pausedUntil: '2030-01-01', off: ['event-after'], later: [{ what: 'digest', untilOn: '2029-01-01' }], muted: [group.communityId] }));
    expect(said.status).toBe(200);
    expect(await own()).toMatchObject({ digest: 'daily', zone: 'Asia/Shanghai', days: [1, 3], pausedUntil: '2030-01-01', off: ['event-after'], later: [{ what: 'digest', untilOn: '2029-01-01' }], muted: [group.communityId], revision: 1 });
    expect(await own(group.tom)).toMatchObject({ digest: 'weekly', revision: 0 });
  });

  test('is not saved over what was changed in another window', async () => {
    const said = await choose(choice());
    expect([said.status, said.body['message']]).toEqual([409, 'This was changed in another window. Look at what is kept now, then change it again.']);
    expect((await choose(choice({ base: 1 }))).status).toBe(200);
  });

  test.each([
    ['no day at all', { days: [] }], ['a day that there is not', { days: [8] }], ['a zone that there is not', { zone: 'Mars/Olympus' }], ['a date that there is not', { pausedUntil: '2027-02-30' }],
    ['another kind', { off: ['everything'] }], ['another digest', { digest: 'hourly' }], ['more than there is', { more: 1 }],
    ['a kind put off without a date', { later: [{ what: 'digest', untilOn: '' }] }], ['a kind put off twice', { later: [{ what: 'digest', untilOn: '2029-01-01' }, { what: 'digest', untilOn: '2029-01-02' }] }],
  ])('%s is refused and costs nothing', async (_what, wrong) => {
    const before = await own();
    expect((await choose(choice({ base: before.revision, ...wrong }))).status).toBe(400);
    expect(await own()).toEqual(before);
  });
});

describe('what is sent by itself', () => {
  const path = () => `communities/${group.communityId}/prompts`;

  test('is the core group’s to see and to call off', async () => {
    expect((await ask(world, group.amara, path())).body).toEqual({ pausedUntil: null, silent: false, hushed: [], rest: null, asks: 0, planned: [], sent: [] });
    expect((await ask(world, group.sam, path())).status).toBe(403);
    expect((await ask(world, group.helen, path())).status).toBe(404);
    expect((await ask(world, group.sam, path(), { body: { id: 'x', act: 'skip' } })).status).toBe(403);
  });

  test('says when nothing comes by itself between terms, and who has stated them', async () => {
    const { settings, name, topic, zone } = (await ask(world, group.amara, `communities/${group.communityId}`)).body as unknown as CommunityView;
    const terms = [{ name: 'Before', from: '2020-09-21', until: '2020-12-11' }, { name: 'After', from: '2060-01-11', until: '2060-03-26' }];
    await group.amara.do(group.communityId, { type: 'changeSettings', base: settings.revision, name, topic, zone, closed: [], terms, cutOffs: null });
    expect((await ask(world, group.amara, path())).body['rest']).toEqual({ from: '2020-12-12', until: '2060-01-10', after: 'Before', name: 'After', now: true, ofUniversity: false });
  });

  test('nonsense is refused, and what is not planned any more says so', async () => {
    for (const wrong of [{}, { id: 'x' }, { id: '', act: 'skip' }, { id: 'x', act: 'delete' }, { id: 3, act: 'now' }]) expect((await ask(world, group.amara, path(), { body: wrong })).status).toBe(400);
    expect((await ask(world, group.amara, path(), { body: { id: 'check-in:none', act: 'now' } })).status).toBe(409);
  });
});
