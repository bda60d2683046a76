/** A GitHub deployment. Whoever may write deployments can make one: what it claims is to be proved otherwise. */
export interface Deployment {
  readonly id: number;
  readonly environment: string;
  readonly sha: string;
  readonly task: string;
  readonly payload: unknown;
  /** Milliseconds since the epoch, GitHub's time. */
  readonly createdAt: number;
}

/** All that GitHub knows. */
export const DEPLOYMENT_STATES = [
  'error',
  'failure',
  'inactive',
  'in_progress',
  'queued',
  'pending',
  'success',
] as const;
export type DeploymentState = (typeof DEPLOYMENT_STATES)[number];

/** Statuses are only ever added, never changed. */
export interface DeploymentStatus {
  /** Ascending. */
  readonly id: number;
  readonly state: DeploymentState;
  /** Foreign text, 140 characters at most. */
  readonly description: string;
  readonly logUrl: string;
  /** Milliseconds since the epoch, GitHub's time. */
  readonly createdAt: number;
}
