import { person, startTeams, type TestTeams } from './teams';
import { startBot, type TestBot } from './bot';

let bot: TestBot;
let teams: TestTeams;
beforeEach(async () => {
  bot = await startBot();
  teams = await startTeams(bot.url);
});
afterEach(async () => {
  await teams.close();
  await bot.close();
});

const cardsIn = (state: Awaited<ReturnType<TestTeams['state']>>) => state.messages.filter(({ cards }) => cards.length > 0);

async function cardInTeam() {
  await teams.add(1, 'team');
  const [message] = cardsIn(await teams.until(1, (state) => cardsIn(state).length === 1));
  if (!message) throw new Error('no card');
  return message;
}
const press = async (who: number, messageId: string, verb: string, data: unknown = {}) =>
  (await teams.post('/local/teams/actions', { id: crypto.randomUUID(), person: person(who), messageId, trigger: 'manual', action: { type: 'Action.Execute', verb, data } })).json();

test('adding the app to the team tells the bot twice, as Teams does, and shows its greeting to every member', async () => {
  await cardInTeam();
  const [update, installed] = bot.heard;
  expect(update).toMatchObject({
    type: 'conversationUpdate', channelId: 'msteams', membersAdded: [{ id: '28:local-cop-guide' }],
    conversation: { conversationType: 'channel', isGroup: true, id: '19:local-team@thread.tacv2', tenantId: expect.any(String) },
    channelData: { eventType: 'teamMemberAdded', team: { aadGroupId: expect.any(String) }, tenant: { id: expect.any(String) } },
  });
  expect(installed).toMatchObject({ type: 'installationUpdate', action: 'add', serviceUrl: `${teams.origin}/local/connector/`, from: { aadObjectId: person(1), id: '29:local-1' } });
  expect(cardsIn(await teams.state(7))).toHaveLength(1);
  expect(cardsIn(await teams.state(6))).toHaveLength(0);
});

test('adding it twice at the same time adds it once', async () => {
  await Promise.all([teams.add(1, 'team'), teams.add(2, 'team')]);
  await teams.until(1, (state) => cardsIn(state).length === 1);
  expect(bot.heard.filter(({ type }) => type === 'installationUpdate')).toHaveLength(1);
});

test('a message in the own chat reaches the bot with the sender, the place and the zone, and the answer comes back', async () => {
  await teams.add(4, 'personal');
  await teams.say(4, 'personal', 'hello <b>there</b>');
  const state = await teams.until(4, ({ messages }) => messages.some(({ text }) => text.startsWith('echo')));
  expect(state.messages.at(-1)).toMatchObject({ text: 'echo hello <b>there</b>', from: { kind: 'app' } });
  expect(bot.heard.at(-1)).toMatchObject({
    type: 'message', textFormat: 'plain', localTimezone: 'Europe/Malta', conversation: { conversationType: 'personal' },
    entities: [{ type: 'clientInfo', timezone: 'Europe/Malta', country: 'GB', locale: 'en-GB' }],
  });
  expect(bot.heard.at(-1)?.localTimestamp).toBeDefined();
});

test('in the core-group chat the bot hears what mentions it and nothing else', async () => {
  await teams.add(2, 'core');
  await teams.until(2, (state) => cardsIn(state).length === 1);
  await teams.say(2, 'core', 'between us');
  await teams.say(2, 'core', '@CoP Guide between all');
  await teams.until(3, ({ messages }) => messages.some(({ text }) => text === 'echo between all'));
  expect(bot.heard.filter(({ type }) => type === 'message').map(({ text }) => text)).toEqual(['<at>CoP Guide</at> between all']);
  expect((await teams.state(5)).messages.map(({ text }) => text)).toContain('between us');
  expect((await teams.state(7)).messages.map(({ text }) => text)).not.toContain('between us');
});

test('a channel answers in threads: the bot is given the post, and replies below it', async () => {
  await teams.add(1, 'team');
  await teams.until(1, (state) => cardsIn(state).length === 1);
  const post = await teams.say(1, 'team', '@CoP Guide hello');
  const state = await teams.until(1, ({ messages }) => messages.some(({ text }) => text === 'echo hello'));
  expect(bot.heard.at(-1)?.conversation.id).toBe(`19:local-team@thread.tacv2;messageid=${post.id}`);
  expect(state.messages.find(({ text }) => text === 'echo hello')?.thread).toBe(post.id);
});

test('a card button updates the card in place for everybody', async () => {
  const card = await cardInTeam();
  expect(await press(1, card.id, 'add', { count: 0 })).toEqual({ kind: 'card' });
  const [seen] = cardsIn(await teams.state(8));
  expect(seen).toMatchObject({ id: card.id, revision: 1, personal: false, cards: [{ body: [{ text: '**Count** 1' }] }] });
  expect(bot.heard.at(-1)).toMatchObject({ type: 'invoke', name: 'adaptiveCard/action', replyToId: card.id, value: { trigger: 'manual', action: { verb: 'add', data: { count: 0 } } } });
});

