import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Puts a whole file in place: written beside it, flushed, then renamed, so that a reader sees the old
 * file or the new one and a process killed in between leaves the old one.
 */
export function writeWhole(file: string, content: Buffer | string): void {
  mkdirSync(dirname(file), { recursive: true });
  const beside = join(dirname(file), `.writing-${process.pid}`);
  const handle = openSync(beside, 'w');
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(beside, file);
}

export const writeJson = (file: string, value: unknown): void => writeWhole(file, `${JSON.stringify(value, null, 2)}\n`);

/** The parsed file, or null when there is none. Throws when it is not JSON: nobody else writes it. */
export function readJson<T>(file: string): T | null {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as T : null;
}
