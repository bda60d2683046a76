import { UserError } from '@platform-actions/action-kit';
import { primaryOf, type ServiceView } from '../ecs/model.js';
import type { DescribedServices } from '../ecs/ports.js';

/**
 * The described services in the order in which they were asked for, each one fit to be deployed by UpdateService.
 *
 * @throws UserError that names every service that is not, and what to do about it.
 */
export function deployableServices(
  cluster: string,
  asked: readonly string[],
  described: DescribedServices,
): ServiceView[] {
  const found = asked.map((name) => described.services.find((service) => isCalled(service, name)));
  const problems = asked.flatMap((name, at) => problemOf(cluster, name, found[at]) ?? []);
  if (problems.length > 0) throw new UserError([...problems, 'Nothing was changed.'].join('\n'));
  const services = found.filter((service) => service !== undefined);
  const twice = services.find(({ arn }, at) => services.findIndex((other) => other.arn === arn) !== at);
  if (twice) throw new UserError(`Input "service" names ${twice.name} twice, by its name and by its ARN.`);
  return services;
}

/** Whether a line of the input `service` means this service: its name or its ARN. */
export function isCalled(service: Pick<ServiceView, 'name' | 'arn'>, nameOrArn: string): boolean {
  return service.name === nameOrArn || service.arn === nameOrArn;
}

function problemOf(cluster: string, name: string, service: ServiceView | undefined): string | undefined {
  const subject = `Service ${JSON.stringify(name)} in cluster ${JSON.stringify(cluster)}`;
  if (service === undefined) {
    return `${subject} does not exist. Check the inputs "service", "cluster" and "aws-region"; this action deploys services, it does not create them.`;
  }
  if (service.status === 'INACTIVE') return `${subject} is INACTIVE: it was deleted. Create it again, then deploy.`;
  if (service.status === 'DRAINING') return `${subject} is DRAINING: it is being deleted and takes no deployment.`;
  if (service.express) {
    return `${subject} belongs to an ECS Express gateway service, which only the UpdateExpressGatewayService API may change. Deploy it with a tool for Express services.`;
  }
  return controllerProblem(subject, service) ?? headlessProblem(subject, service);
}

function controllerProblem(subject: string, service: ServiceView): string | undefined {
  switch (service.controller) {
    case 'ECS':
      return undefined;
    case 'CODE_DEPLOY':
      return `${subject} has the deployment controller CODE_DEPLOY, which this action does not drive yet. Change the service's deployment controller to ECS (it has blue/green, canary and linear strategies of its own), or create the deployment with AWS CodeDeploy.`;
    case 'EXTERNAL':
      return `${subject} has the deployment controller EXTERNAL: its task sets belong to another system, which must deploy it. Use a service with the controller ECS for this action.`;
    default:
      return `${subject} has the deployment controller ${JSON.stringify(service.controller)}, which this action does not know.`;
  }
}

function headlessProblem(subject: string, service: ServiceView): string | undefined {
  return primaryOf(service) === undefined
    ? `${subject} has no deployment at all; ECS is still setting it up.`
    : undefined;
}
