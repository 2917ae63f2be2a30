import { existsSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbedded } from '../../bot/store/embedded';
import type { Binaries } from '../../bot/store/embedded/binaries';
import { foldersOf } from '../../bot/store/embedded/place';
import { findPostmaster, isAlive } from '../../bot/store/embedded/postmaster';

/** Folder of this run, made by run-begins.ts; its last part is also the run's name in a shared server. */
export function runFolder(): string {
  const folder = process.env['COP_TEST_RUN'];
  if (!folder) throw new Error('testDatabase() needs the global set-up of jest.config.js');
  return folder;
}

/** Every database of a run begins with this. */
export function prefixOf(folder: string): string {
  return `cop_${(folder.split('-').slice(-2).join('_')).toLowerCase()}`;
}

/** Address of the run's server: TEST_DATABASE_URL, else npm's PostgreSQL, else Debian's, started at the first call. */
export async function testServer(): Promise<string> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return given;
  const folder = join(runFolder(), 'postgres');
  // Nothing here outlives the run, so that nothing has to reach the disk.
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200', shared_buffers: '64MB' };
  try {
    return (await startEmbedded({ folder, settings })).url;
  } catch (problem) {
    const binaries = debianBinaries();
    if (!binaries) throw problem;
    return (await startEmbedded({ folder, settings, binaries })).url;
  }
}

function debianBinaries(): Binaries | null {
  const root = '/usr/lib/postgresql';
  const majors = existsSync(root) ? readdirSync(root).filter((major) => existsSync(join(root, major, 'bin', 'initdb'))) : [];
  const major = majors.sort((a, b) => Number(b) - Number(a))[0];
  return major ? { home: join(root, major), major } : null;
}

/** Ends what the run of `folder` began: its server, or its databases in a given one. */
export async function closeTestServer(folder: string): Promise<void> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) await dropAll(given, prefixOf(folder));
  for (const one of foldersOf(join(folder, 'postgres'))) {
    const found = findPostmaster(join(one, 'data'));
    // SIGQUIT: at once, without a last write. The data goes too.
    if (found) process.kill(found.pid, 'SIGQUIT');
    rmSync(one, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
}

/** Ends what runs that were cut short left behind. */
export async function sweepRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^cop-tests-(\d+)-/.exec(name)?.[1];
    if (!pid || isAlive(Number(pid))) continue;
    await closeTestServer(join(tmpdir(), name)).catch(() => undefined);
    rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

async function dropAll(url: string, prefix: string): Promise<void> {
  await withServer(url, async (client) => {
    const { rows } = await client.query<{ datname: string }>('select datname from pg_database where starts_with(datname, $1)', [prefix]);
    for (const { datname } of rows) await client.query(`drop database if exists "${datname}" with (force)`);
  });
}

/** One connection to the server for `act`, closed whatever happens. */
export async function withServer<T>(url: string, act: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}
