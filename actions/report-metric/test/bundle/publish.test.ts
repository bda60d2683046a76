import { describe, expect, it } from '@jest/globals';
import { annotations, onCloud } from './cloud.js';

const Service = 'orders-api';
const Environment = 'production';

describe('report-metric publishes', () => {
  it.each([
    ['success', 1],
    ['failure', 0],
  ])('the status %s as %i, once without dimensions and once with both', async (status, value) => {
    await onCloud(async (cloud, run) => {
      const before = Date.now();
      const step = await run({ status, service: Service, environment: Environment, 'on-error': 'fail' });
      expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'published', published: '2' } });
      expect(cloud.metrics.series().map(({ namespace, name }) => `${namespace} ${name}`)).toEqual([
        'CI/CD DeploymentStatus',
        'CI/CD DeploymentStatus',
      ]);
      for (const dimensions of [{}, { Service, Environment }]) {
        const [point, ...more] = cloud.metrics.points('CI/CD', 'DeploymentStatus', dimensions);
        expect(more).toEqual([]);
        expect(point).toMatchObject({ unit: 'Count', storageResolution: 60, samples: [{ value, count: 1 }] });
        expect(Math.abs(point!.timestampMs - before)).toBeLessThan(120_000);
      }
      expect(cloud.calls().map(({ operation }) => operation)).toEqual(['CloudWatch.PutMetricData']);
      expect(step.result).toMatchObject({ calls: { 'CloudWatch.PutMetricData': 1 }, sinks: [{ sent: 2, errors: [] }] });
      expect(step.summary).toContain('report-metric: published');
      expect(step.summary).toContain('region=eu-central-1');
      expect(annotations(step)).toEqual([]);
    });
  });

  it.each(['cancelled', 'skipped'])('nothing for %s, without a call', async (status) => {
    await onCloud(async (cloud, run) => {
      const step = await run({ status, service: Service, 'on-error': 'fail' });
      expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'skipped', published: '0' } });
      expect(cloud.calls()).toEqual([]);
    });
  });

  it('the result of a whole workflow from the results of its jobs', async () => {
    await onCloud(async (cloud, run) => {
      await run({ status: 'success,skipped,failure', service: Service });
      expect(cloud.metrics.points('CI/CD', 'DeploymentStatus', { Service })[0]!.samples).toEqual([
        { value: 0, count: 1 },
      ]);
    });
  });

  it('a single metric in the short form', async () => {
    await onCloud(async (cloud, run) => {
      const step = await run({
        namespace: 'Team/Builds',
        'metric-name': 'ImageSize',
        value: '12.75',
        unit: 'Megabytes',
        dimensions: 'Service=orders-api\nNote=a=b, c',
      });
      expect(step.outputs).toMatchObject({ outcome: 'published', reason: '1 metric published to cloudwatch.' });
      const [point] = cloud.metrics.points('Team/Builds', 'ImageSize', { Service, Note: 'a=b, c' });
      expect(point).toMatchObject({ unit: 'Megabytes', samples: [{ value: 12.75, count: 1 }] });
    });
  });

  it('a list with values, counts, units, times and high resolution, to the digit', async () => {
    const timestamp = new Date(Date.now() - 5 * 3_600_000).toISOString();
    await onCloud(async (cloud, run) => {
      const step = await run({
        metrics: [
          `- {name: LeadTime, values: [0.1, 1e-9, -3], counts: [1, 2, 3], unit: Seconds, timestamp: '${timestamp}'}`,
          '- {name: Queue, value: 7, unit: Count, storage-resolution: 1, dimensions: {Runner: large, Version: 1.10}}',
        ].join('\n'),
      });
      expect(step.outputs['outcome']).toBe('published');
      expect(cloud.metrics.points('CI/CD', 'LeadTime')).toEqual([
        {
          timestampMs: Math.floor(Date.parse(timestamp) / 60_000) * 60_000,
          unit: 'Seconds',
          storageResolution: 60,
          samples: [
            { value: 0.1, count: 1 },
            { value: 1e-9, count: 2 },
            { value: -3, count: 3 },
          ],
        },
      ]);
      expect(cloud.metrics.points('CI/CD', 'Queue', { Runner: 'large', Version: '1.10' })[0]).toMatchObject({
        storageResolution: 1,
        samples: [{ value: 7, count: 1 }],
      });
    });
  });

  it('2,500 metrics in 3 requests, every value there', async () => {
    const metrics = Array.from({ length: 2500 }, (_, index) => `- {name: M${index}, value: ${index}.5}`).join('\n');
    await onCloud(async (cloud, run) => {
      const step = await run({ metrics });
      expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'published', published: '2500' } });
      expect(cloud.calls('CloudWatch.PutMetricData').map(({ status }) => status)).toEqual([200, 200, 200]);
      const stored = cloud.metrics.series().map(({ name, points }) => [name, points.map(({ samples }) => samples)]);
      expect(stored).toEqual(
        Array.from({ length: 2500 }, (_, index) => [`M${index}`, [[{ value: index + 0.5, count: 1 }]]]),
      );
    });
  });

  it('1,000 metrics that are larger than 1 MB in as many requests as that takes', async () => {
    const metrics = Array.from({ length: 1000 }, (_, index) => `- {name: M${index}, value: 1}`).join('\n');
    const dimensions = ['A', 'B', 'C'].map((name) => `${name}=${name.repeat(1000)}`).join('\n');
    await onCloud(async (cloud, run) => {
      expect((await run({ metrics, dimensions })).outputs['outcome']).toBe('published');
      expect(cloud.calls('CloudWatch.PutMetricData').map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      expect(cloud.metrics.series()).toHaveLength(1000);
    });
  });

  it('a body of exactly the size that was planned', async () => {
    const timestamp = new Date(Date.now() - 3_600_000).toISOString();
    const metrics = JSON.stringify([
      { name: 'A"\\', values: [1e-7, 2.5e99, -3, 0.1], counts: [1, 2, 3, 4], timestamp, unit: 'Bytes/Second' },
      { name: 'B', value: 12, timestamp, 'storage-resolution': 1, dimensions: { Team: '<&>/' } },
    ]);
    await onCloud(async (cloud, run) => {
      const planned = await run({ metrics, 'dry-run': 'true' });
      await run({ metrics });
      const [call] = cloud.calls('CloudWatch.PutMetricData');
      expect(planned.result).toMatchObject({ requests: [{ data: 2, bytes: call!.requestBytes }] });
    });
  });

  it('400 values of one metric, all of them', async () => {
    const values = Array.from({ length: 400 }, (_, index) => index);
    await onCloud(async (cloud, run) => {
      await run({ metrics: JSON.stringify([{ name: 'LeadTime', values }]) });
      const samples = cloud.metrics.points('CI/CD', 'LeadTime').flatMap((point) => point.samples);
      expect(samples.map(({ value }) => value)).toEqual(values);
    });
  });

  it('without any key in the environment, by a role assumed over OIDC in the step', async () => {
    await onCloud(async (cloud, run) => {
      const none = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' };
      const step = await run(
        { status: 'success', 'role-to-assume': cloud.roleArn, 'on-error': 'fail' },
        { env: { ...none, ...cloud.environment('keyless') } },
      );
      expect(step.outputs['outcome']).toBe('published');
      const operations = cloud.calls().map(({ operation }) => operation);
      expect(operations).toEqual(['STS.AssumeRoleWithWebIdentity', 'CloudWatch.PutMetricData']);
      expect(cloud.calls('CloudWatch')[0]!.principal).toContain(':assumed-role/');
    });
  });
});

