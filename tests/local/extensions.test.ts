import type { FindAnswer, ResultView } from '../../bot/local/teams/contract';
import { person, startTeams, type TestTeams } from './teams';
import { startBot, type TestBot } from './bot';

let bot: TestBot;
let teams: TestTeams;
const card = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'A rubric' }], actions: [] };
const result = { contentType: 'application/vnd.microsoft.card.adaptive', content: card, preview: { contentType: 'application/vnd.microsoft.card.thumbnail', content: { title: 'A rubric', text: 'About it' } } };

beforeEach(async () => {
  bot = await startBot();
  teams = await startTeams(bot.url);
  await teams.add(1, 'team');
  await teams.until(1, (state) => state.messages.some(({ cards }) => cards.length > 0));
});
afterEach(async () => {
  await teams.close();
  await bot.close();
});
const ask = async (path: string, body: object): Promise<{ status: number; body: unknown }> => {
  const answer = await teams.post(`/local/teams/extension/${path}`, { id: crypto.randomUUID(), person: person(1), ...body });
  return { status: answer.status, body: await answer.json() };
};

test('the action on a message hands the app the message as Teams does, its words as HTML, and shows the form that comes back', async () => {
  bot.answer('composeExtension/fetchTask', { task: { type: 'continue', value: { title: 'Save', card: { contentType: result.contentType, content: card } } } });
  const said = await teams.say(2, 'team', 'Read <this>:\nhttps://example.org/a?b=1&c=2');
  expect(await ask('actions', { messageId: said.id, step: 'fetch', data: null, theme: 'dark' })).toMatchObject({ status: 200, body: { kind: 'card', title: 'Save', card } });
  expect(bot.heard.at(-1)).toMatchObject({
    type: 'invoke', name: 'composeExtension/fetchTask', from: { aadObjectId: person(1) }, conversation: { conversationType: 'channel' },
    value: {
      commandId: 'saveResource', commandContext: 'message', context: { theme: 'dark' },
      messagePayload: { id: said.id, from: { user: { id: person(2) } }, body: { contentType: 'html', content: expect.stringContaining('<p>Read &lt;this&gt;:</p>\n<p><a href="https://example.org/a?b=1&amp;c=2"') } },
    },
  });
  bot.answer('composeExtension/submitAction', {});
  expect(await ask('actions', { messageId: said.id, step: 'submit', data: { title: 'T' }, theme: 'default' })).toMatchObject({ body: { kind: 'none' } });
  expect(bot.heard.at(-1)).toMatchObject({ name: 'composeExtension/submitAction', value: { commandId: 'saveResource', data: { title: 'T' }, messagePayload: { id: said.id } } });
});

test('a message that one cannot see has no action', async () => {
  const said = await teams.say(2, 'personal', 'Between us');
  expect(await ask('actions', { messageId: said.id, step: 'fetch', data: null, theme: 'default' })).toMatchObject({ status: 404, body: { code: 'gone' } });
});

test('the search runs at once without words, then with them, page by page', async () => {
  bot.answer('composeExtension/query', { composeExtension: { type: 'result', attachmentLayout: 'list', attachments: Array.from({ length: 25 }, () => result) } });
  const first = (await ask('queries', { place: 'team', words: ' ', skip: 0 })).body as FindAnswer;
  expect(first).toMatchObject({ kind: 'results', more: true, results: expect.arrayContaining([{ title: 'A rubric', text: 'About it', card }]) });
  expect(bot.heard.at(-1)).toMatchObject({ name: 'composeExtension/query', value: { commandId: 'findResource', parameters: [{ name: 'initialRun', value: 'true' }], queryOptions: { skip: 0, count: 25 } } });
  bot.answer('composeExtension/query', { composeExtension: { type: 'message', text: 'Nothing fits.' } });
  expect((await ask('queries', { place: 'team', words: 'oral', skip: 25 })).body).toEqual({ kind: 'message', text: 'Nothing fits.' });
  expect(bot.heard.at(-1)).toMatchObject({ value: { parameters: [{ name: 'words', value: 'oral' }], queryOptions: { skip: 25 } } });
});

test('a link is shown as the card that the app has for it, or not at all', async () => {
  bot.answer('composeExtension/queryLink', { composeExtension: { type: 'result', attachments: [result] } });
  expect((await ask('links', { place: 'team', url: 'https://cop.example.org/x' })).body as ResultView).toEqual({ title: 'A rubric', text: 'About it', card });
  bot.answer('composeExtension/queryLink', {});
  expect((await ask('links', { place: 'team', url: 'https://cop.example.org/x' })).body).toBeNull();
});

test('a card that was chosen goes with the message, also without words; what is no card is refused', async () => {
  const said = await teams.say(1, 'team', '', { cards: [card] });
  expect(said).toMatchObject({ text: '', cards: [card], from: { kind: 'person' } });
  expect((await teams.state(2)).messages.at(-1)).toMatchObject({ cards: [card] });
  const refused = await teams.post('/local/teams/messages', { id: crypto.randomUUID(), person: person(1), place: 'team', text: '', cards: [{ type: 'Other' }] });
  expect(refused.status).toBe(400);
});
