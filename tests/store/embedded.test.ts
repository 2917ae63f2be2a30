import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { forgetEmbedded, startEmbedded, type Embedded } from '../../bot/store/embedded';
import { foldersOf } from '../../bot/store/embedded/place';
import { findPostmaster } from '../../bot/store/embedded/postmaster';

const settings = { fsync: 'off' };
const isRoot = process.getuid?.() === 0;
let base = '';
let folder = '';
const opened: Embedded[] = [];
const children: ChildProcess[] = [];

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'cop-embedded-')));
  chmodSync(base, 0o755);
  folder = join(base, 'postgres');
});

afterEach(async () => {
  for (const child of children.splice(0)) await kill(child);
  for (const database of opened.splice(0)) await database.stop();
  for (const name of readdirSync(base)) await forgetEmbedded(join(base, name));
  rmSync(base, { recursive: true, force: true });
});

async function start(at = folder): Promise<Embedded> {
  const database = await startEmbedded({ folder: at, settings });
  opened.push(database);
  return database;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const write = (url: string): Promise<unknown> => ask(url, "create table kept (word text); insert into kept values ('kept')");
const read = (url: string): Promise<unknown> => ask(url, 'select word from kept');
const kept = [{ word: 'kept' }];
const serverOf = (at: string): number | undefined => foldersOf(at).map((one) => findPostmaster(join(one, 'data'))?.pid).find(Boolean);

interface Said { url?: string; adopted?: boolean; problem?: string }

/** Another app, in a process of its own; `as` is a uid and gid to run it as. */
async function startApart(at: string, as?: { uid: number; gid: number }): Promise<{ child: ChildProcess; said: Said }> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'starter.ts'), at], { stdio: ['pipe', 'pipe', 'inherit'], env: { PATH: process.env['PATH'], HOME: base, TMPDIR: tmpdir() }, ...as });
  children.push(child);
  const line = await new Promise<string>((done, failed) => {
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (text.includes('\n')) done(text);
    });
    child.once('exit', (code) => failed(new Error(`the other app ended with ${code ?? 'a signal'}`)));
  });
  return { child, said: JSON.parse(line) as Said };
}

const ended = (child: ChildProcess): Promise<void> => new Promise((done) => void child.once('exit', () => done()));

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = ended(child);
  child.kill('SIGKILL');
  await gone;
}

test('what was written is there after a stop and another start', async () => {
  const first = await start();
  await write(first.url);
  await first.stop();
  expect(serverOf(folder)).toBeUndefined();
  const second = await start();
  expect(second.adopted).toBe(false);
  expect(await read(second.url)).toEqual(kept);
});

test('what was written is there after the server was killed', async () => {
  const first = await start();
  await write(first.url);
  const pid = serverOf(folder) ?? 0;
  process.kill(pid, 'SIGKILL');
  const second = await start();
  expect(serverOf(folder)).not.toBe(pid);
  expect(await read(second.url)).toEqual(kept);
});

test('a server whose app was killed is adopted, and then stopped by the app that adopted it', async () => {
  const { child, said } = await startApart(folder);
  await write(said.url ?? '');
  await kill(child);
  const database = await start();
  expect(database).toMatchObject({ adopted: true, url: said.url });
  expect(await read(database.url)).toEqual(kept);
  await database.stop();
  expect(serverOf(folder)).toBeUndefined();
});

test('app and server killed together lose nothing', async () => {
  const { child, said } = await startApart(folder);
  await write(said.url ?? '');
  process.kill(serverOf(folder) ?? 0, 'SIGKILL');
  await kill(child);
  const database = await start();
  expect(await read(database.url)).toEqual(kept);
});

test('two starters at once share one server, and the first to stop leaves it to the other', async () => {
  const [one, two] = await Promise.all([start(), start()]);
  expect(one.url).toBe(two.url);
  await write(one.url);
  await one.stop();
  expect(await read(two.url)).toEqual(kept);
  await two.stop();
  expect(serverOf(folder)).toBeUndefined();
});

test('two apps at once share one server', async () => {
  const [{ said }, database] = await Promise.all([startApart(folder), start()]);
  expect(said.url).toBe(database.url);
  await write(said.url ?? '');
  await database.stop();
  expect(await read(said.url ?? '')).toEqual(kept);
});

test('an app that stops while another starts does not take the server away', async () => {
  const first = await start();
  await write(first.url);
  const [, second] = await Promise.all([first.stop(), start()]);
  expect(await read(second.url)).toEqual(kept);
});

test.each([
  ['of a process that is no database', () => process.pid],
  ['of a process that is gone', () => spawnSync(process.execPath, ['-e', '']).pid],
])('a left-over pid file %s does not stand in the way', async (_, pid) => {
  const first = await start();
  await write(first.url);
  await first.stop();
  const data = join(folder, 'data');
  writeFileSync(join(data, 'postmaster.pid'), `${pid()}\n${data}\n1\n5432\n${join(folder, 'sockets')}\n\n  1 1\nready   \n`);
  if (isRoot) chownSync(join(data, 'postmaster.pid'), statSync(data).uid, statSync(data).gid);
  const second = await start();
  expect(second.adopted).toBe(false);
  expect(await read(second.url)).toEqual(kept);
});

