import { randomUUID } from 'node:crypto';
import type { ConnectionsAnswer, MeasuresAnswer, MineAnswer } from '../../bot/api/contract';
import type { LocalMessage } from '../../bot/local/graph/message-item';
import { localBot, localTeam, localTenant } from '../../bot/local/people';
import { findings } from '../contract/rules';
import { ask } from '../fakes/asking';
import { after, stillClock } from '../fakes/clock';
import { startGroup, type Group } from '../fakes/group';
import { eventually, type Actor } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

/** Written into every message here; it may be nowhere but in local Teams. */
const words = 'Tangerine-Zeppelin';

let world: World;
let group: Group;
/** A Monday. */
const clock = stillClock('2026-09-07T09:00:00.000Z');
let granted = true;
const pass = (hours: number) => world.moveTo(after(clock, hours * 60));
const posts = async (community = group.communityId) => (await world.store.executeSql('select id, person_id as "personId", reply_to as "replyTo", question from post where community_id = $1 order by id', [community])).rows as { id: string; personId: string; replyTo: string | null; question: boolean }[];
const readings = (path = '/messages/delta') => world.exchanges.filter(({ request }) => request.url.includes(path) && !request.url.includes('skiptoken')).length;
const get = async <T>(path: string, who = group.amara): Promise<T> => (await ask(world, who, `communities/${group.communityId}/${path}`)).body as T;
const connections = () => get<ConnectionsAnswer>('connections');
const connection = async () => (await connections()).connections.find((one) => one.id === 'messages');
const counting = (on: boolean) => group.amara.do(group.communityId, { type: 'countMessages', on });
const measure = async (id: string) => (await get<MeasuresAnswer>('measures')).measures.find((one) => one.id === id);
/** A day later, when what was written has been read. */
const counted = async (): Promise<void> => {
  const before = readings();
  await pass(25);
  await eventually(async () => Promise.resolve(readings() > before), 'the next reading');
  await rest();
};
const rest = () => eventually(async () => (await world.store.executeSql(`select 1 from delivery where key = 'read-messages' and state in ('queued', 'sending')`, [])).rows.length === 0, 'the end of the reading');
/** Somebody writes in General, or answers there; a minute passes. */
const write = async (who: Actor, text: string, thread: string | null = null): Promise<string> => {
  clock.moveTo(after(clock, 1));
  const answer = await fetch(`${world.origin}/local/teams/messages`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: randomUUID(), person: who.id, place: 'team', text: `${text} ${words}`, thread }) });
  expect(answer.status).toBe(202);
  return ((await answer.json()) as { id: string }).id;
};

const logged: string[] = [];
beforeAll(async () => {
  // Everything that may be logged, kept from the screen.
  process.env['COP_TEST_LOG'] = '1';
  jest.spyOn(process.stderr, 'write').mockImplementation((line) => logged.push(String(line)) > 0);
  world = await openWorld({ clock, granted: (permission) => granted || !/^Channel(Message|Settings)/.test(permission) });
  group = await startGroup(world);
});
afterAll(async () => {
  await world.end();
  delete process.env['COP_TEST_LOG'];
  jest.restoreAllMocks();
});

test('nothing is counted until the core group switches it on, and only they may', async () => {
  await write(group.amara, 'Before?');
  await pass(25);
  expect([readings(), await posts(), (await connection())?.state, (await connections()).counted]).toEqual([0, [], 'off', undefined]);
  expect((await group.sam.refused(group.communityId, { type: 'countMessages', on: true })).code).toBe('not-allowed');
  expect((await group.sam.view(group.communityId)).counting).toBeNull();
});

test('from then on it is counted who wrote, and what answers what; nothing from before, nothing of the app', async () => {
  await counting(true);
  await eventually(async () => (await connection())?.state === 'on', 'that it is on');
  expect(await posts()).toEqual([]);
  const question = await write(group.amara, 'Who has a rubric?');
  const reply = await write(group.tom, 'I have. Do you want it?', question);
  const thread = await write(group.sam, 'Look at https://university.example/?a=b');
  await counted();
  expect(await posts()).toEqual([
    { id: `${localTeam.channelId}/${question}`, personId: group.amara.id, replyTo: null, question: true },
    { id: `${localTeam.channelId}/${reply}`, personId: group.tom.id, replyTo: `${localTeam.channelId}/${question}`, question: false },
    { id: `${localTeam.channelId}/${thread}`, personId: group.sam.id, replyTo: null, question: false },
  ]);
  // Three people stand behind it, which is too few to say how many messages there are.
  expect((await connections()).counted).toEqual({ channels: 1, posts: null });
});

