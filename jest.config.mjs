const swc = {
  jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
  module: { type: 'es6' },
};

/** @type {import('jest').Config} */
export default {
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironment: 'node',
  testMatch: [
    '<rootDir>/{packages,actions}/*/test/**/*.test.ts',
    '<rootDir>/{scripts,bench}/**/*.test.ts',
    '<rootDir>/test/**/*.test.ts',
  ],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/engines/'],
  // Most of the time goes into waiting for bundles that were started, so no core is left out.
  maxWorkers: '100%',
  testTimeout: 30_000,
};
