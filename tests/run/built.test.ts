import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '../../bot/run/listen';
import { testDatabase, type TestDatabase } from '../store/database';

let folder = '';
let database: TestDatabase;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cop-built-'));
  database = await testDatabase();
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** The bundle that `npm start` runs is not the source that the other tests run: a package may not survive bundling. */
test('what was built starts, says its one address, answers there, and ends on Ctrl-C', async () => {
  const port = await freePort();
  const child = spawn(process.execPath, [resolve('.build/bot/main.js')], { env: { ...process.env, PORT: String(port), COP_DATA: folder, DATABASE_URL: database.url }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = once(child, 'close') as Promise<[number | null]>;
  while (!said.includes('ready') && child.exitCode === null) await new Promise((later) => setTimeout(later, 50));
  expect(said).toBe(`Local Teams is ready: http://127.0.0.1:${port}\n`);
  const page = await fetch(`http://127.0.0.1:${port}/`);
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<title>')]);
  expect((await fetch(`http://127.0.0.1:${port}/tab/`)).status).toBe(200);
  child.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
});
