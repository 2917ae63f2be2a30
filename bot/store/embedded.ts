import { existsSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { openBinaries, type Binaries } from './embedded/binaries';
import { ensureCluster, role } from './embedded/cluster';
import { doorOf, launch, serves, within } from './embedded/launch';
import { foldersOf, openPlace, socketName, type Place } from './embedded/place';
import { clearStalePidFile, findPostmaster, pidFileOf } from './embedded/postmaster';
import { DatabaseUnavailable, diskFull, useOwnServer } from './embedded/unavailable';
import { otherUsers, registerUser } from './embedded/users';

export interface EmbeddedOptions {
  /** Folder of its own for the database; made if missing. */
  folder: string;
  /** Server settings on top of ours, such as `{ fsync: 'off' }` for tests. */
  settings?: Settings;
  /** Other PostgreSQL programs than npm's, such as `{ home: '/usr/lib/postgresql/15', major: '15' }`. */
  binaries?: Binaries;
}

export interface Embedded {
  /** `postgresql:///cop?host=<folder of the socket>&...`, for `pg`. */
  url: string;
  /** True if the server was running already: an earlier app was killed, or another one uses it. */
  adopted: boolean;
  /** Stops the server cleanly, or leaves it to the other apps that still use it. Close all connections first. */
  stop(): Promise<void>;
}

/** A server that was killed wants a new file of its journal, which has this many bytes. */
const leastRoom = 16 * 1024 * 1024;

type Settings = Readonly<Record<string, string>>;

/** A server that answers on the socket in `sockets`. */
interface Standing {
  sockets: string;
  adopted: boolean;
}

/** How long a start may take: a server that was killed reads its journal first. Milliseconds. */
const patience = 60_000;
/** How long a server that is going down, or its last children, may hold the data folder. Milliseconds. */
const lockPatience = 15_000;

/**
 * Starts the PostgreSQL server that came with npm on `folder`, or adopts the one that runs there, and
 * sees to it that the database `cop` exists. Throws DatabaseUnavailable with a sentence for people.
 */
export async function startEmbedded({ folder, settings = {}, binaries }: EmbeddedOptions): Promise<Embedded> {
  const place = openPlace(folder);
  const leave = registerUser(folder);
  try {
    const { sockets, adopted } = await open(place, settings, binaries);
    let stopped: Promise<void> | null = null;
    const stop = async (): Promise<void> => (leave() ? stopServer(place) : undefined);
    return { url: urlOf(sockets), adopted, stop: () => (stopped ??= stop()) };
  } catch (problem) {
    leave();
    throw problem;
  }
}

/**
 * Removes the database of `folder` for good, its server stopped first. Refuses with DatabaseUnavailable
 * while an app uses it.
 */
export async function forgetEmbedded(folder: string): Promise<void> {
  if (otherUsers(folder) > 0) throw new DatabaseUnavailable('The app is running. Stop it with Ctrl-C first, then reset.');
  const folders = foldersOf(folder);
  for (const one of folders) await stopServer({ data: join(one, 'data'), log: join(one, 'server.log') });
  for (const one of folders) rmSync(one, { recursive: true, force: true });
}

async function open(place: Place, settings: Settings, given: Binaries | undefined): Promise<Standing> {
  const first = await running(place, settings, given);
  if (await ensureDatabase(first.sockets)) return first;
  // It went down under us: the app before was just stopping it. We are noted as its user now.
  const second = await running(place, settings, given);
  if (await ensureDatabase(second.sockets)) return second;
  throw new DatabaseUnavailable(`The database started and went away again. Its log is ${place.log}; start again, or ${useOwnServer}.`);
}

async function running(place: Place, settings: Settings, given: Binaries | undefined): Promise<Standing> {
  const standing = await adopt(place);
  if (standing) return { sockets: standing, adopted: true };
  const binaries = given ?? openBinaries(place.account);
  await ensureCluster(binaries, place, settings['fsync'] !== 'off');
  const end = performance.now() + lockPatience;
  for (;;) {
    clearStalePidFile(place.data);
    const server = launch(binaries, place, settings);
    const ready = async (): Promise<boolean> => findPostmaster(place.data)?.pid === server.pid && (await serves(place.sockets));
    const settled = await within(patience, async () => server.ended || (await ready()));
    if (!settled) throw new DatabaseUnavailable(`The database did not answer within ${patience / 1000} seconds. Its log is ${place.log}; start again, or ${useOwnServer}.`);
    if (!server.ended) return { sockets: place.sockets, adopted: false };
    const other = await adopt(place);
    if (other) return { sockets: other, adopted: true };
    // Another starter was quicker, or the last children of a killed server have not noticed yet.
    const held = /lock file|shared memory block/.test(server.said());
    if (!held || performance.now() > end) throw new DatabaseUnavailable(failure(server.said(), place));
    await within(300, () => false);
  }
}

/** The socket folder of the server that already runs on this data, once it answers; null when there is none. */
async function adopt(place: Place): Promise<string | null> {
  let sockets: string | null = null;
  await within(lockPatience, async () => {
    const found = findPostmaster(place.data);
    // It writes the folder down once its socket stands: without the socket it is closing, or was cleared away.
    if (!found || (found.sockets && !existsSync(join(found.sockets, socketName)))) return true;
    if (!found.sockets || !(await serves(found.sockets))) return false;
    sockets = found.sockets;
    return true;
  });
  // One that runs and cannot be reached has to go before another can start.
  if (!sockets) await stopServer(place);
  return sockets;
}

/** SIGINT is PostgreSQL's fast shutdown: it ends sessions, writes everything down and removes its pid file. */
async function stopServer({ data, log }: Pick<Place, 'data' | 'log'>): Promise<void> {
  const found = findPostmaster(data);
  if (!found) return;
  process.kill(found.pid, 'SIGINT');
  const gone = await within(patience, () => !existsSync(pidFileOf(data)) || findPostmaster(data)?.pid !== found.pid);
  if (!gone) throw new DatabaseUnavailable(`The database is still writing after ${patience / 1000} seconds and was left to finish. Its log is ${log}.`);
}

/** Tells false if the server could not be reached. */
async function ensureDatabase(sockets: string): Promise<boolean> {
  const client = new Client(doorOf(sockets));
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query("select 1 from pg_database where datname = 'cop'");
    if (rowCount === 0) await client.query('create database cop');
    return true;
  } catch (problem) {
    // Two starters at once: already there (42P04), or its row went in a moment before (23505).
    return ['42P04', '23505'].includes((problem as { code?: string }).code ?? '');
  } finally {
    await client.end().catch(() => undefined);
  }
}

function urlOf(sockets: string): string {
  return `postgresql:///cop?host=${encodeURIComponent(sockets)}&port=5432&user=${role}&sslmode=disable`;
}

/** Why the server ended. What it answered to our own asking meanwhile, that it is not ready yet, is no reason. */
function failure(said: string, place: Place): string {
  const reasons = said.split('\n').flatMap((line) => /(?:FATAL|PANIC):\s+(.*)/.exec(line)?.[1] ?? []);
  const reason = reasons.find((one) => !/^the database system is /.test(one));
  if (/No space left on device/.test(said) || (!reason && isFull(place.data))) return diskFull;
  return `The database did not start: ${reason ?? 'it ended without a word'}. Its log is ${place.log}; to go on, ${useOwnServer}.`;
}

/** On a full disk the server cannot even write down why it ended. */
function isFull(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < leastRoom;
}
