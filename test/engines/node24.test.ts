import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { spawnAction } from '@platform-actions/action-kit/testing';
import { startLocalCloud, type LocalCloud } from '@platform-actions/local-cloud';
import { describeEngines, engine } from './support/engines.js';
import { execute, repositoryRoot } from './support/programs.js';
import { keeper } from './support/resources.js';

// A consumer's runner has Node 24 and, of this repository, what a tag contains: no node_modules above the bundles.
describeEngines(['node24'], 'the bundles alone, on Node 24', () => {
  const keep = keeper();
  let cloud: LocalCloud;
  let folder: string;
  beforeAll(async () => {
    cloud = keep(await startLocalCloud({ speed: 60 }));
    folder = mkdtempSync(join(tmpdir(), 'bundles-'));
    cpSync(join(repositoryRoot, 'dist'), join(folder, 'dist'), { recursive: true });
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function run(name: string, inputs: Readonly<Record<string, string>>, env: Readonly<Record<string, string>>) {
    return spawnAction(name, inputs, { node: engine('node24'), dist: join(folder, 'dist'), env });
  }

  it('run on Node 24 in an otherwise empty folder', async () => {
    expect((await execute(engine('node24'), ['--version'])).stdout).toMatch(/^v24\./);
    expect(readdirSync(folder)).toEqual(['dist']);
  });

  it('deploys', async () => {
    cloud.seedService({ cluster: 'shop', service: 'orders' });
    const image = `registry.example/orders@sha256:${'b'.repeat(64)}`;
    const inputs = { cluster: 'shop', service: 'orders', image, 'poll-interval': '1' };
    const { exitCode, outputs } = await run('ecs-deploy', inputs, cloud.environment('keys'));
    expect(outputs).toMatchObject({ outcome: 'succeeded', verified: 'true' });
    expect(outputs['task-definition-arn']).not.toBe(outputs['previous-task-definition-arn']);
    expect(exitCode).toBe(0);
  });

  it('refuses what is not an input', async () => {
    const { exitCode, outputs } = await run(
      'ecs-deploy',
      { service: 'orders', 'wait-for': 'done' },
      cloud.environment(),
    );
    expect(outputs['outcome']).toBe('config-error');
    expect(exitCode).toBe(1);
  });

  it('reports a metric, with a role and no key', async () => {
    const { exitCode, outputs } = await run(
      'report-metric',
      { status: 'success', 'role-to-assume': cloud.roleArn },
      cloud.environment('keyless'),
    );
    expect(outputs).toMatchObject({ outcome: 'published', published: '1' });
    expect(exitCode).toBe(0);
  });
});
