import type { JsonObject } from '../core/types.js';

/** Classic protection of a branch. */
export interface Protection {
  readonly requiredApprovals: number;
  readonly requireCodeOwnerReviews: boolean;
  readonly dismissStaleReviews: boolean;
  readonly requireLastPushApproval: boolean;
  readonly enforceAdmins: boolean;
  readonly allowForcePushes: boolean;
  readonly allowDeletions: boolean;
}

export interface RulesetRule {
  /** `pull_request`, `non_fast_forward`, `deletion`, `creation`, … */
  readonly type: string;
  readonly parameters?: JsonObject;
}

export interface Ruleset {
  readonly id: number;
  readonly name: string;
  readonly target: 'branch' | 'tag';
  readonly enforcement: 'active' | 'evaluate' | 'disabled';
  /** Full refs or patterns of them, `~DEFAULT_BRANCH`, `~ALL`. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly rules: readonly RulesetRule[];
  readonly bypassActors: readonly JsonObject[];
  readonly createdAt: number;
}

export interface Environment {
  readonly id: number;
  readonly name: string;
  /** `user:login` and `team:slug`. */
  readonly reviewers: readonly string[];
  readonly preventSelfReview: boolean;
  /** Minutes. */
  readonly waitTimer: number;
  readonly adminsMayBypass: boolean;
  /** `all`, `protected`, or patterns of names. */
  readonly branches: 'all' | 'protected' | readonly string[];
  readonly createdAt: number;
}

/** How the `sub` claim of the repository's OIDC tokens is made. */
export interface OidcSubject {
  readonly useDefault: boolean;
  readonly claims: readonly string[];
  /** Whether `sub` names owner and repository with their ids. */
  readonly immutable: boolean;
}

/** What became of a branch or tag. */
export interface Activity {
  readonly id: number;
  readonly before: string;
  readonly after: string;
  readonly ref: string;
  readonly type: 'push' | 'force_push' | 'branch_creation' | 'pr_merge';
  /** The account's id. */
  readonly actorId: number;
  readonly at: number;
}
