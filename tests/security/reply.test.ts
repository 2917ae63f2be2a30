import { request } from 'node:http';
import { actsIn, startGroup, type Group } from '../fakes/group';
import { linksIn, mailsSeen, noteStep, publishNote } from '../fakes/sponsorPaper';
import { ask } from '../fakes/asking';
import { eventually } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';
import type { SponsorAnswer } from '../../bot/api/contract';

const helen = 'helen.marsh@university.example';
let ahead = 0;
const clock = { now: () => new Date(Date.now() + ahead).toISOString() };
const later = (milliseconds: number): void => void (ahead += milliseconds);
let world: World;
let group: Group;
let links: Record<string, string>;
let logged: string[];

beforeAll(async () => {
  logged = [];
  process.env['COP_TEST_LOG'] = '1';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => { logged.push(String(text)); return true; });
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => { logged.push(String(text)); return true; });
  world = await openWorld({ clock });
  group = await startGroup(world, { coreChat: false });
  links = await mailed();
});
afterAll(async () => {
  await world.end();
  jest.restoreAllMocks();
  delete process.env['COP_TEST_LOG'];
});

/** Publishes a note, sends it, and gives the addresses in the mail that arrived. */
async function mailed(): Promise<Record<string, string>> {
  const number = await publishNote(group, 'A room for <b>forty</b> in May');
  await group.amara.do(group.communityId, { type: 'mailPaper', stepId: noteStep, number, email: helen, name: 'Helen', by: 'mail', again: false, questions: true });
  await eventually(async () => (await mailsSeen(group.amara, group.communityId)).some((one) => one.state === 'sent'), 'the mail');
  return linksIn(world.local.graph.mailOf(helen)[0]?.body.content ?? '');
}

interface Answered { status: number; text: string; headers: Headers }
const read = async (answer: Response): Promise<Answered> => ({ status: answer.status, text: await answer.text(), headers: answer.headers });
const get = async (url: string, method = 'GET') => read(await fetch(url, { method }));
const post = async (url: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) => read(await fetch(url, { method: 'POST', body: new URLSearchParams(fields), headers }));
const link = (label: string): string => links[label] ?? 'none';
const takeBack = (): string => link('Looks right').replace(/right$/, 'take-back');
const reply = async () => (await mailsSeen(group.tom, group.communityId)).find((one) => one.email === helen)?.reply ?? null;
const acts = (): Promise<number> => actsIn(world, group.communityId);
const contact = async () => ((await ask(world, group.amara, `communities/${group.communityId}/sponsor`)).body as unknown as SponsorAnswer).contacts[0];
const right = (): string => link('Looks right');

test('scanners that open every link, twice, and only look at heads, say nothing', async () => {
  const before = await acts();
  for (const url of [...Object.values(links), ...Object.values(links), takeBack()]) {
    const { status, text } = await get(url);
    expect([status, text.match(/<button/g)?.length ?? 0]).toEqual([200, url === takeBack() ? 0 : 1]);
    expect((await get(url, 'HEAD')).status).toBe(200);
  }
  expect([await reply(), await acts()]).toEqual([null, before]);
});

test('a page runs nothing, loads nothing, is not framed or kept, asks for no approval, and says what is about to be said', async () => {
  const { text, headers } = await get(right());
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/);
  expect([headers.get('cache-control'), headers.get('referrer-policy'), headers.get('content-type')]).toEqual(['no-store', 'no-referrer', 'text/html; charset=utf-8']);
  expect(text).toContain('You are about to say: Looks right');
  for (const part of ['lang="en-GB"', 'width=device-width', 'prefers-color-scheme: dark', '<h1>']) expect(text).toContain(part);
  expect(text).not.toMatch(/<script|https?:\/\/|approv|\son\w+=/i);
});

test('a page has the text of the mail too, as text, so that whoever opens it on another day sees what it is about', async () => {
  for (const url of [right(), link('Write a few words'), link('Answer five questions')]) {
    const { text } = await get(url);
    expect(text.match(/<h2 id="paper">What you were sent<\/h2>/g)).toHaveLength(1);
    expect(text).toContain('<li dir="auto">A room for &lt;b&gt;forty&lt;/b&gt; in May</li>');
    expect(text).not.toContain('<b>');
  }
});

