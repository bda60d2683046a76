import type {
  Deployment,
  DeploymentConfiguration,
  Service,
  ServiceDeployment,
  ServiceRevision,
  Task,
} from '@aws-sdk/client-ecs';
import type {
  DeploymentSettings,
  DeploymentView,
  ServiceDeploymentView,
  ServiceRevisionView,
  ServiceView,
  TaskView,
} from './model.js';

/** A PAUSE hook without a timeout of its own waits for a day. */
const PAUSE_MINUTES = 1440;
/** Room for a hook of another kind that names no timeout. */
const HOOK_MINUTES = 15;

/** A service of the API as the core sees it. A service without a controller is one of ECS's own. */
export function serviceView(service: Service): ServiceView {
  return {
    name: service.serviceName ?? '',
    arn: service.serviceArn ?? '',
    clusterArn: service.clusterArn ?? '',
    status: service.status ?? '',
    controller: service.deploymentController?.type ?? 'ECS',
    express: service.resourceManagementType === 'ECS',
    taskDefinition: service.taskDefinition ?? '',
    desired: service.desiredCount ?? 0,
    deployments: (service.deployments ?? []).map(deploymentView),
    events: (service.events ?? []).map((event) => ({
      id: event.id ?? '',
      atMs: event.createdAt?.getTime() ?? 0,
      message: event.message ?? '',
    })),
    settings: deploymentSettings(service.deploymentConfiguration ?? {}),
  };
}

function deploymentView(deployment: Deployment): DeploymentView {
  return {
    id: deployment.id ?? '',
    status: deployment.status ?? '',
    taskDefinition: deployment.taskDefinition ?? '',
    desired: deployment.desiredCount ?? 0,
    running: deployment.runningCount ?? 0,
    pending: deployment.pendingCount ?? 0,
    failedTasks: deployment.failedTasks ?? 0,
    rolloutState: deployment.rolloutState ?? '',
    rolloutStateReason: deployment.rolloutStateReason ?? '',
    createdAtMs: deployment.createdAt?.getTime() ?? 0,
  };
}

function deploymentSettings(configuration: DeploymentConfiguration): DeploymentSettings {
  const breaker = configuration.deploymentCircuitBreaker;
  const { alarms, linearConfiguration: linear } = configuration;
  return {
    strategy: configuration.strategy ?? 'ROLLING',
    circuitBreaker: breaker?.enable ?? false,
    circuitBreakerRollback: (breaker?.enable ?? false) && (breaker?.rollback ?? false),
    alarmRollback: (alarms?.enable ?? false) && (alarms?.rollback ?? false),
    bakeMinutes: configuration.bakeTimeInMinutes ?? 0,
    linear: linear && { stepPercent: linear.stepPercent ?? 10, stepBakeMinutes: linear.stepBakeTimeInMinutes ?? 6 },
    canaryBakeMinutes: configuration.canaryConfiguration?.canaryBakeTimeInMinutes ?? 0,
    hooks: (configuration.lifecycleHooks ?? []).map((hook) => ({
      stages: hook.lifecycleStages?.length ?? 0,
      timeoutMinutes:
        hook.timeoutConfiguration?.timeoutInMinutes ?? (hook.targetType === 'PAUSE' ? PAUSE_MINUTES : HOOK_MINUTES),
    })),
  };
}

/** A service deployment of the API as the core sees it. */
export function serviceDeploymentView(deployment: ServiceDeployment): ServiceDeploymentView {
  const { targetServiceRevision: target, deploymentCircuitBreaker: breaker, rollback } = deployment;
  return {
    arn: deployment.serviceDeploymentArn ?? '',
    targetRevisionArn: target?.arn ?? '',
    sourceRevisionArns: (deployment.sourceServiceRevisions ?? []).flatMap(({ arn }) => arn ?? []),
    status: deployment.status ?? '',
    statusReason: deployment.statusReason ?? '',
    requested: target?.requestedTaskCount ?? 0,
    running: target?.runningTaskCount ?? 0,
    pending: target?.pendingTaskCount ?? 0,
    failureCount: breaker?.failureCount ?? 0,
    failureThreshold: breaker === undefined || breaker.status === 'DISABLED' ? undefined : breaker.threshold,
    breakerTriggered: breaker?.status === 'TRIGGERED',
    triggeredAlarms: deployment.alarms?.triggeredAlarmNames ?? [],
    rollback: rollback && { reason: rollback.reason ?? '', revisionArn: rollback.serviceRevisionArn ?? '' },
    createdAtMs: deployment.createdAt?.getTime() ?? 0,
    finishedAtMs: (deployment.finishedAt ?? deployment.stoppedAt)?.getTime(),
  };
}

/** A service revision of the API as the core sees it; images that ECS has not resolved are left out. */
export function serviceRevisionView(revision: ServiceRevision): ServiceRevisionView {
  return {
    arn: revision.serviceRevisionArn ?? '',
    taskDefinition: revision.taskDefinition ?? '',
    images: (revision.containerImages ?? []).flatMap(({ containerName, image, imageDigest }) =>
      containerName && imageDigest ? [{ container: containerName, image: image ?? '', digest: imageDigest }] : [],
    ),
  };
}

/** A task of the API as the core sees it. */
export function taskView(task: Task): TaskView {
  return {
    arn: task.taskArn ?? '',
    startedBy: task.startedBy ?? '',
    taskDefinition: task.taskDefinitionArn ?? '',
    stopCode: task.stopCode ?? '',
    stoppedReason: task.stoppedReason ?? '',
    health: task.healthStatus ?? 'UNKNOWN',
    startedAtMs: task.startedAt?.getTime(),
    stoppedAtMs: (task.stoppedAt ?? task.stoppingAt)?.getTime(),
    containers: (task.containers ?? []).map((container) => ({
      name: container.name ?? '',
      exitCode: container.exitCode,
      reason: container.reason ?? '',
      health: container.healthStatus ?? 'UNKNOWN',
    })),
  };
}
