import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  CreateServiceCommand,
  DescribeServiceRevisionsCommand,
  RegisterTaskDefinitionCommand,
  StopServiceDeploymentCommand,
} from '@aws-sdk/client-ecs';
import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  begin,
  deploy,
  describe1,
  describeDeployment,
  newestServiceDeployment,
  serviceDeploymentOf,
  startTestCloud,
  stoppedTasks,
  until,
  type TestCloud,
} from './support.js';

let test: TestCloud;

beforeEach(async () => {
  test = await startTestCloud();
});

afterEach(async () => {
  await test.stop();
});

const ROLLBACK = { deploymentCircuitBreaker: { enable: true, rollback: true } };

describe('a healthy rollout', () => {
  it('goes from tasks on their way up, over two deployments, to one that is COMPLETED', async () => {
    const seed = test.cloud.seedService({ service: 'orders' });
    const { id, arn } = await begin(test, 'orders');
    const early = await describe1(test.ecs, 'orders');
    expect(early.deployments!.map((one) => [one.id, one.status, one.rolloutState, one.runningCount])).toEqual([
      [id, 'PRIMARY', 'IN_PROGRESS', 0],
      [seed.deploymentId, 'ACTIVE', 'COMPLETED', 2],
    ]);
    expect((await describeDeployment(test.ecs, arn)).status).toBe('IN_PROGRESS');

    expect(await until(test, arn, 'SUCCESSFUL')).toBe(34);
    const late = await describe1(test.ecs, 'orders');
    expect(late.deployments!.map((one) => [one.id, one.rolloutState, one.runningCount])).toEqual([
      [id, 'COMPLETED', 2],
    ]);
    expect(late.events!.map(({ message }) => message!.replace(/[0-9a-f]{32}|\d{19}/g, 'N')).reverse()).toEqual([
      '(service orders) has started 2 tasks: (task N) (task N).',
      '(service orders) has stopped 1 running tasks: (task N).',
      '(service orders) has stopped 1 running tasks: (task N).',
      '(service orders) (deployment ecs-svc/N) deployment completed.',
      '(service orders) has reached a steady state.',
    ]);
  });

  it('never has fewer healthy tasks than the minimum nor more tasks than the maximum', async () => {
    test.cloud.seedService({
      service: 'orders',
      desiredCount: 4,
      deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 125 },
    });
    const { arn } = await begin(test, 'orders');
    const seen: number[][] = [];
    while ((await describeDeployment(test.ecs, arn)).status !== 'SUCCESSFUL') {
      const tasks = test.cloud.ecs.tasks('orders').filter(({ lastStatus }) => lastStatus !== 'STOPPED');
      seen.push([tasks.filter(({ ready }) => ready).length, tasks.length]);
      test.clock.advance(1);
    }
    expect(Math.min(...seen.map(([ready]) => ready!))).toBeGreaterThanOrEqual(2);
    expect(Math.max(...seen.map(([, all]) => all!))).toBeLessThanOrEqual(5);
  });

  it('succeeds at once with nothing to run when the desired count is 0', async () => {
    test.cloud.seedService({ service: 'orders', desiredCount: 0 });
    const { arn } = await begin(test, 'orders');
    expect(await until(test, arn, 'SUCCESSFUL')).toBeLessThan(10);
    expect((await describe1(test.ecs, 'orders')).runningCount).toBe(0);
  });

  it('is SUCCESSFUL before the old tasks are gone with early success criteria', async () => {
    test.cloud.seedService({ service: 'orders', deploymentConfiguration: { earlySuccessCriteria: { enable: true } } });
    test.cloud.scenario('orders', { kind: 'healthy', secondsToDrain: 300 });
    const { arn } = await begin(test, 'orders');
    expect(await until(test, arn, 'SUCCESSFUL')).toBeLessThan(40);
    expect((await describe1(test.ecs, 'orders')).deployments).toHaveLength(2);
  });

  it('runs again what dies after the deployment completed, without a new deployment', async () => {
    test.cloud.seedService({ service: 'orders' });
    test.cloud.scenario('orders', { kind: 'crash-after-start', healthyFor: 60 });
    const { id, arn } = await begin(test, 'orders');
    await until(test, arn, 'SUCCESSFUL');
    test.clock.advance(120);
    expect((await describe1(test.ecs, 'orders')).deployments!.map((one) => [one.id, one.rolloutState])).toEqual([
      [id, 'COMPLETED'],
    ]);
    expect((await stoppedTasks(test.ecs, 'orders', id)).length).toBeGreaterThan(0);
  });
});

