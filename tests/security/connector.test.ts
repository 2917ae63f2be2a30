import { ActivityTypes, type ConversationReference, type TurnContext } from 'botbuilder';
import { notAllowed } from '../../bot/errors';
import { greetingCard } from '../../bot/teams/cards/greeting';
import { createSender } from '../../bot/teams/sender';
import { createSay } from '../../bot/toolkit/phrases';
import { json, startChannel, tenantId, type TestChannel } from './channel';
import { message, openDoor, settingsFor, type TestDoor } from './door';

/** Milliseconds in which the message gets to the connector on a busy machine too. */
const patience = 2_000;

let channel: TestChannel;
const doors: TestDoor[] = [];

beforeEach(async () => {
  channel = await startChannel();
});
afterEach(async () => {
  await Promise.all(doors.splice(0).map((door) => door.close()));
  await channel.close();
});

async function door(logic: (context: TurnContext) => Promise<void>, connectorTimeout?: number): Promise<TestDoor> {
  const made = await openDoor(settingsFor('local', channel), logic, connectorTimeout === undefined ? {} : { connectorTimeout });
  doors.push(made);
  return made;
}
const reference = (): Partial<ConversationReference> => ({
  serviceUrl: channel.url, channelId: 'msteams', bot: { id: '28:guide', name: 'CoP Guide' }, conversation: { id: 'c', isGroup: true, conversationType: 'groupChat', name: '' },
});