describe('report-metric without sending', () => {
  it('prints the requests of a dry run, with neither region nor credentials', async () => {
    await onCloud(async (cloud, run) => {
      const step = await run(
        { status: 'success', service: Service, 'dry-run': 'true', 'on-error': 'fail' },
        { env: { AWS_REGION: '', AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' } },
      );
      expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'planned', published: '0' } });
      expect(step.stdout).toMatch(/Request 1 of 1, \d+ bytes/);
      expect(step.stdout).toContain(`CI/CD DeploymentStatus{Service=${Service}} = 1 Count at `);
      expect(step.result).toMatchObject({ requests: [{ data: 2 }] });
      expect(cloud.calls()).toEqual([]);
    });
  });

  it('writes lines for people and documents in embedded metric format, without AWS', async () => {
    await onCloud(async (cloud, run) => {
      const step = await run(
        {
          'metric-name': 'Duration',
          value: '3',
          unit: 'Seconds',
          dimensions: 'Service=orders-api',
          sinks: 'stdout\nemf',
        },
        { env: { AWS_REGION: '' } },
      );
      expect(step.outputs).toMatchObject({ outcome: 'published', published: '1' });
      expect(step.stdout).toContain('CI/CD Duration{Service=orders-api} = 3 Seconds at ');
      const line = step.stdout.split('\n').find((each) => each.startsWith('{"_aws"'))!;
      expect(JSON.parse(line)).toMatchObject({
        _aws: { CloudWatchMetrics: [{ Namespace: 'CI/CD', Dimensions: [['Service']] }] },
        Service: 'orders-api',
        Duration: 3,
      });
      expect(cloud.calls()).toEqual([]);
    });
  });
});

describe('hostile text', () => {
  const hostile = ['::error::owned', '##[error]owned', '<script>alert(1)</script>', '`|$(id)${{ x }}"\\', '__proto__'];

  it('reaches CloudWatch to the letter and is inert in log and summary', async () => {
    await onCloud(async (cloud, run) => {
      const metrics = JSON.stringify(hostile.map((text) => ({ name: text, value: 1, dimensions: { Team: text } })));
      const step = await run({ metrics, sinks: 'cloudwatch\nemf\nstdout' });
      expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'published', published: '5' } });
      expect(cloud.metrics.series().map(({ name, dimensions }) => [name, dimensions[0]!.value])).toEqual(
        hostile.map((text) => [text, text]),
      );
      expect(step.stdout).not.toMatch(/^\s*::error|##\[/m);
      expect(step.summary).not.toContain('<script>');
      const documents = step.stdout.split('\n').filter((line) => line.startsWith('{"_aws"'));
      const entries = documents.flatMap((line) => Object.entries(JSON.parse(line) as object));
      for (const text of hostile) expect(entries).toContainEqual([text, 1]);
    });
  });

  it('is refused where it holds a line break, and the log stays inert', async () => {
    await onCloud(async (cloud, run) => {
      const step = await run({ 'metric-name': 'A\n::error::owned\n##[group]x', value: '1' });
      expect(step).toMatchObject({ exitCode: 0, outputs: { outcome: 'config-error' } });
      expect(annotations(step).filter((line) => line.startsWith('error'))).toEqual([]);
      expect(step.stdout).not.toContain('##[');
      expect(cloud.calls()).toEqual([]);
    });
  });
});
