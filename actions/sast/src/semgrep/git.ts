import { delimiter } from 'node:path';
import { runTool, UserError, type Runner, type ToolResult } from '@platform-actions/action-kit';
import { scannerEnv } from '@platform-actions/tools';

const GIT_SECONDS = 120;
const MAX_NAMED = 5;

/** What git needs in a HOME that is empty: the checkout may belong to another user, as it does in containers. */
export function gitEnv({ workspace }: Pick<Runner, 'workspace'>): Record<string, string> {
  return {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'safe.directory',
    GIT_CONFIG_VALUE_0: workspace,
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
  };
}

/**
 * The commit that findings must be newer than: where this one and the reference parted. `undefined` where that is this
 * commit itself, which has nothing that is new.
 *
 * @throws UserError where the reference or the history is not in the checkout, or tracked files were changed.
 */
export async function baselineCommit(runner: Runner, ref: string): Promise<string | undefined> {
  const git = (...args: readonly string[]): Promise<ToolResult> =>
    runTool({
      command: 'git',
      args,
      env: scannerEnv(runner, gitEnv(runner)),
      cwd: runner.workspace,
      timeoutSeconds: GIT_SECONDS,
      signal: runner.signal,
    });
  const head = await resolve(git, 'HEAD');
  if (head === undefined)
    throw complaint(ref, 'the workspace is no git checkout. Run actions/checkout before this step.');
  const commit = (await resolve(git, ref)) ?? (await resolve(git, `origin/${ref}`));
  if (commit === undefined) {
    throw complaint(ref, 'this checkout does not hold it. Give actions/checkout "fetch-depth: 0", and check the name.');
  }
  const parted = await git('merge-base', commit, head);
  const base = parted.stdout.trim();
  if (parted.exitCode !== 0 || base === '') {
    throw complaint(ref, 'it has no common history with HEAD here. Give actions/checkout "fetch-depth: 0".');
  }
  await refuseChanges(git, ref);
  return base === head ? undefined : base;
}

type Git = (...args: readonly string[]) => Promise<ToolResult>;

async function resolve(git: Git, ref: string): Promise<string | undefined> {
  const { exitCode, stdout } = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
  const sha = stdout.trim();
  return exitCode === 0 && /^[0-9a-f]{40,64}$/.test(sha) ? sha : undefined;
}

/** Semgrep scans the files of both commits in turn and would lose changes that are in neither. */
async function refuseChanges(git: Git, ref: string): Promise<void> {
  const { exitCode, stdout, stderr } = await git('status', '--porcelain', '--untracked-files=no');
  if (exitCode !== 0) throw new Error(`git status failed: ${stderr.trim()}`);
  const changed = stdout.split('\n').flatMap((line) => (line === '' ? [] : [line.slice(3)]));
  if (changed.length === 0) return;
  const named = changed.slice(0, MAX_NAMED).join(', ');
  throw complaint(
    ref,
    `tracked files were changed by earlier steps, and a comparison needs the commit as it is: ${named}` +
      `${changed.length > MAX_NAMED ? ` and ${changed.length - MAX_NAMED} more` : ''}. Scan before them.`,
  );
}

function complaint(ref: string, problem: string): UserError {
  return new UserError(`Input "baseline-ref" is ${JSON.stringify(ref)}: ${problem}`);
}

/** PATH with a program's own folder first, since Semgrep starts parts of itself by name. */
export function pathWith(folder: string, path: string | undefined): string {
  return [folder, ...(path === undefined || path === '' ? [] : [path])].join(delimiter);
}
