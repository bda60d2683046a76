import { realpathSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { UserError, type Runner } from '@platform-actions/action-kit';

/**
 * The real path of a file or folder that an input names, relative to the workspace. It may lie in the checkout or where
 * earlier steps of the job put their files (`RUNNER_TEMP`), and nowhere else, through a link neither.
 *
 * @throws UserError where it does not exist or lies elsewhere.
 */
export function pathOfInput(runner: Pick<Runner, 'workspace' | 'env'>, input: string, given: string): string {
  const complain = (problem: string, cause?: unknown): UserError =>
    new UserError(`Input "${input}" is ${JSON.stringify(given)}: ${problem}`, { cause });
  const real = realPath(resolve(runner.workspace, given));
  if (real === undefined) {
    throw complain('there is no such file. Was it made by an earlier step, and is the path relative to the workspace?');
  }
  const allowed = [runner.workspace, runner.env['RUNNER_TEMP']].flatMap((root) => realPath(root ?? '') ?? []);
  if (allowed.some((root) => real === root || real.startsWith(root + sep))) return real;
  throw complain('it lies outside of the workspace and of RUNNER_TEMP.');
}

function realPath(path: string): string | undefined {
  if (path === '') return undefined;
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
