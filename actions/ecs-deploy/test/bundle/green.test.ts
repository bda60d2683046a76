import { describe, expect, it } from '@jest/globals';
import { counts, changes, deploy, NEW_DIGEST, NEW_IMAGE, REPOSITORY, warnings, withService } from './harness.js';

describe('a deployment that goes well', () => {
  it.concurrent('registers, updates, waits until ECS is done, and proves the digest', () =>
    withService({ speed: 20 }, async ({ cloud, seed }) => {
      const run = await deploy(cloud);
      expect(run.exitCode).toBe(0);
      expect(run.outputs).toMatchObject({
        outcome: 'succeeded',
        'deployment-id': cloud.ecs.deployments('orders-api')[0]?.id,
        'task-definition-arn': seed.taskDefinitionArn.replace(/:1$/, ':2'),
        'previous-task-definition-arn': seed.taskDefinitionArn,
        'rollback-status': 'none',
        'rolled-back-to': '',
        'image-digests': `app=${NEW_DIGEST}`,
        'failed-tasks': '0',
        verified: 'true',
      });
      expect(run.outputs['service-deployment-arn']).toMatch(/:service-deployment\/default\/orders-api\//);
      expect(run.outputs['reason']).toContain('orders-api:2 is deployed');
      const { DescribeServiceDeployments: polls = 0, ListServiceDeployments: lists = 0, ...others } = counts(cloud);
      expect(others).toEqual({
        DescribeServices: expect.any(Number),
        DescribeTaskDefinition: 2,
        RegisterTaskDefinition: 1,
        UpdateService: 1,
        DescribeServiceRevisions: 1,
      });
      expect(polls + lists).toBeLessThanOrEqual(6);
      expect(run.result).toMatchObject({ calls: { 'ECS.UpdateService': 1 } });
      expect(run.summary).toMatch(/^## ✅ ecs-deploy: succeeded/);
    }),
  );

  it.concurrent('sends nothing that was not asked for', () =>
    withService({}, async ({ cloud, seed }) => {
      await deploy(cloud);
      const [update] = cloud.calls('ECS.UpdateService');
      expect(update?.input).toEqual({
        cluster: 'default',
        service: 'orders-api',
        taskDefinition: seed.taskDefinitionArn.replace(/:1$/, ':2'),
      });
    }),
  );

  it.concurrent('says unchanged the second time and changes nothing', () =>
    withService({}, async ({ cloud }) => {
      await deploy(cloud);
      cloud.resetCalls();
      const again = await deploy(cloud);
      expect([again.exitCode, again.outputs['outcome'], again.outputs['verified']]).toEqual([0, 'unchanged', 'true']);
      expect(counts(cloud)).toEqual({ DescribeServices: 1, DescribeTaskDefinition: 1, DescribeServiceRevisions: 1 });
    }),
  );

  it.concurrent('judges a deployment of the same revision that is on its way, and starts none', () =>
    withService({ speed: 20 }, async ({ cloud }) => {
      await deploy(cloud, { image: NEW_IMAGE, 'wait-for': 'none' });
      cloud.resetCalls();
      const attached = await deploy(cloud);
      expect([attached.exitCode, attached.outputs['outcome']]).toEqual([0, 'succeeded']);
      expect(changes(cloud)).toEqual([]);
      expect(attached.stdout).toContain('on its way already');
    }),
  );

  it.concurrent('deploys an existing revision without registering one', () =>
    withService({}, async ({ cloud, seed }) => {
      await deploy(cloud);
      cloud.resetCalls();
      const back = await deploy(cloud, { 'task-definition-arn': 'orders-api:1' });
      expect([back.exitCode, back.outputs['outcome'], back.outputs['task-definition-arn']]).toEqual([
        0,
        'succeeded',
        seed.taskDefinitionArn,
      ]);
      expect(changes(cloud)).toEqual(['UpdateService']);
    }),
  );

  it.concurrent('takes the latest revision of the family where that is identical', () =>
    withService({}, async ({ cloud }) => {
      await deploy(cloud);
      await deploy(cloud, { 'task-definition-arn': 'orders-api:1' });
      cloud.resetCalls();
      const again = await deploy(cloud);
      expect(again.outputs['task-definition-arn']).toMatch(/:2$/);
      expect(changes(cloud)).toEqual(['UpdateService']);
    }),
  );

  it.concurrent('ships what a moved tag names now, reusing the revision, and says so', () =>
    withService({ image: `${REPOSITORY}:latest` }, async ({ cloud }) => {
      const moved = cloud.ecs.moveTag(`${REPOSITORY}:latest`);
      const run = await deploy(cloud, { image: `${REPOSITORY}:latest` });
      expect(run.outputs).toMatchObject({
        outcome: 'succeeded',
        'image-digests': `app=${moved}`,
        verified: 'false',
      });
      expect(run.outputs['task-definition-arn']).toMatch(/:1$/);
      expect(changes(cloud)).toEqual(['UpdateService']);
      expect(cloud.calls('ECS.UpdateService')[0]?.input).toMatchObject({ forceNewDeployment: true });
      expect(run.stdout).toContain('a tag may have moved');
    }),
  );

  it.concurrent('warns of a tag that replaces a digest, and says what is lost', () =>
    withService({}, async ({ cloud }) => {
      const run = await deploy(cloud, { image: `${REPOSITORY}:v2` });
      expect(run.exitCode).toBe(0);
      expect(warnings(run)).toEqual([expect.stringContaining('pinned by its digest')]);
    }),
  );

  it.concurrent('succeeds unproved, with a warning, where no task is wanted', () =>
    withService({ desiredCount: 0 }, async ({ cloud }) => {
      const run = await deploy(cloud);
      expect([run.exitCode, run.outputs['outcome'], run.outputs['verified']]).toEqual([0, 'succeeded', 'false']);
      expect(warnings(run)).toEqual([expect.stringContaining('desired count is 0')]);
    }),
  );

  it.concurrent('changes the number of tasks alone without a deployment', () =>
    withService({}, async ({ cloud, seed }) => {
      const run = await deploy(cloud, { 'desired-count': '4' });
      expect([run.exitCode, run.outputs['outcome'], run.outputs['deployment-id']]).toEqual([
        0,
        'succeeded',
        seed.deploymentId,
      ]);
      expect(cloud.ecs.tasks('orders-api').filter(({ lastStatus }) => lastStatus === 'RUNNING')).toHaveLength(4);
    }),
  );

  it.concurrent.each(['healthy', 'stable'])('waits for %s', (waitFor) =>
    withService({ speed: 20 }, async ({ cloud }) => {
      const run = await deploy(cloud, { image: NEW_IMAGE, 'wait-for': waitFor });
      expect([run.exitCode, run.outputs['outcome']]).toEqual([0, 'succeeded']);
      const [primary, ...others] = cloud.ecs.deployments('orders-api');
      expect(primary?.id).toBe(run.outputs['deployment-id']);
      if (waitFor === 'stable') expect(others).toEqual([]);
    }),
  );

  it.concurrent('shows the plan in a dry run and changes nothing', () =>
    withService({}, async ({ cloud }) => {
      const run = await deploy(cloud, { image: NEW_IMAGE, 'dry-run': 'true' });
      expect([run.exitCode, run.outputs['outcome']]).toEqual([0, 'planned']);
      expect(run.stdout).toContain('containerDefinitions[app].image');
      expect(run.summary).toContain('Changes to the task definition');
      expect(changes(cloud)).toEqual([]);
    }),
  );

  it.concurrent('works without keys, by the job’s OIDC token', () =>
    withService({}, async ({ cloud }) => {
      const env = cloud.environment('keyless');
      const run = await deploy(
        cloud,
        { image: NEW_IMAGE, 'role-to-assume': cloud.roleArn },
        {
          env: { ...env, AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' },
        },
      );
      expect([run.exitCode, run.outputs['outcome']]).toEqual([0, 'succeeded']);
      expect(cloud.calls('STS')).toHaveLength(1);
    }),
  );
});
