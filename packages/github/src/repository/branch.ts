import { answerOf } from '../answer.js';
import type { GitHub } from '../client.js';
import type { Repository } from '../context.js';
import { answeredStatus, githubSaid, isRequestError } from '../errors.js';
import { PAGE_SIZE } from '../paging.js';
import { explainRefusal } from '../refusal.js';

/** How a commit stands to a branch. */
export interface OnBranch {
  /** Whether the commit is the branch's newest one or part of its history. */
  readonly on: boolean;
  /** The oldest of the branch's commits that came after it, up to 100: all of them are on the branch too. */
  readonly newer: ReadonlySet<string>;
}

/**
 * Whether a commit is on a branch, in one call. A tag of the branch's name does not count.
 *
 * @throws UserError where the token may not read one of the two, or one does not exist; IncompleteAnswerError; Error
 *   where GitHub does not answer.
 */
export async function isOnBranch(gh: GitHub, repository: Repository, sha: string, branch: string): Promise<OnBranch> {
  const basehead = `${sha}...refs/heads/${branch}`;
  const what = `the commit ${sha.slice(0, 7)} and the branch ${branch}`;
  try {
    const parameters = { ...repository, basehead, per_page: PAGE_SIZE };
    const { data } = await gh.request('GET /repos/{owner}/{repo}/compare/{basehead}', parameters);
    const answer = answerOf(data, what);
    const on = ['ahead', 'identical'].includes(answer.text('status'));
    return { on, newer: new Set(on ? answer.list('commits').map((commit) => commit.text('sha')) : []) };
  } catch (error) {
    if (isUnrelated(error)) return { on: false, newer: new Set() };
    throw explainRefusal(
      error,
      `Whether the commit ${sha.slice(0, 7)} is on the branch ${branch} could not be told`,
      'Give the job `permissions: contents: read`, and check that both still exist.',
    );
  }
}

/** Of two histories without a common commit GitHub says so in a 404. */
function isUnrelated(error: unknown): boolean {
  return isRequestError(error) && answeredStatus(error) === 404 && /no common ancestor/i.test(githubSaid(error));
}
