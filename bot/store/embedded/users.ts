import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './postmaster';

/**
 * Notes in `folder` that this process uses the database. What is given back takes the note away and
 * tells whether nobody else uses it: two apps may share a server, and the first to stop must not take
 * it from the other.
 */
export function registerUser(folder: string): () => boolean {
  const users = join(folder, 'users');
  mkdirSync(users, { recursive: true });
  const mine = `${process.pid}-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
  writeFileSync(join(users, mine), birthOf(process.pid));
  return () => {
    rmSync(join(users, mine), { force: true });
    return otherUsers(folder) === 0;
  };
}

/** How many live processes use the database of `folder`; notes of dead ones are swept out. */
export function otherUsers(folder: string): number {
  return usersOf(folder).length;
}

/** The process ids of those that use what is in `folder`, each as often as it uses it. */
export function usersOf(folder: string): number[] {
  const users = join(folder, 'users');
  const live: number[] = [];
  for (const name of readNames(users)) {
    const pid = Number(name.split('-')[0]);
    if (isSame(pid, join(users, name))) live.push(pid);
    else rmSync(join(users, name), { force: true });
  }
  return live;
}

/** A number alone does not tell: it comes back after a restart of the machine, and of a container always. */
function isSame(pid: number, note: string): boolean {
  if (!isAlive(pid)) return false;
  try {
    return readFileSync(note, 'utf8') === birthOf(pid);
  } catch {
    return false;
  }
}

/** When the process began, in the system's own count (field 22 of proc(5) `stat`); empty where it does not tell. */
function birthOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