test('a tap is recorded once, a later one takes its place, words stay beside it, and all of it can be taken back', async () => {
  later(3 * 86_400_000);
  const first = await post(right());
  expect([first.status, first.text.includes('Thank you')]).toEqual([200, true]);
  const said = await reply();
  expect(said).toMatchObject({ answer: 'right', text: '' });
  const before = await acts();
  for (let n = 0; n < 3; n += 1) await post(right());
  expect([await reply(), await acts()]).toEqual([said, before]);
  expect(await contact()).toMatchObject({ replyDays: 3 });
  later(86_400_000);
  await post(link('I have a question'));
  await post(link('Write a few words'), { words: 'How many <script>alert(1)</script> rooms?\r\n"Two" & more \u0000' });
  expect(await reply()).toMatchObject({ answer: 'question', text: 'How many <script>alert(1)</script> rooms?\n"Two" & more \uFFFD' });
  expect((await get(link('Write a few words'))).text).toContain('How many &lt;script&gt;alert(1)&lt;/script&gt; rooms?\n&quot;Two&quot; &amp; more');
  expect(await contact()).toMatchObject({ replyDays: 3 });
  expect((await post(takeBack())).text).toContain('It is taken back');
  expect([await reply(), (await contact())?.replyDays]).toEqual([null, null]);
});

test('the five questions say plainly who reads the answers under whose name, and take what is answered', async () => {
  const url = link('Answer five questions');
  const { text } = await get(url);
  expect(text).toContain('under your name. This is not an anonymous survey.');
  expect(text.match(/<textarea/g)).toHaveLength(5);
  expect(text).not.toMatch(/<script|required/);
  expect((await post(url, { scope: ' ', need: '' })).status).toBe(400);
  const long = await post(url, { scope: 'Yes & <b>no</b>', need: 'x'.repeat(1_001) });
  expect([long.status, long.text.includes('Yes &amp; &lt;b&gt;no&lt;/b&gt;')]).toEqual([400, true]);
  expect(await reply()).toBeNull();
  const sent = await post(url, { scope: 'Yes & <b>no</b>', need: 'A short list\r\nof dates', other: 'x' });
  expect([sent.status, sent.text.includes('They read your answers on their page, under your name.')]).toEqual([200, true]);
  expect(await reply()).toMatchObject({ answer: null, text: '', five: { scope: 'Yes & <b>no</b>', need: 'A short list\nof dates' } });
  await post(right());
  expect(await reply()).toMatchObject({ answer: 'right', five: { scope: 'Yes & <b>no</b>' } });
  for (const who of [group.sam, group.helen]) expect((await ask(world, who, `communities/${group.communityId}`)).text).not.toContain('A short list');
  await post(takeBack());
  expect(await reply()).toBeNull();
  const without = await publishNote(group);
  await group.amara.do(group.communityId, { type: 'mailPaper', stepId: noteStep, number: without, email: 'other@university.example', name: '', by: 'mail', again: false });
  const [arrived] = await eventually(async () => (world.local.graph.mailOf('other@university.example').length > 0 ? world.local.graph.mailOf('other@university.example') : null), 'the mail');
  const plain = linksIn(arrived?.body.content ?? '');
  expect(Object.keys(plain)).not.toContain('Answer five questions');
  expect((await get(plain['Looks right']?.replace(/right$/, 'questions') ?? '')).status).toBe(404);
});

