import { capitalised } from '@platform-actions/action-kit';
import { answerOf, type Answer } from '../answer.js';
import type { GitHub } from '../client.js';
import type { Repository } from '../context.js';
import { pages } from '../paging.js';
import { explained, permissionRemedy } from '../refusal.js';

/** The group of GitHub's standard runners. Nobody can make another one of that name in an organisation's settings. */
const STANDARD_RUNNERS = 'GitHub Actions';

/**
 * Whether every job of the attempt that has got a runner got one of GitHub's standard ones, and at least one has. Larger
 * runners are in groups that an organisation names, so they do not count.
 *
 * @throws UserError where the token may not read jobs; IncompleteAnswerError; Error where GitHub does not answer.
 */
export async function runsOnGitHubHosted(
  gh: GitHub,
  repository: Repository,
  runId: number,
  attempt: number,
): Promise<boolean> {
  const what = `the jobs of run ${runId}`;
  const read = async (): Promise<readonly Answer[]> => {
    const jobs: Answer[] = [];
    const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs';
    const parameters = { ...repository, run_id: runId, attempt_number: attempt };
    for await (const { data } of pages(gh, route, parameters)) jobs.push(...answerOf(data, what).list('jobs'));
    return jobs;
  };
  const jobs = await explained(read(), `${capitalised(what)} could not be read`, permissionRemedy('actions: read'));
  const started = jobs.filter((job) => job.text('status') === 'in_progress' || job.textOrEmpty('runner_name') !== '');
  return started.length > 0 && started.every((job) => job.textOrEmpty('runner_group_name') === STANDARD_RUNNERS);
}
