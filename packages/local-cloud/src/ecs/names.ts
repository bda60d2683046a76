import { AwsError } from '../core/errors.js';
import type { Cluster, Ecs, Service } from './state.js';

/** ARNs of ECS in the new, long format. */
export function ecsArn(ecs: Ecs, resource: string): string {
  return `arn:aws:ecs:${ecs.context.region}:${ecs.context.account}:${resource}`;
}

/** The last segment of an ARN, or the name itself. */
export function shortName(nameOrArn: string): string {
  return nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1);
}

/** @throws AwsError ClusterNotFoundException; without a name it is the cluster `default` */
export function findCluster(ecs: Ecs, nameOrArn: string | undefined): Cluster {
  const cluster = ecs.clusters.get(shortName(nameOrArn ?? 'default'));
  if (!cluster || (nameOrArn?.startsWith('arn:') && nameOrArn !== cluster.arn)) {
    throw new AwsError('ClusterNotFoundException', 'Cluster not found.');
  }
  return cluster;
}

/** A service by name or ARN (long or short format); undefined when there is none. */
export function lookUpService(cluster: Cluster, nameOrArn: string): Service | undefined {
  const service = cluster.services.get(shortName(nameOrArn));
  const cutOut = nameOrArn.startsWith('arn:') && nameOrArn.split('/').length > 2;
  return service && cutOut && nameOrArn !== service.arn ? undefined : service;
}

/** @throws AwsError ServiceNotFoundException */
export function findService(cluster: Cluster, nameOrArn: string): Service {
  const service = lookUpService(cluster, nameOrArn);
  if (!service) throw new AwsError('ServiceNotFoundException', 'Service not found.');
  return service;
}

export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}

export function clientError(message: string): AwsError {
  return new AwsError('ClientException', message);
}
