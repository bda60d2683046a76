import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import {
  formatSeconds,
  inertForLog,
  runTool,
  scrubbedEnv,
  truncate,
  type Runner,
  type ToolResult,
} from '@platform-actions/action-kit';

/** How a scanner failed: it said no itself, took too long, was killed, or said more than was kept. */
export type ScannerFailure = 'exit' | 'timeout' | 'killed' | 'output';

/** A scanner that broke: a fact of its own, neither a finding nor a mistake in the inputs. */
export class ScannerError extends Error {
  override readonly name = 'ScannerError';
  constructor(
    message: string,
    readonly failure: ScannerFailure,
    readonly exitCode: number | null,
    /** The end of what it said, safe to log; escape it for Markdown. */
    readonly said: string,
  ) {
    super(message);
  }
}

export interface ScannerRun {
  /** As people write it: `Trivy`. */
  readonly title: string;
  readonly path: string;
  readonly args: readonly string[];
  /** See `scannerEnv`. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly timeoutSeconds: number;
  /** Exit codes that mean "it worked". Default: 0 alone. */
  readonly goodExitCodes?: readonly number[];
  /** What is kept of standard output and of standard error. Default 64 MiB each; more than that is a ScannerError. */
  readonly maxOutputBytes?: number;
  /** How often it says that it is still running. Default 15. */
  readonly progressSeconds?: number;
}

/** Where packages and databases come from, and whom to trust. No token, no `ACTIONS_*`, no `AWS_*`, no `GITHUB_*`. */
const KEPT = [
  ...['PATH', 'LANG', 'LC_ALL', 'TZ'],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'no_proxy', 'all_proxy'],
  ...['SSL_CERT_FILE', 'SSL_CERT_DIR', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS'],
];

const SAID_LINES = 15;
const SAID_CHARS = 4_000;

/**
 * The whole environment of a scanner, built from nothing: PATH, proxies, certificate authorities, and a HOME and TMPDIR
 * below the step's own folder, which are made here. What it needs beyond that is named in `extra`.
 */
export function scannerEnv(
  runner: Pick<Runner, 'env' | 'tempDir'>,
  extra: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const [home, temp] = [join(runner.tempDir, 'home'), join(runner.tempDir, 'tmp')];
  for (const folder of [home, temp]) mkdirSync(folder, { recursive: true, mode: 0o700 });
  return scrubbedEnv(runner.env, KEPT, { HOME: home, TMPDIR: temp, ...extra });
}

/**
 * Runs a scanner to its end, saying now and then that it still runs and what it said last; every line of its standard
 * error goes to the debug log.
 *
 * @throws ScannerError where it ends with another exit code, by a signal or out of time, or says more than may be kept;
 * UserError where it cannot be started; the runner's signal's reason where the job is cancelled.
 */
export async function runScanner(
  run: ScannerRun,
  runner: Pick<Runner, 'log' | 'clock' | 'signal'>,
): Promise<ToolResult> {
  const started = runner.clock.now();
  let last = '';
  const progress = setInterval(
    () => {
      const elapsed = formatSeconds((runner.clock.now() - started) / 1000);
      runner.log.info(`${run.title} has been running for ${elapsed}${last === '' ? '' : `: ${truncate(last, 200)}`}`);
    },
    1000 * (run.progressSeconds ?? 15),
  );
  try {
    const result = await runTool({
      command: run.path,
      args: run.args,
      env: run.env,
      timeoutSeconds: run.timeoutSeconds,
      signal: runner.signal,
      onLine: (line, stream) => {
        if (stream === 'stdout' || line.trim() === '') return;
        last = stripVTControlCharacters(line).trim();
        runner.log.debug(line);
      },
      ...(run.cwd === undefined ? {} : { cwd: run.cwd }),
      ...(run.maxOutputBytes === undefined ? {} : { maxOutputBytes: run.maxOutputBytes }),
    });
    throwFailure(run, result);
    return result;
  } finally {
    clearInterval(progress);
  }
}

function throwFailure(run: ScannerRun, result: ToolResult): void {
  const failure = failureOf(run, result);
  if (failure === undefined) return;
  const said = tail(result.stderr.trim() === '' ? result.stdout : result.stderr);
  const how = {
    timeout: `took longer than ${formatSeconds(run.timeoutSeconds)} and was stopped`,
    killed: 'was killed by a signal; is there too little memory?',
    output: 'said more than is kept, so its report would be cut off',
    exit: `ended with exit code ${String(result.exitCode)}`,
  }[failure];
  const message = `${run.title} ${how}.${said === '' ? ' It said nothing.' : ` It said:\n${said}`}`;
  throw new ScannerError(message, failure, result.exitCode, said);
}

function failureOf(run: ScannerRun, result: ToolResult): ScannerFailure | undefined {
  if (result.timedOut) return 'timeout';
  if (result.exitCode === null) return 'killed';
  if (!(run.goodExitCodes ?? [0]).includes(result.exitCode)) return 'exit';
  return result.truncated ? 'output' : undefined;
}

function tail(text: string): string {
  const lines = stripVTControlCharacters(text).trim().split('\n').slice(-SAID_LINES).join('\n');
  return inertForLog(lines.slice(-SAID_CHARS));
}
