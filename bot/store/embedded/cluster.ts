import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runAs } from './account';
import type { Binaries } from './binaries';
import type { Place } from './place';
import { isAlive } from './postmaster';
import { DatabaseUnavailable, diskFull, useOwnServer } from './unavailable';

/** The one role of the embedded server; the socket's folder is private, so it has no password. */
export const role = 'cop';

/**
 * Makes the data folder if there is none. It is made under another name and renamed, so that a start
 * that was cut short leaves nothing that looks like a database.
 */
export async function ensureCluster(binaries: Binaries, place: Place, sync: boolean): Promise<void> {
  if (existsSync(join(place.data, 'PG_VERSION'))) return checkVersion(binaries, place);
  const parent = dirname(place.data);
  sweep(parent);
  const making = join(parent, `making-${process.pid}-${Date.now().toString(36)}`);
  mkdirSync(making, { mode: 0o700 });
  if (place.account.drop) chownSync(making, place.account.uid, place.account.gid);
  try {
    await initialise(binaries, place, making, sync);
    renameSync(making, place.data);
  } catch (problem) {
    rmSync(making, { recursive: true, force: true });
    const { code } = problem as NodeJS.ErrnoException;
    // Two starters at once: the other's folder stands, and serves both.
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw problem;
  }
}

function checkVersion(binaries: Binaries, place: Place): void {
  const stands = readFileSync(join(place.data, 'PG_VERSION'), 'utf8').trim();
  if (stands === binaries.major) return;
  throw new DatabaseUnavailable(`The database in ${place.data} was made by PostgreSQL ${stands}, and this version of the app brings ${binaries.major}. Start the earlier version of the app, or keep this one's state in another folder.`);
}

function initialise(binaries: Binaries, place: Place, folder: string, sync: boolean): Promise<void> {
  const args = ['-D', folder, '-U', role, '--auth=trust', '--locale=C.UTF-8', '-E', 'UTF8', '--no-instructions'];
  if (!sync) args.push('--no-sync');
  if (process.platform === 'darwin') args.splice(args.indexOf('--locale=C.UTF-8'), 1, '--locale=C');
  return new Promise((done, failed) => {
    const child = spawn(join(binaries.home, 'bin', 'initdb'), args, { cwd: folder, env: {}, stdio: ['ignore', 'ignore', 'pipe'], ...runAs(place.account) });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('error', (problem) => failed(new DatabaseUnavailable(`The database could not be made: ${problem.message}. To go on, ${useOwnServer}.`)));
    child.on('close', (code) => {
      if (code === 0) return done();
      if (/No space left on device/.test(said)) return failed(new DatabaseUnavailable(diskFull));
      const reason = said.split('\n').find((line) => /error|could not|cannot/i.test(line)) ?? `initdb ended with ${code ?? 'a signal'}`;
      failed(new DatabaseUnavailable(`The database could not be made: ${reason.trim()}. To go on, ${useOwnServer}.`));
    });
  });
}

/** Removes what starts that were killed half-way left behind. */
function sweep(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = /^making-(\d+)-/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(join(parent, name), { recursive: true, force: true });
  }
}
