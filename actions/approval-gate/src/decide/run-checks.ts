import { parseTitle } from '../request/code.js';
import type { Choice, Person, Run } from '../model.js';
import type { VoteReason } from '../outcomes.js';
import type { IgnoredVote, Vote } from './types.js';

/** What a vote's run is held against. All of it comes from GitHub's API. */
export interface VoteFacts {
  readonly code: string;
  readonly repositoryId: number;
  /** `.github/workflows/approve.yml`. */
  readonly approvePath: string;
  /** The id under which GitHub lists that workflow. */
  readonly approveWorkflowId: number;
  readonly defaultBranch: string;
  readonly isOnDefaultBranch: (sha: string) => boolean;
  /** When the request was made and when it ends, in milliseconds since the epoch. */
  readonly createdAt: number;
  readonly endsAt: number;
  /** The run that asks, where it may be a vote itself: it has not succeeded yet when it must count. */
  readonly ownRun?: OwnRun;
}

export interface OwnRun {
  readonly id: number;
  /** Attempt 1 of it; needed where a later attempt is to count. */
  readonly firstAttempt?: Run;
}

type Check = (run: Run, facts: VoteFacts) => VoteReason | undefined;

/** What must hold of every vote, in this order; the first that fails is the reason. */
const CHECKS: readonly Check[] = [
  (run, { approvePath, approveWorkflowId }) =>
    run.path === approvePath && run.workflowId === approveWorkflowId ? undefined : 'vote-workflow',
  (run) => (run.event === 'workflow_dispatch' ? undefined : 'vote-event'),
  (run, { repositoryId }) =>
    run.repositoryId === repositoryId && run.headRepositoryId === repositoryId ? undefined : 'vote-fork',
  (run, { defaultBranch }) => (run.headBranch === defaultBranch ? undefined : 'vote-branch'),
  (run, { isOnDefaultBranch }) => (isOnDefaultBranch(run.headSha) ? undefined : 'vote-commit'),
  ({ actor }) => (actor === null ? 'vote-actor' : undefined),
  ({ actor }) => (actor?.type === 'User' ? undefined : 'vote-bot'),
  (run, { createdAt }) => (run.createdAt >= createdAt ? undefined : 'vote-early'),
  (run, { endsAt }) => (run.createdAt <= endsAt ? undefined : 'vote-late'),
];

/**
 * What must hold of an approval besides. A denial counts without: whoever may not let it pass could otherwise cancel
 * the denial's run, or run it again, and be rid of it.
 */
const APPROVAL_CHECKS: readonly Check[] = [
  (run, facts) => (isFirstAttempt(run) || isOwnRetry(run, facts) ? undefined : 'vote-rerun'),
  ({ actor, triggeringActor }) => (actor?.id === triggeringActor?.id ? undefined : 'vote-actor'),
  (run, facts) => (run.status === 'completed' || isRunning(run, facts) ? undefined : 'vote-unfinished'),
  (run, facts) => (run.conclusion === 'success' || isRunning(run, facts) ? undefined : 'vote-failed'),
];

/**
 * The vote that a run is; why it does not count; or `undefined` where it is about another request. A title that names
 * the code without being exactly a vote is told as `vote-title`.
 */
export function checkVoteRun(run: Run, facts: VoteFacts): Vote | IgnoredVote | undefined {
  const title = parseTitle(run.title);
  if (!title) return run.title.toLowerCase().includes(facts.code) ? ignored(run, null, 'vote-title') : undefined;
  if (title.code !== facts.code) return undefined;
  const { choice } = title;
  const checks = choice === 'approve' ? [...CHECKS, ...APPROVAL_CHECKS] : CHECKS;
  for (const check of checks) {
    const reasonCode = check(run, facts);
    if (reasonCode !== undefined) return ignored(run, choice, reasonCode);
  }
  const voter = personOf(run);
  return voter ? { run, voter, choice } : ignored(run, choice, 'vote-actor');
}

function isFirstAttempt({ attempt, hasPreviousAttempt }: Run): boolean {
  return attempt === 1 && !hasPreviousAttempt;
}

/** A failed deployment that the approver himself runs again: he started its first attempt and started this one. */
function isOwnRetry(run: Run, { ownRun }: VoteFacts): boolean {
  const first = ownRun?.id === run.id ? ownRun.firstAttempt : undefined;
  if (first?.id !== run.id || !isFirstAttempt(first) || !run.actor) return false;
  return [first.triggeringActor, run.triggeringActor].every((account) => account?.id === run.actor?.id);
}

function isRunning(run: Run, { ownRun }: VoteFacts): boolean {
  return run.id === ownRun?.id && run.status === 'in_progress' && run.conclusion === null;
}

function personOf({ actor }: Run): Person | null {
  return actor && { id: actor.id, login: actor.login };
}

function ignored(run: Run, choice: Choice | null, reasonCode: VoteReason): IgnoredVote {
  return { runId: run.id, runUrl: run.url, voter: personOf(run), choice, reasonCode };
}
