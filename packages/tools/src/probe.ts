import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { messageChain, runTool, toError, UserError, type Runner } from '@platform-actions/action-kit';
import { scannerEnv } from './scanner.js';

const PROBE_SECONDS = 60;

/** What each tool answers to `--version`; a program that answers otherwise is another one. */
const ANSWERS: Readonly<Record<string, RegExp>> = {
  trivy: /^Version:\s*v?(\d+\.\d+\.\d+\S*)/m,
  grype: /^grype\s+v?(\d+\.\d+\.\d+\S*)/m,
  semgrep: /^v?(\d+\.\d+\.\d+\S*)\s*$/m,
};

/** What a tool needs to answer at once. Semgrep else asks semgrep.dev for the newest version, minutes where it cannot. */
const QUIET: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  semgrep: { SEMGREP_ENABLE_VERSION_CHECK: '0', SEMGREP_SEND_METRICS: 'off' },
};

/** The version that a program says it is. @throws UserError where it cannot be run, or is not that tool. */
export async function probeVersion(
  tool: string,
  path: string,
  runner: Pick<Runner, 'env' | 'tempDir' | 'signal'>,
): Promise<string> {
  const { exitCode, stdout, timedOut } = await runTool({
    command: path,
    args: ['--version'],
    env: scannerEnv(runner, QUIET[tool]),
    timeoutSeconds: PROBE_SECONDS,
    signal: runner.signal,
    maxOutputBytes: 1024 * 1024,
  });
  const version = ANSWERS[tool]?.exec(stdout)?.[1];
  if (exitCode === 0 && version !== undefined) return version;
  const did = timedOut ? `took longer than ${PROBE_SECONDS} s` : `ended with ${String(exitCode)}`;
  throw new UserError(`${path} is not ${tool}, or a broken one: "--version" ${did} and named no version of ${tool}.`);
}

/** @throws UserError where the path is no file that this user may run. */
export function requireExecutable(path: string, input: string): void {
  try {
    if (!statSync(path).isFile()) throw new Error('it is no file');
    accessSync(path, constants.X_OK);
  } catch (cause) {
    throw new UserError(`"${input}" is ${path}, which cannot be run: ${messageChain(toError(cause))}.`, { cause });
  }
}

/** SHA-256 as 64 lower-case hex digits. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** SHA-256 of a file's content. */
export function fileSha256(path: string): string {
  return sha256(readFileSync(path));
}
