import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, readlinkSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What a running server wrote into `postmaster.pid` (its lines are PostgreSQL's `miscadmin.h`). */
export interface Postmaster {
  pid: number;
  /** Folder of its socket; null until the server has opened it. */
  sockets: string | null;
}

/** The server that holds the data folder, or null when none does. A left-over file of a dead one is no server. */
export function findPostmaster(data: string): Postmaster | null {
  const lines = readPidFile(data);
  const pid = Number(lines?.[0]);
  if (!lines || !Number.isInteger(pid) || pid <= 0 || !isPostgres(pid, data)) return null;
  return { pid, sockets: lines[4]?.trim() || null };
}

export function pidFileOf(data: string): string {
  return join(data, 'postmaster.pid');
}

/**
 * Removes a pid file whose number now belongs to something that is not PostgreSQL: the server would
 * refuse to start for it. A file whose process is gone is the server's own business.
 */
export function clearStalePidFile(data: string): void {
  const pid = Number(readPidFile(data)?.[0]);
  if (Number.isInteger(pid) && pid > 0 && isAlive(pid) && !isPostgres(pid, data)) rmSync(pidFileOf(data), { force: true });
}

function readPidFile(data: string): string[] | null {
  if (!existsSync(pidFileOf(data))) return null;
  try {
    return readFileSync(pidFileOf(data), 'utf8').split('\n');
  } catch {
    return null;
  }
}

/** True if the process is a PostgreSQL server, and of this very data folder where the system tells. */
function isPostgres(pid: number, data: string): boolean {
  if (!isAlive(pid)) return false;
  const name = processName(pid);
  if (name === null || !/^postgres(\.exe)?$/.test(name)) return false;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
  } catch {
    return true;
  }
}

function processName(pid: number): string | null {
  if (existsSync(`/proc/${pid}/comm`)) return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  const answer = spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' });
  return answer.status === 0 ? basename(answer.stdout.trim()) : null;
}

/** True if a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (problem) {
    return (problem as NodeJS.ErrnoException).code === 'EPERM';
  }
}
