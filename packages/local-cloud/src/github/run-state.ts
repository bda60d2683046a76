import type { Member } from './accounts.js';

export const RUN_STATUSES = ['queued', 'in_progress', 'completed', 'waiting', 'requested', 'pending'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

export const RUN_CONCLUSIONS = [
  'success',
  'failure',
  'cancelled',
  'skipped',
  'neutral',
  'timed_out',
  'action_required',
] as const;
export type RunConclusion = (typeof RUN_CONCLUSIONS)[number];

export interface Job {
  readonly id: number;
  readonly name: string;
  readonly labels: readonly string[];
  /** `GitHub Actions` for GitHub's own runners. */
  readonly runnerGroup: string;
  readonly runner: string;
}

/** One start of a workflow run. */
export interface RunAttempt {
  readonly number: number;
  readonly triggeringActor: Member;
  readonly startedAt: number;
  readonly jobs: readonly Job[];
  status: RunStatus;
  /** `null` while it runs. */
  conclusion: RunConclusion | null;
  updatedAt: number;
}

/** A decision of a reviewer of an environment. */
export interface Review {
  readonly user: Member;
  readonly state: 'approved' | 'rejected' | 'pending';
  readonly environments: readonly string[];
  readonly comment: string;
}

export interface Run {
  readonly id: number;
  readonly number: number;
  /** `.github/workflows/approve.yml`: the workflow that lists it. */
  readonly workflow: string;
  readonly createdAt: number;
  readonly actor: Member;
  /** Ascending; the last is the current one. */
  readonly attempts: RunAttempt[];
  readonly reviews: Review[];
  /** What a dispatch gave; not told by the API. */
  readonly inputs: Readonly<Record<string, string>>;
  /** The file as GitHub tells it, which may carry `@ref`. */
  path: string;
  event: string;
  headBranch: string | null;
  headSha: string;
  title: string;
  /** `owner/name`; `null` for a fork that was deleted. */
  headRepository: string | null;
}

export interface Artifact {
  readonly id: number;
  readonly runId: number;
  readonly name: string;
  readonly size: number;
  readonly createdAt: number;
  expired: boolean;
}

/** The attempt that is told of a run unless another is asked for. */
export function currentAttempt(run: Run): RunAttempt {
  const last = run.attempts.at(-1);
  if (!last) throw new Error(`The run ${run.id} has no attempt.`);
  return last;
}
