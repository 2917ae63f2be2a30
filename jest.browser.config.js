const shared = require('./jest.config.js');

/** The browser tests: each file drives a whole local Teams of its own, and waits for its pages for half of its time. */
/** @type {import('jest').Config} */
module.exports = {
  ...shared,
  testMatch: ['<rootDir>/tests/browser/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 240_000,
};
