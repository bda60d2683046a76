import { isDeepStrictEqual } from 'node:util';
import { AwsError } from '../core/errors.js';
import { optionalBoolean, optionalNumber, optionalObject, optionalText } from '../core/input.js';
import type { JsonObject } from '../core/types.js';
import { configurationOf, refuseOtherStrategies, withDefaults } from './create-service.js';
import { startDeployment } from './deploy.js';
import { findCluster, findService, invalidParameter } from './names.js';
import { REVISION_MEMBERS } from './revisions.js';
import { reconcile } from './scheduler.js';
import type { Ecs, Service } from './state.js';
import { usableTaskDefinition } from './task-definition-registry.js';
import { serviceView } from './views.js';

/**
 * Starts a deployment when forced, or when the task definition or another deployed member changes. The same task
 * definition without force, or another desired count alone, leaves the PRIMARY deployment as it is.
 *
 * @throws AwsError ClusterNotFoundException, ServiceNotFoundException, ServiceNotActiveException,
 *   InvalidParameterException for what the service's controller or strategy does not allow
 */
export function updateService(ecs: Ecs, input: JsonObject): Service {
  const cluster = findCluster(ecs, optionalText(input, 'cluster'));
  const service = findService(cluster, optionalText(input, 'service') ?? '');
  if (service.status !== 'ACTIVE') throw new AwsError('ServiceNotActiveException', 'Service was not ACTIVE.');
  refuseForController(service, input);
  const reference = optionalText(input, 'taskDefinition');
  const taskDefinition = reference === undefined ? service.taskDefinition : usableTaskDefinition(ecs, reference);
  const configuration = { ...service.configuration, ...configurationOf(input) };
  const force = optionalBoolean(input, 'forceNewDeployment') ?? false;
  const starts = force || taskDefinition !== service.taskDefinition || redeploys(service.configuration, configuration);
  const deploymentConfiguration = optionalObject(input, 'deploymentConfiguration');
  refuseOtherStrategies(deploymentConfiguration ?? (starts ? service.deploymentConfiguration : undefined));

  const scenario = ecs.scenarios.get(service.name) ?? { kind: 'healthy' as const };
  if (scenario.staleReadsFor) {
    service.stale = { view: serviceView(ecs, service), until: ecs.agenda.now() + scenario.staleReadsFor * 1000 };
  }
  service.taskDefinition = taskDefinition;
  service.configuration = configuration;
  service.desiredCount = optionalNumber(input, 'desiredCount') ?? service.desiredCount;
  if (deploymentConfiguration) {
    const daemon = service.schedulingStrategy === 'DAEMON';
    service.deploymentConfiguration = withDefaults(
      { ...service.deploymentConfiguration, ...deploymentConfiguration },
      daemon,
    );
  }
  if (starts) startDeployment(ecs, service, scenario);
  else reconcile(ecs, service);
  return service;
}

/** Kept by CodeDeploy or by task sets: ECS refuses to change them here. */
const NOT_UNDER_OTHER_CONTROLLERS = [
  'taskDefinition',
  'networkConfiguration',
  'platformVersion',
  'loadBalancers',
  'capacityProviderStrategy',
  'forceNewDeployment',
];

function refuseForController(service: Service, input: JsonObject): void {
  if (service.schedulingStrategy === 'DAEMON' && input['desiredCount'] !== undefined) {
    throw invalidParameter(
      'The daemon scheduling strategy does not support a desired count for services. Remove the desired count value and try again.',
    );
  }
  if (service.controller === 'ECS') return;
  const refused = NOT_UNDER_OTHER_CONTROLLERS.find((name) => input[name] !== undefined && input[name] !== false);
  if (!refused) return;
  const what = refused === 'taskDefinition' ? 'task definition' : refused;
  const instead = service.controller === 'CODE_DEPLOY' ? ' Use AWS CodeDeploy to trigger a new deployment.' : '';
  throw invalidParameter(
    `Unable to update ${what} on services with a ${service.controller} deployment controller.${instead}`,
  );
}

function redeploys(before: JsonObject, after: JsonObject): boolean {
  return REVISION_MEMBERS.some((name) => !isDeepStrictEqual(before[name], after[name]));
}
