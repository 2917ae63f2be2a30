import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseUnavailable, useOwnServer } from './unavailable';

/** Who runs the server. `drop` is false when it is simply the account that runs the app. */
export interface Account {
  uid: number;
  gid: number;
  drop: boolean;
}

/**
 * The account for the server: the app's own, but PostgreSQL refuses root, so that root hands over to
 * the owner of the data that already stands, else to `postgres`, else to `nobody`.
 */
export function accountFor(dataFolder: string): Account {
  const uid = process.getuid?.() ?? 0;
  const gid = process.getgid?.() ?? 0;
  const owner = ownerOf(dataFolder);
  if (process.platform === 'win32') return { uid, gid, drop: false };
  if (uid !== 0) {
    if (owner && owner.uid !== uid) {
      throw new DatabaseUnavailable(`The database in ${dataFolder} belongs to another account of this machine. Start the app as that account, or keep this one's state in another folder.`);
    }
    return { uid, gid, drop: false };
  }
  const chosen = owner && owner.uid !== 0 ? owner : (named('postgres') ?? named('nobody'));
  if (!chosen) throw new DatabaseUnavailable(`PostgreSQL does not run as root, and this machine has no account named postgres or nobody. Start the app as an ordinary user, or ${useOwnServer}.`);
  return { ...chosen, drop: true };
}

/** What `spawn` needs to run a program as the account. */
export function runAs(account: Account): { uid?: number; gid?: number } {
  return account.drop ? { uid: account.uid, gid: account.gid } : {};
}

/** True if the account may pass through the folder and through every one above it. */
export function canEnter(account: Account, folder: string): boolean {
  if (!account.drop) return true;
  for (let at = folder; ; at = dirname(at)) {
    if (!allows(account, at, 1)) return false;
    if (at === dirname(at)) return true;
  }
}

/** True if the account may read the file or list the folder. */
export function canRead(account: Account, path: string): boolean {
  return !account.drop || (allows(account, path, 4) && canEnter(account, dirname(path)));
}

function allows(account: Account, path: string, bits: number): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return false;
  const shift = found.uid === account.uid ? 6 : found.gid === account.gid ? 3 : 0;
  return ((found.mode >> shift) & bits) === bits;
}

function ownerOf(folder: string): { uid: number; gid: number } | null {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found ? { uid: found.uid, gid: found.gid } : null;
}

function named(name: string): { uid: number; gid: number } | null {
  const uid = idOf('-u', name);
  const gid = idOf('-g', name);
  return uid === null || gid === null ? null : { uid, gid };
}

function idOf(which: '-u' | '-g', name: string): number | null {
  const answer = spawnSync('id', [which, name], { encoding: 'utf8' });
  const value = answer.status === 0 ? Number(answer.stdout.trim()) : NaN;
  // macOS prints nobody's id as -2: the same 32 bits.
  return Number.isInteger(value) ? value >>> 0 : null;
}
