import type { Runner, Section } from '@platform-actions/action-kit';
import { addDeploymentStatus, eventContext } from '@platform-actions/github';
import { realEffects, type Effects } from './effects.js';
import { readInputs } from './inputs.js';
import { usedDescription } from './request/state.js';
import { claimedState } from './use.js';

/**
 * After a job that succeeded in all of its steps: the approval that it took is used up. The runner does not start this
 * after a failure, so that the deployment may be tried again.
 */
export async function post(runner: Runner, effects: Effects = realEffects): Promise<readonly Section[]> {
  const claimed = runner.state.load(claimedState);
  if (claimed === undefined) return [];
  const { repository } = eventContext(runner);
  const gh = effects.github(runner, readInputs(runner).githubToken ?? '');
  const { deploymentId, runId, attempt } = claimed;
  await addDeploymentStatus(gh, repository, deploymentId, {
    state: 'success',
    description: usedDescription(runId, attempt),
  });
  runner.log.info('The approval is used up: another deployment needs another one.');
  return [];
}
