import { epochSeconds } from '../core/clock.js';
import { isObject, objects, omit } from '../core/input.js';
import type { JsonObject } from '../core/types.js';
import { liveTasks, tasksOf } from './task-sets.js';
import type { Deployment, Ecs, Revision, Service, ServiceDeployment, Task } from './state.js';

const EVENTS_SHOWN = 100;

export function seconds(at: number | undefined): number | undefined {
  return at === undefined ? undefined : epochSeconds(at);
}

/** What DescribeServices and UpdateService answer about a service. */
export function serviceView(ecs: Ecs, service: Service): JsonObject {
  const counts = countTasks(liveTasks(service));
  const current = visibleServiceDeployments(ecs, service).at(-1);
  return {
    ...omit(service.configuration, 'tags'),
    serviceArn: service.arn,
    serviceName: service.name,
    clusterArn: service.cluster.arn,
    status: service.status,
    desiredCount: service.desiredCount,
    runningCount: counts.running,
    pendingCount: counts.pending,
    taskDefinition: service.taskDefinition.arn,
    deploymentConfiguration: service.deploymentConfiguration,
    deploymentController: { type: service.controller },
    schedulingStrategy: service.schedulingStrategy,
    deployments: service.deployments.map((deployment) => deploymentView(service, deployment)),
    events: service.events
      .slice(0, EVENTS_SHOWN)
      .map((event) => ({ ...event, createdAt: epochSeconds(event.createdAt) })),
    createdAt: epochSeconds(service.createdAt),
    currentServiceDeployment: current?.arn,
    currentServiceRevisions: service.deployments.map((deployment) => revisionSummary(service, deployment.revision)),
  };
}

function deploymentView(service: Service, deployment: Deployment): JsonObject {
  const counts = countTasks(tasksOf(service, deployment));
  const { launchType, platformVersion, platformFamily, networkConfiguration, capacityProviderStrategy } =
    deployment.revision.configuration;
  return {
    id: deployment.id,
    status: deployment.status,
    taskDefinition: deployment.revision.taskDefinition.arn,
    desiredCount: deployment.status === 'PRIMARY' ? service.desiredCount : 0,
    runningCount: counts.running,
    pendingCount: counts.pending,
    failedTasks: deployment.failedTasks,
    createdAt: epochSeconds(deployment.createdAt),
    updatedAt: epochSeconds(deployment.updatedAt),
    rolloutState: deployment.rolloutState,
    rolloutStateReason: deployment.rolloutStateReason,
    launchType,
    platformVersion,
    platformFamily,
    networkConfiguration,
    capacityProviderStrategy,
  };
}

/** Draining tasks still run; tasks on their way up are pending. */
function countTasks(tasks: readonly Task[]): { running: number; pending: number } {
  const running = tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING' || lastStatus === 'DEACTIVATING').length;
  return { running, pending: tasks.length - running };
}

function revisionSummary(service: Service, revision: Revision): JsonObject {
  const deployment = service.deployments.find((candidate) => candidate.revision === revision);
  const counts = countTasks(deployment ? tasksOf(service, deployment) : []);
  return {
    arn: revision.arn,
    requestedTaskCount: deployment?.status === 'PRIMARY' ? service.desiredCount : 0,
    runningTaskCount: counts.running,
    pendingTaskCount: counts.pending,
  };
}

/** ListServiceDeployments and `currentServiceDeployment` lag behind what was just started. */
export function visibleServiceDeployments(ecs: Ecs, service: Service): readonly ServiceDeployment[] {
  const newest = ecs.agenda.now() - ecs.timings.listLag * 1000;
  return service.serviceDeployments.filter(({ createdAt }) => createdAt <= newest);
}

export function serviceDeploymentBrief(service: Service, deployment: ServiceDeployment): JsonObject {
  return {
    serviceDeploymentArn: deployment.arn,
    serviceArn: service.arn,
    clusterArn: service.cluster.arn,
    createdAt: seconds(deployment.createdAt),
    startedAt: seconds(deployment.startedAt),
    finishedAt: seconds(deployment.finishedAt),
    targetServiceRevisionArn: deployment.target.arn,
    status: deployment.status,
    statusReason: deployment.statusReason,
  };
}

export function serviceDeploymentView(service: Service, deployment: ServiceDeployment): JsonObject {
  const { rollback, breaker, alarms } = deployment;
  return {
    ...serviceDeploymentBrief(service, deployment),
    targetServiceRevisionArn: undefined,
    stoppedAt: seconds(deployment.stoppedAt),
    updatedAt: seconds(deployment.updatedAt),
    sourceServiceRevisions: deployment.source ? [revisionSummary(service, deployment.source)] : [],
    targetServiceRevision: revisionSummary(service, deployment.target),
    deploymentConfiguration: deployment.configuration,
    deploymentCircuitBreaker: { ...breaker },
    alarms: { status: alarms.status, alarmNames: alarms.names, triggeredAlarmNames: alarms.triggered },
    rollback: rollback && {
      reason: rollback.reason,
      startedAt: seconds(rollback.startedAt),
      serviceRevisionArn: rollback.to.arn,
    },
  };
}

export function revisionView(service: Service, revision: Revision): JsonObject {
  return {
    ...revision.configuration,
    serviceRevisionArn: revision.arn,
    serviceArn: service.arn,
    clusterArn: service.cluster.arn,
    taskDefinition: revision.taskDefinition.arn,
    containerImages: revision.images.map((image) => ({ ...image })),
    createdAt: seconds(revision.createdAt),
  };
}

export function taskView(task: Task): JsonObject {
  const { document } = task.taskDefinition;
  const checked = objects(document, 'containerDefinitions').some(({ healthCheck }) => isObject(healthCheck));
  const up = task.lastStatus === 'RUNNING';
  const health = !checked || !up ? 'UNKNOWN' : task.ready ? 'HEALTHY' : 'UNKNOWN';
  return {
    taskArn: task.arn,
    clusterArn: task.clusterArn,
    taskDefinitionArn: task.taskDefinition.arn,
    group: `service:${task.service}`,
    startedBy: task.startedBy,
    launchType: task.launchType,
    cpu: document['cpu'],
    memory: document['memory'],
    lastStatus: task.lastStatus,
    desiredStatus: task.desiredStatus,
    healthStatus: health,
    connectivity: task.startedAt === undefined ? undefined : 'CONNECTED',
    createdAt: seconds(task.createdAt),
    startedAt: seconds(task.startedAt),
    stoppingAt: seconds(task.stoppingAt),
    stoppedAt: seconds(task.stoppedAt),
    stopCode: task.stopCode,
    stoppedReason: task.stoppedReason,
    version: 1,
    containers: task.containers.map((container) => ({
      containerArn: container.arn,
      taskArn: task.arn,
      name: container.name,
      image: container.image,
      imageDigest: task.startedAt === undefined ? undefined : container.imageDigest,
      lastStatus: up || task.lastStatus === 'STOPPED' ? task.lastStatus : 'PENDING',
      healthStatus: health,
      exitCode: container.exitCode,
      reason: container.reason,
    })),
  };
}
