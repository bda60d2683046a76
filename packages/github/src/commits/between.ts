import { capitalised } from '@platform-actions/action-kit';
import { answerOf, answersOf, type Answer } from '../answer.js';
import type { GitHub } from '../client.js';
import type { CommitRelation } from '../compare.js';
import type { Repository } from '../context.js';
import { IncompleteAnswerError } from '../incomplete.js';
import { PAGE_SIZE, pages } from '../paging.js';
import { explained } from '../refusal.js';
import { commitOf, type Commit } from './commit.js';

/** What one commit has and another lacks. */
export interface CommitsBetween {
  readonly status: Exclude<CommitRelation, 'unknown'>;
  /** Those of the head that the base lacks, oldest first. */
  readonly commits: readonly Commit[];
  /** Paths that changed since the two parted, of a renamed file both; `undefined` where GitHub may not have listed all. */
  readonly files: readonly string[] | undefined;
}

/** GitHub did not give all of the commits between two. */
export class TruncatedCompareError extends Error {
  override readonly name = 'TruncatedCompareError';
}

/** GitHub lists no more files of a comparison. */
const MOST_FILES = 300;
const STATUSES = ['ahead', 'behind', 'diverged', 'identical'] as const;
const REMEDY = 'Give the job `permissions: contents: read`, and check that both commits still exist.';

/**
 * All commits that a head has and its base lacks, however many pages they take.
 *
 * @throws TruncatedCompareError where GitHub counts more commits than it gives; UserError where the token may not read
 *   one of the two, or one does not exist; IncompleteAnswerError; Error where GitHub does not answer.
 */
export async function commitsBetween(
  gh: GitHub,
  repository: Repository,
  base: string,
  head: string,
): Promise<CommitsBetween> {
  const what = `the commits between ${base.slice(0, 7)} and ${head.slice(0, 7)}`;
  const commits = new Map<string, Commit>();
  for (let page = 1, first: Answer | undefined; ; page += 1) {
    const answer = answerOf(await comparison(gh, repository, { base, head, page }, what), what);
    first ??= answer;
    const before = commits.size;
    for (const commit of answer.list('commits').map(commitOf)) commits.set(commit.sha, commit);
    const total = answer.integer('total_commits');
    if (commits.size === total)
      return { status: statusOf(first, what), commits: [...commits.values()], files: filesOf(first) };
    if (commits.size > total || commits.size === before)
      throw new TruncatedCompareError(`GitHub counts ${total} as ${what} and gives ${commits.size}.`);
  }
}

async function comparison(
  gh: GitHub,
  repository: Repository,
  { base, head, page }: { readonly base: string; readonly head: string; readonly page: number },
  what: string,
): Promise<unknown> {
  const parameters = { ...repository, basehead: `${base}...${head}`, per_page: PAGE_SIZE, page };
  const call = gh.request('GET /repos/{owner}/{repo}/compare/{basehead}', parameters);
  return (await explained(call, `${capitalised(what)} could not be read`, REMEDY)).data;
}

function statusOf(answer: Answer, what: string): CommitsBetween['status'] {
  const status = STATUSES.find((known) => known === answer.text('status'));
  if (status === undefined) throw new IncompleteAnswerError(what, ['status']);
  return status;
}

/** GitHub lists them on the first page. */
function filesOf(answer: Answer): readonly string[] | undefined {
  if (answer.raw('files') === undefined) return undefined;
  const files = answer.list('files');
  if (files.length >= MOST_FILES) return undefined;
  const paths = files.flatMap((file) => [file.text('filename'), file.textOrEmpty('previous_filename')]);
  return [...new Set(paths)].filter((path) => path !== '');
}

/**
 * The newest commits of a history, newest first, without files: for a first deployment, which has no base.
 *
 * @param limit 1 or more
 * @throws UserError where the token may not read the commit, or it does not exist; IncompleteAnswerError; Error where
 *   GitHub does not answer.
 */
export async function newestCommits(
  gh: GitHub,
  repository: Repository,
  sha: string,
  limit: number,
): Promise<readonly Commit[]> {
  const what = `the history of ${sha.slice(0, 7)}`;
  const commits: Commit[] = [];
  const list = pages(gh, 'GET /repos/{owner}/{repo}/commits', { ...repository, sha });
  while (commits.length < limit) {
    const page = await explained(list.next(), `${capitalised(what)} could not be read`, REMEDY);
    if (page.done === true) break;
    commits.push(...answersOf(page.value.data, what).map(commitOf));
  }
  return commits.slice(0, limit);
}
