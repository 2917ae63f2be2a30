import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** What a journal rebuilds at open: it takes entries in order and can say itself in fewer of them. */
export interface Fold<Entry> {
  apply(entry: Entry): void;
  snapshot(): Entry[];
}

export interface Journal<Entry> {
  /** Writes the entry to the file and then applies it; it survives the end of this process. */
  append(entry: Entry): void;
  close(): void;
}

/**
 * Opens the append-only file of JSON lines and feeds it to `fold`, then rewrites it as the fold's
 * snapshot (a temporary file, put in place by a rename). A torn last line was never acknowledged
 * and is left out; when any other line is unreadable the old file is kept beside it as `.damaged`.
 * Throws the file system's error when the file cannot be read or written.
 */
export function openJournal<Entry>(file: string, fold: Fold<Entry>): Journal<Entry> {
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file) && readInto(file, fold)) copyFileSync(file, `${file}.damaged`);
  compact(file, fold);
  let handle: number | null = openSync(file, 'a', 0o600);
  let torn = false;

  return {
    append(entry) {
      if (handle === null) throw new Error('The journal of local Teams is closed. Start again.');
      // A line that failed half-way must not swallow the next one.
      const line = `${torn ? '\n' : ''}${JSON.stringify(entry)}\n`;
      torn = true;
      writeWhole(handle, line);
      torn = false;
      fold.apply(entry);
    },
    close() {
      if (handle !== null) closeSync(handle);
      handle = null;
    },
  };
}

/** True when a line other than the last was unreadable. */
function readInto<Entry>(file: string, fold: Fold<Entry>): boolean {
  const lines = readFileSync(file, 'utf8').split('\n');
  const last = lines.length - 1;
  let damaged = false;
  lines.forEach((line, at) => {
    if (line === '') return;
    const entry = parse<Entry>(line);
    // Text after the last newline is a write that never ended, even if it happens to parse.
    if (entry && at < last) fold.apply(entry);
    else if (at < last) damaged = true;
  });
  return damaged;
}

function parse<Entry>(line: string): Entry | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Entry) : null;
  } catch {
    return null;
  }
}

function compact<Entry>(file: string, fold: Fold<Entry>): void {
  const fresh = `${file}.new`;
  const handle = openSync(fresh, 'w', 0o600);
  for (const entry of fold.snapshot()) writeWhole(handle, `${JSON.stringify(entry)}\n`);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(fresh, file);
}

function writeWhole(handle: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  let written = 0;
  while (written < bytes.length) written += writeSync(handle, bytes, written);
}
