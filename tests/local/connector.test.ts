import { counterCard, startBot, type TestBot } from './bot';
import { person, startTeams, type TestTeams } from './teams';

const tenantId = '7a1c0000-0000-4000-8000-00000000c0f1';
const team = encodeURIComponent('19:local-team@thread.tacv2');
const core = encodeURIComponent('19:local-core@thread.v2');
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

const to = (path: string, method = 'GET', body?: unknown): Promise<Response> =>
  fetch(`${teams.origin}/local/connector/v3/${path}`, { method, headers: { 'content-type': 'application/json' }, body: body === undefined ? undefined : JSON.stringify(body) });
const code = async (answer: Response): Promise<[number, string]> => [answer.status, ((await answer.json()) as { error: { code: string } }).error.code];
const attached = (content: unknown) => ({ type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] });

test('a bot that was not added is refused, everywhere', async () => {
  expect(await code(await to(`conversations/${team}/activities`, 'POST', { type: 'message', text: 'hi' }))).toEqual([403, 'BotNotInConversationRoster']);
  expect(await code(await to(`conversations/${core}/members`))).toEqual([403, 'BotNotInConversationRoster']);
  expect(await code(await to(`teams/${team}`))).toEqual([403, 'BotNotInConversationRoster']);
  expect(await code(await to('conversations', 'POST', { members: [{ id: '29:local-7' }], tenantId }))).toEqual([403, 'BotNotInConversationRoster']);
});

test('unknown conversations, activities and members are not found', async () => {
  await teams.add(1, 'team');
  expect(await code(await to('conversations/19%3Aelsewhere/activities', 'POST', { type: 'message', text: 'hi' }))).toEqual([404, 'ConversationNotFound']);
  expect(await code(await to(`conversations/${team}/activities/12`, 'PUT', { type: 'message', text: 'hi' }))).toEqual([404, 'ActivityNotFoundInConversation']);
  expect(await code(await to(`conversations/${team}/members/29%3Alocal-6`))).toEqual([404, 'MemberNotFoundInConversation']);
  expect((await to('conversations/%E0%A4%A/members')).status).toBe(400);
});

test('content of 28 KB in UTF-16 is refused and shown nowhere', async () => {
  await teams.add(1, 'core');
  await teams.until(1, ({ messages }) => messages.some(({ cards }) => cards.length > 0));
  const before = (await teams.state(1)).messages.length;
  const card = (length: number) => ({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'a'.repeat(length) }] });
  expect(await code(await to(`conversations/${core}/activities`, 'POST', attached(card(14_400))))).toEqual([413, 'MessageSizeTooBig']);
  expect((await teams.state(1)).messages).toHaveLength(before);
  expect((await to(`conversations/${core}/activities`, 'POST', attached(card(13_900)))).status).toBe(201);
});

test('cards that Teams would not take are refused', async () => {
  await teams.add(1, 'core');
  const sent = async (content: unknown) => code(await to(`conversations/${core}/activities`, 'POST', attached(content)));
  expect(await sent({ ...counterCard(1), version: '1.6' })).toEqual([400, 'BadArgument']);
  expect(await sent({ ...counterCard(1), version: undefined })).toEqual([400, 'BadArgument']);
  expect(await sent({ type: 'HeroCard', version: '1.5' })).toEqual([400, 'BadArgument']);
  expect(await sent('text')).toEqual([400, 'BadArgument']);
  expect(await code(await to(`conversations/${core}/activities`, 'POST', { type: 'message' }))).toEqual([400, 'BadSyntax']);
});

test('members come as accounts, whole or in pages, without the sponsor', async () => {
  await teams.add(1, 'team');
  const all = (await (await to(`conversations/${team}/members`)).json()) as { id: string; email: string }[];
  expect(all).toHaveLength(7);
  expect(all[0]).toEqual({
    id: '29:local-1', name: 'Amara Okafor', objectId: person(1), aadObjectId: person(1), givenName: 'Amara', surname: 'Okafor',
    email: 'amara.okafor@university.example', userPrincipalName: 'amara.okafor@university.example', tenantId, userRole: 'user',
  });
  const first = (await (await to(`conversations/${team}/pagedmembers?pageSize=4`)).json()) as { members: unknown[]; continuationToken: string };
  const second = (await (await to(`conversations/${team}/pagedmembers?pageSize=4&continuationToken=${first.continuationToken}`)).json()) as { members: unknown[] };
  expect([first.members.length, second.members.length]).toEqual([4, 3]);
  expect(second).not.toHaveProperty('continuationToken');
});

test('the team is described with its group and its General channel, which has no name of its own', async () => {
  await teams.add(1, 'team');
  expect(await (await to(`teams/${team}`)).json()).toMatchObject({ name: 'Inclusive Assessment', aadGroupId: '7a1c0000-0000-4000-8000-000000000100', channelCount: 1, memberCount: 7 });
  expect(await (await to(`teams/${team}/conversations`)).json()).toEqual({ conversations: [{ id: '19:local-team@thread.tacv2', name: null }] });
});

test('a message can be updated and deleted by the bot that sent it, and by nobody through a person’s message', async () => {
  await teams.add(1, 'core');
  const { id } = (await (await to(`conversations/${core}/activities`, 'POST', { type: 'message', text: 'one' })).json()) as { id: string };
  expect((await to(`conversations/${core}/activities/${id}`, 'PUT', { type: 'message', text: 'two' })).status).toBe(200);
  expect((await teams.state(2)).messages.find((message) => message.id === id)).toMatchObject({ text: 'two', revision: 1 });
  expect((await to(`conversations/${core}/activities/${id}`, 'DELETE')).status).toBe(200);
  expect((await teams.state(2)).messages.some((message) => message.id === id)).toBe(false);
  const said = await teams.say(2, 'core', 'mine');
  expect((await to(`conversations/${core}/activities/${said.id}`, 'DELETE')).status).toBe(404);
});

test('a new post in the channel answers with the conversation of its thread', async () => {
  await teams.add(1, 'team');
  const answer = (await (await to('conversations', 'POST', { isGroup: true, channelData: { channel: { id: '19:local-team@thread.tacv2' } }, activity: { type: 'message', text: 'news' } })).json()) as { id: string; activityId: string };
  expect(answer.id).toBe(`19:local-team@thread.tacv2;messageid=${answer.activityId}`);
  const reply = (await (await to(`conversations/${encodeURIComponent(answer.id)}/activities`, 'POST', { type: 'message', text: 'more' })).json()) as { id: string };
  expect((await teams.state(1)).messages.find(({ id }) => id === reply.id)?.thread).toBe(answer.activityId);
});

test('somebody who removed the app from their chat is not written to, even in a shared team', async () => {
  await teams.add(1, 'team');
  await teams.add(7, 'personal');
  await teams.add(7, 'personal', false);
  expect(await code(await to('conversations', 'POST', { members: [{ id: '29:local-7' }], tenantId }))).toEqual([403, 'BotNotInConversationRoster']);
  expect((await to('conversations', 'POST', { members: [{ id: '29:local-8' }], tenantId })).status).toBe(201);
});
