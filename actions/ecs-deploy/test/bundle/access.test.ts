import { describe, expect, it } from '@jest/globals';
import { changes, deploy, LONG_ROLLBACK, NEW_IMAGE, NO_BREAKER, warnings, withService } from './harness.js';

const deny = (operation: string) => ({ operation, kind: 'access-denied' }) as const;

describe('a permission that the deployment needs', () => {
  it.concurrent.each([
    ['ECS.DescribeServices', 'config-error', []],
    ['ECS.DescribeTaskDefinition', 'config-error', []],
    ['ECS.RegisterTaskDefinition', 'config-error', ['RegisterTaskDefinition']],
    ['ECS.UpdateService', 'failed', ['RegisterTaskDefinition', 'UpdateService']],
  ] as const)('%s', (operation, outcome, attempted) =>
    withService({}, async ({ cloud, seed }) => {
      cloud.faults.add(deny(operation));
      const run = await deploy(cloud);
      expect([run.exitCode, run.outputs['outcome']]).toEqual([1, outcome]);
      expect(run.outputs['reason']).toContain(`"Action":"${operation.replace('ECS.', 'ecs:')}"`);
      expect(changes(cloud)).toEqual(attempted);
      expect(cloud.ecs.service('orders-api').taskDefinition.arn).toBe(seed.taskDefinitionArn);
      const what = outcome === 'failed' ? 'no service was changed; a new revision was registered' : '"Effect":"Allow"';
      expect(run.outputs['reason']).toContain(what);
    }),
  );
});

describe('a permission that the deployment can do without', () => {
  it.concurrent.each([
    ['ECS.ListServiceDeployments', 'true'],
    ['ECS.DescribeServiceDeployments', 'true'],
    ['ECS.DescribeServiceRevisions', 'false'],
  ])('%s: the good deployment is still told as good, with one warning', (operation, verified) =>
    withService({}, async ({ cloud }) => {
      cloud.faults.add(deny(operation));
      const run = await deploy(cloud);
      expect([run.exitCode, run.outputs['outcome'], run.outputs['verified']]).toEqual([0, 'succeeded', verified]);
      expect(warnings(run)).toEqual([expect.stringContaining(`${operation.replace('ECS.', 'ecs:')} is not allowed`)]);
      expect(cloud.calls(operation)).toHaveLength(1);
    }),
  );

  it.concurrent.each(['ECS.ListServiceDeployments', 'ECS.DescribeServiceDeployments'])(
    '%s: the bad one as bad, and its rollback is seen to the end',
    (operation) =>
      withService({ speed: 20 }, async ({ cloud, seed }) => {
        cloud.faults.add(deny(operation));
        cloud.scenario('orders-api', 'crash-loop');
        const run = await deploy(cloud, { image: NEW_IMAGE, 'wait-for-rollback': '5m' });
        expect([run.exitCode, run.outputs['outcome'], run.outputs['rollback-status']]).toEqual([
          1,
          'rolled-back',
          'succeeded',
        ]);
        expect(run.outputs['rolled-back-to']).toBe(seed.taskDefinitionArn);
        expect(warnings(run)).toHaveLength(1);
      }),
  );

  it.concurrent.each(['ECS.ListTasks', 'ECS.DescribeTasks', 'Logs.GetLogEvents'])(
    '%s: the failure is told with less detail, and one warning',
    (operation) =>
      withService(LONG_ROLLBACK, async ({ cloud }) => {
        cloud.faults.add(deny(operation));
        cloud.scenario('orders-api', 'crash-loop');
        const run = await deploy(cloud);
        expect([run.exitCode, run.outputs['outcome'], run.outputs['rollback-status']]).toEqual([
          1,
          'failed',
          'started',
        ]);
        expect(warnings(run)).toEqual([
          expect.stringContaining(`${operation.replace('ECS.', 'ecs:').replace('Logs.', 'logs:')} is not allowed`),
        ]);
      }),
  );

  it.concurrent('ECS.StopServiceDeployment: what ran before is deployed again instead', () =>
    withService({ ...NO_BREAKER, speed: 20 }, async ({ cloud, seed }) => {
      cloud.faults.add(deny('ECS.StopServiceDeployment'));
      cloud.scenario('orders-api', 'crash-loop');
      const run = await deploy(cloud);
      expect([run.exitCode, run.outputs['outcome'], run.outputs['rollback-status']]).toEqual([1, 'failed', 'started']);
      expect(changes(cloud)).toEqual([
        'RegisterTaskDefinition',
        'UpdateService',
        'StopServiceDeployment',
        'UpdateService',
      ]);
      expect(cloud.ecs.service('orders-api').taskDefinition.arn).toBe(seed.taskDefinitionArn);
    }),
  );

  it.concurrent('neither way to roll back: says what to allow, and that nothing was undone', () =>
    withService({ ...NO_BREAKER, speed: 20 }, async ({ cloud }) => {
      cloud.faults.add(deny('ECS.StopServiceDeployment'));
      cloud.faults.add({ ...deny('ECS.UpdateService'), skip: 1 });
      cloud.scenario('orders-api', 'crash-loop');
      const run = await deploy(cloud);
      expect([run.exitCode, run.outputs['outcome'], run.outputs['rollback-status']]).toEqual([1, 'failed', 'failed']);
      expect(run.outputs['reason']).toContain('"Action":"ecs:StopServiceDeployment"');
    }),
  );
});
