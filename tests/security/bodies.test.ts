import { request } from 'node:http';
import { connect } from 'node:net';
import type { TurnContext } from 'botbuilder';
import { startChannel, type TestChannel } from './channel';
import { message, openDoor, settingsFor, type TestDoor } from './door';

let channel: TestChannel;
let open: TestDoor;
let texts: string[];

beforeAll(async () => {
  channel = await startChannel();
  open = await openDoor(settingsFor('local', channel), async (context: TurnContext) => {
    texts.push(context.activity.text);
  });
});
afterAll(async () => {
  await open.close();
  await channel.close();
});
beforeEach(() => {
  texts = [];
});

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
const refused = (answer: { text: string }): unknown => expect(JSON.parse(answer.text)).toEqual({ code: expect.any(String), message: expect.stringMatching(/^[A-Z].*\.$/) });

test.each<[string, string | Uint8Array]>([
  ['nothing', ''],
  ['an empty object', '{}'],
  ['a list', '[]'],
  ['a word', '"x"'],
  ['a number', '7'],
  ['null', 'null'],
  ['half of an object', '{"type":"message"'],
  ['HTML', '<html></html>'],
  ['10,000 nested lists', nested(10_000)],
  ['100,000 nested lists', nested(100_000)],
  ['bytes that are not UTF-8', Uint8Array.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d])],
])('%s as a body is refused with 400', async (_name, body) => {
  const answer = await open.post(body);
  expect(answer.status).toBe(400);
  refused(answer);
  expect(texts).toEqual([]);
});

const wrong: unknown[] = [7, true, 'word', [], {}, [null], { id: 7 }, null];
const fields = ['type', 'id', 'channelId', 'serviceUrl', 'from', 'recipient', 'conversation', 'text', 'name', 'timestamp', 'channelData', 'attachments', 'entities', 'membersAdded', 'locale', 'replyToId', 'deliveryMode'];

test.each(fields)('every wrong type in %s is refused with 400 or runs a turn, and nothing fails', async (field) => {
  for (const value of wrong) {
    const answer = await open.post(message(channel, { [field]: value }));
    expect([200, 400]).toContain(answer.status);
  }
  expect(open.logged.filter((entry) => entry.level === 'error')).toEqual([]);
});

test.each(['type', 'from', 'conversation', 'serviceUrl', 'channelId', 'id'])('a message without %s is refused and the answer names the field', async (field) => {
  const answer = await open.post(message(channel, { [field]: undefined }));
  expect(answer.status).toBe(400);
  expect(answer.text).toContain(field);
});

test.each(['__proto__', 'constructor', 'prototype'])('the field name %s is refused wherever it stands', async (name) => {
  const body = JSON.stringify(message(channel, { channelData: { inner: [{ NAME: { polluted: true } }] } })).replace('NAME', name);
  expect((await open.post(body)).status).toBe(400);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('5 MB are answered with 413 that the sender can read, and the server goes on', async () => {
  const answer = await open.post(message(channel, { text: 'x'.repeat(5_000_000) }));
  expect(answer.status).toBe(413);
  expect(JSON.parse(answer.text).code).toBe('too-large');
  expect((await open.post(message(channel))).status).toBe(200);
});

test('5 MB in chunks of unannounced length are answered with 413', async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const req = request(`${open.url}/api/messages`, { method: 'POST', headers: { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' } }, (res) => {
      res.resume();
      resolve(res.statusCode);
    });
    req.once('error', reject);
    for (let n = 0; n < 50; n += 1) req.write('x'.repeat(100_000));
    req.end();
  });
  expect(status).toBe(413);
});

test('an announced body of 5 GB is answered at once', async () => {
  const { port } = new URL(open.url);
  const first = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () =>
      socket.write(`POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 5000000000\r\n\r\n{`));
    socket.once('data', (data) => {
      resolve(data.toString());
      socket.destroy();
    });
    socket.once('error', reject);
  });
  expect(first).toMatch(/^HTTP\/1\.1 413 /);
  expect(first).toMatch(/Connection: close/i);
});

test.each([
  ['another content type', { 'Content-Type': 'text/plain' }],
  ['a packed body', { 'Content-Encoding': 'gzip' }],
])('%s is refused with 415', async (_name, headers) => {
  const answer = await open.post(message(channel), headers);
  expect(answer.status).toBe(415);
  refused(answer);
});

test('20,000 characters, emoji, right-to-left text and HTML arrive as they were written', async () => {
  const text = `${'a'.repeat(19_900)} 👩‍👩‍👧‍👦 שלום مرحبا <script>alert(1)</script>`;
  expect((await open.post(message(channel, { text }))).status).toBe(200);
  expect(texts).toEqual([text]);
});

test('characters that no database holds are replaced and the rest of the text is kept', async () => {
  const body = JSON.stringify(message(channel, { text: 'TEXT' })).replace('TEXT', 'one\\u0000two\\ud800three 😀');
  expect((await open.post(body)).status).toBe(200);
  expect(texts).toEqual(['one\uFFFDtwo\uFFFDthree 😀']);
});

test('local mode refuses requests under a name that DNS points here', async () => {
  const { port } = new URL(open.url);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const req = request({ host: '127.0.0.1', port, path: '/api/messages', method: 'POST', headers: { Host: 'rebound.example', 'Content-Type': 'application/json' } }, (res) => {
      res.resume();
      resolve(res.statusCode);
    });
    req.once('error', reject);
    req.end(JSON.stringify(message(channel)));
  });
  expect(status).toBe(404);
  expect(texts).toEqual([]);
});

test('local mode talks to a connector on this machine only', async () => {
  expect((await open.post(message(channel, { serviceUrl: 'https://smba.trafficmanager.net/uk/' }))).status).toBe(400);
});
