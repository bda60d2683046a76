import { lstatSync, mkdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { UserError } from '@platform-actions/action-kit';

/**
 * The text of a file that an input names. It may lie in one of the given folders, not outside of them by way of `..` or a
 * link either.
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
  if (!stat.isFile()) throw complaint(input, given, 'that is no file.');
  if (stat.size > maxBytes) throw complaint(input, given, `it has ${stat.size} bytes; ${maxBytes} are allowed.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(real));
  } catch (cause) {
    throw new UserError(`Input "${input}" is ${JSON.stringify(given)}: it is not UTF-8 text.`, { cause });
  }
}

/**
 * The absolute path of a file to write, its folder made.
 *
 * @throws UserError where the path leaves the workspace, by way of `..` or a link, or names a folder.
 */
export function pathToWrite(workspace: string, input: string, given: string): string {
  const path = resolve(workspace, given);
  const root = realPath(workspace);
  if (path === resolve(workspace) || !isInside(resolve(workspace), path)) throw outside(input, given);
  if (root === undefined || !isInside(root, nearestReal(path))) throw outside(input, given);
  mkdirSync(dirname(path), { recursive: true });
  const existing = lstatSync(path, { throwIfNoEntry: false });
  if (existing?.isSymbolicLink()) throw complaint(input, given, 'that is a symbolic link; name a plain file.');
  if (existing && !existing.isFile()) throw complaint(input, given, 'that is no file.');
  return path;
}

/** The real path of the nearest ancestor that is there: what is made below it stays below it. */
function nearestReal(path: string): string {
  const real = realPath(path);
  if (real !== undefined || dirname(path) === path) return real ?? path;
  return nearestReal(dirname(path));
}

function isInside(root: string | undefined, path: string): boolean {
  if (root === undefined) return false;
  const way = relative(root, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(root, way) === path);
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function outside(input: string, given: string): UserError {
  return complaint(input, given, 'it lies outside of the workspace; give a path relative to it.');
}

function complaint(input: string, given: string, problem: string): UserError {
  return new UserError(`Input "${input}" is ${JSON.stringify(given)}: ${problem}`);
}
