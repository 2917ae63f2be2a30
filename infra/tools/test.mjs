/** `npm test`: types, lint, sizes, unit, contract, journeys, browser. `npm run test:browser`: the last alone. */
import { readdirSync } from 'node:fs';
import { ensureInstalled } from './install.mjs';
import { checkNode } from './node-version.mjs';
import { runCheck, runJest } from './parts.mjs';
import { inProject, root } from './project.mjs';
import { ensureBuilt } from './stale.mjs';

checkNode();
ensureInstalled();
ensureBuilt();
process.chdir(root);
const alone = process.argv[2] === 'browser';
if (alone) process.env.COP_PICTURES ??= '1';
const results = [];

const kindOf = (file) => /^tests.(journeys|contract|security|browser)\b/.exec(file)?.[1] ?? 'unit';

function add(result) {
  results.push(result);
  if (result.output) console.log(result.output);
  console.log(result.lines.join('\n'));
}

/** On two cores: one for the compiler's work, one for jest's. The browser has the machine to itself. */
async function withoutBrowser() {
  const checks = async () => {
    add(await runCheck('types', 'npm', ['run', '--silent', 'types']));
    add(await runCheck('lint', 'npm', ['run', '--silent', 'lint']));
    add(await runCheck('size', 'npm', ['run', '--silent', 'size']));
  };
  await Promise.all([checks(), runJest('jest.config.js', kindOf).then(add)]);
}

async function inBrowser() {
  const { load } = await import('./typescript.mjs');
  const { findBrowser, howToGetOne } = await load('tests/browser/find.ts');
  const found = findBrowser();
  if (found) {
    add(await runJest('jest.browser.config.js', kindOf));
    return;
  }
  const files = readdirSync(inProject('tests', 'browser')).filter((name) => name.endsWith('.test.ts')).length;
  const must = process.env.CI === 'true';
  add({ lines: [`browser: ${must ? 'failed' : 'skipped'}, no browser was found. ${howToGetOne}`], output: '', passed: 0, failed: must ? files : 0, skipped: must ? 0 : files });
}

if (!alone) await withoutBrowser();
await inBrowser();
const total = (field) => results.reduce((sum, result) => sum + result[field], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped`);
process.exitCode = total('failed') > 0 ? 1 : 0;
