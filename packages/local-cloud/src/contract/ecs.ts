import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  ListTaskDefinitionsCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
  type RegisterTaskDefinitionCommandInput,
} from '@aws-sdk/client-ecs';
import type { Check, ContractTarget } from './types.js';

/** What ECS says about clusters, task definitions and services, apart from rollouts. */
export const ecsContract: readonly Check[] = [
  {
    name: 'a cluster that was created is described, one that was not is a failure MISSING',
    operations: ['ECS.CreateCluster', 'ECS.DescribeClusters'],
    run: withEcs(async (ecs) => {
      const clusterName = unique('cluster');
      await ecs.send(new CreateClusterCommand({ clusterName }));
      const answer = await ecs.send(new DescribeClustersCommand({ clusters: [clusterName, unique('none')] }));
      assert.deepEqual(
        answer.clusters?.map((cluster) => [cluster.clusterName, cluster.status]),
        [[clusterName, 'ACTIVE']],
      );
      assert.deepEqual(
        answer.failures?.map(({ reason }) => reason),
        ['MISSING'],
      );
    }),
  },
  {
    name: 'revisions of a family count up from 1 and each has its ARN',
    operations: ['ECS.RegisterTaskDefinition'],
    run: withEcs(async (ecs) => {
      const input = taskDefinition();
      const first = await ecs.send(new RegisterTaskDefinitionCommand(input));
      const second = await ecs.send(new RegisterTaskDefinitionCommand(input));
      assert.deepEqual([first.taskDefinition?.revision, second.taskDefinition?.revision], [1, 2]);
      assert.match(
        second.taskDefinition?.taskDefinitionArn ?? '',
        new RegExp(`:task-definition/${input.family ?? ''}:2$`),
      );
    }),
  },
  {
    name: 'a family alone means its latest revision',
    operations: ['ECS.RegisterTaskDefinition', 'ECS.DescribeTaskDefinition'],
    run: withEcs(async (ecs) => {
      const input = taskDefinition();
      await ecs.send(new RegisterTaskDefinitionCommand(input));
      await ecs.send(new RegisterTaskDefinitionCommand(input));
      const latest = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: input.family }));
      const first = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: `${input.family ?? ''}:1` }));
      assert.deepEqual([latest.taskDefinition?.revision, first.taskDefinition?.revision], [2, 1]);
    }),
  },
  {
    name: 'tags stand outside the task definition and come only when asked for',
    operations: ['ECS.RegisterTaskDefinition', 'ECS.DescribeTaskDefinition'],
    run: withEcs(async (ecs) => {
      const input = { ...taskDefinition(), tags: [{ key: 'team', value: 'orders' }] };
      await ecs.send(new RegisterTaskDefinitionCommand(input));
      const request = { taskDefinition: input.family };
      const tagged = await ecs.send(new DescribeTaskDefinitionCommand({ ...request, include: ['TAGS'] }));
      assert.deepEqual(tagged.tags, input.tags);
      assert.ok(!Object.hasOwn(tagged.taskDefinition ?? {}, 'tags'));
    }),
  },
  {
    name: 'registered task definitions are listed by family, oldest first',
    operations: ['ECS.RegisterTaskDefinition', 'ECS.ListTaskDefinitions'],
    run: withEcs(async (ecs) => {
      const input = taskDefinition();
      await ecs.send(new RegisterTaskDefinitionCommand(input));
      await ecs.send(new RegisterTaskDefinitionCommand(input));
      const { taskDefinitionArns } = await ecs.send(new ListTaskDefinitionsCommand({ familyPrefix: input.family }));
      assert.deepEqual(
        taskDefinitionArns?.map((arn) => arn.slice(arn.lastIndexOf(':'))),
        [':1', ':2'],
      );
    }),
  },
  {
    name: 'a task definition that does not exist is a ClientException',
    operations: ['ECS.DescribeTaskDefinition'],
    run: withEcs(async (ecs) => {
      await failsWith(
        'ClientException',
        ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: unique('none') })),
      );
    }),
  },
  {
    name: 'an unknown cluster is a ClusterNotFoundException',
    operations: ['ECS.DescribeServices'],
    run: withEcs(async (ecs) => {
      const request = { cluster: unique('none'), services: ['orders'] };
      await failsWith('ClusterNotFoundException', ecs.send(new DescribeServicesCommand(request)));
    }),
  },
  {
    name: 'a service that does not exist is a failure MISSING in a describe and an error in an update',
    operations: ['ECS.CreateCluster', 'ECS.DescribeServices', 'ECS.UpdateService'],
    run: withEcs(async (ecs) => {
      const cluster = unique('cluster');
      await ecs.send(new CreateClusterCommand({ clusterName: cluster }));
      const answer = await ecs.send(new DescribeServicesCommand({ cluster, services: ['orders'] }));
      assert.deepEqual([answer.services, answer.failures?.map(({ reason }) => reason)], [[], ['MISSING']]);
      await failsWith('ServiceNotFoundException', ecs.send(new UpdateServiceCommand({ cluster, service: 'orders' })));
    }),
  },
  {
    name: 'a created service is ACTIVE, has one PRIMARY deployment and answers to its name and its ARN',
    operations: ['ECS.CreateCluster', 'ECS.RegisterTaskDefinition', 'ECS.CreateService', 'ECS.DescribeServices'],
    run: withEcs(async (ecs) => {
      const { cluster, serviceName, serviceArn } = await createService(ecs);
      const answer = await ecs.send(new DescribeServicesCommand({ cluster, services: [serviceArn] }));
      const [service] = answer.services ?? [];
      assert.deepEqual([service?.serviceName, service?.status, service?.desiredCount], [serviceName, 'ACTIVE', 0]);
      assert.deepEqual(
        service?.deployments?.map(({ status }) => status),
        ['PRIMARY'],
      );
    }),
  },
  {
    name: 'an update to another revision makes it the task definition of the PRIMARY deployment',
    operations: ['ECS.CreateCluster', 'ECS.RegisterTaskDefinition', 'ECS.CreateService', 'ECS.UpdateService'],
    run: withEcs(async (ecs) => {
      const { cluster, serviceName, input } = await createService(ecs);
      const next = await ecs.send(new RegisterTaskDefinitionCommand(input));
      const arn = next.taskDefinition?.taskDefinitionArn;
      const updated = await ecs.send(new UpdateServiceCommand({ cluster, service: serviceName, taskDefinition: arn }));
      const primary = updated.service?.deployments?.find(({ status }) => status === 'PRIMARY');
      assert.equal(primary?.taskDefinition, arn);
      assert.equal(updated.service?.taskDefinition, arn);
    }),
  },
];

