import type { GitHub } from '../client.js';
import type { Repository } from '../context.js';
import { readFileAt } from '../file-at.js';

/** A file of the default branch. */
export interface DefaultBranchFile {
  readonly text: string;
  /** The blob's. */
  readonly sha?: string;
}

/**
 * A file as the default branch has it now.
 *
 * @returns undefined where the branch can be read and has no such file: a 404 alone proves nothing.
 * @throws UserError where the token may not read the branch, the path is no plain UTF-8 file, or it exceeds 1 MiB; Error
 *   where GitHub does not answer.
 */
export async function readDefaultBranchFile(
  gh: GitHub,
  repository: Repository,
  path: string,
): Promise<DefaultBranchFile | undefined> {
  // Without a ref GitHub reads the branch itself; by its name a tag that is called the same could be meant.
  const file = await readFileAt(gh, repository, { label: 'the default branch' }, path);
  return file && { text: file.text, ...(file.sha !== undefined && { sha: file.sha }) };
}
