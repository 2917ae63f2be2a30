/** `npm run bench -- NAME...`: measures against the budgets, into `artifacts/bench/NAME.json`; all of them without a name. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ensureInstalled } from './install.mjs';
import { checkNode } from './node-version.mjs';
import { inProject, root, stopWith } from './project.mjs';
import { built, ensureBuilt } from './stale.mjs';

checkNode();
ensureInstalled();
ensureBuilt();
process.chdir(root);
const known = readdirSync(inProject('tests', 'bench')).filter((name) => name.endsWith('.bench.ts')).map((name) => name.replace('.bench.ts', ''));
const names = process.argv.length > 2 ? process.argv.slice(2) : known;
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0) stopWith(`There is no bench named ${unknown.join(' or ')}. There are: ${known.join(', ')}.`);

const { bundleServer } = await import('./build.mjs');
let ok = true;
for (const name of names) {
  // Bundled like the app, and beside it, so that it finds what the app finds and runs as quickly.
  await bundleServer({ [`bench-${name}`]: inProject('tests', 'bench', `${name}.bench.ts`) }, built('bot'));
  const { bench } = createRequire(import.meta.url)(built('bot', `bench-${name}.js`));
  const measures = await bench();
  mkdirSync(inProject('artifacts', 'bench'), { recursive: true });
  writeFileSync(inProject('artifacts', 'bench', `${name}.json`), `${JSON.stringify(measures, null, 2)}\n`);
  for (const one of measures) console.log(`${name}: ${lineOf(one)}`);
  ok &&= measures.every((one) => one.ok);
}
process.exit(ok ? 0 : 1);

function lineOf({ name, value, unit, floor, ratio, budget, ok: within }) {
  const against = floor === null ? '' : `, floor ${floor} ${unit}, ${ratio} x`;
  const bound = budget === null ? '' : `, budget ${budget}${floor === null ? ` ${unit}` : ' x'}: ${within ? 'ok' : 'over'}`;
  return `${name} ${value} ${unit}${against}${bound}`;
}
