import type { StateKey } from '@platform-actions/action-kit';
import { addDeploymentStatus, answeredStatus, deploymentStatuses, readRun } from '@platform-actions/github';
import type { Gate } from './gate.js';
import { requireOpen, type OpenRequest } from './look/open-request.js';
import type { Run } from './model.js';
import { Refusal } from './outcomes.js';
import { object, wholeNumber, type Guard } from './request/shape.js';
import { deployingDescription, earlierUses, stateOf, type RequestState, type Use } from './request/state.js';

/** What the post step needs, to mark the approval as used up. */
export interface Claimed {
  readonly deploymentId: number;
  readonly runId: number;
  readonly attempt: number;
}

const isClaimed: Guard<Claimed> = object({
  deploymentId: wholeNumber(1),
  runId: wholeNumber(1),
  attempt: wholeNumber(1),
});

export const claimedState: StateKey<Claimed> = {
  name: 'approval-gate-claimed',
  parse: (json) => {
    if (isClaimed(json)) return json;
    throw new Error('The saved state of approval-gate has an unknown shape.');
  },
};

/**
 * That no deployment has used the approval, and none that runs is using it.
 *
 * @throws Refusal `already-used`, `already-deploying`.
 */
async function requireUnused(gate: Gate, uses: readonly Use[], run: Run): Promise<void> {
  const attempts = new Map(uses.map((use) => [`${use.runId}/${use.attempt}`, use]));
  attempts.delete(`${run.id}/${run.attempt}`);
  for (const use of attempts.values()) await requireFailed(gate, use);
}

/**
 * Takes the approval for this run, before anything is deployed: writes it down, then reads whether another run was
 * earlier. So of two that come at the same time exactly one goes on. The same run and attempt may take it again.
 *
 * @throws Refusal `already-used`, `already-deploying`, `denied`.
 */
export async function takeApproval(gate: Gate, { subject, state }: OpenRequest, run: Run): Promise<void> {
  const { gh, repository, runner } = gate;
  const again = ownUse(state, run);
  await requireUnused(gate, again ? earlierUses(state, again) : state.deploying, run);
  const own = again ?? (await begin(gate, subject.deploymentId, run));
  const now = stateOf(await deploymentStatuses(gh, repository, subject.deploymentId));
  requireOpen(now);
  const known = new Set(state.deploying.map(({ statusId }) => statusId));
  const unseen = earlierUses(now, own).filter(({ statusId }) => !known.has(statusId));
  await requireUnused(gate, unseen, run);
  runner.state.save(claimedState, { deploymentId: subject.deploymentId, runId: run.id, attempt: run.attempt });
}

function ownUse({ deploying }: RequestState, run: Run): Use | undefined {
  return deploying.find(({ runId, attempt }) => runId === run.id && attempt === run.attempt);
}

async function begin({ gh, repository }: Gate, deploymentId: number, run: Run): Promise<Use> {
  const status = await addDeploymentStatus(gh, repository, deploymentId, {
    state: 'in_progress',
    description: deployingDescription(run.id, run.attempt),
    logUrl: run.url,
  });
  return { runId: run.id, attempt: run.attempt, statusId: status.id };
}

/** Only a deployment that ended without success lets another one try. */
async function requireFailed({ gh, repository }: Gate, { runId, attempt }: Use): Promise<void> {
  const which = `run ${runId}, attempt ${attempt}`;
  const conclusion = await conclusionOf(() => readRun(gh, repository, runId, attempt));
  if (conclusion === null) {
    throw new Refusal('cancelled', 'already-deploying', `Another deployment is using the approval: ${which}.`);
  }
  if (conclusion !== 'success' && conclusion !== 'gone') return;
  const what = conclusion === 'gone' ? 'began, and GitHub knows no more of it' : 'succeeded';
  throw new Refusal('expired', 'already-used', `The approval was used by a deployment that ${what}: ${which}.`);
}

async function conclusionOf(read: () => Promise<Run>): Promise<string | null> {
  try {
    return (await read()).conclusion;
  } catch (error) {
    if (answeredStatus(error) === 404) return 'gone';
    throw error;
  }
}
