import { lstatSync, mkdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { UserError } from './errors.js';
import { inputError } from './inputs/parsers.js';
import type { Runner } from './runner.js';

/**
 * The real path of a file or folder that an input names, relative to the workspace. Links and `..` may not lead out of
 * the workspace, or with `temp` of RUNNER_TEMP, where earlier steps leave their files.
 *
 * @throws UserError where it does not exist or lies elsewhere.
 */
export function pathOfInput(
  { workspace, env }: Pick<Runner, 'workspace' | 'env'>,
  input: string,
  given: string,
  { temp = false } = {},
): string {
  const real = realPath(resolve(workspace, given));
  if (real === undefined) {
    const source = temp ? 'Was it made by an earlier step, and is' : 'Is the repository checked out, and is';
    throw inputError(input, given, `there is nothing there. ${source} the path relative to the workspace?`);
  }
  const roots = [workspace, ...(temp ? [env['RUNNER_TEMP'] ?? ''] : [])];
  if (roots.some((root) => isInside(realPath(root), real))) return real;
  throw outside(input, given, temp);
}

/**
 * The text of a file that an input names. It may lie in one of the given folders, not outside of them by way of `..` or a
 * link either. A relative path is taken from the first.
 *
 * @returns undefined where there is no such file.
 * @throws UserError where it lies elsewhere, is no file, is too large or no UTF-8.
 */
export function readInputFile(
  roots: readonly string[],
  input: string,
  given: string,
  maxBytes: number,
): string | undefined {
  const path = resolve(roots[0] ?? '', given);
  const real = realPath(path);
  if (real === undefined) {
    if (!roots.some((root) => isInside(resolve(root), path))) throw outside(input, given);
    return undefined;
  }
  if (!roots.some((root) => isInside(realPath(root), real))) throw outside(input, given);
  const stat = statSync(real);
  if (!stat.isFile()) throw inputError(input, given, 'that is no file.');
  if (stat.size > maxBytes) throw inputError(input, given, `it has ${stat.size} bytes; ${maxBytes} are allowed.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(real));
  } catch (cause) {
    throw new UserError(inputError(input, given, 'it is not UTF-8 text.').message, { cause });
  }
}

/**
 * The absolute path of a file to write, its folder made.
 *
 * @throws UserError where the path leaves the workspace, by way of `..` or a link, or names a folder.
 */
export function pathToWrite(workspace: string, input: string, given: string): string {
  const path = resolve(workspace, given);
  if (path === resolve(workspace) || !isInside(resolve(workspace), path)) throw outside(input, given);
  if (!isInside(realPath(workspace), nearestReal(path))) throw outside(input, given);
  mkdirSync(dirname(path), { recursive: true });
  const existing = lstatSync(path, { throwIfNoEntry: false });
  if (existing?.isSymbolicLink()) throw inputError(input, given, 'that is a symbolic link; name a plain file.');
  if (existing && !existing.isFile()) throw inputError(input, given, 'that is no file.');
  return path;
}

/** Whether an absolute path is a folder or lies below it; never where there is no folder. Compare real paths only. */
export function isInside(root: string | undefined, path: string): boolean {
  if (root === undefined) return false;
  const way = relative(root, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(root, way) === path);
}

/** A path with every link in it followed; `undefined` where there is nothing. */
export function realPath(path: string): string | undefined {
  if (path === '') return undefined;
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** The real path of the nearest ancestor that is there: what is made below it stays below it. */
function nearestReal(path: string): string {
  const real = realPath(path);
  if (real !== undefined || dirname(path) === path) return real ?? path;
  return nearestReal(dirname(path));
}

function outside(input: string, given: string, temp = false): UserError {
  const places = `outside of the workspace${temp ? ' and of RUNNER_TEMP' : ''}`;
  return inputError(input, given, `it lies ${places}; give a path relative to the workspace.`);
}
