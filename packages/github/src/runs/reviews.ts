import { capitalised } from '@platform-actions/action-kit';
import { accountOf, answersOf } from '../answer.js';
import type { GitHub } from '../client.js';
import type { Repository } from '../context.js';
import { IncompleteAnswerError } from '../incomplete.js';
import type { Account } from '../people/person.js';
import { explained, permissionRemedy } from '../refusal.js';

const STATES = ['approved', 'rejected', 'pending'] as const;

/** What a reviewer of an environment decided about a run. */
export interface EnvironmentReview {
  readonly state: (typeof STATES)[number];
  readonly user: Account;
  readonly environments: readonly string[];
  /** Foreign text. */
  readonly comment: string;
}

/**
 * What the environments' reviewers decided about a run.
 *
 * @throws UserError where the token may not read it; IncompleteAnswerError; Error where GitHub does not answer.
 */
export async function reviewsOf(
  gh: GitHub,
  repository: Repository,
  runId: number,
): Promise<readonly EnvironmentReview[]> {
  const what = `the reviews of run ${runId}`;
  const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals';
  const { data } = await explained(
    gh.request(route, { ...repository, run_id: runId }),
    `${capitalised(what)} could not be read`,
    permissionRemedy('actions: read'),
  );
  return answersOf(data, what).map((review) => {
    const state = STATES.find((known) => known === review.text('state'));
    if (state === undefined) throw new IncompleteAnswerError(what, ['state']);
    return {
      state,
      user: accountOf(review.object('user')),
      environments: review.list('environments').map((environment) => environment.text('name')),
      comment: review.textOrEmpty('comment'),
    };
  });
}
