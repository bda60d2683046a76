import type { SpawnedAction } from '@platform-actions/action-kit/testing';
import type { LocalCloud } from '@platform-actions/local-cloud';
import { describe, expect, it } from '@jest/globals';
import { BUCKET, build, onStage, type Stage } from './cloud.js';

type DistributionOptions = Partial<Parameters<LocalCloud['cloudfront']['createDistribution']>[0]>;

const CREATE = 'CloudFront.CreateInvalidation';

/** A site behind a distribution, with release A1 live. */
async function onSite(
  work: (stage: Stage, site: Record<string, string>) => Promise<void>,
  options: DistributionOptions = {},
): Promise<void> {
  await onStage(async (stage) => {
    const { id, siteUrl } = await stage.cloud.cloudfront.createDistribution({ bucket: BUCKET, ...options });
    const site = { 'distribution-id': id, 'site-url': siteUrl };
    await stage.run({ ...site, verify: 'off', wait: '0' }, build('A1'));
    stage.cloud.resetCalls();
    await work(stage, site);
  });
}

const published = (over: object = {}) => ({ exitCode: 0, outputs: { outcome: 'published', ...over } });

function warningsOf({ stdout }: SpawnedAction): string[] {
  return stdout.split('\n').filter((line) => line.startsWith('::warning'));
}

function references({ cloud }: Stage): string[] {
  return cloud.calls(CREATE).map(({ input }) => {
    const { InvalidationBatch } = input as { InvalidationBatch: string };
    return /<CallerReference>(.*)<\/CallerReference>/.exec(InvalidationBatch)?.[1] ?? '';
  });
}

