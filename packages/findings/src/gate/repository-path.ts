import { relative, resolve, sep } from 'node:path';
import { isInside, realPath } from '@platform-actions/action-kit';

/**
 * The paths under which the repository may have the file that an input names: as it is written, then with links followed.
 * Git has one way to write each path, people have several: `./a.yml`, `b/../a.yml`, an absolute one. Empty where the file
 * lies outside of the workspace.
 */
export function pathsInRepository(workspace: string, given: string): string[] {
  const written = resolve(workspace, given);
  const real = realPath(written);
  const paths = [
    pathBelow(resolve(workspace), written),
    real === undefined ? undefined : pathBelow(realPath(workspace), real),
  ];
  return [...new Set(paths)].filter((path) => path !== undefined);
}

function pathBelow(root: string | undefined, path: string): string | undefined {
  if (root === undefined || path === root || !isInside(root, path)) return undefined;
  return relative(root, path).replaceAll(sep, '/');
}
