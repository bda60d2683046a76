import { reviewsOf, type EnvironmentReview } from '@platform-actions/github';
import { decide, type Decision, type Vote } from '../decide/index.js';
import { ended, type Ending } from '../ending.js';
import type { Gate } from '../gate.js';
import { endingOf } from '../judge.js';
import { requireTime } from '../look/open-request.js';
import { readOwnChange } from '../look/own-change.js';
import { applyRule, type LiveRule } from '../look/policy.js';
import { EXCLUDED_AS } from '../look/requesting-run.js';
import { readStandings } from '../look/standings.js';
import type { Run } from '../model.js';
import { Refusal } from '../outcomes.js';

/**
 * Decides by what the environment's own reviewers said about this run. GitHub lets anybody of them do, but whoever
 * started the run; quorum, approvers and everybody else who is excluded are held against it here.
 */
export async function verifyReviews(gate: Gate, environment: string, live: LiveRule): Promise<Ending> {
  const { gh, repository, inputs, evidence } = gate;
  const rule = applyRule(gate, live);
  const change = await readOwnChange(gate, environment, live, rule);
  const { run } = change;
  requireFirstAttempt(run);
  if (change.sha !== run.headSha) {
    throw new Refusal('subject-mismatch', 'commit-differs', `The reviewers saw ${run.headSha}, not ${change.sha}.`);
  }
  requireTime(gate, run.createdAt + Math.min(rule.expiresIn, inputs.expiresIn ?? rule.expiresIn) * 1000);
  const reviews = await reviewsOf(gh, repository, run.id);
  const votes = reviews.flatMap((review, index) => voteOf(review, index, run, environment));
  const voters = votes.map(({ voter }) => voter);
  const standings = await readStandings(gate, rule, change, voters);
  const excluded = new Map(change.excluded.map(({ id, because }) => [id, EXCLUDED_AS[because]]));
  const decision = ofRun(run, decide({ rule, votes, ignored: [], standings, excluded }));
  evidence.add({ decision });
  const ending = endingOf(decision);
  if (ending.outcome !== 'approved' || !inputs.dryRun) return ending;
  return ended('planned', 'dry-run', `${ending.reason} A dry run.`);
}

/** GitHub tells the reviews of all attempts together: an old one must not let a run that was started again pass. */
function requireFirstAttempt({ id, attempt }: Run): void {
  if (attempt === 1) return;
  throw new Refusal(
    'refused',
    'vote-rerun',
    `Run ${id} was started again (attempt ${attempt}), and GitHub does not tell which attempt its reviewers approved. Start a new run.`,
  );
}

/** All reviews are of one run: while they are decided, each has the number of its place. */
function voteOf(
  { state, user, environments }: EnvironmentReview,
  index: number,
  run: Run,
  environment: string,
): Vote[] {
  const isAbout = environments.some((name) => name.toLowerCase() === environment.toLowerCase());
  if (!isAbout || state === 'pending') return [];
  const voter = { id: user.id, login: user.login };
  return [{ run: { ...run, id: index + 1 }, voter, choice: state === 'approved' ? 'approve' : 'deny' }];
}

function ofRun(run: Run, decision: Decision): Decision {
  return {
    ...decision,
    counted: decision.counted.map((vote) => ({ ...vote, run })),
    ignored: decision.ignored.map((vote) => ({ ...vote, runId: run.id })),
  };
}
