import config from './jest.config.mjs';

/** The tests that need real engines; `npm run test:engines` installs them first. @type {import('jest').Config} */
export default {
  ...config,
  testMatch: ['<rootDir>/test/engines/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
  testTimeout: 300_000,
};
