import { capitalised } from '@platform-actions/action-kit';
import { accountOrNull, answersOf } from '../answer.js';
import type { GitHub } from '../client.js';
import type { Repository } from '../context.js';
import { pages } from '../paging.js';
import type { Account } from '../people/person.js';
import { explained, permissionRemedy } from '../refusal.js';

/** A pull request as much as who-is-who needs of it. */
export interface PullOf {
  readonly number: number;
  /** `null` where the account was deleted. */
  readonly author: Account | null;
  readonly url: string;
}

/**
 * The pull requests that brought a commit to the default branch; of a commit that is not there, those that hold it.
 *
 * @throws UserError where the token may not read pull requests; IncompleteAnswerError; Error where GitHub does not
 *   answer.
 */
export async function pullsOf(gh: GitHub, repository: Repository, sha: string): Promise<readonly PullOf[]> {
  const what = `the pull requests of the commit ${sha.slice(0, 7)}`;
  const read = async (): Promise<readonly PullOf[]> => {
    const pulls: PullOf[] = [];
    const parameters = { ...repository, commit_sha: sha };
    for await (const { data } of pages(gh, 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', parameters)) {
      for (const pull of answersOf(data, what)) {
        pulls.push({
          number: pull.integer('number'),
          author: accountOrNull(pull, 'user'),
          url: pull.text('html_url'),
        });
      }
    }
    return pulls;
  };
  return explained(read(), `${capitalised(what)} could not be read`, permissionRemedy('pull-requests: read'));
}
