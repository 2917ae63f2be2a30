const shared = require('./jest.config.js');

/** The browser tests, two files side by side: each drives a whole local Teams of its own. */
/** @type {import('jest').Config} */
module.exports = {
  ...shared,
  testMatch: ['<rootDir>/tests/browser/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 2,
  testTimeout: 240_000,
};