test('one connector client serves all turns and proactive messages of a service URL', async () => {
  const clients = new Set<unknown>();
  const users = new Set<unknown>();
  const note = async (context: TurnContext): Promise<void> => {
    clients.add(context.turnState.get(context.adapter.ConnectorClientKey));
    users.add(context.turnState.get((context.adapter as unknown as { UserTokenClientKey: symbol }).UserTokenClientKey));
    await context.sendActivity('hello');
  };
  const open = await door(note);
  for (let turn = 0; turn < 3; turn += 1) expect((await open.post(message(channel))).status).toBe(200);
  await open.door.proactive(reference(), note);
  expect(channel.received).toHaveLength(4);
  expect(clients.size).toBe(1);
  expect(users.size).toBe(1);
  const elsewhere = `${channel.url}/other`;
  expect((await open.post(message(channel, { serviceUrl: elsewhere }))).status).toBe(200);
  expect(clients.size).toBe(2);
  expect(channel.received[4]?.path).toMatch(/^\/other\/v3\/conversations\//);
});

test('a connector that never answers is given up in time', async () => {
  channel.answer = () => undefined;
  const open = await door(async () => undefined, patience);
  const sent = open.door.proactive(reference(), async (context) => void (await context.sendActivity('hello')));
  await expect(sent).rejects.toMatchObject({ name: 'ConnectorTimeout', code: 'ETIMEDOUT' });
  expect(channel.received).toHaveLength(1);
});

test('a connector that begins an answer and never ends it is given up too', async () => {
  channel.answer = (res) => {
    res.writeHead(200, { 'Content-Type': 'application/json' });
    res.write('{"id":');
  };
  const open = await door(async () => undefined, patience);
  await expect(open.door.proactive(reference(), async (context) => void (await context.sendActivity('hello')))).rejects.toThrow();
  expect(channel.received).toHaveLength(1);
});

test('a message for which the bot gets no token of its own is known not to have been sent', async () => {
  // The address of the sign-in is not https, so that no token can be had.
  const live = await openDoor(settingsFor('live', channel));
  doors.push(live);
  await expect(live.door.proactive(reference(), async (context) => void (await context.sendActivity('hello')))).rejects.toMatchObject({ name: 'NotSent', code: 'ENOTSENT' });
  const place = { tenantId, conversationId: 'c', kind: 'chat', serviceUrl: channel.url, botId: '28:guide', groupId: null, personId: null, installed: true, blocked: false, roster: [], updatedAt: '2026-03-01T10:00:00.000Z' } as const;
  const card = greetingCard(createSay());
  expect(await createSender(live.door).post({ ...place, roster: [] }, card)).toMatchObject({ fate: 'later' });
  expect(await createSender(live.door).post({ ...place, roster: [], serviceUrl: 'https://evil.example' }, card)).toEqual({ fate: 'refused' });
  expect(channel.received).toEqual([]);
});

test.each([408, 429, 500, 502, 503, 504])('a message that the connector answers with %s is sent once only, and the sender learns the status', async (status) => {
  channel.answer = (res) => {
    res.setHeader('Retry-After', '0');
    json(res, { error: { code: 'ServiceError', message: 'no' } }, status);
  };
  const open = await door(async () => undefined);
  await expect(open.door.proactive(reference(), async (context) => void (await context.sendActivity('hello')))).rejects.toMatchObject({ statusCode: status });
  expect(channel.received).toHaveLength(1);
});

test('a redirect is not followed, so that the token stays with Teams', async () => {
  const other = await startChannel();
  channel.answer = (res) => {
    res.writeHead(307, { Location: `${other.url}/v3/conversations/c/activities` });
    res.end();
  };
  const open = await door(async () => undefined);
  await open.door.proactive(reference(), async (context) => void (await context.sendActivity('hello'))).catch(() => undefined);
  expect(channel.received).toHaveLength(1);
  expect(other.received).toHaveLength(0);
  await other.close();
});

test('nothing is sent to a stored address outside the channel', async () => {
  const open = await door(async () => undefined);
  await expect(open.door.proactive({ ...reference(), serviceUrl: 'https://evil.example' }, async () => undefined)).rejects.toMatchObject({ code: 'not-allowed' });
});

test('a proactive failure reaches the caller and says nothing in the conversation', async () => {
  const open = await door(async () => undefined);
  await expect(open.door.proactive(reference(), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(channel.received).toHaveLength(0);
});

test('a new conversation is made and spoken in', async () => {
  channel.answer = (res) => json(res, { id: 'new-chat' });
  const open = await door(async () => undefined);
  await open.door.open(channel.url, { members: [{ id: '29:one', name: '' }], tenantId: 't' } as never, async (context) => void (await context.sendActivity('hello')));
  expect(channel.received.map((request) => request.path)).toEqual(['/v3/conversations', '/v3/conversations/new-chat/activities/new-chat'].map(expect.stringMatching.bind(expect)));
});

test('a turn that throws answers calmly in the conversation and logs neither text nor message', async () => {
  const open = await door(() => Promise.reject(new Error('secret of the inside')));
  expect((await open.post(message(channel, { text: 'a private sentence' }))).status).toBe(200);
  expect(channel.received).toHaveLength(1);
  expect(channel.received[0]?.body).toMatchObject({ text: expect.stringMatching(/^This cannot be done at the moment\./) });
  const log = JSON.stringify(open.logged);
  expect(log).toContain('turn-failed');
  expect(log).not.toMatch(/secret of the inside|private/);
});

test('a turn that refuses says its own sentence', async () => {
  const open = await door(() => Promise.reject(notAllowed('Only the core group can do this. Ask one of them.')));
  await open.post(message(channel));
  expect(channel.received[0]?.body).toMatchObject({ text: 'Only the core group can do this. Ask one of them.' });
});

test.each([
  ['a dialog', { name: 'task/submit', value: { data: {} } }, { task: { type: 'message', value: expect.any(String) } }],
  ['a card', { name: 'adaptiveCard/action', value: { action: { type: 'Action.Execute', verb: 'x' } } }, { statusCode: 503, type: 'application/vnd.microsoft.error', value: { code: 'unavailable', message: expect.any(String) } }],
])('a turn that throws in %s answers there', async (_name, fields, body) => {
  const open = await door(() => Promise.reject(new Error('no')));
  const answer = await open.post(message(channel, { type: ActivityTypes.Invoke, ...fields }));
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.text)).toEqual(body);
  expect(channel.received).toHaveLength(0);
});

test('a turn whose apology cannot be sent either still ends calmly', async () => {
  channel.answer = (res) => json(res, {}, 500);
  const open = await door(() => Promise.reject(new Error('no')));
  expect((await open.post(message(channel))).status).toBe(200);
  expect(open.logged.map((entry) => entry.code)).toEqual(['turn-failed', 'turn-failed-silently']);
});
