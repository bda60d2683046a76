import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeClustersCommand,
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  ListClustersCommand,
  ListServiceDeploymentsCommand,
  ListServicesCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  StopServiceDeploymentCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { begin, deploy, describe1, startTestCloud, until, type TestCloud } from './support.js';

let test: TestCloud;

beforeEach(async () => {
  test = await startTestCloud();
});

afterEach(async () => {
  await test.stop();
});

describe('UpdateService', () => {
  it('leaves the PRIMARY deployment alone when nothing deployed changes', async () => {
    const seed = test.cloud.seedService({ service: 'orders' });
    for (const input of [{}, { taskDefinition: seed.taskDefinitionArn }, { desiredCount: 3 }]) {
      expect(await deploy(test.ecs, 'orders', { forceNewDeployment: false, ...input })).toBe(seed.deploymentId);
    }
    test.clock.advance(60);
    const service = await describe1(test.ecs, 'orders');
    expect([service.desiredCount, service.runningCount, service.deployments!.length]).toEqual([3, 3, 1]);
  });

  it('scales in by stopping tasks', async () => {
    test.cloud.seedService({ service: 'orders', desiredCount: 3 });
    await deploy(test.ecs, 'orders', { forceNewDeployment: false, desiredCount: 1 });
    test.clock.advance(60);
    expect((await describe1(test.ecs, 'orders')).runningCount).toBe(1);
  });

  it.each([
    ['force', { forceNewDeployment: true }],
    ['another network', { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } } }],
    ['another platform version', { platformVersion: '1.4.0' }],
  ])('starts a deployment on %s', async (_what, input) => {
    const seed = test.cloud.seedService({ service: 'orders' });
    expect(await deploy(test.ecs, 'orders', { forceNewDeployment: false, ...input })).not.toBe(seed.deploymentId);
  });

  it.each([
    [{ cluster: 'nowhere' }, 'ClusterNotFoundException'],
    [{ service: 'nothing' }, 'ServiceNotFoundException'],
    [{ service: 'gone' }, 'ServiceNotActiveException'],
    [{ taskDefinition: 'nothing:9' }, 'ClientException'],
    [{ desiredCount: 1, service: 'daemon' }, 'InvalidParameterException'],
    [{ service: 'external', taskDefinition: 'external' }, 'InvalidParameterException'],
    [{ service: 'bluegreen', taskDefinition: 'bluegreen' }, 'InvalidParameterException'],
    [{ deploymentConfiguration: { strategy: 'CANARY' as const } }, 'InvalidParameterException'],
  ])('refuses %j with %s', async (input, name) => {
    test.cloud.seedService({ service: 'orders' });
    test.cloud.seedService({ service: 'gone', status: 'INACTIVE' });
    test.cloud.seedService({ service: 'daemon', schedulingStrategy: 'DAEMON' });
    test.cloud.seedService({ service: 'external', deploymentController: 'EXTERNAL' });
    test.cloud.seedService({ service: 'bluegreen', deploymentController: 'CODE_DEPLOY' });
    await expect(test.ecs.send(new UpdateServiceCommand({ service: 'orders', ...input }))).rejects.toMatchObject({
      name,
    });
  });
});

