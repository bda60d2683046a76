import { formatSeconds } from '@platform-actions/action-kit';
import type { ServiceEventView } from '../ecs/model.js';
import { ownDeployment, type Track } from './verdict.js';

/** How far a rollout is. */
export interface Sample {
  /** Since the watch began. */
  readonly atMs: number;
  readonly running: number;
  readonly desired: number;
  readonly failed: number;
  /** Of the circuit breaker. */
  readonly threshold: number | undefined;
  readonly status: string;
}

/** How far the rollout is, as far as was seen; the service deployment is more exact than the service. */
export function sampleOf(
  { rollout, deployment, service }: Track,
  atMs: number,
  before: Sample | undefined,
): Sample | undefined {
  const own = service && ownDeployment(rollout, service);
  if (deployment === undefined && own === undefined) return undefined;
  const status = deployment?.status ?? own?.rolloutState ?? '';
  const desired = Math.max(deployment?.requested ?? 0, own?.desired ?? 0);
  return {
    atMs,
    running: deployment?.running ?? own?.running ?? 0,
    // What ECS gives up on, it wants no more tasks of; people still ask of how many.
    desired: isUnderWay(status) ? desired : Math.max(desired, before?.desired ?? 0),
    failed: Math.max(deployment?.failureCount ?? 0, own?.failedTasks ?? 0),
    threshold: deployment?.failureThreshold,
    status,
  };
}

/** `1/2 running, 0 failed (breaker 0/3), 35 s of 15 min`. */
export function progressText(sample: Sample, timeoutMs: number): string {
  const breaker = sample.threshold === undefined ? '' : ` (breaker ${sample.failed}/${sample.threshold})`;
  const status = isUnderWay(sample.status) ? '' : `, ${sample.status}`;
  const time = `${formatSeconds(sample.atMs / 1000)} of ${formatSeconds(timeoutMs / 1000)}`;
  return `${sample.running}/${sample.desired} running, ${sample.failed} failed${breaker}${status}, ${time}`;
}

/** Whether a status, of a deployment or a service deployment, is one of plain progress. */
export function isUnderWay(status: string): boolean {
  return ['PENDING', 'IN_PROGRESS', ''].includes(status);
}

/** Whether two samples differ in anything but their time. */
export function sameSample(a: Sample | undefined, b: Sample): boolean {
  if (a === undefined) return false;
  return a.running === b.running && a.desired === b.desired && a.failed === b.failed && a.status === b.status;
}

/** Events that speak of trouble, newest first: what to name when nothing else explains a timeout. */
export function troubleEvents(events: readonly ServiceEventView[]): ServiceEventView[] {
  return events.filter(({ message }) => /unable|unhealthy|failed|error|not authorized|insufficient/i.test(message));
}

/** How many tasks the events say were started. */
export function startedTasks(events: readonly ServiceEventView[]): number {
  return events.reduce((sum, { message }) => sum + Number(/has started (\d+) tasks?/.exec(message)?.[1] ?? 0), 0);
}
