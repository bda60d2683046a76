import { describe, expect, it } from '@jest/globals';
import { annotations, onCloud } from './cloud.js';

const PUT = 'CloudWatch.PutMetricData';
const manyMetrics = Array.from({ length: 2500 }, (_, index) => `- {name: M${index}, value: 1}`).join('\n');

/** on-error, exit code, level of the annotation. */
const policies = [
  ['warn', 0, 'warning'],
  ['fail', 1, 'error'],
] as const;

const exitCodes = [
  ['warn', 0],
  ['fail', 1],
] as const;

describe('a failure of CloudWatch', () => {
  it.each(policies)(
    'without permission, on-error %s: exit code %i and a %s with what to allow',
    async (onError, exitCode, level) => {
      await onCloud(async (cloud, run) => {
        cloud.faults.add({ operation: PUT, kind: 'access-denied' });
        const step = await run({ metrics: manyMetrics, 'on-error': onError });
        expect(step).toMatchObject({ exitCode, outputs: { outcome: 'failed', published: '0' } });
        const [annotation = '', ...more] = annotations(step);
        expect(more).toEqual([]);
        expect(annotation.startsWith(level)).toBe(true);
        expect(annotation).toContain('cloudwatch:PutMetricData');
        expect(annotation).toContain('"Condition": {"StringEquals":{"cloudwatch:namespace":"CI/CD"}}');
        // The next two requests would be refused as well.
        expect(cloud.calls(PUT)).toHaveLength(1);
      });
    },
  );

  it.each(exitCodes)(
    'that hangs, on-error %s: ends within the timeout with exit code %i',
    async (onError, exitCode) => {
      await onCloud(async (cloud, run) => {
        cloud.faults.add({ operation: PUT, kind: 'latency', milliseconds: 60_000 });
        const started = performance.now();
        const step = await run({ status: 'success', timeout: '1s', 'on-error': onError });
        expect(performance.now() - started).toBeLessThan(6_000);
        expect(step).toMatchObject({ exitCode, outputs: { outcome: 'failed', published: '0' } });
        expect(step.outputs['reason']).toContain('The "timeout" of 1 s was reached');
      });
    },
  );

  it('of the token service that hangs: the timeout holds for credentials, too', async () => {
    await onCloud(async (cloud, run) => {
      cloud.faults.add({ operation: 'STS.AssumeRoleWithWebIdentity', kind: 'latency', milliseconds: 60_000 });
      const started = performance.now();
      const env = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', ...cloud.environment('keyless') };
      const step = await run({ status: 'success', timeout: '1s', 'role-to-assume': cloud.roleArn }, { env });
      expect(performance.now() - started).toBeLessThan(6_000);
      expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'failed' } });
    });
  });

  it('that ends at the timeout says which metrics were sent until then', async () => {
    await onCloud(async (cloud, run) => {
      cloud.faults.add({ operation: PUT, kind: 'latency', milliseconds: 60_000, skip: 1 });
      const step = await run({ metrics: manyMetrics, timeout: '2s' });
      expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'partial', published: '1000' } });
      expect(step.outputs['reason']).toContain('cloudwatch did not confirm 1500 metrics');
    });
  });

  it('that throttles is retried until it lets the request through', async () => {
    await onCloud(async (cloud, run) => {
      cloud.faults.add({ operation: PUT, kind: 'throttle', times: 3 });
      const step = await run({ status: 'success', 'on-error': 'fail' });
      expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'published' } });
      expect(step.result).toMatchObject({ calls: { [PUT]: 4 } });
      expect(cloud.metrics.points('CI/CD', 'DeploymentStatus')).toHaveLength(1);
    });
  });

  it('that throttles for ever ends green within the timeout', async () => {
    await onCloud(async (cloud, run) => {
      cloud.faults.add({ operation: PUT, kind: 'throttle' });
      const started = performance.now();
      const step = await run({ status: 'success', timeout: '3s' });
      expect(performance.now() - started).toBeLessThan(8_000);
      expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'failed' } });
    });
  });

  it.each([
    ['a dropped connection', { kind: 'drop' }],
    ['a 503', { kind: 'server-error', status: 503 }],
  ] as const)('%s is retried', async (_, effect) => {
    await onCloud(async (cloud, run) => {
      cloud.faults.add({ operation: PUT, times: 1, ...effect });
      const step = await run({ status: 'success', 'on-error': 'fail' });
      expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'published' } });
      expect(cloud.calls(PUT).map(({ status }) => status)).toHaveLength(2);
    });
  });

  it.each(policies)(
    'of the second of three requests, on-error %s: partial, exit code %i',
    async (onError, exitCode, level) => {
      await onCloud(async (cloud, run) => {
        // Not retried: the request itself is refused.
        cloud.faults.add({
          operation: PUT,
          kind: 'server-error',
          status: 400,
          code: 'InvalidFormat',
          skip: 1,
          times: 1,
        });
        const step = await run({ metrics: manyMetrics, 'on-error': onError });
        expect(step).toMatchObject({ exitCode, outputs: { outcome: 'partial', published: '1500' } });
        expect(annotations(step)).toEqual([expect.stringContaining('1500 of 2500 metrics published')]);
        expect(annotations(step)[0]).toContain(level);
        const stored = cloud.metrics.series().map(({ name }) => name);
        const fates = step.result!['metrics'] as { name: string; published: boolean }[];
        expect(fates.filter(({ published }) => published).map(({ name }) => name)).toEqual(stored);
        expect(stored).toHaveLength(1500);
      });
    },
  );

  it('and expired credentials: named, with the way out', async () => {
    await onCloud(async (cloud, run) => {
      cloud.faults.add({ operation: PUT, kind: 'expired-token' });
      const step = await run({ status: 'success' });
      expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'failed' } });
      expect(step.outputs['reason']).toContain('"role-to-assume"');
    });
  });

  it('whose answer is lost is asked again: the data count twice, as the API has no idempotency token', async () => {
    await onCloud(async (cloud, run) => {
      cloud.faults.add({ operation: PUT, kind: 'drop', when: 'after', times: 1 });
      expect((await run({ status: 'success' })).outputs['outcome']).toBe('published');
      expect(cloud.metrics.points('CI/CD', 'DeploymentStatus')).toHaveLength(2);
    });
  });

  it('where nobody listens: green, within the timeout', async () => {
    await onCloud(async (_, run) => {
      const started = performance.now();
      const step = await run({ status: 'success', timeout: '2s' }, { env: { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' } });
      expect(performance.now() - started).toBeLessThan(7_000);
      expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'failed' } });
    });
  });
});

describe('missing settings', () => {
  const noKeys = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_EC2_METADATA_DISABLED: 'true' };

  it.each([
    ['region', { AWS_REGION: '' }, 'config-error', 'aws-region'],
    ['credential', noKeys, 'failed', 'No AWS credentials were found'],
  ])('no %s: green with a warning, red where asked for', async (_, env, outcome, message) => {
    await onCloud(async (cloud, run) => {
      const green = await run({ status: 'success' }, { env });
      expect(green).toMatchObject({ exitCode: 0, outputs: { outcome } });
      expect(annotations(green)).toEqual([expect.stringMatching(/^warning: /)]);
      expect(green.outputs['reason']).toContain(message);
      const red = await run({ status: 'success', 'on-error': 'fail' }, { env });
      expect(red).toMatchObject({ exitCode: 1, outputs: { outcome } });
      expect(cloud.calls()).toEqual([]);
    });
  });

  it('no permission to ask for an OIDC token: green, and the permission is named', async () => {
    await onCloud(async (cloud, run) => {
      const step = await run({ status: 'success', 'role-to-assume': cloud.roleArn }, { env: noKeys });
      expect(step.exitCode).toBe(0);
      expect(step.outputs['reason']).toContain('id-token: write');
    });
  });
});
