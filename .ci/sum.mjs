// Usage: sum.mjs FAILED_STEPS FILE… Prints "N passed, N failed" over Jest's result files; red ends with 1.
// A test file that could not run is a failure, and so is a failed step that no test explains: lint, types, the build.
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';

const [failedSteps, ...files] = process.argv.slice(2);
const runs = files.filter((file) => existsSync(file)).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const sum = (count) => runs.reduce((total, run) => total + count(run), 0);

const passed = sum((run) => run.numPassedTests);
const failedTests = sum((run) => run.numFailedTests + run.numRuntimeErrorTestSuites);
const failed = Math.max(failedTests, Number(failedSteps));
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