test('a server that lost its socket is replaced without losing what it holds', async () => {
  const first = await start();
  await write(first.url);
  rmSync(join(folder, 'sockets'), { recursive: true });
  const second = await start();
  expect(await read(second.url)).toEqual(kept);
});

test('a start that was cut short while making the data leaves nothing in the way', async () => {
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  mkdirSync(join(folder, `making-${gone}-x`, 'base'), { recursive: true });
  await start();
  expect(readdirSync(folder).filter((name) => name.startsWith('making-'))).toEqual([]);
});

test('a folder with spaces, commas and quotes serves', async () => {
  const database = await start(join(base, `our "CoP", state`));
  await write(database.url);
  expect(await read(database.url)).toEqual(kept);
});

test('a path too long for a socket gets a short private folder, the same one the next time', async () => {
  const deep = join(base, 'a-long-name-of-a-folder'.repeat(5));
  const first = await start(deep);
  await write(first.url);
  await first.stop();
  const second = await start(deep);
  expect(second.url).toBe(first.url);
  expect(await read(second.url)).toEqual(kept);
  const sockets = new URL(second.url).searchParams.get('host') ?? '';
  expect(statSync(sockets).mode & 0o777).toBe(0o700);
  expect(readFileSync(join(deep, 'sockets.json'), 'utf8')).toContain(sockets);
});

test('nobody reaches the server over the network, and its log keeps no words of people', async () => {
  const database = await start();
  expect(await ask(database.url, "select current_setting('listen_addresses') as addresses")).toEqual([{ addresses: '' }]);
  await expect(ask(database.url, "create table once (word text unique); insert into once values ('a private word'), ('a private word')")).rejects.toThrow(/duplicate/);
  await database.stop();
  const log = readFileSync(join(folder, 'server.log'), 'utf8');
  expect(log).toMatch(/ready to accept connections/);
  expect(log).not.toContain('a private word');
});

test('data of another PostgreSQL version is left alone, with a sentence that says what to do', async () => {
  const first = await start();
  await first.stop();
  writeFileSync(join(folder, 'data', 'PG_VERSION'), '12\n');
  await expect(start()).rejects.toThrow(/made by PostgreSQL 12.*Start the earlier version/);
});

test('a file where the folder should be is answered with a sentence', async () => {
  writeFileSync(folder, '');
  await expect(start()).rejects.toThrow(/cannot be written. Make it writable/);
});

test('forgetting is refused while an app uses the database, and then removes it with its server', async () => {
  const database = await start();
  await write(database.url);
  await expect(forgetEmbedded(folder)).rejects.toThrow(/Stop it with Ctrl-C first/);
  const { child } = await startApart(folder);
  await database.stop();
  await kill(child);
  await forgetEmbedded(folder);
  expect(existsSync(folder)).toBe(false);
  await expect(ask(database.url, 'select 1')).rejects.toThrow(/ENOENT/);
});

if (isRoot) {
  test('root hands the server to an account without rights', async () => {
    await start();
    expect(statSync(join(folder, 'data')).uid).not.toBe(0);
    expect(statSync(`/proc/${serverOf(folder) ?? 0}`).uid).toBe(statSync(join(folder, 'data')).uid);
  });

  test('root in a folder that no other account can enter keeps the data outside, and a reset finds it', async () => {
    const closed = join(base, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const at = join(closed, 'postgres');
    const first = await start(at);
    await write(first.url);
    await first.stop();
    const second = await start(at);
    expect(await read(second.url)).toEqual(kept);
    await second.stop();
    await forgetEmbedded(at);
    expect(foldersOf(at).filter((one) => existsSync(one))).toEqual([]);
  });

  test('what was kept outside for a temporary folder goes once that folder is gone', async () => {
    const [gone, here] = [join(base, 'gone'), join(base, 'here')];
    for (const closed of [gone, here]) mkdirSync(closed, { mode: 0o700 });
    const first = await start(join(gone, 'postgres'));
    const [, outside = ''] = foldersOf(join(gone, 'postgres'));
    await first.stop();
    expect(existsSync(join(outside, 'data'))).toBe(true);
    rmSync(gone, { recursive: true });
    await (await start(join(here, 'postgres'))).stop();
    expect(existsSync(outside)).toBe(false);
    await forgetEmbedded(join(here, 'postgres'));
  });

  test('an ordinary user starts, adopts and keeps it without any rights of root', async () => {
    const nobody = { uid: 65534, gid: 65534 };
    chownSync(base, nobody.uid, nobody.gid);
    const { child, said } = await startApart(folder, nobody);
    expect(said.problem).toBeUndefined();
    await write(said.url ?? '');
    await kill(child);
    const again = await startApart(folder, nobody);
    expect(again.said).toEqual({ url: said.url, adopted: true });
    expect(await read(again.said.url ?? '')).toEqual(kept);
    const stopped = ended(again.child);
    again.child.stdin?.end();
    await stopped;
    expect(serverOf(folder)).toBeUndefined();
  });

  test('an account that does not own the database is told whose it is', async () => {
    const owner = await start();
    await owner.stop();
    chmodSync(folder, 0o777);
    const { said } = await startApart(folder, { uid: 65534, gid: 65534 });
    expect(said.problem).toMatch(/belongs to another account/);
  });
}
