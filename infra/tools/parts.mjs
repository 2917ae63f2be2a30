import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { inProject, root } from './project.mjs';

/** What one part of the tests came to: `lines` for the closing, `output` for whoever has to mend it. */

/** Runs a package script that passes or fails as a whole, such as the types. */
export async function runCheck(name, program, args) {
  const began = performance.now();
  const { code, output } = await run(program, args);
  const passed = code === 0;
  return { lines: [`${name}: ${passed ? 'ok' : 'failed'} (${seconds(began)})`], output: passed ? '' : output, passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

/** More failing files than this are no accident of a busy machine. */
const mostUnsteady = 3;

/**
 * Runs jest and counts by kind of test; `kindOf` names the kind of a file. A few files that failed beside all the
 * others are tried once more alone: one that passes then counts as passed, and is named with what it said.
 */
export async function runJest(config, kindOf) {
  const began = performance.now();
  const { result, output, code } = await jest(config, []);
  if (!result) return { lines: [`${config}: failed to run`], output, passed: 0, failed: 1, skipped: 0 };
  const failing = result.testResults.filter((suite) => suite.status === 'failed');
  const again = failing.length > 0 && failing.length <= mostUnsteady ? (await jest(config, ['--runInBand', '--runTestsByPath', ...failing.map((suite) => suite.name)])).result?.testResults ?? [] : [];
  const unsteady = failing.filter(({ name }) => again.some((suite) => suite.name === name && suite.status === 'passed'));
  const suites = result.testResults.map((suite) => (unsteady.includes(suite) ? again.find(({ name }) => name === suite.name) : suite));
  const kinds = countKinds(suites, kindOf);
  const sum = (field) => [...kinds.values()].reduce((all, kind) => all + kind[field], 0);
  const odd = code !== 0 && result.success;
  return {
    lines: [...[...kinds].map(([kind, n]) => `${kind}: ${describe(n)}`), ...unsteady.map(({ name }) => `unsteady: ${relative(root, name)} failed beside the others and passed alone`), `(${seconds(began)})`],
    output: `${failuresOf(failing)}${odd ? `\n${output}` : ''}`,
    passed: sum('passed'), failed: sum('failed') + (odd ? 1 : 0), skipped: sum('skipped'),
  };
}

async function jest(config, extra) {
  const folder = mkdtempSync(join(tmpdir(), 'cop-report-'));
  const report = join(folder, 'report.json');
  const ran = await run(process.execPath, [inProject('node_modules', 'jest', 'bin', 'jest.js'), '--config', inProject(config), '--json', '--outputFile', report, '--silent', ...extra]);
  const result = readReport(report);
  rmSync(folder, { recursive: true, force: true });
  return { ...ran, result };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function countKinds(suites, kindOf) {
  const kinds = new Map();
  for (const suite of suites) {
    const kind = kindOf(relative(root, suite.name));
    const count = kinds.get(kind) ?? { passed: 0, failed: 0, skipped: 0 };
    // It broke before its tests, or after them.
    if (suite.status === 'failed' && !suite.assertionResults.some(({ status }) => status === 'failed')) count.failed += 1;
    for (const { status } of suite.assertionResults) count[status === 'passed' || status === 'failed' ? status : 'skipped'] += 1;
    kinds.set(kind, count);
  }
  return kinds;
}

const failuresOf = (suites) => suites.map((suite) => `${relative(root, suite.name)}\n${suite.message}`).join('\n');

const describe = ({ passed, failed, skipped }) => `${failed === 0 ? 'ok' : 'failed'}, ${passed} passed${failed ? `, ${failed} failed` : ''}${skipped ? `, ${skipped} skipped` : ''}`;

const seconds = (began) => `${Math.round((performance.now() - began) / 1000)} s`;

/** Runs a program and keeps what it writes, so that parts that run side by side do not mix their lines. */
function run(program, args) {
  return new Promise((done) => {
    const child = spawn(program, args, { cwd: root, env: { ...process.env, FORCE_COLOR: '0' }, stdio: ['ignore', 'pipe', 'pipe'], shell: program === 'npm' && process.platform === 'win32' });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', (problem) => done({ code: 1, output: problem.message }));
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}
