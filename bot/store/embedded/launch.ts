import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { runAs } from './account';
import type { Binaries } from './binaries';
import { role } from './cluster';
import type { Place } from './place';

/** Small enough to idle at 19 MB, with room for several copies of the app. */
const ownSettings: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  shared_buffers: '16MB',
  max_connections: '30',
  // The server's log must not hold what people wrote: neither statements nor the row in question.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/** Largest log that is kept over a start, in bytes. */
const longestLog = 1_000_000;

/** A server process that was just started, until it serves or ends. */
export interface Launch {
  pid: number | undefined;
  ended: boolean;
  /** What it wrote to its log since it was started. */
  said(): string;
}

/** Starts the server, detached: Ctrl-C reaches only the app, which then closes both in order. */
export function launch(binaries: Binaries, place: Place, settings: Readonly<Record<string, string>>): Launch {
  const all = { ...ownSettings, unix_socket_directories: `"${place.sockets.replaceAll('"', '""')}"`, ...settings };
  const args = ['-D', place.data, '-p', '5432', ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const from = sizeOf(place.log);
  const log = openSync(place.log, from > longestLog ? 'w' : 'a', 0o600);
  const child = spawn(join(binaries.home, 'bin', 'postgres'), args, {
    cwd: place.data, env: {}, detached: true, stdio: ['ignore', log, log], ...runAs(place.account),
  });
  closeSync(log);
  child.unref();
  const running: Launch = { pid: child.pid, ended: false, said: () => readFileSync(place.log).subarray(from > longestLog ? 0 : from).toString('utf8') };
  child.on('exit', () => (running.ended = true));
  child.on('error', () => (running.ended = true));
  return running;
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** How to connect to the server's own database; each value is named, so that no PG... variable of the machine steps in. */
export function doorOf(sockets: string): { host: string; port: number; user: string; database: string; ssl: false } {
  return { host: sockets, port: 5432, user: role, database: 'postgres', ssl: false };
}

/** True if a server answers on the socket in `folder` now. */
export async function serves(folder: string): Promise<boolean> {
  const client = new Client({ ...doorOf(folder), connectionTimeoutMillis: 2_000 });
  // An idle client reports a lost server through this event, which would otherwise end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Waits in small steps until `met` or the time is up; tells whether it was met. */
export async function within(milliseconds: number, met: () => boolean | Promise<boolean>): Promise<boolean> {
  const end = performance.now() + milliseconds;
  for (let wait = 5; ; wait = Math.min(wait * 1.5, 200)) {
    if (await met()) return true;
    if (performance.now() >= end) return false;
    await pause(wait);
  }
}
