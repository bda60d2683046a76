import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { UserError } from '@platform-actions/action-kit';
import { actArguments, actEnvironment, type ActRun } from './command.js';
import { toEvent, type ActEvent } from './events.js';
import { readMaskedLine, type Masks } from './masking.js';

export interface ActProcess {
  /** The path of act. */
  readonly act: string;
  /** The checkout of the calling repository. */
  readonly repository: string;
  /** An empty folder: act's home and that of every step. */
  readonly home: string;
  readonly masks: Masks;
  readonly onEvent: (event: ActEvent) => void;
  /** Aborted to cancel the run as on GitHub: the step dies, steps with `always()` and post steps run. */
  readonly cancel: AbortSignal;
  /** Aborted to end everything at once. */
  readonly kill: AbortSignal;
}

export interface ActResult {
  readonly exitCode: number | null;
  /** What act printed outside of its JSON log, secrets hidden. */
  readonly complaints: readonly string[];
}

/** Runs a workflow with act and hands over each event as it happens. @throws UserError where act does not start. */
export async function runAct(run: ActRun, settings: ActProcess): Promise<ActResult> {
  const { act, repository, home, masks } = settings;
  const child = spawn(act, actArguments(run), {
    cwd: repository,
    env: actEnvironment(process.env, home, process.execPath),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own: Ctrl-C reaches this process only, which then cancels once and in order.
    detached: true,
  });
  const release = passOnSignals(child, settings);
  const complaints: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    const parsed = readMaskedLine(line, masks);
    const event = parsed && toEvent(parsed);
    if (event) settings.onEvent(event);
  });
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (isComplaint(line)) complaints.push(masks.scrub(line.replace(/^Error: /, '')));
  });
  try {
    return { exitCode: await exited(child, act), complaints };
  } finally {
    release();
  }
}

/** JSON lines on that stream are warnings, such as that Docker is missing; a failed job has been shown. */
function isComplaint(line: string): boolean {
  return line.trim() !== '' && !line.startsWith('{') && !/^Error: Job '.*' failed$/.test(line);
}

function passOnSignals(child: ChildProcess, { cancel, kill }: Pick<ActProcess, 'cancel' | 'kill'>): () => void {
  const onCancel = (): void => void child.kill('SIGINT');
  const onKill = (): void => {
    killGroup(child);
  };
  cancel.addEventListener('abort', onCancel, { once: true });
  kill.addEventListener('abort', onKill, { once: true });
  process.once('exit', onKill);
  return () => {
    cancel.removeEventListener('abort', onCancel);
    kill.removeEventListener('abort', onKill);
    process.removeListener('exit', onKill);
  };
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    // A negative pid names the whole group.
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group is gone already.
  }
}

function exited(child: ChildProcess, act: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => {
      reject(new UserError(`${act} could not be started: ${cause.message}`, { cause }));
    });
    child.once('close', resolve);
  });
}
