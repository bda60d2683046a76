import type { Account } from '../people/person.js';

/** A workflow run as GitHub's API tells of it: nothing of it comes from the runner's environment. */
export interface WorkflowRun {
  readonly id: number;
  readonly attempt: number;
  /** `.github/workflows/approve.yml`, without the `@ref` that GitHub may append. */
  readonly path: string;
  readonly workflowId: number;
  readonly event: string;
  /** A branch, or a tag of that name. */
  readonly headBranch: string | null;
  readonly headSha: string;
  /** `display_title`. Foreign text. */
  readonly title: string;
  /** `queued`, `in_progress`, `completed`, … */
  readonly status: string;
  /** `success`, `failure`, `cancelled`, …; `null` while it runs. */
  readonly conclusion: string | null;
  /** Milliseconds since the epoch, GitHub's time. */
  readonly createdAt: number;
  readonly actor: Account | null;
  /** Who started this attempt. */
  readonly triggeringActor: Account | null;
  readonly repositoryId: number;
  readonly headRepositoryId: number | null;
  readonly hasPreviousAttempt: boolean;
  readonly url: string;
}
