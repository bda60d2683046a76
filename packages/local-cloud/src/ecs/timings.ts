/** How long things take on this cloud, in cloud seconds. */
export interface Timings {
  /** A new service deployment is PENDING, then IN_PROGRESS. */
  readonly pending: number;
  /** A task is PROVISIONING, then PENDING (its images are pulled). */
  readonly provisioning: number;
  /** From a task's creation until its containers start, at most. */
  readonly pulling: number;
  readonly secondsToHealthy: number;
  /** From the start of a container to its crash. */
  readonly secondsToCrash: number;
  /** From the start of a container until ECS stops the task for failed health checks. */
  readonly secondsToUnhealthy: number;
  /** From the order to stop a running task until it is STOPPED. */
  readonly secondsToDrain: number;
  /** Before a failed task is replaced. */
  readonly restartDelay: number;
  /** Between attempts to place a task. */
  readonly placementRetry: number;
  /** The right tasks must be the only ones for so long before ECS calls the deployment completed. */
  readonly steadyAfter: number;
  /** From ROLLBACK_REQUESTED to ROLLBACK_IN_PROGRESS. */
  readonly rollbackRequested: number;
  /** A new service deployment is not listed before. */
  readonly listLag: number;
}

export const DEFAULT_TIMINGS: Timings = {
  pending: 1,
  provisioning: 2,
  pulling: 8,
  secondsToHealthy: 20,
  secondsToCrash: 3,
  secondsToUnhealthy: 20,
  secondsToDrain: 10,
  restartDelay: 5,
  placementRetry: 15,
  steadyAfter: 5,
  rollbackRequested: 2,
  listLag: 1,
};
