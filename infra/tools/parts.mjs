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

/** Runs jest and counts by kind of test; `kindOf` names the kind of a file. */
export async function runJest(config, kindOf, extra = []) {
  const began = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'cop-report-'));
  const report = join(folder, 'report.json');
  const jest = inProject('node_modules', 'jest', 'bin', 'jest.js');
  const { code, output } = await run(process.execPath, [jest, '--config', inProject(config), '--json', '--outputFile', report, '--silent', ...extra]);
  const result = readReport(report);
  rmSync(folder, { recursive: true, force: true });
  if (!result) return { lines: [`${config}: failed to run`], output, passed: 0, failed: 1, skipped: 0 };
  const kinds = countKinds(result, kindOf);
  const broken = result.numRuntimeErrorTestSuites;
  const failed = result.numFailedTests + broken + (code !== 0 && result.success ? 1 : 0);
  return {
    lines: [...[...kinds].map(([kind, n]) => `${kind}: ${describe(n)}`), `(${seconds(began)})`],
    output: failed > 0 ? `${failuresOf(result)}\n${code !== 0 && result.success ? output : ''}` : '',
    passed: result.numPassedTests, failed, skipped: result.numPendingTests + result.numTodoTests,
  };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function countKinds(result, kindOf) {
  const kinds = new Map();
  for (const suite of result.testResults) {
    const kind = kindOf(relative(root, suite.name));
    const count = kinds.get(kind) ?? { passed: 0, failed: 0, skipped: 0 };
    if (suite.assertionResults.length === 0 && suite.status === 'failed') count.failed += 1;
    for (const { status } of suite.assertionResults) count[status === 'passed' || status === 'failed' ? status : 'skipped'] += 1;
    kinds.set(kind, count);
  }
  return kinds;
}

const failuresOf = (result) => result.testResults.filter((suite) => suite.status === 'failed').map((suite) => `${relative(root, suite.name)}\n${suite.message}`).join('\n');

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
