import { channelIds, channelListScopes, messageScopes, repliesIn, threadsSince } from '../../bot/graph/messages';
import { asksSomething } from '../../bot/graph/question';
import type { LocalMessage } from '../../bot/local/graph/message-item';
import { localBot, localPeople, localTeam } from '../../bot/local/people';
import { findings } from '../contract/rules';
import { callLocal } from './calling';
import { amara, refused, serving, tom, type Serving } from './serving';

const start = Date.parse('2026-09-07T09:00:00.000Z');
let local: Serving;
let now = start;
beforeEach(async () => {
  now = start;
  local = await serving(() => new Date(now));
});
afterEach(() => local.end());

const { groupId, channelId } = localTeam;
const app = () => local.as(null, messageScopes);
/** A message of the minute `n` after the start. */
const write = (n: number, more: Partial<LocalMessage> = {}): string => {
  const id = String(start + n * 60_000);
  local.served.graph.putMessage({ id, channelId, thread: id, from: { kind: 'person', id: amara, name: 'Amara Okafor' }, at: new Date(start + n * 60_000).toISOString(), editedAt: null, text: `words of minute ${n}`, ...more });
  return id;
};
const since = (at: number) => threadsSince(app(), groupId, channelId, { since: new Date(at).toISOString() });

test('threads come over all pages from a moment on, by whom and when, and no word of them', async () => {
  write(-5);
  const ids = Array.from({ length: 8 }, (_one, n) => write(n + 1));
  write(20, { thread: ids[0] ?? '' });
  now += 3_600_000;
  const seen = await since(start);
  expect(seen?.messages.map((one) => one.id)).toEqual(ids);
  expect(seen?.messages[0]).toEqual({ id: ids[0], at: '2026-09-07T09:01:00.000Z', authorId: amara, replyTo: null, question: false });
  expect(JSON.stringify(seen)).not.toContain('words');
  expect(local.exchanges.length).toBe(3);
  expect(new URL(local.exchanges[0]?.request.url ?? '').searchParams.get('$top')).toBe('50');
  expect(local.exchanges.flatMap(findings)).toEqual([]);
});

test('the next time brings what is new, changed or deleted since, and nothing twice', async () => {
  const [first, second] = [write(1), write(2)];
  const before = await since(start);
  const next = (link: string) => threadsSince(app(), groupId, channelId, { link });
  expect(await next(before?.link ?? '')).toMatchObject({ messages: [], gone: [] });
  write(1, { text: 'Is it?', editedAt: new Date(start + 5 * 60_000).toISOString() });
  write(2, { text: '', deletedAt: new Date(start + 6 * 60_000).toISOString() });
  const third = write(7);
  expect(await next(before?.link ?? '')).toMatchObject({ messages: [{ id: first, question: true }, { id: third }], gone: [second] });
  now += 31 * 86_400_000;
  expect(await next(before?.link ?? '')).toBeNull();
});

test('lines of the service are no messages, and what an app wrote has no author', async () => {
  write(1, { from: { kind: 'service', id: 'service', name: '' } });
  const post = write(2, { from: { kind: 'app', id: localBot.id, name: localBot.name } });
  expect((await since(start))?.messages).toEqual([expect.objectContaining({ id: post, authorId: null })]);
});

test('replies come over all pages with what they answer; a deleted one is gone, and so is a thread that is not there', async () => {
  const thread = write(1, { text: 'Who can help?' });
  const replies = Array.from({ length: 7 }, (_one, n) => write(n + 2, { thread, from: { kind: 'person', id: tom, name: 'Tom Whitfield' }, text: 'What do you need?', ...(n === 3 ? { deletedAt: new Date(start + 60 * 60_000).toISOString() } : {}) }));
  const seen = await repliesIn(app(), groupId, channelId, thread);
  expect(seen.messages.map((one) => one.id).sort()).toEqual(replies.filter((_one, n) => n !== 3));
  expect(seen.messages.every((one) => one.replyTo === thread && !one.question && one.authorId === tom)).toBe(true);
  expect(seen.gone).toEqual([replies[3]]);
  expect(await repliesIn(app(), groupId, channelId, '1')).toEqual({ messages: [], gone: [] });
  expect(local.exchanges.flatMap(findings)).toEqual([]);
});

test('without the permission it says who can give it; a person’s token is of no use, and each permission is for its own', async () => {
  expect(await refused(threadsSince(local.as(null, channelListScopes), groupId, channelId, { since: '2026-09-07T09:00:00Z' }))).toMatchObject({ code: 'consent-needed', message: expect.stringContaining('An owner of the team can allow it') });
  expect(await refused(channelIds(app(), groupId))).toMatchObject({ code: 'consent-needed' });
  expect(await channelIds(local.as(null, channelListScopes), groupId)).toEqual([channelId]);
  expect(await refused(threadsSince(app(), groupId, '19:gone@thread.tacv2', { since: '2026-09-07T09:00:00Z' }))).toMatchObject({ code: 'not-found' });
});

test('the local server takes the documented options alone', async () => {
  const token = await local.served.token(null, messageScopes);
  const status = async (rest: string) => (await callLocal(local, 'GET', `/teams/${groupId}/channels/${encodeURIComponent(channelId)}/messages${rest}`, { token })).status;
  write(1);
  for (const rest of ['', '?$top=50', '/delta', `/${start + 60_000}`, `/${start + 60_000}/replies`]) expect([rest, await status(rest)]).toEqual([rest, 200]);
  for (const rest of ['?$top=51', '?$filter=x', '?$orderby=createdDateTime', '?$select=id', '/delta?$filter=createdDateTime%20gt%202026-01-01T00:00:00Z', `/${start + 60_000}/replies?$expand=x`]) expect([rest, await status(rest)]).toEqual([rest, 400]);
  expect((await callLocal(local, 'GET', `/teams/${groupId}/channels/${encodeURIComponent(channelId)}/messages`, { token: await local.served.token(localPeople[0]?.id ?? '', ['User.Read']) })).status).toBe(403);
});

test.each<[boolean, string]>([
  [true, '<p>Who has a rubric?</p>'], [true, 'Wer kann helfen? Danke.'], [true, '谁有模板？'], [true, 'من يساعد؟'], [true, ' Help?'],
  [false, '<p>Look at https://university.example/?page=2</p>'], [false, '<p><a href="https://university.example/?a=b">the page</a></p>'], [false, ''], [false, '<p>Nobody asks.</p>'],
])('%s: a question mark outside an address is in %s', (asks, text) => expect(asksSomething(text)).toBe(asks));

test('a long text that opens tags without end takes no longer than another', () => {
  expect(asksSomething(`${'<'.repeat(28_000)}?`)).toBe(true);
});
