import { toError } from '@platform-actions/action-kit';
import { addDeploymentStatus } from '@platform-actions/github';
import type { Decision } from './decide/types.js';
import type { Gate } from './gate.js';
import type { OpenRequest } from './look/open-request.js';
import { deniedDescription } from './request/state.js';

/** Writes a denial into the request itself: the run of a vote can be deleted, a deployment's status cannot. */
export async function markDenied(gate: Gate, request: OpenRequest, { counted }: Decision): Promise<void> {
  const { gh, repository, inputs, evidence } = gate;
  const denial = counted.find(({ choice }) => choice === 'deny');
  if (denial === undefined || request.state.denied !== undefined || inputs.dryRun) return;
  try {
    await addDeploymentStatus(gh, repository, request.subject.deploymentId, {
      state: 'failure',
      description: deniedDescription(denial.run.id),
      logUrl: denial.run.url,
    });
  } catch (thrown) {
    gh.signal.throwIfAborted();
    evidence.warn(`The denial counts, but could not be written into the request: ${toError(thrown).message}`);
  }
}
