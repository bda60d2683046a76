import { statSync } from 'node:fs';
import { UserError, type Log, type Runner } from '@platform-actions/action-kit';
import {
  InfrastructureError,
  readReportFile,
  ScannerError,
  type ReportFormat,
  type ScanReport,
} from '@platform-actions/findings';
import { runScanner as runTool, ScannerError as ToolFailure } from '@platform-actions/tools';
import { explainFailure, lastWords, redact } from './failure.js';

/** One run of a scanner. */
export interface ScannerCall {
  /** As messages name it: `Trivy`. */
  readonly title: string;
  /** What is under way: `scanning alpine:3.20`. */
  readonly doing: string;
  readonly path: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** An empty folder: scanners obey configuration and ignore files that they find where they run. */
  readonly cwd: string;
  /** On the runner's clock. */
  readonly deadlineMs: number;
  /** Never to be shown, whatever the scanner says. */
  readonly secrets: readonly string[];
}

const KEPT_BYTES = 4 * 1024 * 1024;

/**
 * Runs a scanner to its end.
 *
 * @throws ScannerError for any exit but 0; InfrastructureError where its last words blame the world, and where time is
 * up; UserError where the program cannot be started.
 */
export async function runScanner(runner: Runner, call: ScannerCall): Promise<void> {
  const { title, path, args, env, cwd, deadlineMs } = call;
  const timeoutSeconds = Math.max(1, Math.ceil((deadlineMs - runner.clock.now()) / 1000));
  try {
    const run = { title, path, args, env, cwd, timeoutSeconds, maxOutputBytes: KEPT_BYTES };
    await runTool(run, { ...runner, log: redacting(runner.log, call.secrets) });
  } catch (thrown) {
    throw thrown instanceof ToolFailure ? translate(call, thrown) : thrown;
  }
}

/** The runner masks what it was told of, but a raw log may be kept elsewhere, too. */
function redacting(log: Log, secrets: readonly string[]): Log {
  return {
    ...log,
    debug: (message) => {
      log.debug(redact(message, secrets));
    },
    info: (message) => {
      log.info(redact(message, secrets));
    },
  };
}

function translate({ title, doing, secrets }: ScannerCall, failure: ToolFailure): Error {
  const said = redact(lastWords(failure.said).replace(/<U\+001B>\[[0-9;]*m/g, ''), secrets);
  const words = said === '' ? 'It said nothing.' : `It said last:\n${said}`;
  if (failure.failure === 'timeout') {
    return new InfrastructureError(`${title} was stopped while ${doing}: the "timeout" was reached. ${words}`);
  }
  if (failure.failure === 'killed') {
    return new ScannerError(`${title} was killed while ${doing}; a runner with too little memory does that. ${words}`);
  }
  const ended = `${title} ended with exit code ${String(failure.exitCode)} while ${doing}.`;
  const explanation = explainFailure(failure.said);
  if (explanation === undefined) return new ScannerError(`${ended} ${words}`);
  return new InfrastructureError(`${ended} ${explanation} ${words}`);
}

/**
 * The report that a scanner of ours has written.
 *
 * @throws ScannerError where it wrote none or one that cannot be read: an exit code of 0 is no report.
 */
export async function readOwnReport(title: string, file: string, format: ReportFormat): Promise<ScanReport> {
  if (!isWritten(file)) throw new ScannerError(`${title} ended with exit code 0 but wrote no report.`);
  try {
    return await readReportFile(file, { name: `The report of ${title}`, format });
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown;
    throw new ScannerError(thrown.message);
  }
}

/** Whether there is such a file, with something in it. */
export function isWritten(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
}
