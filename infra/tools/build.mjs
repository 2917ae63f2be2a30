/** `npm run build`: everything that `npm start` runs, into `.build/`. */
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build as bundle } from 'esbuild';
import { build as buildPages } from 'vite';
import { inProject, root } from './project.mjs';
import { fingerprint, noteBuilt } from './stale.mjs';

const common = { absWorkingDir: root, bundle: true, sourcemap: true, logLevel: 'warning', metafile: true };

/** Native parts that their packages do without: tracing for restify, libpq for pg. */
const external = ['dtrace-provider', 'pg-native'];

/** Node's own one is on its way out, and says so at every start from Node 22 on; old packages ask for it. */
const alias = { punycode: inProject('node_modules', 'punycode', 'punycode.js') };

/** The server programs: the app, the local Graph server alone, the database's supervisor for the tools. */
const programs = { main: 'bot/main.ts', graph: 'bot/local/graph/main.ts', embedded: 'bot/store/embedded.ts' };

/** Bundles server code as one file for Node.js 20 and up; also used by the benches. */
export function bundleServer(entryPoints, outdir) {
  return bundle({ ...common, entryPoints, outdir, platform: 'node', format: 'cjs', target: 'node20', external, alias, minifySyntax: true, minifyWhitespace: true });
}

async function buildServer() {
  const entries = Object.entries(programs).map(([name, file]) => [name, inProject(file)]).filter(([, file]) => existsSync(file));
  await bundleServer(Object.fromEntries(entries), inProject('.build', 'bot'));
  rmSync(inProject('.build', 'bot', 'migrations'), { recursive: true, force: true });
  cpSync(inProject('bot', 'store', 'migrations'), inProject('.build', 'bot', 'migrations'), { recursive: true });
}

async function buildLocalPage() {
  const from = inProject('bot', 'local', 'page');
  await bundle({
    ...common, entryPoints: [join(from, 'main.ts')], outfile: inProject('.build', 'page', 'main.js'),
    platform: 'browser', format: 'esm', target: 'es2022', minify: true, jsx: 'automatic',
  });
  for (const name of readdirSync(from)) if (/\.(html|css|svg|png)$/.test(name)) copy(join(from, name), inProject('.build', 'page', name));
}

function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

async function buildTab() {
  await buildPages({ configFile: inProject('tab', 'vite.config.mts'), logLevel: 'warn' });
}

/** Builds all parts side by side and notes what they were made from. */
export async function buildAll() {
  const before = fingerprint();
  await Promise.all([buildServer(), buildLocalPage(), buildTab()]);
  noteBuilt(before);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  buildAll().catch((problem) => {
    // esbuild has printed its own errors by now.
    if (!Array.isArray(problem?.errors)) console.error(problem?.message ?? problem);
    process.exitCode = 1;
  });
}
