import type { Person, WorkflowRun } from '@platform-actions/github';

export type { Account, Person } from '@platform-actions/github';
export type Run = WorkflowRun;

/**
 * Whom a rule lets approve, as the policy and the input `approvers` write it. All names are in lower case, since case
 * means nothing to GitHub in any of them.
 */
export type Approver =
  | { readonly kind: 'user'; readonly login: string }
  /** `team:release` is of the repository's owner, `team:org/release` of another organisation. */
  | { readonly kind: 'team'; readonly organisation: string | undefined; readonly slug: string }
  /** A role of the repository: that one or a stronger one of GitHub's own, or a custom one by its name. */
  | { readonly kind: 'role'; readonly role: string }
  /** Who owns a file that the request changes. */
  | { readonly kind: 'codeowners' };

export const EXCLUSIONS = ['requester', 'committers', 'co-authors', 'pr-author', 'last-pusher'] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

/** `required` different people of `approvers`. */
export interface Group {
  /** Of the policy; `approvers` for the rule's own. */
  readonly name: string;
  readonly required: number;
  readonly approvers: readonly Approver[];
}

/** What the policy asks for before a deployment into one environment. */
export interface Rule {
  /** At least one. The first is the rule's own `required` and `approvers`, where it has them. */
  readonly groups: readonly Group[];
  /** Whether a person counts in one group only. */
  readonly distinctAcrossGroups: boolean;
  readonly exclude: readonly Exclusion[];
  /** Seconds from the request to its end. */
  readonly expiresIn: number;
  /** Branches whose commits may be deployed; empty: the default branch alone. */
  readonly branches: readonly string[];
  /** `dispatch`: runs of approve.yml. `environment`: GitHub's own reviewers of the environment. */
  readonly via: 'dispatch' | 'environment';
  /** Whether the deploying run must be on GitHub's own runners. */
  readonly hostedRunnersOnly: boolean;
}

/** What the inputs of a request add to the rule. They can only make it stricter. */
export interface Tightening {
  readonly required: number;
  /** Who is not among these may not approve; empty: everybody whom the rule lets. */
  readonly approvers: readonly Approver[];
  readonly exclude: readonly Exclusion[];
}

/** Somebody whose approval does not count for this request, and why. */
export interface Excluded extends Person {
  readonly because: Exclusion;
}

/** What is to be approved. Its hash is the second part of the request's code, so that nothing in it can change. */
export interface Subject {
  readonly v: 1;
  /** The GitHub deployment that carries the subject: it keeps the request's state. */
  readonly deploymentId: number;
  readonly repositoryId: number;
  readonly environment: string;
  readonly sha: string;
  /** `sha256:…`, sorted; may be empty. */
  readonly imageDigests: readonly string[];
  /** The requesting run: the path of its workflow, its id and attempt. */
  readonly workflowPath: string;
  readonly runId: number;
  readonly runAttempt: number;
  readonly requester: Person;
  /** SHA-256 of the rule in its canonical form, in hex. */
  readonly ruleSha256: string;
  readonly tightening: Tightening;
  /** Seconds; counted from the deployment's `created_at`, which is GitHub's time. */
  readonly expiresIn: number;
  /** The commit of the last approved deployment into this environment; `null` where none is known. */
  readonly baseSha: string | null;
  readonly excluded: readonly Excluded[];
}

export type Choice = 'approve' | 'deny';
