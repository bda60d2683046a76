import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeServiceDeploymentsCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  ListServiceDeploymentsCommand,
  ListTasksCommand,
  UpdateServiceCommand,
  type Service,
  type ServiceDeployment,
  type Task,
  type UpdateServiceCommandInput,
} from '@aws-sdk/client-ecs';
import { STSClient } from '@aws-sdk/client-sts';
import { manualClock, startLocalCloud, type LocalCloudOptions } from '../src/index.js';

/** A cloud whose time stands still until advanced, and real SDK clients that try once. */
export async function startTestCloud(options: LocalCloudOptions = {}) {
  const clock = manualClock();
  const cloud = await startLocalCloud({ clock, ...options });
  const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' };
  const config = { endpoint: cloud.url, region: cloud.region, credentials, maxAttempts: 1 };
  const ecs = new ECSClient(config);
  const logs = new CloudWatchLogsClient(config);
  const sts = new STSClient(config);
  return {
    clock,
    cloud,
    config,
    ecs,
    logs,
    sts,
    async stop(): Promise<void> {
      for (const client of [ecs, logs, sts]) client.destroy();
      await cloud.stop();
    },
  };
}

export type TestCloud = Awaited<ReturnType<typeof startTestCloud>>;

export async function describe1(ecs: ECSClient, service: string): Promise<Service> {
  const { services } = await ecs.send(new DescribeServicesCommand({ services: [service] }));
  return services![0]!;
}

/** The newest service deployment as ListServiceDeployments and DescribeServiceDeployments give it. */
export async function newestServiceDeployment(ecs: ECSClient, service: string): Promise<ServiceDeployment> {
  const listed = await ecs.send(new ListServiceDeploymentsCommand({ service }));
  const arn = listed.serviceDeployments![0]!.serviceDeploymentArn!;
  return describeDeployment(ecs, arn);
}

export async function describeDeployment(ecs: ECSClient, arn: string): Promise<ServiceDeployment> {
  const answer = await ecs.send(new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [arn] }));
  return answer.serviceDeployments![0]!;
}

/** Updates the service (forced, unless told otherwise); gives the id of the deployment this started. */
export async function deploy(ecs: ECSClient, service: string, input: Partial<UpdateServiceCommandInput> = {}) {
  const updated = await ecs.send(new UpdateServiceCommand({ service, forceNewDeployment: true, ...input }));
  return updated.service!.deployments!.find(({ status }) => status === 'PRIMARY')!.id!;
}

/** The service deployment that `deploy` started, found by its revision as a client has to. */
export async function serviceDeploymentOf(ecs: ECSClient, service: string, id: string): Promise<string> {
  const { serviceDeployments } = await ecs.send(new ListServiceDeploymentsCommand({ service }));
  const revision = `/${id.replace('ecs-svc/', '')}`;
  return serviceDeployments!.find(({ targetServiceRevisionArn }) => targetServiceRevisionArn!.endsWith(revision))!
    .serviceDeploymentArn!;
}

/** Advances second by second until the service deployment has that status; gives the seconds it took. */
export async function until({ clock, ecs }: TestCloud, arn: string, status: string, limit = 300): Promise<number> {
  for (let second = 0; second <= limit; second += 1) {
    if ((await describeDeployment(ecs, arn)).status === status) return second;
    clock.advance(1);
  }
  throw new Error(`Still ${(await describeDeployment(ecs, arn)).status ?? ''} after ${limit} s, not ${status}.`);
}

/** Deploys under a scenario and gives what a client knows then. */
export async function begin(test: TestCloud, service: string, input: Partial<UpdateServiceCommandInput> = {}) {
  const id = await deploy(test.ecs, service, input);
  test.clock.advance(2);
  const arn = await serviceDeploymentOf(test.ecs, service, id);
  return { id, arn };
}

export async function stoppedTasks(ecs: ECSClient, serviceName: string, startedBy: string): Promise<readonly Task[]> {
  const { taskArns } = await ecs.send(new ListTasksCommand({ serviceName, desiredStatus: 'STOPPED' }));
  if (taskArns!.length === 0) return [];
  const { tasks } = await ecs.send(new DescribeTasksCommand({ tasks: taskArns }));
  return tasks!.filter((task) => task.startedBy === startedBy);
}
