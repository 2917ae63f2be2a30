import { startGroup, type Group } from '../fakes/group';
import { occasion, post, typed } from '../fakes/posting';
import type { MessageView, PlaceId } from '../../bot/local/teams/contract';
import { person } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;

beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world);
  for (const index of [0, 5, 6]) await person(world, index).add('personal');
});
afterAll(() => world.end());

let seconds = 0;
/** Writes a line to the app as Teams delivers it, and gives what it answered in the turn. */
const ask = (index: number, place: PlaceId, text: string, more: Record<string, unknown> = {}): Promise<MessageView[]> => write(index, place, place === 'team' ? `@CoP Guide ${text}` : text, more);

async function write(index: number, place: PlaceId, text: string, more: Record<string, unknown> = {}): Promise<MessageView[]> {
  seconds += 1;
  const reader = person(world, index);
  const before = new Set((await group.wrote(place, reader)).map((one) => one.id));
  const { status } = await post(world, typed(occasion(world, index, place, new Date(Date.now() + seconds * 1_000)), text, more));
  expect(status).toBe(200);
  return (await group.wrote(place, reader)).filter((one) => !before.has(one.id));
}
const titles = (message: MessageView | undefined): string[] => (message?.cards ?? []).flatMap((card) => card['actions'] as { title: string }[]).map((one) => one.title);
const said = (messages: MessageView[]): string => JSON.stringify(messages.map((one) => one.cards));

describe('a line in the core group’s chat', () => {
  test.each([
    ['nxt', 'Find the energy'],
    ['<at>CoP Guide</at> next', 'Find the energy'],
    ['where are we', 'Agree how you relate'],
    ['chater', 'Not published yet.'],
    ['calender', 'Nothing is in the calendar yet.'],
    ['actions', 'There are no actions yet.'],
    ['who is cordinator', 'Nobody holds it yet.'],
    ['what is a sponsor', 'See the roles'],
    ['meet the sponsor', 'Agenda'],
    ['skip', 'Skip or put aside'],
    ['help', 'Write what you are looking for'],
    ['who is in the core group', 'Amara Okafor, Luca Ferri'],
    ['stop sending me messages', 'How often I hear from you'],
    ['how private is this', 'yours alone until the core group reveals'],
    ['I made a mistake', 'take it back, until the reveal'],
    ['resorces', 'Open: Resources'],
    ['planner', 'Open: Connections'],
    ['what is a community of practice', 'People who care about the same work'],
    ['objection', 'A reason why a text would harm'],
    ['we want to close the community', 'Decide whether and how the community goes on'],
    ['my boss is kind', 'Open: My data'],
  ])('"%s" is answered with one card about it', async (line, part) => {
    const answers = await ask(1, 'core', line);
    expect(answers).toHaveLength(1);
    if (part === 'Agree how you relate') expect(said(answers)).toContain('Planning: 0 of');
    else expect(said(answers)).toContain(part);
  });

  test.each(['an entirely different matter, bananas', '', '😀', '<b>x</b> **y**', '[link](https://evil.example)'])('"%s" is not understood, and the answer offers three ways on', async (line) => {
    const [answer, ...more] = await ask(1, 'core', line);
    expect(more).toEqual([]);
    expect(said(answer ? [answer] : [])).toContain('I did not find what you mean');
    expect(titles(answer)).toHaveLength(3);
    expect(said(answer ? [answer] : [])).not.toContain('evil');
  });

  test('a message of 20,000 characters is answered once, with ways on', async () => {
    const answers = await ask(1, 'core', `${'bananas '.repeat(2_499)}bananas!`);
    expect(answers).toHaveLength(1);
    expect(titles(answers[0])).toHaveLength(3);
  });

  test('a message without text, as an old card sends it, is answered too', async () => {
    const answers = await ask(1, 'core', '', { text: undefined, value: { community: 'x', step: [] } });
    expect(titles(answers[0])).toHaveLength(3);
  });

  test('a line that Teams delivers again, with the same and with a new id, is answered once', async () => {
    const activity = typed(occasion(world, 2, 'core', new Date(Date.now() + 500_000)), 'help');
    const before = (await group.wrote('core')).length;
    await Promise.all([post(world, activity), post(world, activity), post(world, { ...activity, id: '17000000009' })]);
    await post(world, { ...activity, id: '17000000010' });
    expect((await group.wrote('core')).length).toBe(before + 1);
  });

  test('the same word written a second time is answered a second time', async () => {
    expect(await ask(2, 'core', 'help')).toHaveLength(1);
    expect(await ask(2, 'core', 'help')).toHaveLength(1);
  });

  test('the newest card of a step is the living one', async () => {
    const [answer] = await ask(0, 'core', 'next');
    await group.tom.do(group.communityId, { type: 'skipStep', stepId: 'energy', reason: 'Known from last year' });
    const updated = await group.amara.card('core', 'Known from last year');
    expect(updated.id).toBe(answer?.id);
    await group.tom.do(group.communityId, { type: 'reopenStep', stepId: 'energy' });
  });
});

