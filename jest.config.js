/**
 * Unit, contract and journey tests: `npx jest`, or `npx jest tests/domain` for a folder.
 * A test of the tab begins with `@jest-environment jsdom`; the browser tests and the benches have
 * configurations of their own.
 */

/** These packages ship ES modules only, and jest loads CommonJS. */
const modulesOnly = ['jose', 'temporal-polyfill', 'temporal-spec', 'temporal-utils'];

const swc = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};

/** @type {import('jest').Config} */
module.exports = {
  rootDir: __dirname,
  roots: ['<rootDir>/tests'],
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/**/*.test.{ts,tsx}'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/browser/', '<rootDir>/tests/bench/'],
  modulePathIgnorePatterns: ['<rootDir>/.build/', '<rootDir>/.local/', '<rootDir>/.local-demo/', '<rootDir>/artifacts/'],
  // Its index makes every icon there is, which each file of the tab would wait for.
  moduleNameMapper: { '^@fluentui/react-icons$': '<rootDir>/tests/tab/icons.cjs' },
  transform: { '^.+\\.(?:[cm]?js|jsx|tsx?)$': ['@swc/jest', swc] },
  transformIgnorePatterns: [`/node_modules/(?!(?:${modulesOnly.join('|')})/)`],
  // Each look at a global of the language goes through the test's own world; these, asked for most, come with each module.
  sandboxInjectedGlobals: ['Math', 'Object', 'Array', 'JSON', 'Map', 'Set'],
  // A module is compiled once in a process, not once for each file of tests.
  runtime: '<rootDir>/tests/run/compiledOnce.cjs',
  globalSetup: '<rootDir>/tests/store/run-begins.ts',
  globalTeardown: '<rootDir>/tests/store/run-ends.ts',
  // Always in processes of their own: what one file leaves open does not hold up the others.
  // One more than there are processors, as a test that waits for a server or a clock takes none.
  maxWorkers: require('node:os').availableParallelism() + 1,
  // Each file leaves something behind in its process: it is begun anew before that is much.
  workerIdleMemoryLimit: '1500MB',
  // For a machine that is busy with other things: no test asserts how long anything takes.
  testTimeout: 120_000,
};
