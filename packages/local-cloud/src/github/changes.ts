import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../core/types.js';
import type { Commit, Tree } from './state.js';
import type { GitHubCall } from './types.js';
import { repositoryUrl } from './views.js';

/** What a comparison shows of files at most. */
export const MAX_FILES = 300;

/** The paths that two trees hold differently, in their order. */
export function changedPaths(before: Tree, after: Tree): readonly string[] {
  if (before === after) return [];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((path) => !isDeepStrictEqual(before[path], after[path]))
    .sort();
}

/** The files of a commit that are other than in an earlier tree. Contents are not compared line by line. */
export function changedFiles(
  place: Pick<GitHubCall, 'repository' | 'apiUrl'>,
  before: Tree,
  { sha, tree }: Commit,
): readonly JsonObject[] {
  const { owner, name } = place.repository;
  const web = `https://github.com/${owner}/${name}`;
  return changedPaths(before, tree)
    .slice(0, MAX_FILES)
    .map((path) => {
      const status = !Object.hasOwn(before, path) ? 'added' : Object.hasOwn(tree, path) ? 'modified' : 'removed';
      const encoded = path.split('/').map(encodeURIComponent).join('/');
      return {
        sha: createHash('sha1').update(`${sha} ${path}`).digest('hex'),
        filename: path,
        status,
        additions: status === 'removed' ? 0 : 1,
        deletions: status === 'added' ? 0 : 1,
        changes: status === 'modified' ? 2 : 1,
        blob_url: `${web}/blob/${sha}/${encoded}`,
        raw_url: `${web}/raw/${sha}/${encoded}`,
        contents_url: `${repositoryUrl(place)}/contents/${encoded}?ref=${sha}`,
      };
    });
}
