import { get } from 'node:http';
import { connect } from 'node:net';
import type { Request, Response, Server } from 'restify';
import { notFound } from '../../bot/errors';
import { createHttp } from '../../bot/http';
import { answerJson } from '../../bot/http/answer';

let server: Server;
let url: string;
const logged: unknown[] = [];

beforeAll(async () => {
  server = createHttp({ log: (...entry) => void logged.push(entry), https: true, bodyLimit: 1000, now: () => '2026-05-14T23:30:00.000Z' });
  server.get('/api/things/:id', async (req: Request, res: Response) => answerJson(res, 200, { id: (req.params as { id: string }).id }));
  server.post('/api/things', async (req: Request, res: Response) => answerJson(res, 200, req.body));
  server.get('/api/long', async (_req: Request, res: Response) => answerJson(res, 200, { text: 'a'.repeat(5_000) }));
  server.get('/api/throws', async () => {
    throw new Error('secret of the inside');
  });
  server.get('/api/refuses', async () => {
    throw notFound('This community');
  });
  server.get('/api/twice', async (_req: Request, res: Response) => {
    await answerJson(res, 200, { first: true });
    throw new Error('secret of the inside');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  url = `http://127.0.0.1:${(server.address()).port}`;
});
afterAll(async () => {
  server.server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});
beforeEach(() => {
  logged.length = 0;
});

test('answers of the API, refusals too, say by our clock when they were given, and others do not', async () => {
  const said = await Promise.all(['/api/things/1', '/api/refuses', '/nowhere'].map(async (path) => (await fetch(url + path)).headers.get('x-now')));
  expect(said).toEqual(['2026-05-14T23:30:00.000Z', '2026-05-14T23:30:00.000Z', null]);
});

test('a long answer goes out packed to whoever takes that, and as it is to others', async () => {
  const raw = async (path: string, accept: string) => new Promise<{ packing: string | undefined; length: number }>((done) => void get(url + path, { headers: { 'Accept-Encoding': accept } }, (res) => {
    res.resume();
    done({ packing: res.headers['content-encoding'], length: Number(res.headers['content-length']) });
  }));
  for (const [accept, packing] of [['gzip, deflate, br', 'br'], ['gzip', 'gzip'], ['identity', undefined]] as const) {
    const answer = await raw('/api/long', accept);
    expect([accept, answer.packing, answer.length < 1_000]).toEqual([accept, packing, packing !== undefined]);
  }
  expect((await raw('/api/things/1', 'gzip, br')).packing).toBeUndefined();
  expect(await (await fetch(`${url}/api/long`)).json()).toEqual({ text: 'a'.repeat(5_000) });
});

test('every answer carries the guarding headers and names no server', async () => {
  for (const path of ['/api/things/1', '/nowhere', '/api/throws']) {
    const { headers } = await fetch(url + path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('server')).toBeNull();
  }
});

test.each([
  ['GET http://[/ HTTP/1.1', 'Host: cop.example'],
  ['GET http:// HTTP/1.1', 'Host: cop.example'],
  ['GET /api/things/1 HTTP/1.1', 'Host: ['],
  ['GET /api/things/1 HTTP/1.1', 'Host: cop.example:99999'],
  ['GET /api/things/1 HTTP/1.1', 'Host: a b'],
])('%s with %s is refused with a sentence, and the server lives on', async (line, host) => {
  const answer = await new Promise<string>((done) => {
    let text = '';
    const socket = connect((server.address()).port, '127.0.0.1', () => socket.write(`${line}\r\n${host}\r\nConnection: close\r\n\r\n`));
    socket.setEncoding('utf8').on('data', (part: string) => (text += part)).on('close', () => done(text));
  });
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer).toContain('"code":"not-readable"');
  expect((await fetch(`${url}/api/things/1`)).status).toBe(200);
});

test.each([
  ['GET', '/nowhere', 404, 'not-found'],
  ['GET', '/%zz', 404, 'not-found'],
  ['GET', '/api/things/%E0%A4%A', 404, 'not-found'],
  ['DELETE', '/api/things', 405, 'not-allowed'],
  ['GET', '/api/refuses', 404, 'not-found'],
  ['GET', '/api/throws', 503, 'unavailable'],
])('%s %s is answered with %s and a sentence', async (method, path, status, code) => {
  const response = await fetch(url + path, { method });
  expect(await response.json()).toEqual({ code, message: expect.stringMatching(/^[A-Z].*\.$/) });
  expect(response.status).toBe(status);
});

test('a handler that throws shows nothing of the inside and is logged by its place', async () => {
  const text = await (await fetch(`${url}/api/throws`)).text();
  expect(text).not.toContain('inside');
  expect(logged).toEqual([['error', 'request-failed', expect.objectContaining({ route: 'GET /api/throws', error: 'Error' })]]);
  expect(JSON.stringify(logged)).not.toContain('secret of the inside');
});

test('a refusal by our own hand is not logged as a failure', async () => {
  await fetch(`${url}/api/refuses`);
  expect(logged).toEqual([]);
});

test('a handler that throws after its answer does not stop the server', async () => {
  await fetch(`${url}/api/twice`).then((response) => response.text()).catch(() => undefined);
  expect((await fetch(`${url}/api/things/1`)).status).toBe(200);
  expect(logged).toHaveLength(1);
});

test('a client that asks for pictures gets the JSON all the same', async () => {
  const response = await fetch(`${url}/api/things/1`, { headers: { Accept: 'image/png' } });
  expect(await response.json()).toEqual({ id: '1' });
});

test('the limit counts bytes, not characters', async () => {
  const post = (text: string): Promise<globalThis.Response> => fetch(`${url}/api/things`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(text) });
  expect((await post('a'.repeat(900))).status).toBe(200);
  expect((await post('😀'.repeat(300))).status).toBe(413);
});

test('a request that asks for an upgrade is treated as an ordinary one', async () => {
  const { port } = new URL(url);
  const first = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write('GET /api/things/1 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'));
    socket.once('data', (data) => {
      resolve(data.toString());
      socket.destroy();
    });
    socket.once('error', reject);
  });
  expect(first).toMatch(/^HTTP\/1\.1 200 /);
});

test('a sender that breaks off leaves the server working', async () => {
  const { port } = new URL(url);
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write('POST /api/things HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"half":');
      socket.end(() => resolve());
    });
  });
  expect((await fetch(`${url}/api/things/1`)).status).toBe(200);
});
