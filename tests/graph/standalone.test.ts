import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serving, type Serving } from './serving';

let local: Serving;
let origin = '';
beforeAll(async () => {
  local = await serving();
  ({ origin } = new URL(local.served.origin));
});
afterAll(() => local.end());

const post = (body: string, type = 'application/json') => fetch(`${origin}/local/faults`, { method: 'POST', headers: { 'content-type': type }, body });
const me = async (): Promise<number> => {
  const token = await (await fetch(`${origin}/local/token?person=7a1c0000-0000-4000-8000-000000000001&scopes=User.Read`)).text();
  return (await fetch(`${local.served.origin}/v1.0/me`, { headers: { authorization: `Bearer ${token}` } })).status;
};

test('what the README says of the local Graph is so when it is followed, line by line', async () => {
  const readme = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');
  const [, lines = ''] = /## The local Graph by itself.*?```sh\n(.*?)```/s.exec(readme) ?? [];
  const asked = lines.replace('http://127.0.0.1:3980', origin).trimEnd().split('\n').map((line) => (line.startsWith('curl') ? `${line}; echo` : line)).join('\n');
  const { stdout } = await promisify(execFile)('sh', ['-ec', asked], { env: { ...process.env, no_proxy: '127.0.0.1' } });
  const answers = stdout.split('\n');
  expect(JSON.parse(answers[0] ?? '')).toMatchObject({ displayName: 'Amara Okafor' });
  expect(answers[1]).toBe('');
  expect(JSON.parse(answers[2] ?? '')).toMatchObject({ error: { code: 'TooManyRequests' } });
  expect(await me()).toBe(200);
});

test('faults come over HTTP as often as was asked, and end when they are taken back', async () => {
  expect((await post('{"match":"GET /me$","does":503,"times":2}')).status).toBe(204);
  expect([await me(), await me(), await me()]).toEqual([503, 503, 200]);
  await post('{"match":"GET /me$","does":503,"times":9}');
  expect((await fetch(`${origin}/local/faults`, { method: 'DELETE' })).status).toBe(204);
  expect(await me()).toBe(200);
});

test.each(['', 'no json', '{}', '{"match":"GET /(","does":503}', '{"match":"GET /me","does":200}', '{"match":"GET /me","does":"melt"}', '{"match":"GET /me","does":503,"other":1}'])('%s is no fault', async (body) => {
  expect((await post(body)).status).toBe(400);
  expect(await me()).toBe(200);
});

test('a page of the web cannot set one, and nobody gets the token of somebody who is not there', async () => {
  expect((await post('{"match":"GET /me$","does":503}', 'text/plain')).status).toBe(405);
  expect(await me()).toBe(200);
  expect((await fetch(`${origin}/local/token?person=nobody`)).status).toBe(404);
});
