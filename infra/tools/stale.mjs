import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkWritable } from './install.mjs';
import { inProject, stopWith } from './project.mjs';

/** What the build is made from. */
const sources = ['bot', 'tab', 'infra/tools/build.mjs', 'package-lock.json', 'tsconfig.json'];
/** A path in the folder of what was built. */
export const built = (...parts) => inProject('.build', ...parts);
const stamp = built('stamp');

/** Says by names, sizes and times of change what the sources are now: a look at each, but no reading. */
export function fingerprint() {
  const hash = createHash('sha256');
  for (const source of sources) add(hash, source);
  return hash.digest('hex');
}

function add(hash, path) {
  const found = statSync(inProject(path), { throwIfNoEntry: false });
  if (!found) return;
  if (!found.isDirectory()) {
    hash.update(`${path}\0${found.size}\0${found.mtimeMs}\0`);
    return;
  }
  for (const name of readdirSync(inProject(path)).sort()) if (name !== 'node_modules') add(hash, join(path, name));
}

export function isBuilt() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();
}

/** Called by the build with the fingerprint from before it began: what changed meanwhile is built the next time. */
export function noteBuilt(print) {
  mkdirSync(inProject('.build'), { recursive: true });
  writeFileSync(stamp, print);
}

/** Builds what is stale, in a process of its own: its tools take memory that the app has no use for. */
export function ensureBuilt() {
  if (isBuilt()) return;
  checkWritable();
  console.log('Building...');
  const result = spawnSync(process.execPath, [inProject('infra', 'tools', 'build.mjs')], { stdio: 'inherit' });
  if (result.status !== 0) stopWith('The build failed; the lines above say where.');
}
