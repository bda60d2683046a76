import type { ReasonCode, VoteReason } from '../outcomes.js';
import type { Choice, Person, Run } from '../model.js';

/** A run of approve.yml that carries the request's code, after the checks of the run itself. */
export interface Vote {
  readonly run: Run;
  readonly voter: Person;
  readonly choice: Choice;
}

/** A vote that does not count, and why. */
export interface IgnoredVote {
  readonly runId: number;
  readonly runUrl: string;
  readonly voter: Person | null;
  readonly choice: Choice | null;
  readonly reasonCode: VoteReason;
}

/** What a look at people told about a voter. */
export interface Standing {
  /** The names of the rule's groups that the voter may approve for, now. */
  readonly groups: readonly string[];
  /** Why there are none, where that is more than "not named": `membership-pending`. */
  readonly reasonCode?: VoteReason;
  /** Why he may only deny, where the request restricts who may approve it: a restriction must take nobody's denial. */
  readonly onlyDenies?: VoteReason;
}

export interface CountedVote extends Vote {
  /**
   * The group that the approval fills; all that it fills (`a, b`) where a person may count in several. `null` for a
   * denial, and for an approval more than is needed.
   */
  readonly group: string | null;
}

export interface MissingVotes {
  readonly group: string;
  readonly required: number;
  readonly counted: number;
}

export interface Decision {
  readonly outcome: 'approved' | 'denied' | 'pending';
  readonly reasonCode: ReasonCode;
  /** In the order of their runs. */
  readonly counted: readonly CountedVote[];
  readonly ignored: readonly IgnoredVote[];
  /** Empty where approved. */
  readonly missing: readonly MissingVotes[];
}
