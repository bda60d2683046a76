import {
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ListServiceDeploymentsCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  StopServiceDeploymentCommand,
  UpdateServiceCommand,
  type ECSClient,
} from '@aws-sdk/client-ecs';
import { fromDescribed } from '../task-definition/index.js';
import type { EcsPort } from './ports.js';
import { serviceDeploymentView, serviceRevisionView, serviceView, taskView } from './views.js';

const SERVICES_PER_CALL = 10;
const DEPLOYMENTS_PER_CALL = 20;

/** ECS behind the SDK. How often a failed call is repeated is the client's policy. */
export function ecsPort(client: ECSClient): EcsPort {
  return { ...readers(client), ...changers(client) };
}

function changers(
  client: ECSClient,
): Pick<EcsPort, 'registerTaskDefinition' | 'updateService' | 'rollBackServiceDeployment'> {
  return {
    registerTaskDefinition: async (definition) => {
      const { taskDefinition } = await client.send(new RegisterTaskDefinitionCommand(definition));
      return present(taskDefinition?.taskDefinitionArn, 'RegisterTaskDefinition', 'an ARN');
    },
    updateService: async (cluster, service, change) => {
      const updated = await client.send(new UpdateServiceCommand({ cluster, service, ...change }));
      return serviceView(present(updated.service, 'UpdateService', 'a service'));
    },
    rollBackServiceDeployment: async (arn) => {
      await client.send(new StopServiceDeploymentCommand({ serviceDeploymentArn: arn, stopType: 'ROLLBACK' }));
    },
  };
}

function readers(client: ECSClient): Omit<EcsPort, keyof ReturnType<typeof changers>> {
  return {
    describeServices: async (cluster, services) => {
      const answers = await inBatches(services, SERVICES_PER_CALL, (batch) =>
        client.send(new DescribeServicesCommand({ cluster, services: batch })),
      );
      return {
        services: answers.flatMap((answer) => answer.services ?? []).map(serviceView),
        failures: answers
          .flatMap((answer) => answer.failures ?? [])
          .map(({ arn = '', reason = '' }) => ({ arn, reason })),
      };
    },
    describeTaskDefinition: async (reference) => {
      const answer = await client.send(
        new DescribeTaskDefinitionCommand({ taskDefinition: reference, include: ['TAGS'] }),
      );
      const described = present(answer.taskDefinition, 'DescribeTaskDefinition', 'a task definition');
      return {
        arn: present(described.taskDefinitionArn, 'DescribeTaskDefinition', 'an ARN'),
        status: described.status ?? '',
        definition: fromDescribed(described, answer.tags ?? []),
      };
    },
    ...rolloutReaders(client),
    ...taskReaders(client),
  };
}

function rolloutReaders(
  client: ECSClient,
): Pick<EcsPort, 'listServiceDeployments' | 'describeServiceDeployments' | 'describeServiceRevisions'> {
  return {
    listServiceDeployments: async (cluster, service, createdAfterMs) => {
      const createdAt = { after: new Date(createdAfterMs) };
      const listed = await client.send(new ListServiceDeploymentsCommand({ cluster, service, createdAt }));
      return (listed.serviceDeployments ?? []).map(
        ({ serviceDeploymentArn: arn = '', targetServiceRevisionArn: targetRevisionArn = '' }) => ({
          arn,
          targetRevisionArn,
        }),
      );
    },
    describeServiceDeployments: async (arns) => {
      const answers = await inBatches(arns, DEPLOYMENTS_PER_CALL, (batch) =>
        client.send(new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: batch })),
      );
      return answers.flatMap((answer) => answer.serviceDeployments ?? []).map(serviceDeploymentView);
    },
    describeServiceRevisions: async (arns) => {
      const answers = await inBatches(arns, DEPLOYMENTS_PER_CALL, (batch) =>
        client.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns: batch })),
      );
      return answers.flatMap((answer) => answer.serviceRevisions ?? []).map(serviceRevisionView);
    },
  };
}

function taskReaders(client: ECSClient): Pick<EcsPort, 'listTasks' | 'describeTasks'> {
  return {
    listTasks: async (cluster, serviceName, desiredStatus) => {
      const listed = await client.send(new ListTasksCommand({ cluster, serviceName, desiredStatus }));
      return listed.taskArns ?? [];
    },
    describeTasks: async (cluster, arns) => {
      if (arns.length === 0) return [];
      const described = await client.send(new DescribeTasksCommand({ cluster, tasks: [...arns] }));
      return (described.tasks ?? []).map(taskView);
    },
  };
}

async function inBatches<I, O>(items: readonly I[], size: number, send: (batch: I[]) => Promise<O>): Promise<O[]> {
  const answers: O[] = [];
  for (let at = 0; at < items.length; at += size) answers.push(await send(items.slice(at, at + size)));
  return answers;
}

function present<T>(value: T | undefined, operation: string, what: string): T {
  if (value === undefined) throw new Error(`ECS answered ${operation} without ${what}.`);
  return value;
}
