import { objects, optionalNumber, optionalObject, optionalText } from '../core/input.js';
import type { JsonObject } from '../core/types.js';
import { startDeployment } from './deploy.js';
import { ecsArn, findCluster, invalidParameter } from './names.js';
import { snapshot } from './rollout.js';
import type { Cluster, Ecs, Service, TaskDefinition } from './state.js';
import { usableTaskDefinition } from './task-definition-registry.js';

/** Members that are kept beside the configuration, with a meaning of their own. */
const NOT_CONFIGURATION = [
  'cluster',
  'service',
  'serviceName',
  'taskDefinition',
  'desiredCount',
  'deploymentConfiguration',
  'deploymentController',
  'schedulingStrategy',
  'forceNewDeployment',
  'clientToken',
];

/** The members of a CreateService or UpdateService input that are shown and deployed as they were given. */
export function configurationOf(input: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(input).filter(
      ([name, value]) => !NOT_CONFIGURATION.includes(name) && value !== undefined && value !== null,
    ),
  );
}

/** @throws AwsError as CreateService does; a service that exists is not created again */
export function createService(ecs: Ecs, input: JsonObject): Service {
  const cluster = findCluster(ecs, optionalText(input, 'cluster'));
  const name = optionalText(input, 'serviceName') ?? '';
  if (!/^[\w-]{1,255}$/.test(name)) throw invalidParameter('Invalid service name.');
  if (cluster.services.get(name)?.status === 'ACTIVE')
    throw invalidParameter('Creation of service was not idempotent.');
  const taskDefinition = usableTaskDefinition(ecs, optionalText(input, 'taskDefinition') ?? '');
  refuseOtherStrategies(optionalObject(input, 'deploymentConfiguration'));
  const service = newService(ecs, cluster, name, taskDefinition, input);
  cluster.services.set(name, service);
  if (service.controller === 'ECS') startDeployment(ecs, service, ecs.scenarios.get(name) ?? { kind: 'healthy' });
  else snapshot(ecs, service);
  return service;
}

/** Blue/green, linear and canary rollouts are not emulated: refused rather than rolled out as something else. */
export function refuseOtherStrategies(configuration: JsonObject | undefined): void {
  const strategy = configuration && optionalText(configuration, 'strategy');
  if (strategy !== undefined && strategy !== 'ROLLING') {
    throw invalidParameter(`local-cloud rolls out with the strategy ROLLING only, not ${strategy}.`);
  }
}

export function newService(
  ecs: Ecs,
  cluster: Cluster,
  name: string,
  taskDefinition: TaskDefinition,
  input: JsonObject,
): Service {
  const daemon = optionalText(input, 'schedulingStrategy') === 'DAEMON';
  const controller = optionalText(optionalObject(input, 'deploymentController') ?? {}, 'type');
  return {
    name,
    arn: ecsArn(ecs, `service/${cluster.name}/${name}`),
    cluster,
    createdAt: ecs.agenda.now(),
    schedulingStrategy: daemon ? 'DAEMON' : 'REPLICA',
    controller: controller === 'CODE_DEPLOY' || controller === 'EXTERNAL' ? controller : 'ECS',
    status: 'ACTIVE',
    desiredCount: optionalNumber(input, 'desiredCount') ?? 1,
    taskDefinition,
    deploymentConfiguration: withDefaults(optionalObject(input, 'deploymentConfiguration') ?? {}, daemon),
    configuration: {
      launchType: 'EC2',
      loadBalancers: [],
      serviceRegistries: [],
      placementConstraints: [],
      placementStrategy: [],
      enableECSManagedTags: false,
      enableExecuteCommand: false,
      propagateTags: 'NONE',
      ...configurationOf({ ...input, tags: objects(input, 'tags') }),
    },
    deployments: [],
    serviceDeployments: [],
    revisions: [],
    tasks: [],
    events: [],
    lastCompleted: undefined,
    steadySince: undefined,
    history: [],
    stale: undefined,
  };
}

export function withDefaults(configuration: JsonObject, daemon: boolean): JsonObject {
  return {
    deploymentCircuitBreaker: { enable: false, rollback: false },
    maximumPercent: daemon ? 100 : 200,
    minimumHealthyPercent: daemon ? 0 : 100,
    alarms: { alarmNames: [], enable: false, rollback: false },
    strategy: 'ROLLING',
    bakeTimeInMinutes: 0,
    ...configuration,
  };
}