test('everybody who may be counted is told, and sees their own number alone', async () => {
  expect((await group.sam.view(group.communityId)).counting).toEqual({ since: expect.stringMatching(/^2026-09-08T/), by: 'Amara Okafor' });
  expect((await get<MineAnswer>('mine', group.sam)).own.messages).toBe(1);
  expect((await ask(world, group.sam, `communities/${group.communityId}/connections`)).status).toBe(403);
});

test('a channel is read once a day, however often it is looked at, and nothing is counted twice', async () => {
  const [before, deltas, replies] = [await posts(), readings(), readings('/replies')];
  for (let n = 0; n < 20; n += 1) await pass(1);
  expect([readings(), readings('/replies')]).toEqual([deltas, replies]);
  await pass(5);
  await eventually(async () => Promise.resolve(readings() === deltas + 1), 'the next reading');
  await rest();
  // Both threads are looked at for what answers them.
  expect([readings('/replies'), await posts()]).toEqual([replies + 2, before]);
  expect(world.exchanges.flatMap(findings)).toEqual([]);
});

test('what a service or an app wrote, and what was deleted, counts for nobody', async () => {
  const put = (more: Partial<LocalMessage>): string => {
    clock.moveTo(after(clock, 1));
    const id = String(Date.parse(clock.now()));
    world.local.graph.putMessage({ id, channelId: localTeam.channelId, thread: id, from: { kind: 'person', id: group.amara.id, name: 'Amara Okafor' }, at: clock.now(), editedAt: null, text: words, ...more });
    return id;
  };
  const before = await posts();
  put({ from: { kind: 'service', id: 'service', name: '' } });
  const appPost = put({ from: { kind: 'app', id: localBot.id, name: localBot.name } });
  const kept = put({});
  const answer = put({ thread: appPost, from: { kind: 'person', id: group.tom.id, name: 'Tom Whitfield' } });
  await counted();
  expect((await posts()).filter((one) => !before.some((other) => other.id === one.id)).map((one) => one.id)).toEqual([kept, answer].map((id) => `${localTeam.channelId}/${id}`));
  put({ id: kept, thread: kept, deletedAt: clock.now() });
  await counted();
  expect((await posts()).map((one) => one.id)).not.toContain(`${localTeam.channelId}/${kept}`);
});

test('who wants to be in no count is in none from then on, and what was counted of them is deleted by night', async () => {
  await group.sam.do(group.communityId, { type: 'chooseMine', area: '', counted: false });
  const question = await write(group.sam, 'Is anybody there?');
  await write(group.amara, 'Yes.', question);
  await counted();
  await eventually(async () => (await posts()).every((one) => one.personId !== group.sam.id), 'that it is deleted');
  expect((await posts()).some((one) => one.personId === group.amara.id && one.replyTo === `${localTeam.channelId}/${question}`)).toBe(true);
  expect((await get<MineAnswer>('mine', group.sam)).own.messages).toBe(0);
});

test('the measures show what was counted, from five questions and five people on', async () => {
  expect(await measure('answered')).toMatchObject({ shown: false });
  for (let n = 0; n < 6; n += 1) {
    const asker = group.core[n % 5] as Actor;
    const question = await write(asker, `Question ${n}?`);
    if (n < 4) await write(group.core[(n + 1) % 5] as Actor, 'An answer', question);
    await write(asker, 'My own word is no answer', question);
  }
  await counted();
  await pass(16 * 24);
  await rest();
  // One more question, of the first day, was answered.
  expect(await measure('answered')).toMatchObject({ value: '5 of 7', shown: true });
  expect(await measure('reply-time')).toMatchObject({ shown: true });
  expect(await measure('voices')).toMatchObject({ shown: true });
  expect((await connections()).counted).toMatchObject({ channels: 1, posts: (await posts()).length });
});