test('a card in the answer is the presser’s own until the bot updates the message', async () => {
  const card = await cardInTeam();
  await press(2, card.id, 'mine');
  expect(cardsIn(await teams.state(2))[0]).toMatchObject({ personal: true, cards: [{ body: [{ text: 'Only for Tom Whitfield' }] }] });
  expect(cardsIn(await teams.state(3))[0]).toMatchObject({ personal: false });
  await press(3, card.id, 'add', { count: 4 });
  expect(cardsIn(await teams.state(2))[0]).toMatchObject({ personal: false, cards: [{ body: [{ text: '**Count** 5' }] }] });
});

test('a message in the answer is a notice, and a bot that fails is a calm sentence', async () => {
  const card = await cardInTeam();
  expect(await press(1, card.id, 'tell')).toEqual({ kind: 'notice', text: 'Noted.' });
  bot.refuse(500);
  expect(await press(1, card.id, 'tell')).toEqual({ kind: 'problem', text: 'The app did not answer. Try again.' });
});

test('a dialog is fetched, filled in and answered', async () => {
  const card = await cardInTeam();
  const ask = async (step: string, data: unknown) =>
    (await teams.post('/local/teams/dialogs', { id: crypto.randomUUID(), person: person(1), place: 'team', messageId: card.id, step, data, theme: 'dark' })).json();
  expect(await ask('fetch', { form: 'name' })).toMatchObject({ kind: 'card', title: 'A question', width: 'medium', height: 'small', card: { type: 'AdaptiveCard' } });
  expect(bot.heard.at(-1)).toMatchObject({ name: 'task/fetch', replyToId: card.id, value: { data: { form: 'name' }, context: { theme: 'dark' } } });
  expect(await ask('submit', { form: 'name', answer: 'yes' })).toEqual({ kind: 'message', text: 'Thank you, Amara Okafor: yes' });
});

test('a submitted card is a message with its data and the card that it came from', async () => {
  const card = await cardInTeam();
  await teams.say(1, 'team', '', { value: { plain: 'yes' }, replyTo: card.id });
  await teams.until(1, ({ messages }) => messages.some(({ text }) => text === 'submitted {"plain":"yes"}'));
  expect(bot.heard.at(-1)).toMatchObject({ type: 'message', replyToId: card.id, value: { plain: 'yes' } });
});

test('the bot looks members up, and writes first to those with whom it shares a team', async () => {
  await teams.add(1, 'team');
  await teams.until(1, (state) => cardsIn(state).length === 1);
  await teams.say(1, 'team', '@CoP Guide hi');
  const update = bot.heard[0];
  await bot.adapter.createConversationAsync('', 'msteams', `${teams.origin}/local/connector/`, '', {
    isGroup: false, bot: { id: '28:local-cop-guide', name: '' }, members: [{ id: '29:local-7', name: '' }], tenantId: update?.conversation.tenantId, channelData: {}, activity: undefined, topicName: undefined,
  }, async (context) => void (await context.sendActivity('a word with you')));
  const state = await teams.state(7);
  expect(state.places.find(({ id }) => id === 'personal')?.app).toBe('opened');
  expect(state.messages.at(-1)).toMatchObject({ text: 'a word with you' });

  await teams.say(7, 'personal', 'who');
  await teams.until(7, ({ messages }) => messages.some(({ text }) => text === 'sam.adeyemi@university.example'));
});

test('typing is shown live and not kept', async () => {
  await teams.add(1, 'personal');
  const live = await teams.listen(1);
  await teams.say(1, 'personal', 'type');
  expect(await live.next('typing')).toMatchObject({ kind: 'typing' });
  live.close();
  const state = await teams.until(1, ({ messages }) => messages.some(({ text }) => text === 'done'));
  expect(state.messages.filter(({ from }) => from.kind === 'app').map(({ text, cards }) => text || cards.length)).toEqual([1, 'done']);
});

test('people who join and leave the team are told to the bot, and those outside it may not write there', async () => {
  await cardInTeam();
  expect((await teams.post('/local/teams/messages', { id: 'x', person: person(6), place: 'team', text: 'hi' })).status).toBe(403);
  await teams.post('/local/teams/roster', { person: person(1), place: 'team', subject: person(6), member: true });
  await teams.until(6, ({ messages }) => messages.some(({ text }) => text === 'Amara Okafor added Helen Marsh.'));
  await teams.until(1, () => bot.heard.some(({ membersAdded }) => membersAdded?.[0]?.id === '29:local-6'));
  expect((await teams.state(6)).places.map(({ id }) => id)).toEqual(['team', 'personal']);
});
