import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { graphClient, repeatable } from '../../bot/graph/client';
import type { Exchange } from '../../bot/graph/exchange';
import { loopbackTransport, loopbackUrl } from '../../bot/graph/loopback';
import { asProblem, GraphProblem } from '../../bot/graph/problems';
import { refused } from './serving';

interface Seen { method: string; url: string; headers: IncomingMessage['headers']; body: Buffer }

/** A server that answers with the given statuses, one after the other, and remembers what it saw. */
async function scripted(answer: (seen: Seen[], res: ServerResponse) => void) {
  const seen: Seen[] = [];
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      seen.push({ method: req.method ?? '', url: req.url ?? '', headers: req.headers, body: Buffer.concat(chunks) });
      answer(seen, res);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/here`;
  const exchanges: Exchange[] = [];
  const client = (more: { timeoutMs?: number; token?: () => Promise<string> } = {}) => graphClient({
    token: () => Promise.resolve('secret-token'), transport: loopbackTransport(origin), record: (one) => exchanges.push(one), retryDelaySeconds: 0, ...more,
  });
  const close = () => new Promise<void>((resolve) => { server.close(() => resolve()); server.closeAllConnections(); });
  return { seen, client, exchanges, close };
}

const json = (res: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void => {
  // Two statements: restify, once loaded in the process, makes writeHead return nothing.
  res.writeHead(status, { 'content-type': 'application/json', ...headers });
  res.end(JSON.stringify(body));
};
const failing = (status: number, headers: Record<string, string> = { 'retry-after': '0' }) => (seen: Seen[], res: ServerResponse) =>
  seen.length === 1 ? json(res, status, { error: { code: 'x', message: 'x' } }, headers) : json(res, 200, { ok: true });

let open: Awaited<ReturnType<typeof scripted>>;
afterEach(() => open.close());

test('the loopback transport keeps the Graph address for the token and sends to this machine', async () => {
  open = await scripted((_seen, res) => json(res, 200, { ok: true }));
  await open.client().api('/me').get();
  expect(open.seen[0]).toMatchObject({ method: 'GET', url: '/here/v1.0/me' });
  expect(open.seen[0]?.headers.authorization).toBe('Bearer secret-token');
});

test.each([503, 504])('a POST is not sent again after %i, since it may have been carried out', async (status) => {
  open = await scripted(failing(status));
  const error = await refused(open.client().api('/me/sendMail').post({}));
  expect(open.seen).toHaveLength(1);
  expect(asProblem(error, 'other', false)).toMatchObject({ code: 'unavailable', uncertain: true, status });
});

test('a POST that names itself is sent again after 504', async () => {
  open = await scripted(failing(504));
  await open.client().api('/me/events').middlewareOptions([repeatable(0)]).post({ transactionId: 'a' });
  expect(open.seen).toHaveLength(2);
});

test('a POST is sent again after 429, which says that nothing was done', async () => {
  open = await scripted(failing(429));
  await open.client().api('/me/sendMail').post({ a: 1 });
  expect(open.seen.map((one) => one.body.toString())).toEqual(['{"a":1}', '{"a":1}']);
});

test('a PUT with the type of a Word file is sent again after 503, with the same bytes', async () => {
  open = await scripted(failing(503));
  await open.client().api('/drives/d/items/i/content').header('Content-Type', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document').put(Buffer.from('word'));
  expect(open.seen.map((one) => one.body.toString())).toEqual(['word', 'word']);
});

test('a long pause is handed to the caller and not slept through', async () => {
  open = await scripted(failing(429, { 'retry-after': '120' }));
  const problem = asProblem(await refused(open.client().api('/me').get()), 'other', true);
  expect(open.seen).toHaveLength(1);
  expect(problem).toMatchObject({ code: 'busy', retryAfterSeconds: 120, waitsFor: 'time', uncertain: false });
});

test('a request without an answer ends, and says whether it may have been carried out', async () => {
  open = await scripted(() => undefined);
  const client = open.client({ timeoutMs: 200 });
  expect(asProblem(await refused(client.api('/me/sendMail').post({})), 'other', false)).toMatchObject({ code: 'no-answer', uncertain: true, status: null });
  expect(asProblem(await refused(client.api('/me').get()), 'other', true)).toMatchObject({ code: 'no-answer', uncertain: false });
});

test('a request that never left is not uncertain', async () => {
  open = await scripted(() => undefined);
  const client = open.client();
  await open.close();
  expect(asProblem(await refused(client.api('/me/sendMail').post({})), 'other', false)).toMatchObject({ code: 'no-answer', uncertain: false });
});

test('a problem with the token reaches the caller as itself, with words for the matter', async () => {
  open = await scripted((_seen, res) => json(res, 200, {}));
  const client = open.client({ token: () => Promise.reject(new GraphProblem('sign-in-needed', 'other')) });
  const problem = asProblem(await refused(client.api('/me').get()), 'series', true);
  expect(problem).toMatchObject({ code: 'sign-in-needed', waitsFor: 'person' });
  expect(problem.sentence).toContain('once they open the CoP Guide tab');
  expect(open.seen).toHaveLength(0);
});

test('an exchange is recorded without the token and with bytes told by size', async () => {
  open = await scripted((_seen, res) => json(res, 201, { id: '1' }));
  await open.client().api('/drives/d/items/i/content').header('Content-Type', 'text/plain').put(Buffer.from('12345'));
  expect(open.exchanges).toHaveLength(1);
  expect(open.exchanges[0]).toMatchObject({
    request: { method: 'PUT', url: 'https://graph.microsoft.com/v1.0/drives/d/items/i/content', body: '(5 bytes)' },
    response: { status: 201, body: { id: '1' } },
  });
  expect(JSON.stringify(open.exchanges)).not.toContain('secret-token');
});

test('the loopback transport serves Graph and SharePoint only, and this machine only', async () => {
  open = await scripted((_seen, res) => json(res, 200, {}));
  expect(loopbackUrl('https://graph.microsoft.com/v1.0/me?$top=1', 'http://127.0.0.1:9/x')).toBe('http://127.0.0.1:9/x/v1.0/me?$top=1');
  expect(loopbackUrl('https://a.sharepoint.com/b?c=1', 'http://127.0.0.1:9/x/')).toBe('http://127.0.0.1:9/x/sharepoint/a.sharepoint.com/b?c=1');
  expect(() => loopbackUrl('https://example.com/', 'http://127.0.0.1:9')).toThrow('does not serve example.com');
  expect(() => loopbackUrl('https://graph.microsoft.com.evil.example/', 'http://127.0.0.1:9')).toThrow('does not serve');
  expect(() => loopbackUrl('https://graph.microsoft.com/v1.0/me', 'http://192.0.2.1:9')).toThrow('this machine only');
});
