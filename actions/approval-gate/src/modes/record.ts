import { markDenied } from '../deny.js';
import type { Decision } from '../decide/types.js';
import { ended, type Ending } from '../ending.js';
import type { Gate } from '../gate.js';
import { endingOf, judge } from '../judge.js';
import { showChange } from '../look/changes.js';
import { listVotes } from '../look/list-votes.js';
import { openRequest } from '../look/open-request.js';
import { ownRunId, readOwnRun } from '../look/own-run.js';
import type { Run } from '../model.js';
import { Refusal, type VoteReason } from '../outcomes.js';
import { plain, REASONS } from '../report/index.js';
import { approvalTitle } from '../request/code.js';
import type { OwnVote } from '../result.js';

/**
 * Tells a voter what he voted for and whether his vote counts. Nothing that it says is a vote: the run itself is, for
 * those who read GitHub's list of runs.
 */
export async function record(gate: Gate): Promise<Ending> {
  const { request: code = '', dryRun } = gate.inputs;
  const request = await openRequest(gate, code);
  await showChange(gate, request.subject);
  const runs = await listVotes(gate, request);
  const run = await readOwnRun(
    gate,
    runs.find(({ id }) => id === ownRunId(gate)),
  );
  requireTitle(gate, run, code);
  const decision = await judge(gate, request, runs, run);
  requireCounted(gate, decision, run);
  if (decision.outcome === 'denied') await markDenied(gate, request, decision);
  const ending = endingOf(decision);
  if (!dryRun || decision.outcome === 'denied') return ending;
  return ended('planned', 'dry-run', `The vote would count. ${ending.reason}`);
}

/** The inputs of the run are not GitHub's to tell, so its title is the vote; a step that shows another one misleads. */
function requireTitle({ inputs }: Gate, run: Run, code: string): void {
  const { decision = 'approve', approveWorkflow } = inputs;
  const title = approvalTitle(decision, code);
  if (run.title === title) return;
  throw new Refusal(
    'refused',
    'vote-title',
    `This run is named ${JSON.stringify(run.title)}, not "${title}". ${approveWorkflow} needs the run-name of its template.`,
  );
}

function requireCounted({ evidence, inputs }: Gate, decision: Decision, run: Run): void {
  const reasonCode = decision.ignored.find(({ runId }) => runId === run.id)?.reasonCode;
  const choice = inputs.decision ?? 'approve';
  const vote: OwnVote = { choice, voter: run.actor, reasonCode, comment: inputs.comment };
  evidence.add({ ownVote: vote });
  if (reasonCode !== undefined) throw refused(run, reasonCode);
}

function refused(run: Run, reasonCode: VoteReason): Refusal {
  const who = run.actor?.login ?? 'somebody';
  return new Refusal(
    'refused',
    reasonCode,
    `The vote of ${who} does not count. ${plain(REASONS[reasonCode].happened)}`,
  );
}
