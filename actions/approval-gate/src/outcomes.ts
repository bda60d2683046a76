/** How a step ends. Which of them are green, and in which mode, `isGreen` says. */
export const OUTCOMES = [
  'approved',
  'not-required',
  'pending',
  'denied',
  'expired',
  'cancelled',
  'subject-mismatch',
  'refused',
  'checked',
  'planned',
  'config-error',
  'error',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const MODES = ['request', 'record', 'verify', 'wait', 'doctor'] as const;
export type Mode = (typeof MODES)[number];

const GREEN: readonly Outcome[] = ['approved', 'not-required', 'checked', 'planned'];

/** Whether a step of that mode is green: `pending` only where a person is still to come, in `request` and `record`. */
export function isGreen(mode: Mode, outcome: Outcome): boolean {
  return GREEN.includes(outcome) || (outcome === 'pending' && (mode === 'request' || mode === 'record'));
}

/**
 * Why a vote does not count. Each names one way around the gate, so that a workflow, a log or a test can tell them
 * apart.
 */
export const VOTE_REASONS = [
  'vote-rerun',
  'vote-workflow',
  'vote-event',
  'vote-fork',
  'vote-branch',
  'vote-commit',
  'vote-title',
  'vote-bot',
  'vote-actor',
  'vote-unfinished',
  'vote-failed',
  'vote-early',
  'vote-late',
  'vote-repeated',
  'vote-overruled',
  'not-an-approver',
  'membership-pending',
  'excluded-requester',
  'excluded-rerunner',
  'excluded-committer',
  'excluded-co-author',
  'excluded-pr-author',
  'excluded-last-pusher',
] as const;
export type VoteReason = (typeof VOTE_REASONS)[number];

/** Why a step ended as it did: stable words for machines, listed in the README. */
export type ReasonCode =
  | VoteReason
  | 'approved'
  | 'not-required'
  | 'requested'
  | 'votes-missing'
  | 'wait-timeout'
  | 'denied'
  | 'request-expired'
  | 'request-cancelled'
  | 'job-cancelled'
  | 'request-failed'
  | 'request-superseded'
  | 'request-unknown'
  | 'request-not-attested'
  | 'already-used'
  | 'already-deploying'
  | 'environment-differs'
  | 'commit-differs'
  | 'digests-differ'
  | 'repository-differs'
  | 'policy-changed'
  | 'request-missing'
  | 'request-malformed'
  | 'input-invalid'
  | 'policy-invalid'
  | 'policy-missing'
  | 'policy-unreadable'
  | 'quorum-unreachable'
  | 'team-invisible'
  | 'approver-unknown'
  | 'commit-not-allowed'
  | 'event-not-allowed'
  | 'run-differs'
  | 'self-hosted-runner'
  | 'commits-truncated'
  | 'people-unknown'
  | 'api-incomplete'
  | 'github-unavailable'
  | 'github-refused'
  | 'rate-limited'
  | 'dry-run'
  | 'settings-sound'
  | 'settings-weak'
  | 'internal-error';

/** A step that ends before it has a decision: says how, and why in one sentence. Shown without a stack. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly outcome: Outcome;
  readonly reasonCode: ReasonCode;

  constructor(outcome: Outcome, reasonCode: ReasonCode, reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.outcome = outcome;
    this.reasonCode = reasonCode;
  }
}
