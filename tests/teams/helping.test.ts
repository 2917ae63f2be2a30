import { readHelping } from '../../bot/teams/helping';
import { ask } from '../fakes/asking';
import { startGroup, type Group } from '../fakes/group';
import { occasion, post, typed } from '../fakes/posting';
import { person } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';
import type { HelpingAnswer } from '../../bot/api/contract';
import { loadToolkit } from '../../bot/toolkit/load';

const words = loadToolkit().typed;

describe('what a line asks for', () => {
  test.each([
    ['coffee', { what: 'coffee', act: 'look' }], ['Coffee pairs?', { what: 'coffee', act: 'look' }], ['join coffee', { what: 'coffee', act: 'join' }], ['I want to join the coffee pairs', { what: 'coffee', act: 'join' }],
    ['pause my coffee', { what: 'coffee', act: 'pause' }], ['leave the coffee pairs', { what: 'coffee', act: 'leave' }], ['stop coffee pairs', { what: 'coffee', act: 'leave' }],
    ['help me with the rubric', { what: 'help', text: 'the rubric' }], ['Can somebody help me to open the files?', { what: 'help', text: 'open the files?' }], ['I need help', { what: 'help', text: '' }], ['ask for help', { what: 'help', text: '' }],
    ['idea: swap briefs', { what: 'idea', text: 'swap briefs' }], ['I have an idea', { what: 'idea', text: '' }], ['idea box', { what: 'idea', text: '' }],
  ])('"%s"', (line, wanted) => expect(readHelping(words, line)).toEqual(wanted));

  test.each(['help', 'coffee catch-ups', 'when is the next coffee catch-up', 'what is an ideal charter', 'next', 'thank Tom for the coffee', ''])('"%s" asks for something else', (line) => expect(readHelping(words, line)).toBeNull());
});

describe('in chat', () => {
  let world: World;
  let group: Group;
  let seconds = 0;
  beforeAll(async () => {
    world = await openWorld();
    group = await startGroup(world);
    await person(world, 6).add('personal');
    await group.sam.card('personal', 'You belong to');
  });
  afterAll(() => world.end());

  const write = async (index: number, place: 'core' | 'personal', text: string) => {
    const reader = person(world, index);
    const before = (await group.wrote(place, reader)).length;
    expect((await post(world, typed(occasion(world, index, place, new Date(Date.now() + (seconds += 1_000))), text))).status).toBe(200);
    const [answer] = (await group.wrote(place, reader)).slice(before);
    if (!answer) throw new Error('no answer');
    return answer;
  };
  const helping = async (): Promise<HelpingAnswer> => (await ask(world, group.sam, `communities/${group.communityId}/helping`)).body as unknown as HelpingAnswer;

  test('a member joins the coffee pairs with one sentence or one tap, pauses and leaves, as often as they like (S4C.3)', async () => {
    const card = await write(6, 'personal', 'coffee');
    expect(JSON.stringify(card.cards)).toContain('The core group has not started the rounds yet.');
    await group.sam.press(card, 'Join');
    await group.sam.card('personal', 'Pause for four weeks');
    expect((await helping()).coffee.mine).toEqual({ pausedUntil: null });
    await write(6, 'personal', 'pause coffee');
    expect((await helping()).coffee.mine?.pausedUntil).toMatch(/^2\d{3}-/);
    expect(JSON.stringify((await write(6, 'personal', 'leave coffee')).cards)).toContain('You are not drawn any more.');
    expect((await helping()).coffee.mine).toBeNull();
  });

  test('where others read along the answer says nothing about who asked', async () => {
    await group.amara.do(group.communityId, { type: 'chooseCoffee', joined: true, pausedUntil: null });
    const card = await write(0, 'core', 'coffee');
    expect(JSON.stringify(card.cards)).toContain('Would you like to join?');
    expect(await group.amara.press(card, 'Join')).toMatchObject({ kind: 'notice', text: 'You are in. You hear with whom when the next round is drawn.' });
    expect(JSON.stringify((await write(0, 'core', 'help me with my own troubles')).cards)).not.toContain('own troubles');
  });

  test('a request for help is written in a dialog that says who reads it, and keeps what was typed (S3C.3)', async () => {
    const card = await write(6, 'personal', 'help me with the rubric');
    expect(JSON.stringify(card.cards)).toContain('and to nobody else');
    const dialog = await group.sam.open(card, 'Write it down');
    expect(JSON.stringify(dialog)).toContain('"value":"the rubric"');
    const data = { community: group.communityId, dialog: 'help', revision: 3 };
    expect(JSON.stringify(await group.sam.send(card, { ...data, text: '   ' }))).toContain('Your text');
    expect(JSON.stringify(await group.sam.send(card, { ...data, text: 'The rubric is locked' }))).toContain('within 3 working days');
    await group.sam.send(card, { ...data, text: 'The rubric is locked' });
    expect((await helping()).help.mine.map((one) => one.text)).toEqual(['The rubric is locked']);
  });

  test('an idea goes into the box with a name or without (S3C.5)', async () => {
    const card = await write(6, 'personal', 'idea: swap briefs');
    expect(JSON.stringify(await group.sam.open(card, 'Put it into the box'))).toContain('"value":"swap briefs"');
    const data = { community: group.communityId, dialog: 'idea', revision: 4 };
    expect(JSON.stringify(await group.sam.send(card, { ...data, text: 'Swap briefs', named: 'false' }))).toContain('Your idea is in the box.');
    const all = ((await ask(world, group.amara, `communities/${group.communityId}/helping`)).body as unknown as HelpingAnswer).ideas.all;
    expect(all).toMatchObject([{ text: 'Swap briefs', by: null, mine: false }]);
    expect(JSON.stringify(all)).not.toContain(group.sam.id);
  });

  test('the page opens beside the chat', async () => {
    const card = await write(6, 'personal', 'coffee');
    expect(JSON.stringify(await group.sam.open(card, 'Helping each other'))).toContain(`#/dialog/people/${group.communityId}`);
  });
});
