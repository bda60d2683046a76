import { readFileSync, realpathSync, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { UserError, type Runner } from '@platform-actions/action-kit';

/** Larger files are generated; Semgrep itself leaves out what has more than 1 MB. */
const MAX_SOURCE_BYTES = 8 * 1024 * 1024;

/**
 * The real path of a file or folder that an input names, relative to the workspace. Links and `..` may not lead out of
 * the workspace, or with `temp` of RUNNER_TEMP, where earlier steps leave their reports.
 *
 * @throws UserError where it does not exist or lies elsewhere.
 */
export function pathOfInput(
  { workspace, env }: Pick<Runner, 'workspace' | 'env'>,
  name: string,
  given: string,
  { temp = false } = {},
): string {
  const complain = (problem: string): UserError =>
    new UserError(`Input "${name}" is ${JSON.stringify(given)}: ${problem}`);
  const real = realPath(resolve(workspace, given));
  if (real === undefined)
    throw complain('there is nothing there. Is the repository checked out, and the path relative to it?');
  const roots = [workspace, ...(temp ? [env['RUNNER_TEMP'] ?? ''] : [])];
  if (roots.some((root) => isInside(realPath(root), real))) return real;
  throw complain(`it lies outside of the workspace${temp ? ' and of RUNNER_TEMP' : ''}.`);
}

/** A path of the workspace as the scanner gets it: relative to it. */
export function relativeToWorkspace({ workspace }: Pick<Runner, 'workspace'>, path: string): string {
  return relative(realPath(workspace) ?? workspace, path) || '.';
}

/** Reads source files of the workspace for fingerprints; a file outside of it, or none at all, is `undefined`. */
export function sourceReader({ workspace }: Pick<Runner, 'workspace'>): (path: string) => string | undefined {
  const root = realPath(workspace);
  return (path) => {
    const real = realPath(resolve(workspace, path));
    if (real === undefined || !isInside(root, real)) return undefined;
    const stat = statSync(real);
    return stat.isFile() && stat.size <= MAX_SOURCE_BYTES ? readFileSync(real, 'utf8') : undefined;
  };
}

function isInside(root: string | undefined, path: string): boolean {
  return root !== undefined && (path === root || path.startsWith(root + sep));
}

function realPath(path: string): string | undefined {
  if (path === '') return undefined;
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
