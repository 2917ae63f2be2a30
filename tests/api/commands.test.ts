import { localTeam, localTenant } from '../../bot/local/people';
import { ask, refusal, type Answered } from '../fakes/asking';
import { actsIn, startGroup, type Group } from '../fakes/group';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world, { coreChat: false });
});
afterAll(() => world.end());

let count = 0;
const send = (body: unknown, who = group.amara): Promise<Answered> => ask(world, who, `communities/${group.communityId}/commands`, { body });
const command = (value: unknown): Promise<Answered> => send({ id: `command-${(count += 1)}-abc`, command: value });
const acts = (): Promise<number> => actsIn(world, group.communityId);
const give = { type: 'giveAnswer', stepId: 'energy', questionId: 'who' };

describe('what cannot be read is answered 400 with the field named, and changes nothing', () => {
  test.each<[string, unknown, string]>([
    ['no command', undefined, 'another version'],
    ['a list', [], 'another version'],
    ['an unknown type', { type: 'dropEverything' }, 'another version'],
    ['a type named as a part of every object', { type: 'constructor' }, 'another version'],
    ['no step', { type: 'openStep' }, 'stepId'],
    ['a step of another form', { type: 'openStep', stepId: 7 }, 'stepId'],
    ['a step with a long id', { type: 'openStep', stepId: 'x'.repeat(201) }, 'stepId: has more than 200 characters'],
    ['a field that there is not', { type: 'openStep', stepId: 'energy', force: true }, 'force'],
    ['an answer of blanks', { ...give, text: ' \n ' }, 'text'],
    ['an answer of 20,001 characters', { ...give, text: 'x'.repeat(20_001) }, 'text: has more than 20,000 characters'],
    ['a draft on half a revision', { type: 'saveDraft', stepId: 'energy', questionId: 'who', text: 'x', base: 0.5 }, 'base'],
    ['a draft on a revision below zero', { type: 'saveDraft', stepId: 'energy', questionId: 'who', text: 'x', base: -1 }, 'base'],
    ['texts that are none', { type: 'propose', stepId: 'energy', texts: { summary: 7 }, replaces: 0 }, 'texts.summary'],
    ['a stance that there is not', { type: 'consent', stepId: 'energy', number: 1, stance: 'maybe', reason: null }, 'stance'],
    ['a date that there is not', { type: 'addAction', title: 'x', dueOn: '2027-02-30' }, 'dueOn'],
    ['a title of 400 characters', { type: 'addAction', title: 'x'.repeat(400) }, 'title: has more than 300 characters'],
    ['no title', { type: 'addAction', title: '  ' }, 'title'],
    ['an hour that there is not', { type: 'scheduleMeetings', stepId: 'check-ins', firstOn: '2099-01-05', at: '24:00', minutes: 30, everyWeeks: 2, untilOn: '2099-06-01' }, 'at'],
  ])('%s', async (_what, value, field) => {
    const before = await acts();
    const answer = await command(value);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual(refusal('not-readable'));
    expect(answer.body['message']).toContain(field);
    expect(await acts()).toBe(before);
  });

  test.each([undefined, null, 7, '', 'short', 'x'.repeat(65), 'with blanks in it', "a'; drop table--", ['abcdefghij']])('%p as the id of a command', async (id) => {
    const answer = await send({ id, command: { type: 'openStep', stepId: 'energy' } });
    expect([answer.status, answer.body['message']]).toEqual([400, expect.stringContaining('id')]);
  });

  test.each(['', 'null', '7', '"text"', '[]', '{', '{"id":"abcdefgh"}', '<html>'])('%p as a body', async (raw) => {
    const answer = await ask(world, group.amara, `communities/${group.communityId}/commands`, { raw });
    expect([answer.status, answer.body]).toEqual([400, refusal('not-readable')]);
  });

  test('a body of 5 MB is too large and says so', async () => {
    const answer = await send({ id: 'abcdefghij', command: { ...give, text: 'x'.repeat(5_000_000) } });
    expect([answer.status, answer.body]).toEqual([413, refusal('too-large')]);
  });

  test.each(['no-such-step', '../energy', 'energy'.toUpperCase()])('a step %s that the toolkit does not have is not found', async (stepId) => {
    const answer = await command({ type: 'openStep', stepId });
    expect([answer.status, answer.body]).toEqual([404, refusal('not-found')]);
  });
});

