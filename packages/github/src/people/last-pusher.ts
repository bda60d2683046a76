import { capitalised } from '@platform-actions/action-kit';
import { accountOrNull, answersOf } from '../answer.js';
import type { GitHub } from '../client.js';
import type { Repository } from '../context.js';
import { PAGE_SIZE } from '../paging.js';
import { explained, permissionRemedy } from '../refusal.js';
import type { Account } from './person.js';

const MAX_PAGES = 10;

/**
 * Who put a commit on top of a branch, last: by a push, a merge or the making of the branch.
 *
 * @returns undefined where the branch's newest 1,000 activities do not tell, or GitHub knows no account for it.
 * @throws UserError where the token may not read the repository's activity; IncompleteAnswerError; Error where GitHub
 *   does not answer.
 */
export async function lastPusher(
  gh: GitHub,
  repository: Repository,
  branch: string,
  sha: string,
): Promise<Account | undefined> {
  const what = `the activity on the branch ${branch}`;
  const query = { ...repository, ref: `refs/heads/${branch}`, per_page: PAGE_SIZE };
  let after: string | undefined;
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const { data, headers } = await explained(
      gh.request('GET /repos/{owner}/{repo}/activity', { ...query, ...(after !== undefined && { after }) }),
      `${capitalised(what)} could not be read`,
      permissionRemedy('contents: read'),
    );
    const push = answersOf(data, what).find((activity) => activity.text('after') === sha);
    if (push) return accountOrNull(push, 'actor') ?? undefined;
    after = nextCursor(headers.link);
    if (after === undefined) return undefined;
  }
  return undefined;
}

/** The list has cursors in place of page numbers. */
function nextCursor(link = ''): string | undefined {
  const url = /<([^<>]+)>;\s*rel="next"/.exec(link)?.[1];
  return url !== undefined && URL.canParse(url) ? (new URL(url).searchParams.get('after') ?? undefined) : undefined;
}
