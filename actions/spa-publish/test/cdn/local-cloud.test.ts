import { fakeClock, fakeRunner } from '@platform-actions/action-kit/testing';
import { partitionOf, type AwsSession } from '@platform-actions/aws';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startLocalCloud, type LocalCloud } from '@platform-actions/local-cloud';
import { cloudFront } from '../../src/cdn/cloudfront.js';
import { lintDistribution, needsWildcard } from '../../src/cdn/lint.js';

let cloud: LocalCloud;
beforeAll(async () => {
  cloud = await startLocalCloud({ speed: 60 });
  cloud.s3.createBucket('site');
});
afterAll(() => cloud.stop());
beforeEach(() => {
  cloud.faults.clear();
  cloud.resetCalls();
});

function open() {
  const counted: string[] = [];
  const env = cloud.environment();
  const credentials = {
    accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
  };
  const session = {
    region: cloud.region,
    partition: partitionOf(cloud.region),
    signing: {
      credentials: () => Promise.resolve(credentials),
      count: (operation: string) => void counted.push(operation),
      userAgent: 'test',
      env,
    },
  };
  const { log, signal } = fakeRunner();
  const front = cloudFront(session as unknown as AwsSession, { clock: fakeClock(), random: () => 0, log, signal });
  return { front, counted };
}

describe('against an emulated CloudFront', () => {
  it('invalidates, and the same reference is the same invalidation', async () => {
    const { id } = await cloud.cloudfront.createDistribution({ bucket: 'site' });
    const { front, counted } = open();
    const first = await front.invalidate(id, ['/index.html', '/a%20b&c'], 'r1-0');
    expect(first.status).toBe('InProgress');
    expect(await front.invalidate(id, ['/index.html', '/a%20b&c'], 'r1-0')).toMatchObject({ id: first.id });
    expect(cloud.cloudfront.invalidations(id)).toMatchObject([{ paths: ['/index.html', '/a%20b&c'] }]);
    expect(await front.invalidation(id, first.id)).toMatchObject({ id: first.id });
    expect(counted).toEqual(
      ['CreateInvalidation', 'CreateInvalidation', 'GetInvalidation'].map((each) => `CloudFront.${each}`),
    );
    await expect(front.invalidate(id, ['/other'], 'r1-0')).rejects.toThrow('InvalidationBatchAlreadyExists');
  });

  it('says which distribution there is not', async () => {
    await expect(open().front.invalidate('ENONE', ['/*'], 'r')).rejects.toThrow(/ENONE.*NoSuchDistribution/);
  });

  it('finds nothing to mend in a well set up distribution', async () => {
    const { id } = await cloud.cloudfront.createDistribution({ bucket: 'site' });
    const found = await open().front.distribution(id);
    if ('unread' in found) throw new Error(found.unread);
    expect(lintDistribution(found)).toMatchObject([{ name: 'distribution', level: 'ok' }]);
    expect(found.behaviours[0]?.minTtl).toBe(0);
    expect(needsWildcard(found)).toBe(false);
  });

  it('finds what is wrong with one', async () => {
    const { id } = await cloud.cloudfront.createDistribution({
      bucket: 'site',
      fallback: 'error-pages',
      compress: false,
      cache: { minTtl: 300 },
      responseHeaders: 'none',
      viewerProtocolPolicy: 'allow-all',
    });
    const found = await open().front.distribution(id);
    if ('unread' in found) throw new Error(found.unread);
    const names = new Set(lintDistribution(found).map(({ name }) => name));
    expect([...names].sort()).toEqual([
      'compress',
      'error-caching',
      'error-fallback',
      'min-ttl',
      'response-headers',
      'viewer-protocol',
    ]);
    expect(needsWildcard(found)).toBe(true);
  });

  it('says what a missing permission would add', async () => {
    const { id } = await cloud.cloudfront.createDistribution({ bucket: 'site' });
    cloud.faults.add({ operation: 'CloudFront.GetDistributionConfig', kind: 'access-denied' });
    expect(await open().front.distribution(id)).toEqual({
      unread: expect.stringContaining('may not call cloudfront:GetDistributionConfig') as unknown,
    });
  });

  it('says which permission an invalidation needs', async () => {
    const { id, arn } = await cloud.cloudfront.createDistribution({ bucket: 'site' });
    cloud.faults.add({ operation: 'CloudFront.CreateInvalidation', kind: 'access-denied' });
    const thrown = open().front.invalidate(id, ['/*'], 'r');
    await expect(thrown).rejects.toMatchObject({ name: 'UserError', message: expect.stringContaining(arn) as unknown });
    expect(cloud.calls('CloudFront.CreateInvalidation')).toHaveLength(1);
  });
});