describe('the CDN', () => {
  it('is told one path, and the wait ends with the invalidation', async () => {
    await onSite(async (stage, site) => {
      const run = await stage.run(site, build('B2'));
      const [invalidation, first] = stage.cloud.cloudfront.invalidations(site['distribution-id'] ?? '');
      expect(run).toMatchObject(published({ verified: 'true', 'invalidation-id': invalidation?.id }));
      expect(invalidation?.paths).toEqual(['/index.html']);
      expect(first?.paths).toEqual(['/favicon.ico', '/index.html']);
      expect(run.result).toMatchObject({ invalidationWait: { invalidation: 'completed' } });
      expect(warningsOf(run)).toEqual([]);
    });
  });

  it.each([
    ['ServiceUnavailable', 503],
    ['TooManyInvalidationsInProgress', 400],
    ['Throttling', 400],
  ])('answers %s twice: the same invalidation is asked for again', async (code, status) => {
    await onSite(async (stage, site) => {
      stage.cloud.faults.add({ operation: CREATE, kind: 'server-error', code, status, times: 2 });
      const run = await stage.run(site, build('B2'));
      expect(run).toMatchObject(published({ verified: 'true' }));
      expect(stage.cloud.calls(CREATE)).toHaveLength(3);
      expect(new Set(references(stage)).size).toBe(1);
      expect(run.stdout).toContain(`CloudFront: ${code}. Retry 2 of 8.`);
    });
  });

  it('loses an answer: the retry is not a second invalidation', async () => {
    await onSite(async (stage, site) => {
      stage.cloud.faults.add({ operation: CREATE, kind: 'drop', when: 'after', times: 1 });
      expect(await stage.run(site, build('B2'))).toMatchObject(published());
      expect(stage.cloud.calls(CREATE)).toHaveLength(2);
      expect(stage.cloud.cloudfront.invalidations(site['distribution-id'] ?? '')).toHaveLength(2);
    });
  });

  it('answers 503 for good: after eight retries a warning, and the probe decides', async () => {
    await onSite(async (stage, site) => {
      stage.cloud.faults.add({ operation: CREATE, kind: 'server-error', code: 'ServiceUnavailable' });
      const run = await stage.run({ ...site, wait: '2' }, build('B2'));
      expect(run).toMatchObject(published({ verified: 'true', 'invalidation-id': '' }));
      expect(stage.cloud.calls(CREATE)).toHaveLength(9);
      expect(new Set(references(stage)).size).toBe(1);
      expect(warningsOf(run).join()).toMatch(/was not told of the change.*ServiceUnavailable/);
      expect(run.summary).toMatch(/### Warnings[^]*was not told of the change/);
    });
  }, 60_000);

  it('may not be told: a warning names the permission, without a retry', async () => {
    await onSite(async (stage, site) => {
      stage.cloud.faults.add({ operation: CREATE, kind: 'access-denied' });
      const run = await stage.run(site, build('B2'));
      expect(run).toMatchObject(published({ verified: 'true' }));
      expect(stage.cloud.calls(CREATE)).toHaveLength(1);
      expect(warningsOf(run).join()).toContain('cloudfront:CreateInvalidation');
    });
  });

  it('is not done when the wait is over: a warning, and the release is live', async () => {
    await onSite(
      async (stage, site) => {
        const run = await stage.run({ ...site, wait: '2' }, build('B2'));
        expect(run).toMatchObject(published({ verified: 'true' }));
        expect(run.result).toMatchObject({ invalidationWait: { invalidation: 'unfinished' } });
        expect(run.summary).toContain('had not reported the invalidation as completed');
      },
      { invalidationTimes: { completion: [100_000, 100_000] } },
    );
  });

  it.each([
    ['may not be asked', { kind: 'access-denied' }, 'cloudfront:GetInvalidation'],
    ['answers polls with 503', { kind: 'server-error', code: 'ServiceUnavailable' }, 'had not reported'],
  ] as const)('%s: the release is live all the same', async (_, fault, text) => {
    await onSite(async (stage, site) => {
      stage.cloud.faults.add({ operation: 'CloudFront.GetInvalidation', ...fault });
      const run = await stage.run({ ...site, wait: '3' }, build('B2'));
      expect(run).toMatchObject(published({ verified: 'true' }));
      expect(run.summary).toContain(text);
    });
  });

  it('caches routes by error pages: a wildcard is invalidated', async () => {
    await onSite(
      async (stage, site) => {
        await stage.run({ ...site, verify: 'off' }, build('B2'));
        expect(stage.cloud.cloudfront.invalidations(site['distribution-id'] ?? '')[0]?.paths).toEqual(['/*']);
      },
      { fallback: 'error-pages' },
    );
  });

  it('does not show its configuration: one line says what that permission would add', async () => {
    await onSite(async (stage, site) => {
      stage.cloud.faults.add({ operation: 'CloudFront.GetDistributionConfig', kind: 'access-denied' });
      const run = await stage.run(site, build('B2'));
      expect(run).toMatchObject(published({ verified: 'true' }));
      expect(run.stdout.match(/The configuration of the distribution was not checked/g)).toHaveLength(1);
      expect(warningsOf(run)).toEqual([]);
    });
  });

  it('is two distributions: both are told', async () => {
    await onSite(async (stage, site) => {
      const { id } = await stage.cloud.cloudfront.createDistribution({ bucket: BUCKET });
      const ids = `${site['distribution-id'] ?? ''}\n${id}`;
      const run = await stage.run({ ...site, 'distribution-id': ids }, build('B2'));
      expect(run).toMatchObject(published());
      expect(run.outputs['invalidation-id']?.split('\n')).toHaveLength(2);
      expect(stage.cloud.cloudfront.invalidations(id)).toMatchObject([{ paths: ['/index.html'] }]);
    });
  });

  it('serves the site below a path: the paths are those of the address', async () => {
    await onSite(async (stage, site) => {
      const under = { ...site, 'site-url': `${site['site-url'] ?? ''}shop/`, prefix: 'shop/', verify: 'off' };
      const page = { 'index.html': '<!doctype html><title>Shop</title>' };
      expect(await stage.run(under, page)).toMatchObject(published());
      const [invalidation] = stage.cloud.cloudfront.invalidations(site['distribution-id'] ?? '');
      expect(invalidation?.paths).toEqual(['/shop', '/shop/', '/shop/index.html']);
    });
  });
});
