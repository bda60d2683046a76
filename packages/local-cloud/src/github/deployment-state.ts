import type { Json } from '../core/types.js';
import type { Member } from './accounts.js';

export const DEPLOYMENT_STATES = [
  'error',
  'failure',
  'inactive',
  'in_progress',
  'queued',
  'pending',
  'success',
] as const;
export type DeploymentStatusState = (typeof DEPLOYMENT_STATES)[number];

export interface DeploymentStatus {
  readonly id: number;
  readonly state: DeploymentStatusState;
  readonly description: string;
  readonly logUrl: string;
  readonly environmentUrl: string;
  readonly environment: string;
  readonly creator: Member;
  readonly createdAt: number;
}

export interface Deployment {
  readonly id: number;
  readonly sha: string;
  /** As it was asked for. */
  readonly ref: string;
  readonly task: string;
  readonly environment: string;
  /** As it was sent: an object or a text. */
  readonly payload: Json;
  readonly description: string | null;
  readonly transient: boolean;
  readonly production: boolean;
  readonly creator: Member;
  readonly createdAt: number;
  /** Ascending. */
  readonly statuses: DeploymentStatus[];
}
