import { request } from 'node:http';
import type { JSONWebKeySet } from 'jose';
import { startBot, type TestBot } from './bot';
import { person, startTeams, type TestTeams } from './teams';

let bot: TestBot;
let teams: TestTeams;
beforeAll(async () => {
  bot = await startBot();
  teams = await startTeams(bot.url, { pageFolder: __dirname });
});
afterAll(async () => {
  await teams.close();
  await bot.close();
});

/** fetch does not let anybody choose Host. */
const withHost = (host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    request(`${teams.origin}/local/teams/state?person=${person(1)}`, { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    }).on('error', reject).end();
  });

test('a foreign Host is refused, this machine’s names are not', async () => {
  const { port } = new URL(teams.origin);
  expect(await withHost('cop.example')).toBe(403);
  expect(await withHost(`127.0.0.1.cop.example:${port}`)).toBe(403);
  expect(await withHost(`localhost:${port}`)).toBe(200);
});

test('a foreign Origin is refused at every door', async () => {
  const foreign = { origin: 'https://cop.example' };
  const body = { id: 'x', person: person(1), place: 'team', text: 'hi' };
  expect((await teams.post('/local/teams/messages', body, foreign)).status).toBe(403);
  expect((await teams.post('/local/identity/token', { person: person(1) }, foreign)).status).toBe(403);
  expect((await teams.post('/local/connector/v3/conversations', {}, foreign)).status).toBe(403);
  expect((await teams.get('/local/teams/state', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await teams.post('/local/teams/messages', body, { origin: 'http://127.0.0.1:1' })).status).toBe(403);
  expect((await teams.post('/local/teams/messages', body, { origin: teams.origin })).status).toBe(202);
});

test('bodies that are too large, no JSON or of another shape are answered with what is wrong', async () => {
  expect((await teams.post('/local/teams/messages', { text: 'a'.repeat(1_100_000) })).status).toBe(413);
  expect((await fetch(`${teams.origin}/local/teams/messages`, { method: 'POST', body: '{}' })).status).toBe(415);
  expect((await fetch(`${teams.origin}/local/teams/messages`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' })).status).toBe(400);
  const long = await teams.post('/local/teams/messages', { id: 'l', person: person(1), place: 'team', text: 'a'.repeat(28_001) });
  expect([long.status, await long.json()]).toEqual([400, { code: 'too-long', message: 'The message has more than 28,000 characters. Shorten it, or put it in a file.' }]);
  expect((await teams.post('/local/teams/installs', { person: person(1), place: 'moon', added: true })).status).toBe(400);
});

test('the tab’s token is for the chosen person and can be checked with the published keys', async () => {
  const { createLocalJWKSet, jwtVerify } = await import('jose');
  const { token } = (await (await teams.post('/local/identity/token', { person: person(5) })).json()) as { token: string };
  const keys = createLocalJWKSet((await (await teams.get('/local/identity/keys')).json()) as JSONWebKeySet);
  expect((await jwtVerify(token, keys)).payload).toMatchObject({ oid: person(5), name: 'Mei Zhao' });
  expect((await teams.post('/local/identity/token', { person: 'nobody' })).status).toBe(404);
});

test('addresses that are not its own are left to others', async () => {
  expect((await teams.get('/tab/')).headers.get('content-type')).toBeNull();
  expect((await teams.get('/local/graph/v1.0/me')).headers.get('content-type')).toBeNull();
  expect((await teams.get('/local/teams/nothing')).headers.get('content-type')).toMatch(/json/);
});

test('a page that was not built says so', async () => {
  const answer = await teams.get('/');
  expect([answer.status, await answer.json()]).toEqual([503, { code: 'not-built', message: 'The page of local Teams is not built yet. Run npm run build, then load it again.' }]);
});
