/** What is read of Jest's `--json` file. */
export interface JestResults {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  /** Test files that ended before they had tests: a syntax error, a missing module. */
  readonly numRuntimeErrorTestSuites: number;
}

/** The last line of `npm run test:engines`. A test file that did not run counts as one failure. */
export function summaryLine(results: JestResults, missing: readonly string[]): string {
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  const skipped = results.numPendingTests > 0 ? `, ${results.numPendingTests} skipped` : '';
  const why = missing.length > 0 ? ` (missing: ${missing.join(', ')})` : '';
  return `Engines: ${results.numPassedTests} passed, ${failed} failed${skipped}${why}`;
}