describe('the circuit breaker', () => {
  it('rolls a crash loop back to the deployment before it, under its old id', async () => {
    const seed = test.cloud.seedService({ service: 'orders', container: 'web' });
    test.cloud.scenario('orders', { kind: 'crash-loop', exitCode: 3, logs: ['boom'] });
    const { id, arn } = await begin(test, 'orders');
    await until(test, arn, 'ROLLBACK_REQUESTED');
    const failing = await describe1(test.ecs, 'orders');
    expect(failing.deployments!.map((one) => [one.id, one.status, one.rolloutState])).toEqual([
      [seed.deploymentId, 'PRIMARY', 'IN_PROGRESS'],
      [id, 'ACTIVE', 'FAILED'],
    ]);
    expect(failing.taskDefinition).toBe(seed.taskDefinitionArn);
    expect(failing.events!.map(({ message }) => message)).toContain(
      `(service orders) (deployment ${id}) deployment failed: tasks failed to start.`,
    );
    expect(await until(test, arn, 'ROLLBACK_IN_PROGRESS')).toBe(2);
    await until(test, arn, 'ROLLBACK_SUCCESSFUL');
    const over = await describeDeployment(test.ecs, arn);
    expect(over.deploymentCircuitBreaker).toEqual({ status: 'TRIGGERED', failureCount: 3, threshold: 3 });
    expect(over.statusReason).toContain('circuit breaker');
    expect(over.rollback!.serviceRevisionArn).toMatch(new RegExp(`/${seed.deploymentId.replace('ecs-svc/', '')}$`));
    expect((await describe1(test.ecs, 'orders')).deployments!.map((one) => [one.id, one.rolloutState])).toEqual([
      [seed.deploymentId, 'COMPLETED'],
    ]);

    const [task] = await stoppedTasks(test.ecs, 'orders', id);
    expect(task).toMatchObject({
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      containers: [{ name: 'web', exitCode: 3, lastStatus: 'STOPPED' }],
    });
    const logStreamName = `orders/web/${task!.taskArn!.split('/').pop()!}`;
    const log = await test.logs.send(new GetLogEventsCommand({ logGroupName: '/ecs/orders', logStreamName }));
    expect(log.events!.map(({ message }) => message)).toEqual(['boom']);
  });

  it.each([
    [{ enable: true, rollback: true }, 2, 3],
    [{ enable: true, rollback: true }, 20, 10],
    [{ enable: true, rollback: true }, 1000, 200],
    [{ enable: true, rollback: true, thresholdConfiguration: { type: 'COUNT', value: 7 } }, 2, 7],
    [{ enable: true, rollback: true, thresholdConfiguration: { type: 'UNBOUNDED_PERCENT', value: 50 } }, 2, 1],
  ] as const)(
    '%j has with %i desired tasks the threshold %i',
    async (deploymentCircuitBreaker, desiredCount, threshold) => {
      test.cloud.seedService({
        service: 'orders',
        desiredCount,
        deploymentConfiguration: { deploymentCircuitBreaker },
      });
      const { arn } = await begin(test, 'orders');
      expect((await describeDeployment(test.ecs, arn)).deploymentCircuitBreaker!.threshold).toBe(threshold);
    },
  );

  it('without rollback leaves the failed deployment PRIMARY and the service deployment STOPPED', async () => {
    const seed = test.cloud.seedService({
      service: 'orders',
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: false } },
    });
    test.cloud.scenario('orders', 'crash-loop');
    const { id, arn } = await begin(test, 'orders');
    await until(test, arn, 'STOPPED');
    test.clock.advance(300);
    const { deployments } = await describe1(test.ecs, 'orders');
    expect(deployments!.map((one) => [one.id, one.status, one.rolloutState, one.runningCount])).toEqual([
      [id, 'PRIMARY', 'FAILED', 0],
      [seed.deploymentId, 'ACTIVE', 'COMPLETED', 2],
    ]);
  });

  it('has nothing to roll a first deployment back to: it stalls', async () => {
    test.cloud.ecs.createCluster('default');
    test.cloud.scenario('orders', 'crash-loop');
    const containerDefinitions = [{ name: 'app', image: 'orders:1', memory: 128 }];
    await test.ecs.send(new RegisterTaskDefinitionCommand({ family: 'orders', containerDefinitions }));
    const input = {
      serviceName: 'orders',
      taskDefinition: 'orders',
      desiredCount: 1,
      deploymentConfiguration: ROLLBACK,
    };
    await test.ecs.send(new CreateServiceCommand(input));
    test.clock.advance(2);
    const { serviceDeploymentArn } = await newestServiceDeployment(test.ecs, 'orders');
    await until(test, serviceDeploymentArn!, 'STOPPED');
    expect((await describe1(test.ecs, 'orders')).deployments!.map((one) => [one.status, one.rolloutState])).toEqual([
      ['PRIMARY', 'FAILED'],
    ]);
  });

  it('is never tripped by tasks that were healthy before they died, unless healthy tasks do not reset it', async () => {
    const breaker = (resetOnHealthyTask: boolean) => ({
      deploymentCircuitBreaker: { enable: true, rollback: true, resetOnHealthyTask },
    });
    test.cloud.seedService({ service: 'resets', deploymentConfiguration: breaker(true) });
    test.cloud.seedService({ service: 'counts', deploymentConfiguration: breaker(false) });
    for (const name of ['resets', 'counts']) test.cloud.scenario(name, 'crash-after-start');
    const resets = await begin(test, 'resets');
    const counts = await begin(test, 'counts');
    await until(test, counts.arn, 'ROLLBACK_SUCCESSFUL');
    test.clock.advance(900);
    const stillTrying = await describeDeployment(test.ecs, resets.arn);
    expect([stillTrying.status, stillTrying.deploymentCircuitBreaker!.failureCount]).toEqual(['IN_PROGRESS', 0]);
    expect((await describe1(test.ecs, 'resets')).deployments![0]!.failedTasks).toBe(0);
  });

  it('is off by default: a crash loop goes on, and only failedTasks tells', async () => {
    test.cloud.seedService({ service: 'orders', deploymentConfiguration: {} });
    test.cloud.scenario('orders', 'crash-loop');
    const { arn } = await begin(test, 'orders');
    test.clock.advance(600);
    expect((await describeDeployment(test.ecs, arn)).deploymentCircuitBreaker!.status).toBe('DISABLED');
    const service = await describe1(test.ecs, 'orders');
    expect(service.deployments![0]!.failedTasks).toBeGreaterThan(20);
    expect(service.events!.map(({ message }) => message)).toContain(
      '(service orders) is unable to consistently start tasks successfully.',
    );
  });

  it('can fail in its rollback, too', async () => {
    test.cloud.seedService({ service: 'orders' });
    test.cloud.scenario('orders', 'rollback-fails');
    const { arn } = await begin(test, 'orders');
    await until(test, arn, 'ROLLBACK_FAILED');
    test.clock.advance(600);
    expect((await describeDeployment(test.ecs, arn)).status).toBe('ROLLBACK_FAILED');
  });
});

