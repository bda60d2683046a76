import { objects, optionalText, texts } from '../core/input.js';
import type { JsonObject, Operation } from '../core/types.js';
import { ecsArn, invalidParameter, shortName } from './names.js';
import type { Cluster, Ecs, Service } from './state.js';
import { liveTasks } from './task-sets.js';

export function clusterOperations(ecs: Ecs): Record<string, Operation> {
  return {
    CreateCluster: (input) => {
      const cluster = createCluster(ecs, optionalText(input, 'clusterName') ?? 'default', objects(input, 'tags'));
      return { cluster: clusterView(cluster) };
    },
    DescribeClusters: (input) => {
      const asked = texts(input, 'clusters');
      const references = asked.length > 0 ? asked : ['default'];
      if (references.length > 100) throw invalidParameter('Clusters cannot have more than 100 elements');
      const found = references.map((reference) => [reference, ecs.clusters.get(shortName(reference))] as const);
      return {
        clusters: found.flatMap(([, cluster]) => (cluster ? [clusterView(cluster)] : [])),
        failures: found.flatMap(([reference, cluster]) =>
          cluster ? [] : [{ arn: ecsArn(ecs, `cluster/${shortName(reference)}`), reason: 'MISSING' }],
        ),
      };
    },
    ListClusters: () => ({ clusterArns: [...ecs.clusters.values()].map(({ arn }) => arn) }),
  };
}

/** Creating a cluster that exists is no error on AWS: the existing one is the answer. */
export function createCluster(ecs: Ecs, name: string, tags: readonly JsonObject[] = []): Cluster {
  const existing = ecs.clusters.get(name);
  if (existing) return existing;
  if (!/^[\w-]{1,255}$/.test(name)) throw invalidParameter('Invalid cluster name.');
  const cluster = { name, arn: ecsArn(ecs, `cluster/${name}`), tags, services: new Map<string, Service>() };
  ecs.clusters.set(name, cluster);
  return cluster;
}

function clusterView(cluster: Cluster): JsonObject {
  const services = [...cluster.services.values()].filter(({ status }) => status === 'ACTIVE');
  const tasks = services.flatMap(liveTasks);
  const running = tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length;
  return {
    clusterArn: cluster.arn,
    clusterName: cluster.name,
    status: 'ACTIVE',
    registeredContainerInstancesCount: 0,
    runningTasksCount: running,
    pendingTasksCount: tasks.length - running,
    activeServicesCount: services.length,
    tags: cluster.tags,
    settings: [{ name: 'containerInsights', value: 'disabled' }],
    capacityProviders: [],
    defaultCapacityProviderStrategy: [],
  };
}
