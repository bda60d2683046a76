import type { Decision } from '../decide/types.js';
import { ended, type Ending } from '../ending.js';
import type { Gate } from '../gate.js';
import { endingOf, judge } from '../judge.js';
import { listVotes } from '../look/list-votes.js';
import { openRequest, requireMergedCode, type OpenRequest } from '../look/open-request.js';
import { ownRunId, readOwnRun, requireRunner } from '../look/own-run.js';
import { applyRule, readRule } from '../look/policy.js';
import type { Run } from '../model.js';
import { Refusal } from '../outcomes.js';
import { markDenied } from '../deny.js';
import { takeApproval } from '../use.js';
import { verifyReviews } from './verify-reviews.js';

/**
 * Decides whether this job may deploy, and takes the approval. The first step of the job that deploys: a job of its own
 * would be skipped when the deploying one is run again.
 */
export async function verify(gate: Gate): Promise<Ending> {
  const { request: code, environment = '' } = gate.inputs;
  if (code === undefined) return verifyWithoutRequest(gate, environment);
  const request = await openRequest(gate, code);
  const runs = await listVotes(gate, request);
  const run = await readOwnRun(
    gate,
    runs.find(({ id }) => id === ownRunId(gate)),
  );
  await requireRunner(gate, request.rule, run);
  return settle(gate, request, await judge(gate, request, runs, run), run);
}

/** Ends a decided request: an approval is taken for this run, a denial is written down for good. */
export async function settle(gate: Gate, request: OpenRequest, decision: Decision, run: Run): Promise<Ending> {
  const ending = endingOf(decision);
  if (ending.outcome === 'denied') await markDenied(gate, request, decision);
  if (ending.outcome !== 'approved') return ending;
  await requireMergedCode(gate, request, run);
  if (gate.inputs.dryRun) return ended('planned', 'dry-run', `${ending.reason} A dry run: the approval is not taken.`);
  await takeApproval(gate, request, run);
  return ending;
}

async function verifyWithoutRequest(gate: Gate, environment: string): Promise<Ending> {
  gate.evidence.add({ environment });
  const live = await readRule(gate, environment);
  if (live === undefined) return notRequired(gate, environment);
  if (live.rule.via === 'environment') return verifyReviews(gate, environment, live);
  applyRule(gate, live);
  if (gate.inputs.dryRun) {
    return ended('planned', 'dry-run', `${environment} needs an approval (${live.source}). A dry run does without.`);
  }
  throw new Refusal(
    'config-error',
    'request-missing',
    `${environment} needs an approval (${live.source}), and no request was given. Make one with mode request; who approves it starts ${gate.inputs.approveWorkflow}, which deploys.`,
  );
}

function notRequired({ inputs }: Gate, environment: string): Ending {
  const { policy, requireApproval } = inputs;
  const reason = `${policy} of the default branch does not list the environment ${environment}`;
  if (!requireApproval) return ended('not-required', 'not-required', `${reason}: no approval is needed.`);
  throw new Refusal('config-error', 'policy-missing', `${reason}, but this step requires an approval.`);
}
