import { appendFileSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { startBot, type TestBot } from './bot';
import { person, startTeams, type TestTeams } from './teams';

let bot: TestBot;
let teams: TestTeams;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(async () => {
  await teams.close();
  await bot.close();
});

const portOf = (url: string): number => Number(new URL(url).port);
const mine = (state: Awaited<ReturnType<TestTeams['state']>>, text: string) => state.messages.find((message) => message.text === text);

test('a refused message stays, says so, and is sent again under the same id when somebody asks', async () => {
  teams = await startTeams(bot.url, { redeliverAfter: 60_000 });
  await teams.add(1, 'personal');
  await teams.until(1, ({ messages }) => messages.some(({ cards }) => cards.length > 0));
  bot.refuse(500);
  const sent = await teams.say(1, 'personal', 'keep this');
  await teams.until(1, (state) => mine(state, 'keep this')?.delivery === 'failed');
  bot.refuse(null);
  await teams.post('/local/teams/retries', { person: person(1), messageId: sent.id });
  await teams.until(1, (state) => mine(state, 'keep this')?.delivery === 'done');
  expect(bot.heard.at(-1)).toMatchObject({ id: sent.id, text: 'keep this' });
});

test('an activity that is not acknowledged comes again by itself, with the same id', async () => {
  teams = await startTeams(bot.url, { redeliverAfter: 2000 });
  await teams.add(1, 'personal');
  await teams.until(1, ({ messages }) => messages.some(({ cards }) => cards.length > 0));
  bot.refuse(503);
  const sent = await teams.say(1, 'personal', 'again');
  await teams.until(1, (state) => mine(state, 'again')?.delivery === 'failed');
  bot.refuse(null);
  await teams.until(1, (state) => mine(state, 'again')?.delivery === 'done');
  expect(bot.heard.filter(({ id }) => id === sent.id)).toHaveLength(1);
});

test('a bot that hangs is given the activity again', async () => {
  const ids: string[] = [];
  const hanging = createServer((req, res) => {
    let text = '';
    req.on('data', (chunk: Buffer) => (text += chunk.toString())).on('end', () => {
      ids.push((JSON.parse(text) as { id: string }).id);
      if (ids.length > 2) res.end();
    });
  });
  await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
  const address = hanging.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  teams = await startTeams(`http://127.0.0.1:${port}/api/messages`, { redeliverAfter: 120 });
  await teams.add(1, 'personal');
  await teams.until(1, () => ids.length >= 4);
  expect(new Set(ids).size).toBe(2);
  hanging.closeAllConnections();
  hanging.close();
});

test('what was never acknowledged is delivered after the next start, once each', async () => {
  const { url } = bot;
  await bot.close();
  teams = await startTeams(url);
  await teams.add(1, 'personal');
  const sent = await teams.say(1, 'personal', 'written while the app was away');
  const { folder } = teams;
  await teams.close();

  bot = await startBot(portOf(url));
  teams = await startTeams(url, { folder });
  await teams.until(1, (state) => mine(state, 'written while the app was away')?.delivery === 'done');
  expect(bot.heard.map(({ type }) => type).sort()).toEqual(['conversationUpdate', 'installationUpdate', 'message']);
  expect(bot.heard.filter(({ id }) => id === sent.id)).toHaveLength(1);
});

test('a repeated request of the page makes one message', async () => {
  teams = await startTeams(bot.url);
  await teams.add(1, 'personal');
  const request = { id: 'same', person: person(1), place: 'personal', text: 'once' };
  const answers = await Promise.all([1, 2, 3].map(async () => (await teams.post('/local/teams/messages', request)).json() as Promise<{ id: string }>));
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  await teams.until(1, ({ messages }) => messages.some(({ text }) => text === 'echo once'));
  expect((await teams.state(1)).messages.filter(({ text }) => text === 'once')).toHaveLength(1);
});

test('state comes back after a torn write, and the journal is whole again', async () => {
  teams = await startTeams(bot.url);
  await teams.add(1, 'personal');
  await teams.say(1, 'personal', 'before the cut');
  const before = await teams.until(1, ({ messages }) => messages.some(({ text }) => text === 'echo before the cut') && messages.every(({ delivery }) => delivery !== 'underway'));
  await teams.close();
  const file = join(teams.folder, 'teams.jsonl');
  appendFileSync(file, '{"kind":"message","message":{"id":"99');

  teams = await startTeams(bot.url, { folder: teams.folder });
  expect((await teams.state(1)).messages).toEqual(before.messages);
  expect(readFileSync(file, 'utf8').trimEnd().split('\n').every((line) => JSON.parse(line) !== null)).toBe(true);
  expect(readdirSync(teams.folder).filter((name) => name.includes('teams.jsonl'))).toEqual(['teams.jsonl']);
  await teams.say(1, 'personal', 'after the cut');
  await teams.until(1, ({ messages }) => messages.some(({ text }) => text === 'echo after the cut'));
});

test('a damaged line in the middle costs that line alone, and the old file is kept', async () => {
  teams = await startTeams(bot.url);
  await teams.say(2, 'core', 'first');
  await teams.close();
  appendFileSync(join(teams.folder, 'teams.jsonl'), 'damaged\n');
  teams = await startTeams(bot.url, { folder: teams.folder });
  expect((await teams.state(2)).messages.map(({ text }) => text)).toEqual(['first']);
  expect(readdirSync(teams.folder)).toContain('teams.jsonl.damaged');
});