describe('what tasks die of', () => {
  const failures = [
    ['image-pull-failure', 'TaskFailedToStart', /^CannotPullContainerError: .*not found/, undefined],
    ['resource-initialization', 'TaskFailedToStart', /^ResourceInitializationError: .*secretsmanager/, undefined],
    ['out-of-memory', 'EssentialContainerExited', /^Essential container in task exited$/, 137],
    ['unhealthy', 'ServiceSchedulerInitiated', /^Task failed ELB health checks in \(target-group arn:/, 143],
  ] as const;

  it.each(failures)('%s', async (scenario, stopCode, stoppedReason, exitCode) => {
    test.cloud.seedService({ service: 'orders' });
    test.cloud.scenario('orders', scenario);
    const { id, arn } = await begin(test, 'orders');
    await until(test, arn, 'ROLLBACK_REQUESTED');
    const [task] = await stoppedTasks(test.ecs, 'orders', id);
    expect(task).toMatchObject({ stopCode, stoppedReason: expect.stringMatching(stoppedReason) });
    expect(task!.containers![0]!.exitCode).toBe(exitCode);
  });

  it('a task that is never placed shows in events only, and the breaker does not count it', async () => {
    test.cloud.seedService({ service: 'orders', configuration: { launchType: 'FARGATE' } });
    test.cloud.scenario('orders', 'unplaceable');
    const { id, arn } = await begin(test, 'orders');
    test.clock.advance(600);
    expect((await describeDeployment(test.ecs, arn)).status).toBe('IN_PROGRESS');
    expect(await stoppedTasks(test.ecs, 'orders', id)).toEqual([]);
    const { events } = await describe1(test.ecs, 'orders');
    expect(events![0]!.message).toMatch(/was unable to place a task\. Reason: Capacity is unavailable/);
  });
});

describe('what else happens to a rollout', () => {
  it('somebody else deploys: a new PRIMARY, ours drains, its service deployment is STOPPED', async () => {
    test.cloud.seedService({ service: 'orders' });
    test.cloud.scenario('orders', 'superseded');
    const { id, arn } = await begin(test, 'orders');
    await until(test, arn, 'STOPPED');
    const { deployments } = await describe1(test.ecs, 'orders');
    expect(deployments!.find(({ status }) => status === 'PRIMARY')!.id).not.toBe(id);
    test.clock.advance(120);
    expect((await describe1(test.ecs, 'orders')).deployments!.map((one) => one.id)).not.toContain(id);
    expect((await newestServiceDeployment(test.ecs, 'orders')).status).toBe('SUCCESSFUL');
  });

  it('reads stay stale for a while after UpdateService, whose own answer is fresh', async () => {
    const seed = test.cloud.seedService({ service: 'orders' });
    test.cloud.scenario('orders', 'stale-reads');
    const id = await deploy(test.ecs, 'orders');
    test.clock.advance(9);
    expect((await describe1(test.ecs, 'orders')).deployments!.map((one) => one.id)).toEqual([seed.deploymentId]);
    test.clock.advance(2);
    expect((await describe1(test.ecs, 'orders')).deployments!.map((one) => one.id)).toEqual([id, seed.deploymentId]);
  });

  it('an alarm goes off', async () => {
    const alarms = { alarmNames: ['orders-5xx'], enable: true, rollback: true };
    test.cloud.seedService({ service: 'orders', deploymentConfiguration: { alarms } });
    test.cloud.scenario('orders', 'alarm');
    const { arn } = await begin(test, 'orders');
    await until(test, arn, 'ROLLBACK_SUCCESSFUL');
    expect((await describeDeployment(test.ecs, arn)).alarms).toEqual({
      status: 'TRIGGERED',
      alarmNames: ['orders-5xx'],
      triggeredAlarmNames: ['orders-5xx'],
    });
  });

  it('a tag that moved resolves to another digest in the next revision, a pinned image never does', async () => {
    test.cloud.seedService({ service: 'orders', image: 'registry.example/orders:latest' });
    test.cloud.scenario('orders', 'moved-tag');
    await deploy(test.ecs, 'orders');
    await deploy(test.ecs, 'orders');
    const serviceRevisionArns = test.cloud.ecs.service('orders').revisions.map(({ arn }) => arn);
    const answer = await test.ecs.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns }));
    const digests = answer.serviceRevisions!.map(({ containerImages }) => containerImages![0]!.imageDigest);
    expect(new Set(digests).size).toBe(3);
    expect(digests[0]).toMatch(/^sha256:[0-9a-f]{64}$/);

    const pinned = test.cloud.seedService({ service: 'pinned' });
    test.cloud.scenario('pinned', 'moved-tag');
    await deploy(test.ecs, 'pinned');
    for (const { images } of test.cloud.ecs.service('pinned').revisions) {
      expect(images[0]!.imageDigest).toBe(pinned.image.split('@')[1]);
    }
  });

  it('StopServiceDeployment rolls back a service that has no rollback configured', async () => {
    const seed = test.cloud.seedService({ service: 'orders', deploymentConfiguration: {} });
    test.cloud.scenario('orders', 'slow');
    const { id, arn } = await begin(test, 'orders');
    test.clock.advance(30);
    await test.ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn: arn, stopType: 'ROLLBACK' }));
    expect((await describeDeployment(test.ecs, arn)).status).toBe('ROLLBACK_REQUESTED');
    await until(test, arn, 'ROLLBACK_SUCCESSFUL');
    expect((await describe1(test.ecs, 'orders')).deployments!.map((one) => one.id)).toEqual([seed.deploymentId]);
    expect(id).not.toBe(seed.deploymentId);
    await expect(test.ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn: arn }))).rejects.toMatchObject({
      name: 'ConflictException',
    });
  });

  it('a deployment started over a failed one completes', async () => {
    test.cloud.seedService({
      service: 'orders',
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: false } },
    });
    test.cloud.scenario('orders', 'crash-loop');
    const first = await begin(test, 'orders');
    await until(test, first.arn, 'STOPPED');
    test.cloud.scenario('orders', 'healthy');
    const second = await begin(test, 'orders');
    await until(test, second.arn, 'SUCCESSFUL');
    expect(await serviceDeploymentOf(test.ecs, 'orders', second.id)).toBe(second.arn);
  });
});
