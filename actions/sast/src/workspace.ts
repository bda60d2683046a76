import { readFileSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { isInside, realPath, type Runner } from '@platform-actions/action-kit';

/** Larger files are generated; Semgrep itself leaves out what has more than 1 MB. */
const MAX_SOURCE_BYTES = 8 * 1024 * 1024;

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
