import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { inProject, root, stopWith } from './project.mjs';

/** True if every package that the lock file wants is in node_modules, in the version it wants. */
export function isInstalled(folder = root) {
  const wanted = packagesOf(`${folder}/package-lock.json`);
  // npm writes this list last, so that an install that was cut short has none, or an old one.
  const present = packagesOf(`${folder}/node_modules/.package-lock.json`);
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, one]) => path === '' || one.optional || one.link || present[path]?.version === one.version);
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

/** Installs what is missing; says so, because it takes a while. Ends with a sentence where it cannot. */
export function ensureInstalled() {
  if (isInstalled()) return;
  checkWritable();
  console.log(existsSync(inProject('node_modules')) ? 'Installing what changed...' : 'Installing, about half a minute...');
  // Short patience: without a network npm would try for minutes.
  const result = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error', '--fetch-retries=1', '--fetch-retry-mintimeout=1000'], { stdio: ['ignore', 'inherit', 'pipe'], encoding: 'utf8' });
  if (result.status === 0) return;
  const said = (result.stderr ?? '').split('\n').filter((line) => line.startsWith('npm error')).slice(0, 3);
  stopWith([...said, 'The packages could not be installed. Check the network connection, then start again.'].join('\n'));
}

/** Runs npm as the one that called us, else the one that comes with Node.js. */
export function npm(args, options = {}) {
  const script = process.env.npm_execpath;
  const common = { cwd: root, stdio: 'inherit', ...options };
  if (script && /npm-cli\.js$/.test(script)) return spawnSync(process.execPath, [script, ...args], common);
  return spawnSync('npm', args, { ...common, shell: process.platform === 'win32' });
}

export function checkWritable(folder = root) {
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    stopWith(`${folder} cannot be written by this account. Make it writable, or copy the project to a folder of your own, then start again.`);
  }
}
