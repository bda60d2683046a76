import { describe, expect, it } from '@jest/globals';
import { spawnAction } from '@platform-actions/action-kit/testing';
import { called, changes, deploy, LONG_ROLLBACK, NEW_IMAGE, NO_BREAKER, withService } from './harness.js';

const BOTH = { service: 'orders-api\nworker', image: NEW_IMAGE };

describe('a world that is slow, busy or cut short', () => {
  it.concurrent('goes through where AWS throttles a third of the calls', () =>
    withService({ speed: 20 }, async ({ cloud }) => {
      cloud.faults.add({ operation: '*', kind: 'throttle', rate: 0.3 });
      const run = await deploy(cloud);
      expect([run.exitCode, run.outputs['outcome'], run.outputs['verified']]).toEqual([0, 'succeeded', 'true']);
      expect(cloud.calls().some(({ error }) => error === 'ThrottlingException')).toBe(true);
    }),
  );

  it.concurrent('skips a poll that gets a server error or no answer', () =>
    withService({ speed: 10 }, async ({ cloud }) => {
      cloud.faults.add({ operation: 'ECS.DescribeServiceDeployments', kind: 'server-error', times: 1 });
      cloud.faults.add({ operation: 'ECS.DescribeServiceDeployments', kind: 'drop', times: 1, skip: 1 });
      const run = await deploy(cloud);
      expect([run.exitCode, run.outputs['outcome']]).toEqual([0, 'succeeded']);
    }),
  );

  it.concurrent('rolls back in the post step what a cancelled job has started', () =>
    withService({ ...LONG_ROLLBACK, speed: 1 }, async ({ cloud }) => {
      const run = await deploy(
        cloud,
        { image: NEW_IMAGE },
        {
          cancelWhen: called(cloud, 'ECS.ListServiceDeployments'),
        },
      );
      expect([run.exitCode, run.outputs['outcome']]).toEqual([1, 'stopped']);
      expect(changes(cloud)).toEqual(['RegisterTaskDefinition', 'UpdateService']);
      const after = await deploy(cloud, { image: NEW_IMAGE }, { entry: 'post', state: run.state });
      expect(after.exitCode).toBe(0);
      expect(changes(cloud)).toEqual(['RegisterTaskDefinition', 'UpdateService', 'StopServiceDeployment']);
      expect(after.summary).toContain('its rollback was started');
      expect(cloud.ecs.serviceDeployments('orders-api').at(-1)?.status).toBe('ROLLBACK_REQUESTED');
    }),
  );

  it.concurrent('leaves it in the post step where on-failure says so', () =>
    withService({ speed: 1 }, async ({ cloud }) => {
      const inputs = { image: NEW_IMAGE, 'on-failure': 'leave' };
      const run = await deploy(cloud, inputs, { cancelWhen: called(cloud, 'ECS.ListServiceDeployments') });
      cloud.resetCalls();
      const after = await deploy(cloud, inputs, { entry: 'post', state: run.state });
      expect(cloud.calls()).toEqual([]);
      expect(after.stdout).toContain('goes on, since on-failure is leave');
    }),
  );

  it.concurrent('leaves a finished deployment alone in the post step', () =>
    withService({}, async ({ cloud }) => {
      const run = await deploy(cloud);
      cloud.resetCalls();
      const after = await deploy(cloud, { image: NEW_IMAGE }, { entry: 'post', state: run.state });
      expect([after.exitCode, after.summary, cloud.calls()]).toEqual([0, '', []]);
    }),
  );

  it.concurrent('does nothing in the post step of a run that started nothing', () =>
    withService({}, async ({ cloud }) => {
      const after = await deploy(cloud, { image: NEW_IMAGE }, { entry: 'post' });
      expect([after.exitCode, after.summary, cloud.calls()]).toEqual([0, '', []]);
    }),
  );
});

