import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measure, percentile, type Measure } from './measure';

const runs = 5;

/** From `npm start` to the printed address, in seconds: the first start with an empty state, then five with a full one. */
export async function bench(): Promise<Measure[]> {
  const state = mkdtempSync(join(tmpdir(), 'cop-bench-start-'));
  // Root hands the database to another account, which has to get through.
  chmodSync(state, 0o711);
  try {
    const first = await timeOneStart(state);
    const later: number[] = [];
    for (let run = 0; run < runs; run += 1) later.push(await timeOneStart(state));
    return [
      measure({ name: 'first start, packages and build ready', value: first, unit: 's' }),
      measure({ name: 'second start, median of 5', value: percentile(later, 0.5), unit: 's', budget: 3 }),
      measure({ name: 'second start, slowest of 5', value: Math.max(...later), unit: 's' }),
    ];
  } finally {
    rmSync(state, { recursive: true, force: true });
  }
}

async function timeOneStart(state: string): Promise<number> {
  const port = await freePort();
  const began = performance.now();
  // A group of its own, so that it can be ended as a terminal ends it: Ctrl-C reaches npm and the app.
  const child = spawn('npm', ['start', '--silent'], { env: { ...process.env, COP_DATA: state, PORT: String(port) }, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  try {
    await said(child, String(port));
    return (performance.now() - began) / 1000;
  } finally {
    await end(child);
  }
}

function said(child: ChildProcess, words: string): Promise<void> {
  return new Promise((done, failed) => {
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (text.includes(words)) done();
    });
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`npm start ended with ${code ?? 'a signal'} before it listened`)));
  });
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.pid === undefined) return done();
    child.once('close', () => done());
    process.kill(-child.pid, 'SIGINT');
  });
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
