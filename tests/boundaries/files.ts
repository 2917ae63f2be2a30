import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Source } from './source';

/** Largest file, in bytes of UTF-8; nine of ten stay under half of it. */
export const largest = 16_000;

/** All source files under the folders, as paths from `root`. */
export function sourcesUnder(root: string, folders: readonly string[]): Source[] {
  return folders.flatMap((folder) => filesUnder(root, folder)).filter((path) => /\.(ts|tsx|mts|mjs|cjs)$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

function filesUnder(root: string, folder: string): string[] {
  return readdirSync(join(root, folder)).sort().flatMap((name) => {
    const path = posix.join(folder, name);
    return statSync(join(root, path)).isDirectory() ? filesUnder(root, path) : [path];
  });
}

/** What is wrong with a file's name or size, one sentence each. */
export function fileFaults({ path, text }: Source): string[] {
  const faults: string[] = [];
  if (/(^|[/.-])(utils?|helpers?|common|misc)([/.-]|$)/i.test(path)) faults.push(`${path} has a name that says nothing: use the field's word for what is in it`);
  const size = Buffer.byteLength(text);
  if (size > largest) faults.push(`${path} has ${size} bytes: at most ${largest}, so split it where its jobs part`);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (/(^|\/)index\.tsx?$/.test(path) && lines.length > 0 && lines.every((line) => /^export .* from /.test(line))) faults.push(`${path} only passes on: import from where things are`);
  if (/^\s*export\s*\*/m.test(text)) faults.push(`${path} passes on all of another file: name what is exported`);
  return faults;
}
