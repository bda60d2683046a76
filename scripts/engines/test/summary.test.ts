import { expect, it } from '@jest/globals';
import { summaryLine } from '../summary.js';

const results = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numRuntimeErrorTestSuites: 0 };

it.each([
  [results, [], 'Engines: 5 passed, 0 failed'],
  [{ ...results, numFailedTests: 1, numRuntimeErrorTestSuites: 2 }, [], 'Engines: 5 passed, 3 failed'],
  [{ ...results, numPendingTests: 4 }, ['docker'], 'Engines: 5 passed, 0 failed, 4 skipped (missing: docker)'],
])('sums up %j', (given, missing, line) => {
  expect(summaryLine(given, missing)).toBe(line);
});
