import { answerOf } from '../answer.js';
import type { GitHub } from '../client.js';
import type { Repository } from '../context.js';
import { answeredStatus } from '../errors.js';
import { explainRefusal, permissionRemedy } from '../refusal.js';

/** A line of CODEOWNERS that GitHub does not take: nobody owns what it matches. */
export interface CodeOwnersError {
  readonly line: number;
  /** `Unknown owner`, `Invalid pattern`, … Foreign text. */
  readonly kind: string;
}

/**
 * What GitHub finds wrong with the CODEOWNERS file of the default branch.
 *
 * @returns undefined where there is no file, or GitHub does not let the token see it.
 * @throws UserError where the token may not look; Error where GitHub does not answer.
 */
export async function codeOwnersErrors(
  gh: GitHub,
  repository: Repository,
): Promise<readonly CodeOwnersError[] | undefined> {
  try {
    const { data } = await gh.request('GET /repos/{owner}/{repo}/codeowners/errors', { ...repository });
    const errors = answerOf(data, 'the errors of CODEOWNERS').list('errors');
    return errors.map((error) => ({ line: error.integer('line'), kind: error.text('kind') }));
  } catch (error) {
    if (answeredStatus(error) === 404) return undefined;
    const doing = 'The errors of CODEOWNERS could not be read';
    throw explainRefusal(error, doing, permissionRemedy('contents: read'));
  }
}
