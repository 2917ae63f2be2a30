import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openApi } from '../../tab/api/client';
import { Problem } from '../../tab/api/problem';
import { clockAhead } from '../../tab/clock';

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

let server: Server;
let base: string;
let answer: Answer;
const seen: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => { body += part.toString('utf8'); });
    request.on('end', () => {
      seen.push(`${request.method} ${request.url} ${request.headers.authorization}`);
      answer(request, response, body);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
});
afterAll(() => new Promise((done) => server.close(done)));
beforeEach(() => { seen.length = 0; });

const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};
const token = (fresh: boolean): Promise<string> => Promise.resolve(fresh ? 'new' : 'old');
const failure = async (call: Promise<unknown>): Promise<Problem> => call.then(() => { throw new Error('it succeeded'); }, (cause: unknown) => cause as Problem);

describe('a request of the tab', () => {
  it('carries the token, and names the community in the path', async () => {
    const step = { id: 'energy', heading: 'Find the energy' };
    answer = (_request, response) => json(response, 200, { id: 'a/b', steps: [step], stages: [{ id: 'set-up', done: 0, stepIds: ['energy'] }] });
    // Each stage has its steps, which come once.
    expect(await openApi(token, base).community('a/b')).toEqual({ id: 'a/b', steps: [step], stages: [{ id: 'set-up', done: 0, steps: [step] }] });
    expect(seen).toEqual(['GET /api/communities/a%2Fb Bearer old']);
  });

  it('tells by the server’s clock what time it is', async () => {
    answer = (_request, response) => {
      response.setHeader('x-now', new Date(Date.now() + 3_600_000).toISOString());
      json(response, 200, {});
    };
    await openApi(token, base).me();
    expect(Math.abs(clockAhead() - 3_600_000)).toBeLessThan(5_000);
  });

  it('is repeated once with a new token after a 401', async () => {
    answer = (request, response) => json(response, request.headers.authorization === 'Bearer new' ? 200 : 401, { me: 1 });
    await openApi(token, base).me();
    expect(seen).toEqual(['GET /api/me Bearer old', 'GET /api/me Bearer new']);
  });

  it('gives up after the second 401, in the server\'s words', async () => {
    answer = (_request, response) => json(response, 401, { code: 'not-signed-in', message: 'Sign in again.' });
    expect(await failure(openApi(token, base).me())).toMatchObject({ code: 'not-signed-in', message: 'Sign in again.', status: 401, passing: false });
    expect(seen.length).toBe(2);
  });

  it('sends a command as JSON, with its id', async () => {
    let received: unknown;
    answer = (_request, response, body) => {
      received = JSON.parse(body);
      json(response, 200, { revision: 2, said: null });
    };
    const request = { id: 'one', command: { type: 'openStep', stepId: 'energy' } } as const;
    expect(await openApi(token, base).command('c1', request)).toEqual({ revision: 2, said: null });
    expect(received).toEqual(request);
  });

  it('hands on both texts when something changed meanwhile', async () => {
    const theirs = { text: 'theirs', revision: 4, by: 'Tom' };
    answer = (_request, response) => json(response, 409, { code: 'changed-meanwhile', message: 'Both texts are kept.', theirs });
    expect(await failure(openApi(token, base).me())).toMatchObject({ code: 'changed-meanwhile', theirs, passing: false });
  });

  it('says a sentence of its own when the answer is no JSON', async () => {
    answer = (_request, response) => {
      response.writeHead(502, { 'content-type': 'text/html' });
      response.end('<h1>Bad gateway</h1>');
    };
    const problem = await failure(openApi(token, base).me());
    expect(problem.message).toContain('502');
    expect(problem.message).not.toContain('<');
    expect(problem.passing).toBe(true);
  });

  it('is "offline" when nobody answers, or the answer breaks off', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
      response.write('{"me":');
      response.destroy();
    };
    expect(await failure(openApi(token, base).me())).toMatchObject({ code: 'offline', status: 0, passing: true });
    expect(await failure(openApi(token, 'http://127.0.0.1:1/api').me())).toMatchObject({ code: 'offline', passing: true });
  });

  it('asks nobody without a sign-in', async () => {
    answer = (_request, response) => json(response, 200, {});
    const problem = await failure(openApi(() => Promise.reject(new Error('cancelled')), base).me());
    expect(problem).toMatchObject({ code: 'not-signed-in', status: 401 });
    expect(seen).toEqual([]);
  });

  it('ends a wait for changes when it is called off', async () => {
    const stop = new AbortController();
    answer = () => stop.abort();
    const cause = await failure(openApi(token, base).changes('c1', 3, stop.signal));
    expect(cause).not.toBeInstanceOf(Problem);
    expect(seen).toEqual(['GET /api/communities/c1/changes?since=3 Bearer old']);
  });
});