test('an answer of 20,000 characters with HTML, emoji and right-to-left text is kept as it was written', async () => {
  const text = `<b>bold</b> & "quoted" \\ 👩‍👩‍👧‍👦 שלום مرحبا \n${'x'.repeat(20_000)}`.slice(0, 20_000);
  await group.tom.do(group.communityId, { type: 'giveAnswer', stepId: 'energy', questionId: 'topics', text });
  const view = await group.tom.view(group.communityId);
  expect(view.steps.find((one) => one.id === 'energy')?.questions.find((one) => one.id === 'topics')?.mine.text).toBe(text);
});

describe('the same command twice', () => {
  const body = { id: 'the-same-act-1', command: { type: 'addAction', title: 'Only once' } };
  const titled = async (title: string) => (await group.amara.view(group.communityId)).actions.filter((one) => one.title === title);

  test('changes one thing and gets the same answer, also at once', async () => {
    const answers = await Promise.all([send(body), send(body), send(body)]);
    answers.push(await send(body));
    expect(answers.map((one) => one.status)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map((one) => one.body['said']))).toEqual(new Set(['Added to the action plan.']));
    expect(await titled('Only once')).toHaveLength(1);
  });

  test('of another person is another command', async () => {
    await send(body, group.tom);
    expect(await titled('Only once')).toHaveLength(2);
  });

  test('a draft that is saved again after a lost answer tells the revision that the next save has to name', async () => {
    const draft = { id: 'the-same-draft', command: { type: 'saveDraft', stepId: 'energy', questionId: 'gain', text: 'First', base: 0 } };
    const first = await send(draft);
    expect(first.body['saved']).toMatchObject({ revision: 1 });
    expect((await send(draft)).body['saved']).toEqual(first.body['saved']);
    await group.amara.do(group.communityId, { type: 'saveDraft', stepId: 'energy', questionId: 'gain', text: 'Second', base: 1 });
    expect((await send(draft)).body).toMatchObject({ code: 'changed-meanwhile', theirs: { text: 'Second', revision: 2 } });
  });
});

describe('two texts at once: 409 with the one that stands', () => {
  test('a draft written in two places', async () => {
    const save = (text: string, base: number) => command({ type: 'saveDraft', stepId: 'purpose', questionId: 'why-me', text, base });
    await save('In Teams', 0);
    const late = await save('On the phone', 0);
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ code: 'changed-meanwhile', theirs: { text: 'In Teams', revision: 1, by: null } });
    expect((await save('Both', 1)).status).toBe(200);
    expect((await save('Both', 0)).status).toBe(200);
  });

  test('notes of a meeting, with who wrote them', async () => {
    const note = { type: 'writeNote' as const, stepId: 'sponsor', fieldId: 'scope' };
    await group.tom.do(group.communityId, { ...note, text: 'Tom was first', base: 0 });
    const late = await command({ ...note, text: 'Amara was late', base: 0 });
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ code: 'changed-meanwhile', theirs: { text: 'Tom was first', revision: 1, by: 'Tom Whitfield' } });
    expect((await command({ ...note, text: 'Tom and Amara', base: 1 })).status).toBe(200);
  });

  test('a proposal beside another one', async () => {
    await group.answerAll('energy');
    await group.amara.do(group.communityId, { type: 'reveal', stepId: 'energy' });
    const propose = (text: string, replaces: number) => ({ type: 'propose' as const, stepId: 'energy', texts: { summary: text }, replaces });
    await group.tom.do(group.communityId, propose('Tom’s text', 0));
    const late = await command(propose('Amara’s text', 0));
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ code: 'changed-meanwhile', theirs: { text: 'Tom’s text', revision: 1, by: 'Tom Whitfield' } });
    expect((await command(propose('Amara’s text', 1))).status).toBe(200);
    expect((await group.amara.view(group.communityId)).steps.find((one) => one.id === 'energy')?.proposal).toMatchObject({ number: 2, by: { name: 'Amara Okafor' } });
  });
});