function withEcs(run: (ecs: ECSClient) => Promise<void>): (target: ContractTarget) => Promise<void> {
  return async ({ endpoint, region, credentials }) => {
    const ecs = new ECSClient({ endpoint, region, credentials, maxAttempts: 1 });
    try {
      await run(ecs);
    } finally {
      ecs.destroy();
    }
  };
}

/** With desired count 0: no server has to run a container for it. */
async function createService(ecs: ECSClient) {
  const cluster = unique('cluster');
  const serviceName = unique('service');
  const input = taskDefinition();
  await ecs.send(new CreateClusterCommand({ clusterName: cluster }));
  const registered = await ecs.send(new RegisterTaskDefinitionCommand(input));
  const created = await ecs.send(
    new CreateServiceCommand({
      cluster,
      serviceName,
      taskDefinition: registered.taskDefinition?.taskDefinitionArn,
      desiredCount: 0,
    }),
  );
  return { cluster, serviceName, serviceArn: created.service?.serviceArn ?? '', input };
}

function taskDefinition(): RegisterTaskDefinitionCommandInput {
  return {
    family: unique('family'),
    containerDefinitions: [{ name: 'app', image: 'public.ecr.aws/docker/library/busybox:1.37', memory: 64 }],
  };
}

/** The promise must reject with an AWS error of that name. */
export async function failsWith(name: string, call: Promise<unknown>): Promise<void> {
  await assert.rejects(call, (thrown: unknown) => {
    assert.equal(thrown instanceof Error && thrown.name, name);
    return true;
  });
}

export function unique(what: string): string {
  return `contract-${what}-${randomUUID().slice(0, 8)}`;
}
