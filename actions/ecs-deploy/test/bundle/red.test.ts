import { describe, expect, it } from '@jest/globals';
import {
  BREAKER_ONLY,
  called,
  changes,
  counts,
  deploy,
  LONG_ROLLBACK,
  NEW_IMAGE,
  NO_BREAKER,
  withService,
} from './harness.js';

const WAIT = { image: NEW_IMAGE, 'wait-for-rollback': '5m' };

describe('a deployment that fails', () => {
  it.concurrent('is told at the first proof, with the cause, while ECS rolls back', () =>
    withService({ ...LONG_ROLLBACK, speed: 20 }, async ({ cloud, seed }) => {
      cloud.scenario('orders-api', { kind: 'crash-loop', exitCode: 3, logs: ['boot', 'KeyError: DATABASE_URL'] });
      const run = await deploy(cloud);
      expect([run.exitCode, run.outputs['outcome'], run.outputs['rollback-status']]).toEqual([1, 'failed', 'started']);
      expect(run.outputs['rolled-back-to']).toBe(seed.taskDefinitionArn);
      expect(Number(run.outputs['failed-tasks'])).toBeGreaterThanOrEqual(3);
      expect(run.outputs['reason']).toContain('container app exited with code 3');
      expect(run.summary).toContain('KeyError: DATABASE_URL');
      expect(run.summary).toMatch(/\| app \| 3 \| \d+ \| EssentialContainerExited/);
      expect(counts(cloud)).toMatchObject({ UpdateService: 1, RegisterTaskDefinition: 1, 'Logs.GetLogEvents': 1 });
      expect(changes(cloud)).toEqual(['RegisterTaskDefinition', 'UpdateService']);
    }),
  );

  it.concurrent('is rolled-back only when ECS has finished that', () =>
    withService({ speed: 20 }, async ({ cloud, seed }) => {
      cloud.scenario('orders-api', 'crash-loop');
      const run = await deploy(cloud, WAIT);
      expect([run.exitCode, run.outputs['outcome'], run.outputs['rollback-status']]).toEqual([
        1,
        'rolled-back',
        'succeeded',
      ]);
      expect(run.outputs['rolled-back-to']).toBe(seed.taskDefinitionArn);
      expect(run.outputs['reason']).toContain('orders-api:1 runs again');
      expect(cloud.ecs.serviceDeployments('orders-api').at(-1)?.status).toBe('ROLLBACK_SUCCESSFUL');
    }),
  );

  it.concurrent('stays failed where the rollback fails, too', () =>
    withService({}, async ({ cloud }) => {
      cloud.scenario('orders-api', 'rollback-fails');
      const run = await deploy(cloud, WAIT);
      expect([run.exitCode, run.outputs['outcome'], run.outputs['rollback-status']]).toEqual([1, 'failed', 'failed']);
    }),
  );

  it.concurrent('is left where a breaker without rollback stopped it, if that is wished', () =>
    withService(BREAKER_ONLY, async ({ cloud }) => {
      cloud.scenario('orders-api', 'crash-loop');
      const run = await deploy(cloud, { image: NEW_IMAGE, 'on-failure': 'leave' });
      expect([run.exitCode, run.outputs['outcome'], run.outputs['rollback-status']]).toEqual([1, 'failed', 'none']);
      expect(changes(cloud)).toEqual(['RegisterTaskDefinition', 'UpdateService']);
    }),
  );

  it.concurrent('is rolled back by us where a breaker without rollback stopped it', () =>
    withService({ ...BREAKER_ONLY, speed: 20 }, async ({ cloud, seed }) => {
      cloud.scenario('orders-api', 'crash-loop');
      void called(cloud, 'ECS.UpdateService').then(() => {
        cloud.scenario('orders-api', 'healthy');
      });
      const run = await deploy(cloud, WAIT);
      expect([run.exitCode, run.outputs['outcome'], run.outputs['rollback-status']]).toEqual([
        1,
        'rolled-back',
        'succeeded',
      ]);
      expect(cloud.ecs.service('orders-api').taskDefinition.arn).toBe(seed.taskDefinitionArn);
    }),
  );

  it.concurrent('ends a crash loop that no breaker ends, and rolls it back', () =>
    withService({ ...NO_BREAKER, speed: 20 }, async ({ cloud }) => {
      cloud.scenario('orders-api', 'crash-loop');
      const run = await deploy(cloud, WAIT);
      expect([run.exitCode, run.outputs['outcome']]).toEqual([1, 'rolled-back']);
      expect(run.outputs['reason']).toContain('died of the same cause');
      expect(changes(cloud)).toEqual(['RegisterTaskDefinition', 'UpdateService', 'StopServiceDeployment']);
    }),
  );

  it.concurrent.each([
    ['image-pull-failure', 'could not be pulled'],
    ['resource-initialization', 'ResourceInitializationError'],
    ['out-of-memory', 'ran out of memory'],
    ['unhealthy', 'failed its health checks'],
  ] as const)('names the cause of %s', (scenario, words) =>
    withService(LONG_ROLLBACK, async ({ cloud }) => {
      cloud.scenario('orders-api', scenario);
      const run = await deploy(cloud);
      expect([run.exitCode, run.outputs['outcome']]).toEqual([1, 'failed']);
      expect(run.outputs['reason']).toContain(words);
      expect(run.summary).toContain('Why tasks stopped');
    }),
  );

  it.concurrent('is told apart from being superseded', () =>
    withService({ speed: 20 }, async ({ cloud }) => {
      cloud.scenario('orders-api', 'superseded');
      const run = await deploy(cloud);
      expect([run.exitCode, run.outputs['outcome'], run.outputs['rollback-status']]).toEqual([1, 'superseded', 'none']);
      expect(run.outputs['reason']).toContain(cloud.ecs.deployments('orders-api')[0]?.id ?? '?');
      expect(changes(cloud)).toEqual(['RegisterTaskDefinition', 'UpdateService']);
    }),
  );

  it.concurrent('is told apart from a stale read after UpdateService', () =>
    withService({ speed: 20 }, async ({ cloud }) => {
      cloud.scenario('orders-api', { kind: 'healthy', staleReadsFor: 35 });
      const run = await deploy(cloud, { image: NEW_IMAGE, 'wait-for': 'healthy' });
      expect([run.exitCode, run.outputs['outcome']]).toEqual([0, 'succeeded']);
    }),
  );

  it.concurrent('is timed-out when the time is up, and rolled back', () =>
    withService(NO_BREAKER, async ({ cloud }) => {
      cloud.scenario('orders-api', 'unplaceable');
      const run = await deploy(cloud, { ...WAIT, timeout: '3s' });
      expect([run.exitCode, run.outputs['outcome'], run.outputs['rollback-status']]).toEqual([
        1,
        'timed-out',
        'succeeded',
      ]);
      expect(run.outputs['reason']).toContain('unable to place a task');
      expect(changes(cloud)).toEqual(['RegisterTaskDefinition', 'UpdateService', 'StopServiceDeployment']);
    }),
  );

  it.concurrent('fails by an alarm that goes off', () =>
    withService(
      { deploymentConfiguration: { alarms: { enable: true, rollback: true, alarmNames: ['orders-5xx'] } } },
      async ({ cloud }) => {
        cloud.scenario('orders-api', { kind: 'healthy', secondsToHealthy: 120, alarmAfter: 25 });
        const run = await deploy(cloud, WAIT);
        expect([run.exitCode, run.outputs['outcome']]).toEqual([1, 'rolled-back']);
        expect(run.outputs['reason']).toContain('orders-5xx');
      },
    ),
  );
});
