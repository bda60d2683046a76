import { isObject, optionalBoolean } from '../core/input.js';
import { deploymentFailed, writeEvent } from './events.js';
import type { Deployment, Ecs, Revision, Service, ServiceDeployment, ServiceDeploymentStatus, Task } from './state.js';
import { serviceView } from './views.js';

const HISTORY_KEPT = 500;
const ROLLBACK_FAILS_AFTER = 20;

const FINISHED: readonly ServiceDeploymentStatus[] = [
  'STOPPED',
  'ROLLBACK_SUCCESSFUL',
  'ROLLBACK_FAILED',
  'SUCCESSFUL',
];

export function isFinished(deployment: ServiceDeployment): boolean {
  return FINISHED.includes(deployment.status);
}

/** The service deployment under way, if one is: there is never more than one. */
export function underWay(service: Service): ServiceDeployment | undefined {
  return service.serviceDeployments.findLast((deployment) => !isFinished(deployment));
}

/** Keeps what DescribeServices would answer now, so that a stale read can answer it later. */
export function snapshot(ecs: Ecs, service: Service): void {
  service.history.push({ at: ecs.agenda.now(), view: serviceView(ecs, service) });
  if (service.history.length > HISTORY_KEPT) service.history.splice(0, service.history.length - HISTORY_KEPT);
}

export function setStatus(
  ecs: Ecs,
  deployment: ServiceDeployment,
  status: ServiceDeploymentStatus,
  reason = deployment.statusReason,
): void {
  const now = ecs.agenda.now();
  deployment.status = status;
  deployment.statusReason = reason;
  deployment.updatedAt = now;
  if (status === 'IN_PROGRESS') deployment.startedAt = now;
  if (status === 'STOPPED') deployment.stoppedAt = now;
  if (FINISHED.includes(status)) deployment.finishedAt = now;
}

/** A healthy task starts the count of consecutive failures over, unless the breaker is told otherwise. */
export function countReady(service: Service, deployment: Deployment): void {
  if (!resetsOnHealthy(service)) return;
  deployment.failedTasks = 0;
  const current = underWay(service);
  if (current?.target === deployment.revision) current.breaker.failureCount = 0;
}

/**
 * Counts a task that died. One that was healthy before does not count where a healthy task resets the counter: a service
 * that crashes after its start never trips the breaker.
 */
export function countFailure(ecs: Ecs, service: Service, deployment: Deployment, task: Task): void {
  if (deployment.rolloutState !== 'IN_PROGRESS' || (task.wasReady && resetsOnHealthy(service))) return;
  deployment.failedTasks += 1;
  deployment.updatedAt = ecs.agenda.now();
  const current = underWay(service);
  if (current?.target === deployment.revision && current.breaker.status === 'MONITORING') {
    current.breaker.failureCount += 1;
    if (current.breaker.failureCount >= current.breaker.threshold && current.status === 'IN_PROGRESS') {
      current.breaker.status = 'TRIGGERED';
      failDeployment(ecs, service, current, CIRCUIT_BREAKER);
      return;
    }
  }
  if (deployment.failedTasks === 3) writeEvent(ecs, service, 'is unable to consistently start tasks successfully.');
}

function resetsOnHealthy(service: Service): boolean {
  const breaker = service.deploymentConfiguration['deploymentCircuitBreaker'];
  return !isObject(breaker) || breaker['resetOnHealthyTask'] !== false;
}

/** What made a deployment fail, as it reads in the places where ECS says it. */
export interface FailureCause {
  readonly member: 'deploymentCircuitBreaker' | 'alarms';
  readonly event: string;
  readonly rolloutState: string;
  readonly status: string;
}

export const CIRCUIT_BREAKER: FailureCause = {
  member: 'deploymentCircuitBreaker',
  event: 'tasks failed to start',
  rolloutState: 'ECS deployment circuit breaker: tasks failed to start.',
  status: 'the circuit breaker threshold was exceeded',
};

export const ALARM: FailureCause = {
  member: 'alarms',
  event: 'alarm detected',
  rolloutState: 'ECS deployment failed: alarm detected.',
  status: 'an alarm was triggered',
};

/** A failed deployment is rolled back if that is configured and there is something to go back to, else it stalls. */
export function failDeployment(ecs: Ecs, service: Service, current: ServiceDeployment, cause: FailureCause): void {
  const deployment = service.deployments.find(({ revision }) => revision === current.target);
  if (!deployment) return;
  markFailed(ecs, deployment, cause.rolloutState);
  writeEvent(ecs, service, deploymentFailed(deployment, cause.event));
  const settings = service.deploymentConfiguration[cause.member];
  const wanted = isObject(settings) && optionalBoolean(settings, 'rollback') === true;
  if (wanted && rollbackTarget(service, current)) {
    requestRollback(ecs, current, `Service deployment rolled back because ${cause.status}.`);
    switchBack(ecs, service, current);
    ecs.agenda.in(ecs.timings.rollbackRequested, () => {
      continueRollback(ecs, service, current);
      snapshot(ecs, service);
    });
    return;
  }
  const noTarget = wanted ? ' There is no completed service deployment to roll back to.' : '';
  setStatus(ecs, current, 'STOPPED', `Service deployment failed because ${cause.status}.${noTarget}`);
}

