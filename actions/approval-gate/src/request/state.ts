import type { DeploymentStatus } from '@platform-actions/github';

const DENIED = 'approval/v1 denied';
const DEPLOYING = /^approval\/v1 deploying ([1-9]\d{0,15})\/([1-9]\d{0,8})$/;

/** A run that began to use the approval. */
export interface Use {
  readonly runId: number;
  readonly attempt: number;
  readonly statusId: number;
}

/**
 * What a request's statuses tell. Whoever may write deployments can add one, so none of them ever lets anything happen:
 * each only forbids.
 */
export interface RequestState {
  /** The status that denied the request for good. */
  readonly denied: DeploymentStatus | undefined;
  /** The status that says it was deployed. */
  readonly used: DeploymentStatus | undefined;
  /** In the order of their statuses. */
  readonly deploying: readonly Use[];
}

/** Any order of statuses gives the same state. */
export function stateOf(statuses: readonly DeploymentStatus[]): RequestState {
  const ordered = statuses.toSorted((one, other) => one.id - other.id);
  return {
    denied: ordered.find(({ state, description }) => state === 'failure' && description.startsWith(DENIED)),
    used: ordered.find(({ state }) => state === 'success'),
    deploying: ordered.flatMap((status) => useOf(status) ?? []),
  };
}

function useOf({ id, state, description }: DeploymentStatus): Use | undefined {
  const match = state === 'in_progress' ? DEPLOYING.exec(description) : null;
  return match ? { runId: Number(match[1]), attempt: Number(match[2]), statusId: id } : undefined;
}

/** The uses that began before one's own status, without this very run and attempt: of two, only one has none. */
export function earlierUses({ deploying }: RequestState, own: Use): readonly Use[] {
  return deploying.filter(
    ({ runId, attempt, statusId }) => statusId < own.statusId && !(runId === own.runId && attempt === own.attempt),
  );
}

/** The description of the status `failure` that denies a request; `voteRunId` is the denial's run. */
export function deniedDescription(voteRunId: number): string {
  return `${DENIED} by run ${voteRunId}`;
}

/** The description of the status `in_progress` that begins a use. */
export function deployingDescription(runId: number, attempt: number): string {
  return `approval/v1 deploying ${runId}/${attempt}`;
}

/** The description of the status `success` that ends one. */
export function usedDescription(runId: number, attempt: number): string {
  return `approval/v1 deployed by ${runId}/${attempt}`;
}

/** The description of the status `pending` that opens a request. */
export const REQUESTED_DESCRIPTION = 'approval/v1 requested';
