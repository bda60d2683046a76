import { spawn, type ChildProcess } from 'node:child_process';
import { UserError } from './errors.js';

export interface ToolRun {
  readonly command: string;
  /** Handed over as an array, never through a shell. */
  readonly args: readonly string[];
  /** The whole environment of the child; see `scrubbedEnv`. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** After that the whole process group gets SIGTERM, and SIGKILL 5 s later. */
  readonly timeoutSeconds: number;
  readonly signal?: AbortSignal;
  /** Called with each complete line as it arrives. */
  readonly onLine?: (line: string, stream: 'stdout' | 'stderr') => void;
  /** What is kept of each stream, in bytes; the rest is dropped and `truncated` is set. Default 64 MiB. */
  readonly maxOutputBytes?: number;
}

export interface ToolResult {
  /** `null` where a signal ended the process. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
  readonly truncated: boolean;
}

const KILL_AFTER_MS = 5_000;

/**
 * Runs a program in a process group of its own, so that what it has started dies with it. `@actions/exec` does not do
 * here: it offers neither a timeout nor the process to kill.
 *
 * @throws UserError where the program cannot be started; the signal's reason where that was aborted.
 */
export async function runTool(run: ToolRun): Promise<ToolResult> {
  run.signal?.throwIfAborted();
  const child = spawn(run.command, [...run.args], {
    env: { ...run.env },
    ...(run.cwd === undefined ? {} : { cwd: run.cwd }),
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: false,
    detached: true,
  });
  const stdout = collect(child, 'stdout', run);
  const stderr = collect(child, 'stderr', run);
  const guard = guardGroup(child, run);
  try {
    const exitCode = await exited(child, run.command);
    run.signal?.throwIfAborted();
    return {
      exitCode,
      stdout: stdout.text(),
      stderr: stderr.text(),
      timedOut: guard.timedOut(),
      truncated: stdout.truncated() || stderr.truncated(),
    };
  } finally {
    guard.release();
  }
}

/**
 * An environment built from nothing: the given names of the source and the extra values. Tokens, `ACTIONS_*` and
 * `AWS_*` reach a child only where they are named.
 */
export function scrubbedEnv(
  source: Readonly<Record<string, string | undefined>>,
  keep: readonly string[] = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'LC_ALL'],
  extra: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const kept = keep.flatMap((name) => {
    const value = source[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), ...extra };
}

function exited(child: ChildProcess, command: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => {
      reject(new UserError(`${command} could not be started: ${cause.message}. Is it installed?`, { cause }));
    });
    child.once('close', resolve);
  });
}

function collect(child: ChildProcess, name: 'stdout' | 'stderr', run: ToolRun) {
  const limit = run.maxOutputBytes ?? 64 * 1024 * 1024;
  const chunks: Buffer[] = [];
  let [kept, truncated, rest] = [0, false, ''];
  const stream = child[name];
  const decoder = new TextDecoder();
  stream?.on('data', (chunk: Buffer) => {
    const fitting = chunk.subarray(0, limit - kept);
    if (fitting.length > 0) chunks.push(fitting);
    kept += fitting.length;
    truncated ||= fitting.length < chunk.length;
    if (!run.onLine) return;
    const pieces = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = pieces.pop() ?? '';
    for (const line of pieces) run.onLine(line, name);
  });
  stream?.on('end', () => {
    if (rest !== '') run.onLine?.(rest, name);
  });
  return { text: () => Buffer.concat(chunks).toString('utf8'), truncated: () => truncated };
}

function guardGroup(child: ChildProcess, run: ToolRun) {
  let timedOut = false;
  let killer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    killGroup(child, 'SIGTERM');
    killer ??= setTimeout(() => {
      killGroup(child, 'SIGKILL');
    }, KILL_AFTER_MS);
  };
  const timer = setTimeout(() => {
    timedOut = true;
    stop();
  }, run.timeoutSeconds * 1000);
  run.signal?.addEventListener('abort', stop, { once: true });
  return {
    timedOut: () => timedOut,
    release: () => {
      clearTimeout(timer);
      clearTimeout(killer);
      run.signal?.removeEventListener('abort', stop);
    },
  };
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    // A negative pid names the whole group.
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}
