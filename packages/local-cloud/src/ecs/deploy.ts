import { isObject, objects, optionalBoolean, optionalNumber, optionalText, texts } from '../core/input.js';
import type { JsonObject } from '../core/types.js';
import { ecsArn } from './names.js';
import { moveTag, newRevision } from './revisions.js';
import {
  ALARM,
  continueRollback,
  failDeployment,
  isFinished,
  requestRollback,
  setStatus,
  snapshot,
  switchBack,
  underWay,
} from './rollout.js';
import type { Scenario } from './scenario.js';
import { holdStarts, reconcile } from './scheduler.js';
import type { Deployment, Ecs, Revision, Service, ServiceDeployment } from './state.js';
import { registerRevision } from './task-definition-registry.js';

/** Starts a deployment of the service as it now is configured; what was under way before is superseded. */
export function startDeployment(ecs: Ecs, service: Service, scenario: Scenario): Deployment {
  if (scenario.movedTags) moveTags(ecs, service);
  supersede(ecs, service);
  const revision = newRevision(ecs, service);
  const record = newServiceDeployment(ecs, service, revision, scenario.rollbackFails);
  service.serviceDeployments.push(record);
  const deployment = newDeployment(ecs, revision, scenario);
  for (const other of service.deployments) other.status = 'ACTIVE';
  service.deployments = [deployment, ...service.deployments];
  service.steadySince = undefined;
  ecs.agenda.in(ecs.timings.pending, () => {
    if (record.status === 'PENDING') setStatus(ecs, record, 'IN_PROGRESS');
  });
  holdStarts(ecs, service, deployment, ecs.timings.pending);
  planCircumstances(ecs, service, record, scenario);
  reconcile(ecs, service);
  return deployment;
}

function moveTags(ecs: Ecs, service: Service): void {
  for (const container of objects(service.taskDefinition.document, 'containerDefinitions')) {
    const image = optionalText(container, 'image') ?? '';
    if (!image.includes('@')) moveTag(ecs, image);
  }
}

function supersede(ecs: Ecs, service: Service): void {
  const current = underWay(service);
  if (!current) return;
  setStatus(
    ecs,
    current,
    'STOP_REQUESTED',
    'Service deployment stopped because a newer service deployment was started.',
  );
  ecs.agenda.in(1, () => {
    if (current.status === 'STOP_REQUESTED') setStatus(ecs, current, 'STOPPED');
  });
}

function newDeployment(ecs: Ecs, revision: Revision, scenario: Scenario): Deployment {
  const now = ecs.agenda.now();
  const id = `ecs-svc/${revision.id}`;
  return {
    id,
    revision,
    createdAt: now,
    fate: scenario,
    secondsToDrain: scenario.secondsToDrain ?? ecs.timings.secondsToDrain,
    status: 'PRIMARY',
    updatedAt: now,
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: `ECS deployment ${id} in progress.`,
    failedTasks: 0,
    startsAfter: now,
  };
}

export function newServiceDeployment(
  ecs: Ecs,
  service: Service,
  target: Revision,
  rollbackFails = false,
): ServiceDeployment {
  const configuration = service.deploymentConfiguration;
  const alarms = configuration['alarms'];
  const watched = isObject(alarms) && optionalBoolean(alarms, 'enable') === true;
  return {
    arn: ecsArn(ecs, `service-deployment/${service.cluster.name}/${service.name}/${ecs.context.random.token(21)}`),
    source: service.lastCompleted,
    target,
    configuration,
    createdAt: target.createdAt,
    rollbackFails,
    status: 'PENDING',
    statusReason: undefined,
    updatedAt: target.createdAt,
    startedAt: undefined,
    finishedAt: undefined,
    stoppedAt: undefined,
    rollback: undefined,
    breaker: circuitBreaker(configuration, service.desiredCount),
    alarms: {
      status: watched ? 'MONITORING' : 'DISABLED',
      names: isObject(alarms) ? texts(alarms, 'alarmNames') : [],
      triggered: [],
    },
  };
}

/** Half of the desired count, within 3 and 200, unless a threshold is configured. */
function circuitBreaker(configuration: JsonObject, desiredCount: number): ServiceDeployment['breaker'] {
  const settings = configuration['deploymentCircuitBreaker'];
  if (!isObject(settings) || settings['enable'] !== true) return { status: 'DISABLED', failureCount: 0, threshold: 0 };
  const configured = isObject(settings['thresholdConfiguration']) ? settings['thresholdConfiguration'] : {};
  const type = optionalText(configured, 'type') ?? 'BOUNDED_PERCENT';
  const value = optionalNumber(configured, 'value') ?? 50;
  const share = Math.ceil((desiredCount * value) / 100);
  const bounded = Math.min(Math.max(share, 3), 200);
  const threshold = type === 'COUNT' ? value : type === 'UNBOUNDED_PERCENT' ? Math.max(share, 1) : bounded;
  return { status: 'MONITORING', failureCount: 0, threshold };
}

function planCircumstances(ecs: Ecs, service: Service, record: ServiceDeployment, scenario: Scenario): void {
  const { supersededAfter, alarmAfter } = scenario;
  if (supersededAfter !== undefined) {
    ecs.agenda.in(supersededAfter, () => {
      if (!isFinished(record)) deployAsSomebodyElse(ecs, service);
    });
  }
  if (alarmAfter !== undefined && record.alarms.status === 'MONITORING') {
    ecs.agenda.in(alarmAfter, () => {
      if (record.status !== 'IN_PROGRESS') return;
      record.alarms = { ...record.alarms, status: 'TRIGGERED', triggered: record.alarms.names };
      failDeployment(ecs, service, record, ALARM);
      reconcile(ecs, service);
    });
  }
}

/** Another pipeline registers its own revision of the task definition and deploys it. */
export function deployAsSomebodyElse(ecs: Ecs, service: Service): Deployment {
  const { document, tags } = service.taskDefinition;
  service.taskDefinition = registerRevision(ecs, document, tags);
  return startDeployment(ecs, service, { kind: 'healthy' });
}

/** StopServiceDeployment with ROLLBACK: works without any rollback configured. */
export function rollBackOnRequest(ecs: Ecs, service: Service, current: ServiceDeployment): void {
  if (current.status.startsWith('ROLLBACK')) return;
  requestRollback(ecs, current, 'Service deployment rollback was requested by a user.');
  snapshot(ecs, service);
  ecs.agenda.in(ecs.timings.rollbackRequested, () => {
    if (current.status !== 'ROLLBACK_REQUESTED') return;
    switchBack(ecs, service, current);
    continueRollback(ecs, service, current);
    reconcile(ecs, service);
  });
}