test('a link that has run out is made up for, and nothing is counted twice', async () => {
  const before = await posts();
  const missed = await write(group.tom, 'While nobody looked');
  world.local.graph.setFault({ match: 'GET /messages/delta$', does: 410, times: 1 });
  await counted();
  expect((await posts()).filter((one) => !before.some((other) => other.id === one.id)).map((one) => one.id)).toEqual([`${localTeam.channelId}/${missed}`]);
});

test('without the permission it is off and says who can allow it, keeps what there is, and goes on when it is back', async () => {
  const before = await posts();
  granted = false;
  const meanwhile = await write(group.tom, 'Nobody may see this yet');
  await counted();
  expect(await connection()).toMatchObject({ state: 'off', failed: 0, waiting: 0, reason: expect.stringContaining('An owner of the team can allow it') });
  expect(await posts()).toEqual(before);
  expect((await group.amara.view(group.communityId)).pending).toEqual([]);
  granted = true;
  await counted();
  expect((await connection())?.state).toBe('on');
  expect((await posts()).map((one) => one.id)).toContain(`${localTeam.channelId}/${meanwhile}`);
});

test('while Graph is out of order it waits, and then goes on', async () => {
  world.local.graph.setFault({ match: 'GET /messages/delta$', does: 500, times: 1 });
  await pass(25);
  await eventually(async () => (await connection())?.state === 'trouble', 'the trouble');
  await pass(1);
  await eventually(async () => (await connection())?.state === 'on', 'that it is read');
});

test('the channel of a sub-group counts too, and one that is gone is passed over', async () => {
  await group.amara.do(group.communityId, { type: 'makeChannel', name: 'Rubrics', about: 'How we mark' });
  const channelId = await eventually(async () => (await world.store.records.load(localTenant, group.communityId, ''))?.record.subGroups[0]?.channelId, 'the channel');
  clock.moveTo(after(clock, 1));
  const id = String(Date.parse(clock.now()));
  world.local.graph.putMessage({ id, channelId, thread: id, from: { kind: 'person', id: group.tom.id, name: 'Tom Whitfield' }, at: clock.now(), editedAt: null, text: words });
  await counted();
  await eventually(async () => (await posts()).some((one) => one.id === `${channelId}/${id}`), 'the message there');
  expect((await connections()).counted).toMatchObject({ channels: 2 });
  world.local.graph.setFault({ match: `GET /channels/${channelId}/messages/delta$`, does: 404, times: 1 });
  await counted();
  expect((await connection())?.state).toBe('on');
});

test('no word that anybody wrote is in the database or in the log', async () => {
  const { rows: tables } = await world.store.executeSql(`select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`, []);
  expect(tables.length).toBeGreaterThan(40);
  for (const { name } of tables as { name: string }[]) {
    const { rows } = await world.store.executeSql(`select count(*)::int as n from ${name} t where t::text ilike $1`, [`%${words}%`]);
    expect([name, (rows[0] as { n: number }).n]).toEqual([name, 0]);
  }
  expect(logged.join('')).toContain('read-messages');
  expect(logged.join('')).not.toContain(words);
  // That it is on its way is what makes the look worth something.
  expect(JSON.stringify(world.exchanges)).toContain(words);
});

test('switched off, nothing is read any more and what was counted is deleted; switched on again, it begins anew', async () => {
  const before = readings();
  await counting(false);
  await eventually(async () => (await posts()).length === 0, 'that it is deleted');
  await pass(49);
  expect([readings(), (await connection())?.state, (await group.sam.view(group.communityId)).counting]).toEqual([before, 'off', null]);
  await write(group.tom, 'Between the two');
  clock.moveTo(after(clock, 1));
  await counting(true);
  await eventually(async () => (await connection())?.state === 'on', 'that it is on');
  await rest();
  const first = await write(group.tom, 'After');
  await counted();
  expect((await posts()).map((one) => one.id)).toEqual([`${localTeam.channelId}/${first}`]);
});
