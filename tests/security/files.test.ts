import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Server } from 'restify';
import { createHttp } from '../../bot/http';
import { serveFiles } from '../../bot/http/files';
import { tabPolicy } from '../../bot/http/pages';

const script = `export const text = ${JSON.stringify('words '.repeat(500))};`;
let root: string;
let server: Server;
let port: number;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'files-'));
  mkdirSync(join(root, 'built', 'assets'), { recursive: true });
  writeFileSync(join(root, 'secret.txt'), 'secret');
  writeFileSync(join(root, 'built', 'index.html'), '<!doctype html><title>CoP Guide</title>');
  writeFileSync(join(root, 'built', 'assets', 'main-Ab12_xY9.js'), script);
  server = createHttp({ log: () => undefined });
  server.get('/tab', serveFiles({ folder: join(root, 'built'), prefix: '/tab', policy: tabPolicy('live') }));
  server.get('/tab/*', serveFiles({ folder: join(root, 'built'), prefix: '/tab', policy: tabPolicy('live') }));
  server.get('/missing/*', serveFiles({ folder: join(root, 'not-there'), prefix: '/missing', policy: tabPolicy('local') }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  ({ port } = server.address());
});
afterAll(async () => {
  server.server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  rmSync(root, { recursive: true });
});

/** The path goes out as it is written, which fetch would tidy. */
function get(path: string, headers: Record<string, string> = {}): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const req = request({ host: '127.0.0.1', port, path, headers }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.once('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) }));
    });
    req.once('error', reject);
    req.end();
  });
}

test.each(['/tab', '/tab/', '/tab/index.html', '/tab/charter', '/tab/?page=charter'])('%s is the page, asked for anew each time', async (path) => {
  const answer = await get(path);
  expect(answer.status).toBe(200);
  expect(answer.body.toString()).toContain('<title>CoP Guide</title>');
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(answer.headers['cache-control']).toBe('no-cache');
  expect((await get(path, { 'If-None-Match': String(answer.headers['etag']) })).status).toBe(304);
});

test('the page may be framed by Teams and runs only its own scripts', async () => {
  const policy = String((await get('/tab')).headers['content-security-policy']);
  expect(policy).toContain("script-src 'self';");
  expect(policy).toMatch(/frame-ancestors [^;]*https:\/\/teams\.microsoft\.com/);
  expect(tabPolicy('local')).toMatch(/frame-ancestors 'self'$/);
});

test('a built file with its hash in the name is kept for ever', async () => {
  const answer = await get('/tab/assets/main-Ab12_xY9.js');
  expect(answer.body.toString()).toBe(script);
  expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
});

test.each([
  ['br, gzip', 'br', brotliDecompressSync],
  ['gzip, deflate', 'gzip', gunzipSync],
  ['br;q=0, gzip', 'gzip', gunzipSync],
])('who takes %s gets %s, smaller', async (asked, packing, unpack) => {
  const answer = await get('/tab/assets/main-Ab12_xY9.js', { 'Accept-Encoding': asked });
  expect(answer.headers['content-encoding']).toBe(packing);
  expect(answer.body.length).toBeLessThan(script.length / 2);
  expect(unpack(answer.body).toString()).toBe(script);
});

test.each(['/tab/../secret.txt', '/tab/..%2fsecret.txt', '/tab/%2e%2e/secret.txt', '/tab/....//secret.txt', '/tab//etc/passwd.txt', '/tab/assets/other.js', '/tab/__proto__.js', '/missing/a.js', '/missing/a'])(
  '%s is not there', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(answer.body.toString()).not.toContain('secret');
  });
