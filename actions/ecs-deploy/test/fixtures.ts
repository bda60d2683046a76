import type { DeploymentView, ServiceDeploymentView, ServiceView, TaskView } from '../src/ecs/model.js';
import type { Rollout } from '../src/state.js';

export const SERVICE_ARN = 'arn:aws:ecs:eu-west-1:123456789012:service/main/orders-api';
export const OLD_TASKS = 'arn:aws:ecs:eu-west-1:123456789012:task-definition/orders-api:1';
export const NEW_TASKS = 'arn:aws:ecs:eu-west-1:123456789012:task-definition/orders-api:2';
export const OLD_ID = 'ecs-svc/1111';
export const OUR_ID = 'ecs-svc/2222';
export const THEIR_ID = 'ecs-svc/3333';
export const STARTED_MS = Date.UTC(2026, 0, 1, 12);

export function aRollout(overrides: Partial<Rollout> = {}): Rollout {
  return {
    service: 'orders-api',
    serviceArn: SERVICE_ARN,
    cluster: 'main',
    deploymentId: OUR_ID,
    createdAtMs: STARTED_MS,
    taskDefinition: NEW_TASKS,
    previousTaskDefinition: OLD_TASKS,
    earlierIds: [OLD_ID],
    startedHere: true,
    ...overrides,
  };
}

export function aDeployment(overrides: Partial<DeploymentView> = {}): DeploymentView {
  return {
    id: OUR_ID,
    status: 'PRIMARY',
    taskDefinition: NEW_TASKS,
    desired: 2,
    running: 2,
    pending: 0,
    failedTasks: 0,
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: '',
    createdAtMs: STARTED_MS,
    ...overrides,
  };
}

/** What ran before, as the service's only deployment unless others are given. */
export function oldDeployment(overrides: Partial<DeploymentView> = {}): DeploymentView {
  return aDeployment({
    id: OLD_ID,
    taskDefinition: OLD_TASKS,
    rolloutState: 'COMPLETED',
    createdAtMs: STARTED_MS - 86_400_000,
    ...overrides,
  });
}

export function aService(overrides: Partial<ServiceView> = {}): ServiceView {
  return {
    name: 'orders-api',
    arn: SERVICE_ARN,
    clusterArn: 'arn:aws:ecs:eu-west-1:123456789012:cluster/main',
    status: 'ACTIVE',
    controller: 'ECS',
    express: false,
    taskDefinition: OLD_TASKS,
    desired: 2,
    deployments: [oldDeployment()],
    events: [],
    settings: {
      strategy: 'ROLLING',
      circuitBreaker: true,
      circuitBreakerRollback: true,
      alarmRollback: false,
      bakeMinutes: 0,
      linear: undefined,
      canaryBakeMinutes: 0,
      hooks: [],
    },
    ...overrides,
  };
}

export function aServiceDeployment(overrides: Partial<ServiceDeploymentView> = {}): ServiceDeploymentView {
  return {
    arn: 'arn:aws:ecs:eu-west-1:123456789012:service-deployment/main/orders-api/AAAA',
    targetRevisionArn: 'arn:aws:ecs:eu-west-1:123456789012:service-revision/main/orders-api/2222',
    sourceRevisionArns: ['arn:aws:ecs:eu-west-1:123456789012:service-revision/main/orders-api/1111'],
    status: 'IN_PROGRESS',
    statusReason: '',
    requested: 2,
    running: 0,
    pending: 2,
    failureCount: 0,
    failureThreshold: 3,
    breakerTriggered: false,
    triggeredAlarms: [],
    rollback: undefined,
    createdAtMs: STARTED_MS,
    finishedAtMs: undefined,
    ...overrides,
  };
}

export function aTask(overrides: Partial<TaskView> = {}): TaskView {
  return {
    arn: 'arn:aws:ecs:eu-west-1:123456789012:task/main/0001',
    startedBy: OUR_ID,
    taskDefinition: NEW_TASKS,
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
    health: 'UNKNOWN',
    startedAtMs: STARTED_MS + 20_000,
    stoppedAtMs: STARTED_MS + 23_000,
    containers: [{ name: 'app', exitCode: 1, reason: '', health: 'UNKNOWN' }],
    ...overrides,
  };
}