function markFailed(ecs: Ecs, deployment: Deployment, reason: string): void {
  deployment.rolloutState = 'FAILED';
  deployment.rolloutStateReason = reason;
  deployment.updatedAt = ecs.agenda.now();
}

/** The last completed revision before this deployment; none on a first deployment. */
export function rollbackTarget(service: Service, current: ServiceDeployment): Revision | undefined {
  return service.lastCompleted === current.target ? undefined : service.lastCompleted;
}

export function requestRollback(ecs: Ecs, current: ServiceDeployment, reason: string): void {
  setStatus(ecs, current, 'ROLLBACK_REQUESTED', reason);
}

export function continueRollback(ecs: Ecs, service: Service, current: ServiceDeployment): void {
  if (current.status !== 'ROLLBACK_REQUESTED') return;
  setStatus(ecs, current, 'ROLLBACK_IN_PROGRESS');
  if (!current.rollbackFails) return;
  ecs.agenda.in(ROLLBACK_FAILS_AFTER, () => {
    if (current.status !== 'ROLLBACK_IN_PROGRESS') return;
    setStatus(
      ecs,
      current,
      'ROLLBACK_FAILED',
      'The rollback failed: tasks of the previous service revision failed to start.',
    );
    const restored = service.deployments.find(({ status }) => status === 'PRIMARY');
    if (restored) markFailed(ecs, restored, CIRCUIT_BREAKER.rolloutState);
    snapshot(ecs, service);
  });
}

/**
 * Makes the previous revision PRIMARY again, under its own id: the deployment that is still there is brought back, or one
 * of the same id is made anew.
 */
export function switchBack(ecs: Ecs, service: Service, current: ServiceDeployment): void {
  const to = rollbackTarget(service, current);
  if (!to) return;
  const now = ecs.agenda.now();
  const failed = service.deployments.find(({ revision }) => revision === current.target);
  if (failed && failed.rolloutState !== 'FAILED') markFailed(ecs, failed, 'ECS deployment failed: rollback requested.');
  const restored = service.deployments.find(({ revision }) => revision === to) ?? restoredDeployment(to, now);
  for (const deployment of service.deployments) deployment.status = 'ACTIVE';
  restored.status = 'PRIMARY';
  restored.rolloutState = 'IN_PROGRESS';
  restored.rolloutStateReason = `ECS deployment circuit breaker: rolling back to deploymentId ${restored.id}.`;
  restored.updatedAt = now;
  restored.startsAfter = now;
  service.deployments = [restored, ...service.deployments.filter((deployment) => deployment !== restored)];
  service.taskDefinition = to.taskDefinition;
  service.configuration = { ...service.configuration, ...to.configuration };
  service.steadySince = undefined;
  current.rollback = { reason: current.statusReason ?? '', startedAt: now, to };
  writeEvent(ecs, service, `rolling back to deployment ${restored.id}.`);
}

function restoredDeployment(to: Revision, now: number): Deployment {
  return {
    id: `ecs-svc/${to.id}`,
    revision: to,
    createdAt: now,
    fate: { kind: 'healthy' },
    secondsToDrain: 1,
    status: 'PRIMARY',
    updatedAt: now,
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: '',
    failedTasks: 0,
    startsAfter: now,
  };
}

/** The service is steady: a deployment in progress is completed with it, a rollback has succeeded. */
export function completeDeployment(ecs: Ecs, service: Service, primary: Deployment): void {
  const current = underWay(service);
  const rollingBack = current?.rollback !== undefined;
  if (rollingBack && current.rollbackFails) return;
  if (primary.rolloutState === 'IN_PROGRESS') {
    primary.rolloutState = 'COMPLETED';
    primary.rolloutStateReason = `ECS deployment ${primary.id} completed.`;
    primary.updatedAt = ecs.agenda.now();
    service.lastCompleted = primary.revision;
    if (current) finish(ecs, current, rollingBack ? 'ROLLBACK_SUCCESSFUL' : 'SUCCESSFUL');
    writeEvent(ecs, service, `(deployment ${primary.id}) deployment completed.`);
  }
  writeEvent(ecs, service, 'has reached a steady state.');
}

function finish(ecs: Ecs, current: ServiceDeployment, status: 'SUCCESSFUL' | 'ROLLBACK_SUCCESSFUL'): void {
  setStatus(ecs, current, status);
  if (current.breaker.status === 'MONITORING') current.breaker.status = 'MONITORING_COMPLETE';
  if (current.alarms.status === 'MONITORING') current.alarms.status = 'MONITORING_COMPLETE';
}
