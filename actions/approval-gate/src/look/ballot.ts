import { readRun, type RunList } from '@platform-actions/github';
import { checkVoteRun, type VoteFacts } from '../decide/run-checks.js';
import type { IgnoredVote, Vote } from '../decide/types.js';
import type { Gate } from '../gate.js';
import type { Run } from '../model.js';
import { lookOn } from './branch.js';
import type { OpenRequest } from './open-request.js';

/** The votes on a request, as far as the runs themselves tell. */
export interface Ballot {
  readonly votes: readonly Vote[];
  readonly ignored: readonly IgnoredVote[];
}

/**
 * Holds the runs of the approve workflow against a request.
 *
 * @param ownRun this very run, where it may be a vote: GitHub may not list it yet.
 */
export async function readBallot(
  gate: Gate,
  request: OpenRequest,
  listed: RunList['runs'],
  ownRun: Run | undefined,
): Promise<Ballot> {
  const runs = [...listed.filter(({ id }) => id !== ownRun?.id), ...(ownRun ? [ownRun] : [])];
  const facts = await voteFacts(gate, request, listed, ownRun);
  const likely = runs.filter((run) => isVote(checkVoteRun(run, { ...facts, isOnDefaultBranch: () => true })));
  const onBranch = await onDefaultBranch(gate, request, new Set(likely.map(({ headSha }) => headSha)));
  const checked = runs.map((run) => checkVoteRun(run, { ...facts, isOnDefaultBranch: (sha) => onBranch.has(sha) }));
  return {
    votes: checked.filter(isVote),
    ignored: checked.filter((one): one is IgnoredVote => one !== undefined && !isVote(one)),
  };
}

async function voteFacts(
  { gh, repository, inputs }: Gate,
  { code, createdAt, endsAt, facts }: OpenRequest,
  listed: RunList['runs'],
  ownRun: Run | undefined,
): Promise<Omit<VoteFacts, 'isOnDefaultBranch'>> {
  const approvePath = `.github/workflows/${inputs.approveWorkflow}`;
  const firstAttempt =
    ownRun?.path === approvePath && ownRun.attempt > 1 ? await readRun(gh, repository, ownRun.id, 1) : undefined;
  return {
    code,
    repositoryId: facts.id,
    approvePath,
    // GitHub lists the runs of one workflow, so all of them have its id.
    approveWorkflowId: (listed[0] ?? ownRun)?.workflowId ?? 0,
    defaultBranch: facts.defaultBranch,
    createdAt,
    endsAt,
    ...(ownRun && { ownRun: { id: ownRun.id, ...(firstAttempt && { firstAttempt }) } }),
  };
}

/** Those of the commits that are in the history of the default branch. */
async function onDefaultBranch(
  gate: Gate,
  { subject, place, facts }: OpenRequest,
  shas: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const known = place.branch === facts.defaultBranch ? new Set([subject.sha, ...place.newer]) : new Set<string>();
  const open = [...shas].filter((sha) => !known.has(sha));
  const answers = await Promise.all(open.map((sha) => lookOn(gate, sha, facts.defaultBranch)));
  return new Set([...known, ...open.filter((_, index) => answers[index]?.on)]);
}

function isVote(checked: Vote | IgnoredVote | undefined): checked is Vote {
  return checked !== undefined && 'run' in checked;
}