describe('two services', () => {
  it.concurrent('share one revision and one poll loop', () =>
    withService({ speed: 20 }, async ({ cloud }) => {
      cloud.seedService({ service: 'worker', family: 'orders-api' });
      const run = await deploy(cloud, BOTH);
      expect([run.exitCode, run.outputs['outcome']]).toEqual([0, 'succeeded']);
      expect(changes(cloud)).toEqual(['RegisterTaskDefinition', 'UpdateService', 'UpdateService']);
      expect(run.outputs['deployment-id']?.split('\n')).toHaveLength(2);
      expect(run.outputs['task-definition-arn']).toMatch(/^[^\n]+:3$/);
      const polls = cloud.calls('ECS.DescribeServiceDeployments');
      expect(polls.length).toBeLessThanOrEqual(6);
      expect(polls.at(-1)?.input['serviceDeploymentArns']).toHaveLength(2);
    }),
  );

  it.concurrent('are told apart where one fails', () =>
    withService({ timings: { rollbackRequested: 86_400 }, speed: 20 }, async ({ cloud }) => {
      cloud.seedService({ service: 'worker', family: 'orders-api', ...NO_BREAKER });
      cloud.scenario('worker', 'crash-loop');
      const run = await deploy(cloud, BOTH);
      expect([run.exitCode, run.outputs['outcome']]).toEqual([1, 'failed']);
      expect(run.outputs['reason']).toMatch(/^1 of 2: worker: container app exited with code 1/);
      expect(run.summary).toMatch(/orders-api\].*✅ succeeded/);
      expect(run.summary).toMatch(/worker\].*❌ failed/);
    }),
  );

  it.concurrent('are rolled back where the second cannot be updated', () =>
    withService({ ...LONG_ROLLBACK }, async ({ cloud }) => {
      cloud.seedService({ service: 'worker', family: 'orders-api' });
      cloud.faults.add({ operation: 'ECS.UpdateService', kind: 'access-denied', skip: 1 });
      const run = await deploy(cloud, BOTH);
      expect([run.exitCode, run.outputs['outcome'], run.outputs['rollback-status']]).toEqual([1, 'failed', 'started']);
      expect(run.outputs['reason']).toContain('updated before it: orders-api');
      expect(changes(cloud)).toEqual([
        'RegisterTaskDefinition',
        'UpdateService',
        'UpdateService',
        'StopServiceDeployment',
      ]);
    }),
  );

  it.concurrent('of which the first is judged where the second cannot be updated and on-failure is leave', () =>
    withService({}, async ({ cloud }) => {
      cloud.seedService({ service: 'worker', family: 'orders-api' });
      cloud.faults.add({ operation: 'ECS.UpdateService', kind: 'access-denied', skip: 1 });
      const run = await deploy(cloud, { ...BOTH, 'on-failure': 'leave' });
      expect([run.exitCode, run.outputs['outcome'], run.outputs['rollback-status']]).toEqual([1, 'failed', 'none']);
      expect(run.summary).toMatch(/orders-api\].*✅ succeeded/);
    }),
  );
});

describe('bad input', () => {
  const bad = async (inputs: Record<string, string>, words: string, seed = {}, workspace = {}): Promise<void> =>
    withService(seed, async ({ cloud }) => {
      const run = await spawnAction('ecs-deploy', inputs, { env: cloud.environment(), workspace });
      expect([run.exitCode, run.outputs['outcome']]).toEqual([1, 'config-error']);
      expect(run.outputs['reason']).toContain(words);
      expect(run.summary).toContain('config-error');
      expect(changes(cloud)).toEqual([]);
    });
  const service = { service: 'orders-api', image: NEW_IMAGE };
  const file = { service: 'orders-api', 'task-definition': 'td.json' };
  const definition = (extra: object, container: object = {}): string =>
    JSON.stringify({
      family: 'orders-api',
      containerDefinitions: [{ name: 'app', image: NEW_IMAGE, ...container }],
      ...extra,
    });

  it.concurrent.each([
    ['no service', { service: '' }, 'Input "service" is required'],
    ['a service that is missing', { service: 'orders', image: NEW_IMAGE }, 'does not exist'],
    ['an unknown cluster', { ...service, cluster: 'production' }, 'Cluster not found'],
    ['poll-interval: 0', { ...service, 'poll-interval': '0' }, 'Input "poll-interval" is "0": must be at least 1s'],
    ['wait-for: done', { ...service, 'wait-for': 'done' }, 'must be one of none, healthy, deployed, stable'],
    ['a container that is not there', { ...service, 'container-name': 'web' }, 'web'],
    ['an unknown revision', { service: 'orders-api', 'task-definition-arn': 'orders-api:9' }, 'no such revision'],
    ['a revision and an image', { ...service, 'task-definition-arn': 'orders-api:1' }, 'Leave one side out'],
    ['a file that is not there', file, 'no such file'],
  ])('%s', (_, inputs, words) => bad(inputs, words));

  it.concurrent.each([
    ['INACTIVE', { status: 'INACTIVE' }, 'it was deleted'],
    ['DRAINING', { status: 'DRAINING' }, 'being deleted'],
    ['EXTERNAL', { deploymentController: 'EXTERNAL' }, 'another system'],
    ['CODE_DEPLOY', { deploymentController: 'CODE_DEPLOY' }, 'AWS CodeDeploy'],
  ])('a service that is %s', (_, seed, words) => bad(service, words, seed));

  it.concurrent.each([
    ['an unknown key', definition({}, { memorry: 512 }), 'memorry'],
    ['malformed text', '{"family": "orders-api",', 'td.json'],
  ])('a task definition with %s', (_, text, words) => bad(file, words, {}, { 'td.json': text }));

  it.concurrent('a task definition outside the workspace', () =>
    bad({ service: 'orders-api', 'task-definition': '/etc/passwd' }, 'outside of the workspace'),
  );
});
