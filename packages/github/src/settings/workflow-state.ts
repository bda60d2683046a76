import { answerOf } from '../answer.js';
import type { GitHub } from '../client.js';
import type { Repository } from '../context.js';
import { answeredStatus } from '../errors.js';
import { explainRefusal, permissionRemedy } from '../refusal.js';

/**
 * Whether GitHub would run a workflow: `active`, `disabled_manually`, `disabled_inactivity`, …
 *
 * @param file its name in `.github/workflows`.
 * @returns undefined where GitHub knows none of that name, or does not let the token see it.
 * @throws UserError where the token may not look; Error where GitHub does not answer.
 */
export async function workflowState(gh: GitHub, repository: Repository, file: string): Promise<string | undefined> {
  try {
    const call = gh.request('GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}', {
      ...repository,
      workflow_id: file,
    });
    return answerOf((await call).data, `the workflow ${file}`).text('state');
  } catch (error) {
    if (answeredStatus(error) === 404) return undefined;
    throw explainRefusal(error, `${file} could not be read`, permissionRemedy('actions: read'));
  }
}
