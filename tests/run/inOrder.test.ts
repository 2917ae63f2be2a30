import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const children: ChildProcess[] = [];
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cop-run-'));
});

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Running {
  child: ChildProcess;
  said(): string;
  /** Resolves once it has said `word`. */
  until(word: string): Promise<void>;
  /** Exit code, once it has ended. */
  ended: Promise<number | null>;
}

function begin(how = ''): Running {
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'starter.ts'), folder, how], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<number | null>((done) => child.once('close', done));
  const until = (word: string): Promise<void> => new Promise((done, failed) => {
    const look = (): void => { if (said.includes(word)) done(); };
    for (const stream of [child.stdout, child.stderr]) stream.on('data', look);
    void ended.then(() => failed(new Error(`it ended without "${word}": ${said}`)));
    look();
  });
  return { child, said: () => said, until, ended };
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s closes what was opened, the latest first, also when one of them cannot be closed', async (signal) => {
  const app = begin();
  await app.until('ready');
  app.child.kill(signal);
  expect(await app.ended).toBe(1);
  expect(app.said()).toBe('opening\nready\ndatabase closed\nfolder closed\n');
});

test('a signal in the middle of the start closes what was being opened', async () => {
  const app = begin('slow');
  await app.until('opening');
  app.child.kill('SIGINT');
  await app.ended;
  expect(app.said()).toContain('database closed\nfolder closed\n');
});

test('a second Ctrl-C waits for nothing, and everything has been told to close', async () => {
  const app = begin('hangs');
  await app.until('ready');
  app.child.kill('SIGINT');
  await app.until('page closing');
  app.child.kill('SIGINT');
  expect(await app.ended).toBe(130);
  expect(app.said()).toContain('folder closed');
});

test('a start that fails closes what it has opened and says why', async () => {
  const app = begin('fails');
  expect(await app.ended).toBe(1);
  expect(app.said()).toBe('opening\ndatabase closed\nfolder closed\nIt is not the day for it.\n');
});

test('a second app on the same folder is refused with a sentence, and the first one stays', async () => {
  const first = begin();
  await first.until('ready');
  const second = begin();
  expect(await second.ended).toBe(1);
  expect(second.said()).toContain(`CoP Guide runs already with the state in ${folder}, as process ${first.child.pid}. `);
  expect(first.child.exitCode).toBeNull();
  first.child.kill('SIGKILL');
  await first.ended;
  // What a killed one left behind is in nobody's way.
  const third = begin();
  await third.until('ready');
  expect(readdirSync(join(folder, 'users'))).toHaveLength(1);
});