describe('DescribeServices', () => {
  it('takes names and ARNs, and says which are missing', async () => {
    const orders = test.cloud.seedService({ service: 'orders', cluster: 'production' });
    test.cloud.seedService({ service: 'carts', cluster: 'production' });
    const answer = await test.ecs.send(
      new DescribeServicesCommand({ cluster: 'production', services: [orders.serviceArn, 'carts', 'nothing'] }),
    );
    expect(answer.services!.map(({ serviceName }) => serviceName)).toEqual(['orders', 'carts']);
    expect(answer.failures).toEqual([
      { arn: expect.stringMatching(/service\/production\/nothing$/), reason: 'MISSING' },
    ]);
  });

  it('takes ten at most', async () => {
    test.cloud.seedService({ service: 'orders' });
    const services = Array.from({ length: 11 }, (_, index) => `s${index}`);
    await expect(test.ecs.send(new DescribeServicesCommand({ services }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });

  it('gives tags and settings that were seeded', async () => {
    test.cloud.seedService({
      service: 'orders',
      deploymentController: 'CODE_DEPLOY',
      configuration: { tags: [{ key: 'team', value: 'orders' }], launchType: 'FARGATE' },
    });
    const bare = await describe1(test.ecs, 'orders');
    expect([bare.tags, bare.launchType, bare.deploymentController?.type]).toEqual([
      undefined,
      'FARGATE',
      'CODE_DEPLOY',
    ]);
    const full = await test.ecs.send(new DescribeServicesCommand({ services: ['orders'], include: ['TAGS'] }));
    expect(full.services![0]!.tags).toEqual([{ key: 'team', value: 'orders' }]);
  });
});

describe('service deployments', () => {
  it('are listed newest first, by time and status, in pages, and only after a lag', async () => {
    test.cloud.seedService({ service: 'orders' });
    const started = new Date(test.clock.now());
    const list = async (input: object) =>
      test.ecs.send(new ListServiceDeploymentsCommand({ service: 'orders', ...input }));
    await deploy(test.ecs, 'orders');
    expect((await list({ createdAt: { after: started } })).serviceDeployments).toEqual([]);
    test.clock.advance(2);
    expect((await list({ createdAt: { after: started } })).serviceDeployments).toHaveLength(1);
    expect((await list({ createdAt: { before: started } })).serviceDeployments).toHaveLength(2);
    expect((await list({ status: ['IN_PROGRESS'] })).serviceDeployments).toHaveLength(1);
    const page = await list({ maxResults: 1 });
    expect(page.serviceDeployments![0]!.status).toBe('IN_PROGRESS');
    const rest = await list({ maxResults: 1, nextToken: page.nextToken });
    expect([rest.serviceDeployments![0]!.status, rest.nextToken]).toEqual(['SUCCESSFUL', undefined]);
  });

  it('link to the deployment by the number of the revision', async () => {
    test.cloud.seedService({ service: 'orders' });
    const { id, arn } = await begin(test, 'orders');
    await until(test, arn, 'SUCCESSFUL');
    const described = await test.ecs.send(
      new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [arn, `${arn}x`] }),
    );
    const revision = described.serviceDeployments![0]!.targetServiceRevision!;
    expect(revision).toMatchObject({ requestedTaskCount: 2, runningTaskCount: 2, pendingTaskCount: 0 });
    expect(revision.arn).toMatch(new RegExp(`service-revision/default/orders/${id.replace('ecs-svc/', '')}$`));
    expect(described.failures).toEqual([{ arn: `${arn}x`, reason: 'MISSING' }]);
    const revisions = await test.ecs.send(
      new DescribeServiceRevisionsCommand({ serviceRevisionArns: [revision.arn!] }),
    );
    expect(revisions.serviceRevisions![0]!.containerImages).toEqual([
      { containerName: 'app', image: expect.stringContaining('@'), imageDigest: `sha256:${'a1'.repeat(32)}` },
    ]);
  });

  it('are described twenty at a time at most, and stopped only if they exist', async () => {
    const serviceDeploymentArns = Array.from({ length: 21 }, (_, index) => `arn:${index}`);
    await expect(test.ecs.send(new DescribeServiceDeploymentsCommand({ serviceDeploymentArns }))).rejects.toMatchObject(
      { name: 'InvalidParameterException' },
    );
    await expect(
      test.ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn: 'arn:none' })),
    ).rejects.toMatchObject({ name: 'ServiceDeploymentNotFoundException' });
  });
});

describe('clusters, services and tasks', () => {
  it('are created and listed', async () => {
    await test.ecs.send(new CreateClusterCommand({ clusterName: 'staging' }));
    await test.ecs.send(
      new RegisterTaskDefinitionCommand({
        family: 'orders',
        containerDefinitions: [{ name: 'app', image: 'orders:1', memory: 128 }],
      }),
    );
    const request = { cluster: 'staging', serviceName: 'orders', taskDefinition: 'orders', desiredCount: 2 };
    await test.ecs.send(new CreateServiceCommand(request));
    await expect(test.ecs.send(new CreateServiceCommand(request))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
    test.clock.advance(60);
    const clusters = await test.ecs.send(new DescribeClustersCommand({ clusters: ['staging'] }));
    expect(clusters.clusters![0]).toMatchObject({ activeServicesCount: 1, runningTasksCount: 2 });
    expect((await test.ecs.send(new ListClustersCommand({}))).clusterArns).toHaveLength(1);
    const services = await test.ecs.send(new ListServicesCommand({ cluster: 'staging' }));
    expect(services.serviceArns![0]).toMatch(/service\/staging\/orders$/);
  });

  it('tasks are listed by desired status, service and family, and missing ones named', async () => {
    test.cloud.seedService({ service: 'orders' });
    test.cloud.seedService({ service: 'carts', desiredCount: 1 });
    const list = async (input: object) => (await test.ecs.send(new ListTasksCommand(input))).taskArns!;
    expect(await list({})).toHaveLength(3);
    expect(await list({ serviceName: 'carts' })).toHaveLength(1);
    expect(await list({ family: 'orders' })).toHaveLength(2);
    expect(await list({ desiredStatus: 'STOPPED' })).toEqual([]);
    const [arn] = await list({ serviceName: 'carts' });
    const answer = await test.ecs.send(new DescribeTasksCommand({ tasks: [arn!, 'nothing'] }));
    expect(answer.tasks![0]).toMatchObject({ lastStatus: 'RUNNING', healthStatus: 'HEALTHY', group: 'service:carts' });
    expect(answer.failures).toEqual([{ arn: expect.stringMatching(/task\/default\/nothing$/), reason: 'MISSING' }]);
  });

  it('stopped tasks are gone after an hour', async () => {
    test.cloud.seedService({ service: 'orders' });
    await deploy(test.ecs, 'orders');
    test.clock.advance(120);
    const stopped = new ListTasksCommand({ serviceName: 'orders', desiredStatus: 'STOPPED' });
    expect((await test.ecs.send(stopped)).taskArns).toHaveLength(2);
    test.clock.advance(3600);
    expect((await test.ecs.send(stopped)).taskArns).toEqual([]);
  });

  it('another region knows nothing of all this', async () => {
    const seed = test.cloud.seedService({ service: 'orders' });
    const elsewhere = new ECSClient({ ...test.config, region: 'us-east-1' });
    await expect(
      elsewhere.send(new DescribeServicesCommand({ cluster: seed.cluster, services: ['orders'] })),
    ).rejects.toMatchObject({ name: 'ClusterNotFoundException' });
    elsewhere.destroy();
  });
});
