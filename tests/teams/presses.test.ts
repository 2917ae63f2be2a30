import { actsIn, startGroup, type Group } from '../fakes/group';
import { occasion, post, pressed, type Posted } from '../fakes/posting';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
let energy: Record<string, unknown>;

beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world);
  energy = { community: group.communityId, step: 'energy', revision: 1 };
});
afterAll(() => world.end());

const press = (index: number, verb: unknown, data: unknown): Promise<Posted> => post(world, pressed(occasion(world, index, 'core'), verb, data));
const acts = (): Promise<number> => actsIn(world, group.communityId);
const isSentence = (answer: Posted): void => {
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: expect.stringMatching(/^\S.*[.:]$/) });
};

describe('a card that cannot be acted on gets a clear answer and changes nothing', () => {
  test.each<[string, number, unknown, () => unknown]>([
    ['without data', 0, 'reveal', () => undefined],
    ['with data of another form', 0, 'reveal', () => ({ community: 7, step: ['energy'], revision: 'x' })],
    ['of another community', 0, 'reveal', () => ({ ...energy, community: 'cop-of-others' })],
    ['pressed by somebody outside the community', 5, 'reveal', () => energy],
    ['pressed by a member outside the core group', 6, 'reveal', () => energy],
    ['with an unknown button, pressed by a member', 6, 'no-such-verb', () => energy],
    ['with an unknown button, pressed by a stranger', 5, 'no-such-verb', () => energy],
    ['with a button named as a part of every object', 0, 'constructor', () => ({ community: 'cop-of-others' })],
    ['of a step that is not in the toolkit', 0, 'reveal', () => ({ ...energy, step: 'no-such-step' })],
    ['whose step was left out', 0, 'reveal', () => ({ community: energy['community'] })],
    ['before anybody has answered', 0, 'reveal', () => energy],
    ['without a text to agree', 1, 'agree', () => ({ ...energy, number: 1 })],
    ['without a verb', 6, undefined, () => energy],
  ])('a card %s', async (_what, index, verb, data) => {
    const before = await acts();
    isSentence(await press(index, verb, data()));
    expect(await acts()).toBe(before);
  });

  test('an unknown button shows the core group how things stand now', async () => {
    const { body } = await press(0, 'no-such-verb', energy);
    expect(body).toMatchObject({ type: 'application/vnd.microsoft.card.adaptive' });
    expect(JSON.stringify(body)).toContain('Find the energy');
  });

  test('nobody outside the core group is shown its working by pressing an old card', async () => {
    await group.answerAll('purpose', () => 'WORKING of the core group');
    await group.amara.do(group.communityId, { type: 'reveal', stepId: 'purpose' });
    for (const index of [5, 6]) {
      for (const verb of ['no-such-verb', 'reveal', 'finish', 'next', 'here', 'reopen']) {
        const answer = await press(index, verb, { ...energy, step: 'purpose' });
        expect(JSON.stringify(answer.body)).not.toContain('WORKING');
      }
    }
    expect(JSON.stringify((await press(0, 'no-such-verb', { ...energy, step: 'purpose' })).body)).toContain('WORKING');
  });
});

describe('a press counts once', () => {
  beforeAll(() => group.answerAll('energy'));

  test('two people who reveal at the same moment make one change, and both see the answers', async () => {
    const before = await acts();
    const [first, second] = await Promise.all([press(0, 'reveal', energy), press(1, 'reveal', energy)]);
    for (const answer of [first, second]) expect(JSON.stringify(answer?.body)).toContain('Amara Okafor on who');
    expect(await acts()).toBe(before + 1);
    const step = (await group.amara.view(group.communityId)).steps.find((one) => one.id === 'energy');
    expect(step?.status).toBe('revealed');
  });

  test('a press that is delivered twice makes one change and gets the same answer', async () => {
    await group.amara.do(group.communityId, { type: 'propose', stepId: 'energy', texts: { summary: 'There is energy.' }, replaces: 0 });
    const before = await acts();
    const activity = pressed(occasion(world, 1, 'core'), 'agree', { ...energy, number: 1 });
    const answers = [await post(world, activity), await post(world, { ...activity, id: 'f:again' }), ...await Promise.all([post(world, activity), post(world, activity)])];
    for (const answer of answers) expect(answer.body).toMatchObject({ type: 'application/vnd.microsoft.card.adaptive' });
    expect(await acts()).toBe(before + 1);
  });

  test('everybody agrees at once: each stance counts, and the text is agreed', async () => {
    await Promise.all([2, 3, 4].map((index) => press(index, 'agree', { ...energy, number: 1 })));
    const step = (await group.amara.view(group.communityId)).steps.find((one) => one.id === 'energy');
    expect(step?.status).toBe('done');
    expect(step?.proposal?.consents.map((one) => one.person.name).sort()).toEqual(group.core.map((one) => one.name).sort());
  });

  test('a press on the card of an older text is answered with what to do, and agrees to nothing', async () => {
    await group.amara.do(group.communityId, { type: 'propose', stepId: 'purpose', texts: { purpose: 'One' }, replaces: 0 });
    await group.amara.do(group.communityId, { type: 'propose', stepId: 'purpose', texts: { purpose: 'Two' }, replaces: 1 });
    const before = await acts();
    const answer = await press(1, 'agree', { ...energy, step: 'purpose', number: 1 });
    isSentence(answer);
    expect(answer.body['value']).toBe('There is a newer text. Read it, then say where you stand.');
    expect(await acts()).toBe(before);
  });
});
