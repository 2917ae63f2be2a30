/** `npm run size`: what the tab's pages cost to load, gzipped, against the budget; exit 1 when over. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { checkNode } from './node-version.mjs';
import { inProject } from './project.mjs';
import { ensureBuilt } from './stale.mjs';

/** Bytes of script, gzipped: the first route in all, and what any other adds to it. */
export const budgets = { first: 200_000, more: 60_000 };

/** What is loaded before anything is seen: the entry, the app it starts and the home page. */
const firstScreen = ['index.html', 'app/mount.tsx', 'pages/home/HomePage.tsx'];

/**
 * The routes with their sizes, from the manifest that vite writes; `sizeOf` gives the gzipped bytes of a file.
 * Fails if a part of the first screen is not in the manifest: a size that leaves it out would say nothing.
 */
export function measureRoutes(manifest, sizeOf, parts = firstScreen) {
  const missing = parts.filter((part) => !manifest[part]);
  if (missing.length > 0) throw new Error(`The tab's manifest has no ${missing.join(' and no ')}. Name the parts of the first screen in infra/tools/size.mjs.`);
  const first = scriptsOf(manifest, parts);
  const sum = (files) => files.reduce((total, file) => total + sizeOf(file), 0);
  const lazy = Object.keys(manifest).filter((key) => manifest[key].isDynamicEntry && !parts.includes(key));
  return [
    { route: 'first route', size: sum([...first]), budget: budgets.first },
    ...lazy.map((key) => {
      // A part that only another lazy part asks for comes on top of what that one has loaded.
      const there = new Set([...first, ...scriptsOf(manifest, lazy.filter((one) => manifest[one].dynamicImports?.includes(key)))]);
      return { route: key, size: sum([...scriptsOf(manifest, [key])].filter((file) => !there.has(file))), budget: budgets.more };
    }),
  ].map((one) => ({ ...one, ok: one.size <= one.budget }));
}

/** The script files that the parts need at once, each once. */
function scriptsOf(manifest, parts, found = new Set(), seen = new Set()) {
  for (const part of parts) {
    if (seen.has(part) || !manifest[part]) continue;
    seen.add(part);
    if (manifest[part].file.endsWith('.js')) found.add(manifest[part].file);
    scriptsOf(manifest, manifest[part].imports ?? [], found, seen);
  }
  return found;
}

function run() {
  checkNode();
  ensureInstalled();
  ensureBuilt();
  const built = (...path) => inProject('.build', 'tab', ...path);
  const manifest = JSON.parse(readFileSync(built('.vite', 'manifest.json'), 'utf8'));
  const routes = measureRoutes(manifest, (file) => gzipSync(readFileSync(built(file)), { level: 9 }).length);
  const wide = Math.max(...routes.map(({ route }) => route.length));
  for (const { route, size, budget, ok } of routes) console.log(`${route.padEnd(wide)}  ${kilobytes(size)} of ${kilobytes(budget)} kB  ${ok ? 'ok' : 'over'}`);
  process.exitCode = routes.every(({ ok }) => ok) ? 0 : 1;
}

const kilobytes = (bytes) => (bytes / 1000).toFixed(1).padStart(6);

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) run();
