import type { JsonObject } from '../core/types.js';
import { createCluster } from './clusters.js';
import { newService } from './create-service.js';
import { newServiceDeployment } from './deploy.js';
import { createLogGroups, firstContainer, sampleTaskDefinition } from './sample-task-definition.js';
import { newRevision } from './revisions.js';
import { snapshot } from './rollout.js';
import { newTask } from './scheduler.js';
import type { Deployment, Ecs, Service } from './state.js';
import { registerRevision } from './task-definition-registry.js';
import { checkTaskDefinition } from './task-definition-rules.js';

/** A service as it stands before a test begins. */
export interface SeedOptions {
  /** Default `default`. */
  readonly cluster?: string;
  readonly service: string;
  /** Default: the service's name. */
  readonly family?: string;
  /** Name and image of the one container. Default `app` and an image pinned by digest. */
  readonly container?: string;
  readonly image?: string;
  /** A whole task definition input instead of the one made from `container` and `image`. */
  readonly taskDefinition?: JsonObject;
  readonly tags?: readonly JsonObject[];
  /** Default 2. */
  readonly desiredCount?: number;
  /** Laid over ECS's defaults. Default: circuit breaker with rollback. */
  readonly deploymentConfiguration?: JsonObject;
  readonly deploymentController?: 'ECS' | 'CODE_DEPLOY' | 'EXTERNAL';
  readonly schedulingStrategy?: 'REPLICA' | 'DAEMON';
  readonly status?: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  /** Further CreateService members: `loadBalancers`, `networkConfiguration`, `launchType`, … */
  readonly configuration?: JsonObject;
  /** How long ago all this was set up, in cloud seconds. Default a day. */
  readonly age?: number;
}

/** Names and ARNs of what was seeded. */
export interface ServiceSeed {
  readonly cluster: string;
  readonly clusterArn: string;
  readonly service: string;
  readonly serviceArn: string;
  readonly family: string;
  readonly taskDefinitionArn: string;
  readonly container: string;
  readonly image: string;
  /** `ecs-svc/…` of the completed deployment; empty for a service that has none. */
  readonly deploymentId: string;
  readonly serviceDeploymentArn: string;
}

const BREAKER_WITH_ROLLBACK = { deploymentCircuitBreaker: { enable: true, rollback: true } };

/** Puts up cluster, task definition, log groups and a service whose last deployment completed with all its tasks running. */
export function seedService(ecs: Ecs, options: SeedOptions): ServiceSeed {
  const family = options.family ?? options.service;
  const input = options.taskDefinition ?? sampleTaskDefinition(ecs, family, options);
  checkTaskDefinition(input);
  const cluster = createCluster(ecs, options.cluster ?? 'default');
  const taskDefinition = registerRevision(ecs, input, options.tags ?? []);
  createLogGroups(ecs, taskDefinition.document);
  const service = newService(ecs, cluster, options.service, taskDefinition, {
    desiredCount: options.desiredCount ?? 2,
    schedulingStrategy: options.schedulingStrategy ?? 'REPLICA',
    deploymentController: { type: options.deploymentController ?? 'ECS' },
    deploymentConfiguration: options.deploymentConfiguration ?? BREAKER_WITH_ROLLBACK,
    ...options.configuration,
  });
  cluster.services.set(service.name, service);
  service.status = options.status ?? 'ACTIVE';
  if (service.status === 'INACTIVE') service.desiredCount = 0;
  const deployment = service.controller === 'ECS' ? seedDeployment(ecs, service, options.age ?? 86_400) : undefined;
  snapshot(ecs, service);
  const first = firstContainer(taskDefinition.document);
  return {
    cluster: cluster.name,
    clusterArn: cluster.arn,
    service: service.name,
    serviceArn: service.arn,
    family: taskDefinition.family,
    taskDefinitionArn: taskDefinition.arn,
    ...first,
    deploymentId: deployment?.id ?? '',
    serviceDeploymentArn: service.serviceDeployments[0]?.arn ?? '',
  };
}

function seedDeployment(ecs: Ecs, service: Service, age: number): Deployment {
  const at = ecs.agenda.now() - age * 1000;
  const revision = newRevision(ecs, service, at);
  const id = `ecs-svc/${revision.id}`;
  const deployment: Deployment = {
    id,
    revision,
    createdAt: at,
    updatedAt: at,
    fate: { kind: 'healthy' },
    secondsToDrain: ecs.timings.secondsToDrain,
    status: 'PRIMARY',
    rolloutState: 'COMPLETED',
    rolloutStateReason: `ECS deployment ${id} completed.`,
    failedTasks: 0,
    startsAfter: at,
  };
  const record = newServiceDeployment(ecs, service, revision);
  record.status = 'SUCCESSFUL';
  record.startedAt = at;
  record.finishedAt = at;
  if (record.breaker.status === 'MONITORING') record.breaker.status = 'MONITORING_COMPLETE';
  service.serviceDeployments.push(record);
  service.deployments.push(deployment);
  service.lastCompleted = revision;
  service.steadySince = at;
  for (let index = 0; index < service.desiredCount; index += 1) {
    const task = newTask(ecs, service, deployment);
    service.tasks.push({ ...task, createdAt: at, startedAt: at, lastStatus: 'RUNNING', ready: true, wasReady: true });
  }
  return deployment;
}
