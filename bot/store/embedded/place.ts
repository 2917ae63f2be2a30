import { createHash } from 'node:crypto';
import { accessSync, chmodSync, chownSync, constants, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { accountFor, canEnter, type Account } from './account';
import { openRootPlace, rootPlace } from './binaries';
import { findPostmaster } from './postmaster';
import { DatabaseUnavailable, useOwnServer } from './unavailable';

/** Where the parts of one embedded database are. All paths are absolute. */
export interface Place {
  account: Account;
  /** PostgreSQL's data folder. */
  data: string;
  /** Private folder of the server's socket. */
  sockets: string;
  /** What the server says about itself. */
  log: string;
}

/** The name of the socket in its folder: PostgreSQL's, for the port number that every server here has. */
export const socketName = '.s.PGSQL.5432';

/** Longest path of a socket in bytes: Linux takes 107, macOS 103 (`sun_path` in sys/un.h less its closing zero). */
const longestSocket = 103;

/** Finds, or makes, the place of the database that belongs to `folder`. */
export function openPlace(folder: string): Place {
  const home = openFolder(folder);
  const base = baseOf(home);
  const account = accountFor(join(base, 'data'));
  return { account, data: join(base, 'data'), sockets: socketsFor(account, home, base), log: join(base, 'server.log') };
}

/** The folders that hold the database of `folder`, whether they exist or not: what a reset removes. */
export function foldersOf(folder: string): string[] {
  const home = existsSync(folder) ? realpathSync(folder) : folder;
  const { sockets } = remembered(home);
  return [home, outside(home), ...(sockets ? [sockets] : [])];
}

function openFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new DatabaseUnavailable(`${folder} cannot be written. Make it writable for this account, or keep the app's state in another folder.`);
  }
  return realpathSync(folder);
}

/** The folder itself where the account can go there, else one outside (for a project under /root). */
function baseOf(home: string): string {
  if (existsSync(join(home, 'data'))) return home;
  const elsewhere = outside(home);
  if (existsSync(join(elsewhere, 'data')) || !canEnter(accountFor(join(home, 'data')), home)) return makeOutside(elsewhere, home);
  return home;
}

function outside(home: string): string {
  return join(rootPlace, createHash('sha256').update(home).digest('hex').slice(0, 16));
}

function makeOutside(elsewhere: string, home: string): string {
  try {
    openRootPlace();
    sweepOutside();
    mkdirSync(elsewhere, { recursive: true });
    chmodSync(elsewhere, 0o755);
    writeFileSync(join(elsewhere, 'home'), home);
    return elsewhere;
  } catch {
    throw new DatabaseUnavailable(`PostgreSQL does not run as root, and the account it would use can enter neither ${home} nor ${rootPlace}. Move the project out of that folder, start as an ordinary user, or ${useOwnServer}.`);
  }
}

/** A temporary folder that is gone takes its database along; any other may be on a disk that is only away. */
function sweepOutside(): void {
  const temporary = `${realpathSync(tmpdir())}${sep}`;
  for (const name of readdirSync(rootPlace)) {
    const note = join(rootPlace, name, 'home');
    if (!existsSync(note)) continue;
    const home = readFileSync(note, 'utf8');
    if (home.startsWith(temporary) && !existsSync(home) && !findPostmaster(join(rootPlace, name, 'data'))) rmSync(join(rootPlace, name), { recursive: true, force: true });
  }
}

function socketsFor(account: Account, home: string, base: string): string {
  const beside = join(base, 'sockets');
  if (fits(beside)) {
    mkdirSync(beside, { recursive: true });
    return makePrivate(beside, account);
  }
  const { sockets } = remembered(home);
  if (sockets && statSync(sockets, { throwIfNoEntry: false })?.uid === account.uid) return sockets;
  // Made by mkdtemp, so that nobody else can have put it there before us.
  const short = mkdtempSync(join(realpathSync(tmpdir()), 'cop-'));
  if (!fits(short)) {
    throw new DatabaseUnavailable(`The path of the folder for temporary files (${tmpdir()}) is too long for a database socket. Set TMPDIR to a shorter folder, or ${useOwnServer}.`);
  }
  remember(home, short);
  return makePrivate(short, account);
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, socketName)) <= longestSocket;
}

function makePrivate(folder: string, account: Account): string {
  if (account.drop && statSync(folder).uid !== account.uid) chownSync(folder, account.uid, account.gid);
  if ((statSync(folder).mode & 0o777) !== 0o700) chmodSync(folder, 0o700);
  return folder;
}

/** The note names the folder it was made for: a copied project must not meet the first one's server. */
function remembered(home: string): { sockets: string | null } {
  try {
    const note = JSON.parse(readFileSync(join(home, 'sockets.json'), 'utf8')) as { home?: unknown; sockets?: unknown };
    return { sockets: note.home === home && typeof note.sockets === 'string' ? note.sockets : null };
  } catch {
    return { sockets: null };
  }
}

function remember(home: string, sockets: string): void {
  const file = join(home, 'sockets.json');
  writeFileSync(`${file}.${process.pid}`, `${JSON.stringify({ home, sockets })}\n`);
  renameSync(`${file}.${process.pid}`, file);
}