describe('where others read along', () => {
  beforeAll(async () => {
    await group.answerAll('energy', (name) => `WORKING of ${name}`);
    await group.amara.do(group.communityId, { type: 'reveal', stepId: 'energy' });
  });

  test('the core group’s working is shown in its own chat and to one of it alone, not in the channel', async () => {
    expect(said(await ask(0, 'core', 'next'))).toContain('WORKING');
    expect(said(await ask(0, 'personal', 'next'))).toContain('WORKING');
    const inChannel = await ask(0, 'team', 'next');
    expect(inChannel).toHaveLength(1);
    expect(said(inChannel)).not.toContain('WORKING');
    expect(said(inChannel)).toContain('Find the energy: revealed');
  });

  test.each(['next', 'charter', 'check-ins', 'journey', 'actions', 'help', 'what?', 'xyzzy'])('a member outside the core group who writes "%s" gets an answer, no working, and no button that only refuses', async (line) => {
    for (const place of ['team', 'personal'] as const) {
      const answers = await ask(6, place, line);
      expect(answers).toHaveLength(1);
      expect(said(answers)).not.toContain('WORKING');
      expect(said(answers)).not.toContain('Action.Execute');
    }
  });

  test.each(['planner', 'review', 'export everything'])('"%s" leads a member outside the core group to no page that refuses them', async (line) => {
    const answers = await ask(6, 'personal', line);
    expect(said(answers)).toContain('The page is the core group’s own.');
    expect(said(answers)).not.toContain('Action.OpenUrl');
  });

  test('the ground rules are answered with what the published charter says, for everybody, and before that with no text', async () => {
    expect(said(await ask(6, 'team', 'ground rules'))).not.toContain('Ask before you advise');
    await group.settle('relationships', { 'conditions': 'We belong', 'ground-rules': 'Ask before you advise' });
    expect(said(await ask(6, 'team', 'ground rules'))).not.toContain('Ask before you advise');
    await group.amara.do(group.communityId, { type: 'publishCharter', fingerprint: (await group.amara.view(group.communityId)).charter.fingerprint });
    expect(said(await ask(6, 'team', 'grond rules please'))).toContain('Ask before you advise');
  });

  test('a stranger is told where to begin, and not what there is', async () => {
    const answers = await ask(5, 'personal', 'next');
    expect(said(answers)).toContain('You are in no community yet');
    expect(said(answers)).not.toContain('Inclusive Assessment');
  });
});

/** With `ChannelMessage.Read.Group` Teams hands the bot each message of a channel (Teams documentation, "Receive all conversation messages"). */
describe('a message of a channel', () => {
  const taken = async (): Promise<number> => (await world.store.executeSql('select 1 from inbound', [])).rows.length;

  it('that does not mention the bot is let go, and nothing of it is kept', async () => {
    const before = await taken();
    expect(await write(0, 'team', 'next')).toEqual([]);
    expect(await write(0, 'team', 'help', { entities: [{ type: 'mention', mentioned: { id: '29:local-2', name: 'Tom Whitfield' }, text: '<at>Tom Whitfield</at>' }] })).toEqual([]);
    for (const entities of [[], [{}], [{ type: 'mention', mentioned: null }]]) expect(await write(0, 'team', 'help', { entities })).toEqual([]);
    expect(await taken()).toBe(before);
  });

  it('that mentions it is answered as ever', async () => {
    expect(said(await ask(0, 'team', 'help'))).toContain('AdaptiveCard');
  });

  it('reaches the bot in local Teams too, where an owner has allowed it, and shows no sign of it', async () => {
    const before = await taken();
    expect((await group.amara.write('team', 'Good morning')).delivery).toBe('none');
    await group.amara.card('core', 'Find the energy');
    expect(await taken()).toBe(before);
  });
});