test('where the cards live is not chosen in the tab, and the answer says where it is', async () => {
  for (const who of [group.amara, group.sam, group.helen]) {
    const answer = await send({ id: 'use-here-abc', command: { type: 'useHere', conversationId: '19:elsewhere@thread.v2' } }, who);
    expect([answer.status, answer.body]).toEqual([403, refusal('not-allowed')]);
  }
  expect((await group.amara.view(group.communityId)).hasCorePlace).toBe(false);
});

test('lines that become actions are cut between characters, so that a long one with emoji stops nobody', async () => {
  const { amara, communityId } = group;
  const line = `${'z'.repeat(298)}😀 and more`;
  await group.answerAll('working-together', (name, questionId) => (questionId === 'sign-up' ? line : `${name} answers`));
  await amara.do(communityId, { type: 'reveal', stepId: 'working-together' });
  const { actions } = await amara.view(communityId);
  const signedUp = actions.filter((one) => one.source !== null);
  expect(signedUp).toHaveLength(5);
  for (const one of signedUp) expect(one.title).toMatch(/^z{298}…$|^z{298}😀…?$/u);
});

test.each(['0000-01-01', '0001-01-01', '9999-12-31'])('an action for %s is taken or refused, and does not fail', async (dueOn) => {
  const { amara, communityId } = group;
  const done = await amara.do(communityId, { type: 'addAction', title: `By ${dueOn}`, ownerId: null, dueOn, tier: null }).catch((error: Error) => error.message);
  if (typeof done === 'string') expect(done).toMatch(/: 400 .*dueOn/);
  else expect((await amara.view(communityId)).actions.find((one) => one.title === `By ${dueOn}`)?.dueOn).toBe(dueOn);
});

test('every answer stands in the record as it was typed', async () => {
  const { tom, communityId } = group;
  const texts = ['\u202Eright to left', 'a\tb\r\nc', '‏עברית', '𝒳', '\\u0000 \\n', "it's \"quoted\"", '   spaces   ', '\u0001 control'];
  const questions = await group.questions('relationships');
  for (const [n, text] of texts.entries()) {
    const questionId = questions[n % questions.length] ?? '';
    await tom.do(communityId, { type: 'giveAnswer', stepId: 'relationships', questionId, text });
    const step = (await tom.view(communityId)).steps.find((one) => one.id === 'relationships');
    expect(step?.questions.find((one) => one.id === questionId)?.mine.text).toBe(text);
  }
});

test('somebody of the team who has done nothing yet can be offered a role and asked into the core group', async () => {
  const { amara, sam, communityId } = group;
  await amara.do(communityId, { type: 'offerRole', stepId: 'roles', roleId: 'administrator', personId: sam.id });
  const roles = (await sam.view(communityId)).steps.find((one) => one.id === 'roles')?.roles ?? [];
  expect(roles.find((one) => one.id === 'administrator')?.holders).toEqual([expect.objectContaining({ name: 'Sam Adeyemi', accepted: false, isMe: true })]);
  const rosa = (await world.store.places.find(localTenant, localTeam.id))?.roster.find((one) => one.name.startsWith('Rosa'));
  await amara.do(communityId, { type: 'changeCore', personId: rosa?.id ?? '', part: 'core' });
  expect((await amara.view(communityId)).core.map((one) => one.name)).toContain('Rosa Delgado-Fitzgerald');
});