test('forged, shortened, mixed and foreign links all get the same page, which tells nothing of a community', async () => {
  const [, , , , token = ''] = right().split('/');
  const [community = '', mail = '', ends = '', signature = ''] = token.split('.');
  const of = (...parts: string[]): string => `${world.origin}/reply/${parts.join('.')}/right`;
  const other = await openWorld();
  const foreign = await startGroup(other, { coreChat: false });
  const number = await publishNote(foreign);
  await foreign.amara.do(foreign.communityId, { type: 'mailPaper', stepId: noteStep, number, email: helen, name: '', by: 'mail', again: false });
  const [arrived] = await eventually(async () => (other.local.graph.mailOf(helen).length > 0 ? other.local.graph.mailOf(helen) : null), 'the mail');
  const theirs = linksIn(arrived?.body.content ?? '')['Looks right']?.replace(other.origin, world.origin) ?? '';
  await other.end();
  const bad = [
    of(community, mail, ends, signature.slice(0, -1)), of(community, mail, ends, `${signature.slice(0, -1)}${signature.endsWith('A') ? 'B' : 'A'}`), of(community, mail, 'zzzzzz', signature),
    of(community, '0123456789abcdef', ends, signature), of('cop-other', mail, ends, signature), of(community, mail, ends), of(community), theirs,
    `${right()}x`, right().replace(/right$/, 'approve'), `${right()}/more`, `${world.origin}/reply/`, `${world.origin}/reply/%00/right`, `${world.origin}/reply/..%2f..%2fapi/right`, `${world.origin}/reply/${'x'.repeat(4_000)}/right`,
  ];
  const before = await acts();
  const pages = new Set<string>();
  for (const url of bad) {
    for (const answer of [await get(url), await post(url)]) {
      expect([url.slice(-60), answer.status]).toEqual([url.slice(-60), 404]);
      pages.add(answer.text);
    }
  }
  expect(pages.size).toBe(1);
  const [page = ''] = pages;
  expect(page).toContain('write to the coordinator');
  expect(page).not.toMatch(/Inclusive|Amara|helen/i);
  expect([await reply(), await acts()]).toEqual([null, before]);
});

test('huge, odd and broken bodies are refused on a page, and say nothing', async () => {
  const before = await acts();
  expect((await post(link('Write a few words'), { words: 'x'.repeat(2_001) })).status).toBe(400);
  expect((await post(link('Write a few words'), { words: '  ' })).status).toBe(400);
  expect((await post(link('Write a few words'))).status).toBe(400);
  for (const [body, type, status] of [['x'.repeat(100_000), 'application/x-www-form-urlencoded', 413], ['{"words":"x"}', 'application/json', 415], ['words=x', 'text/plain', 415]] as const) {
    const answer = await read(await fetch(link('Write a few words'), { method: 'POST', headers: { 'content-type': type }, body }));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
  }
  const announced = await new Promise<number | undefined>((resolve, reject) => {
    const url = new URL(right());
    const req = request({ host: url.hostname, port: url.port, path: url.pathname, method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': 5_000_000_000 } }, (res) => {
      resolve(res.statusCode);
      req.destroy();
    });
    req.once('error', reject);
    req.write('x');
  });
  expect(announced).toBe(413);
  expect([await reply(), await acts()]).toEqual([null, before]);
});

test('who taps without end is held up, and others are not', async () => {
  const statuses: number[] = [];
  for (let n = 0; n < 25; n += 1) statuses.push((await post(n % 2 === 0 ? right() : link('Let us talk'))).status);
  expect(new Set(statuses)).toEqual(new Set([200, 429]));
  expect((await get(right())).status).toBe(200);
  later(15 * 60_000);
  expect((await post(right())).status).toBe(200);
});

test('after 60 days a link has ended, and what was said stays', async () => {
  later(60 * 86_400_000);
  for (const answer of [await get(right()), await post(link('Let us talk')), await post(takeBack())]) {
    expect([answer.status, answer.text.includes('This link has ended')]).toEqual([410, true]);
    expect(answer.text).not.toMatch(/Inclusive|Amara|helen/i);
  }
  expect(await reply()).toMatchObject({ answer: 'right' });
});

test('neither addresses, nor words, nor links were logged', () => {
  const all = logged.join('');
  for (const secret of [helen, 'How many', right().split('/')[4] ?? 'none', '/reply/cop-']) expect(all.includes(secret)).toBe(false);
});
