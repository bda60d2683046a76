import type { GitHub } from './client.js';
import type { EventContext } from './context.js';
import { readFileAt, type Place } from './file-at.js';

export interface BaseFile {
  readonly text: string;
  /** Where it was read, for people: `main at 1a2b3c4`. */
  readonly ref: string;
}

/**
 * A file as the branch has it that a change is judged by, never as the change itself has it: on a pull request the base
 * commit, in a merge queue the commit that it merges into, on the default branch the running commit, anywhere else the
 * default branch.
 *
 * @returns undefined where the branch can be read and has no such file.
 * @throws UserError where the token may not read the branch, the path is no plain UTF-8 file, or it exceeds 1 MiB; Error
 *   where GitHub does not answer. Not being able to look is never taken for there being no file.
 */
export async function readFileOfBase(gh: GitHub, context: EventContext, path: string): Promise<BaseFile | undefined> {
  const base = baseOf(context);
  const file = await readFileAt(gh, context.repository, base, path);
  return file && { text: file.text, ref: base.label };
}

function baseOf({ pullRequest, mergeBaseSha, ref, sha, defaultBranch }: EventContext): Place {
  if (pullRequest) return { ref: pullRequest.baseSha, label: labelOf(pullRequest.baseRef, pullRequest.baseSha) };
  if (mergeBaseSha !== undefined)
    return { ref: mergeBaseSha, label: `the merge queue's base ${mergeBaseSha.slice(0, 7)}` };
  if (defaultBranch === undefined) return { label: 'the default branch' };
  if (ref === `refs/heads/${defaultBranch}` && sha !== '') return { ref: sha, label: labelOf(defaultBranch, sha) };
  return { label: `the default branch ${defaultBranch}` };
}

function labelOf(branch: string, sha: string): string {
  return `${branch} at ${sha.slice(0, 7)}`;
}
