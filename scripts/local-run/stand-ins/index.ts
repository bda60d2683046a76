import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { usesOf } from '../../release-tree/uses.js';

/** Folders beside this file. Where no commit is named, act itself stands in for `actions/checkout`. */
const NAMES = ['checkout', 'setup-node', 'upload-artifact', 'download-artifact'];

const FOLDER = dirname(fileURLToPath(import.meta.url));

/**
 * What act takes in place of GitHub's own actions, which it would fetch: a folder by `owner/name@ref`, for each reference
 * in the workflows of a release tree.
 */
export function standIns(tree: ReadonlyMap<string, string>): Record<string, string> {
  const workflows = [...tree].filter(([path]) => /^(\.github\/)?workflows\/.+\.yml$/.test(path));
  const uses = new Set(workflows.flatMap(([, text]) => usesOf(text)));
  return Object.fromEntries(
    [...uses].flatMap((reference) => {
      const name = /^actions\/([\w-]+)@/.exec(reference)?.[1] ?? '';
      return NAMES.includes(name) ? [[reference, join(FOLDER, name)]] : [];
    }),
  );
}
