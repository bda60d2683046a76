import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  CloudFrontClient,
  CreateInvalidationCommand,
  GetCachePolicyCommand,
  GetDistributionCommand,
  GetDistributionConfigCommand,
  GetInvalidationCommand,
  GetResponseHeadersPolicyCommand,
  ListDistributionsCommand,
  ListInvalidationsCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-cloudfront';
import type { DistributionOptions, SiteDistribution } from '../src/index.js';
import { startTestCloud, type TestCloud } from './support.js';

let test: TestCloud;
let client: CloudFrontClient;
let site: SiteDistribution;

beforeEach(async () => {
  test = await startTestCloud();
  client = new CloudFrontClient(test.config);
  test.cloud.s3.createBucket('shop');
  site = await create();
});

afterEach(async () => {
  client.destroy();
  await test.stop();
});

function create(options: Partial<DistributionOptions> = {}): Promise<SiteDistribution> {
  const invalidationTimes = { effect: [3, 3], completion: [20, 20] } as const;
  return test.cloud.cloudfront.createDistribution({ bucket: 'shop', invalidationTimes, ...options });
}

async function invalidate(CallerReference: string, Items: string[], Quantity = Items.length) {
  const InvalidationBatch = { CallerReference, Paths: { Quantity, Items } };
  const answer = await client.send(new CreateInvalidationCommand({ DistributionId: site.id, InvalidationBatch }));
  return { ...answer.Invalidation!, location: answer.Location };
}

async function statusOf(Id: string): Promise<string> {
  const { Invalidation } = await client.send(new GetInvalidationCommand({ DistributionId: site.id, Id }));
  return Invalidation!.Status!;
}

describe('an invalidation', () => {
  it('takes effect at the edge before it is reported as completed', async () => {
    const put = (key: string, body: string) =>
      test.cloud.s3.put('shop', key, body, { 'cache-control': 'public, max-age=600' });
    const text = async (path: string) => (await fetch(new URL(path, site.siteUrl))).text();
    for (const key of ['index.html', 'locales/de.json', 'a%20b.txt']) put(key, 'old');
    for (const path of ['', 'locales/de.json', 'a%2520b.txt']) expect(await text(path)).toBe('old');
    for (const key of ['index.html', 'locales/de.json', 'a%20b.txt']) put(key, 'new');
    const { Id, Status, location } = await invalidate('r1', ['/index.html', '/loc*']);
    expect(Status).toBe('InProgress');
    expect(location).toBe(`https://cloudfront.amazonaws.com/2020-05-31/distribution/${site.id}/invalidation/${Id!}`);
    test.clock.advance(2.9);
    expect(await text('')).toBe('old');
    test.clock.advance(0.1);
    expect([await text(''), await text('locales/de.json'), await text('a%2520b.txt')]).toEqual(['new', 'new', 'old']);
    expect(await statusOf(Id!)).toBe('InProgress');
    test.clock.advance(17);
    expect(await statusOf(Id!)).toBe('Completed');
  });

  it('takes seconds of its own choice where none are given', async () => {
    const { id } = await create({ invalidationTimes: {} });
    site = { ...site, id };
    await invalidate('r1', ['/*']);
    const [{ createdAt, effectiveAt, completedAt } = { createdAt: 0, effectiveAt: 0, completedAt: 0 }] =
      test.cloud.cloudfront.invalidations(id);
    const [effect, completion] = [(effectiveAt - createdAt) / 1000, (completedAt - createdAt) / 1000];
    expect(effect).toBeGreaterThanOrEqual(2);
    expect(effect).toBeLessThanOrEqual(5);
    expect(completion).toBeGreaterThanOrEqual(10);
    expect(completion).toBeLessThanOrEqual(25);
  });

  it('is the same for the same reference and paths, in any order, and refused for others', async () => {
    const first = await invalidate('r1', ['/a', '/b']);
    test.clock.advance(60);
    const again = await invalidate('r1', ['/b', '/a']);
    expect([again.Id, again.Status]).toEqual([first.Id, 'Completed']);
    await expect(invalidate('r1', ['/a'])).rejects.toMatchObject({
      name: 'InvalidationBatchAlreadyExists',
      $metadata: { httpStatusCode: 400 },
    });
    expect(test.cloud.cloudfront.invalidations(site.id)).toMatchObject([{ paths: ['/a', '/b'], completed: true }]);
  });

  it.each<[string, string[], number | undefined, string, number]>([
    ['no path', [], undefined, 'InvalidArgument', 400],
    ['a path without its slash', ['index.html'], undefined, 'InvalidArgument', 400],
    ['a star in the middle', ['/a*b'], undefined, 'InvalidArgument', 400],
    ['a blank', ['/a b'], undefined, 'InvalidArgument', 400],
    ['a letter that is not encoded', ['/größe'], undefined, 'InvalidArgument', 400],
    ['a wrong quantity', ['/a'], 2, 'InconsistentQuantities', 400],
    ['too many paths', Array.from({ length: 3001 }, (_, n) => `/${n}`), undefined, 'BatchTooLarge', 413],
  ])('with %s is refused', async (_name, paths, quantity, name, httpStatusCode) => {
    const refused = invalidate('r1', paths, quantity);
    await expect(refused).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });
    expect(test.cloud.cloudfront.invalidations(site.id)).toEqual([]);
  });

  it('without a reference is refused', async () => {
    await expect(invalidate('', ['/a'])).rejects.toMatchObject({ name: 'InvalidArgument' });
  });

  it.each<[string, number, (n: number) => string]>([
    ['15 wildcards', 15, (n) => `/${n}/*`],
    ['3,000 paths', 3000, (n) => `/${n}`],
  ])('finds room beside %s only when they are completed', async (_name, count, path) => {
    const running = Array.from({ length: count }, (_, n) => path(n));
    await invalidate('r1', running);
    await expect(invalidate('r2', [path(count)])).rejects.toMatchObject({
      name: 'TooManyInvalidationsInProgress',
      $metadata: { httpStatusCode: 400 },
    });
    // The two limits are independent of each other.
    await invalidate('r3', [count === 15 ? '/a' : '/a/*']);
    test.clock.advance(20);
    await invalidate('r2', [path(count)]);
  });

  it('is listed in pages, newest first', async () => {
    for (const reference of ['r1', 'r2', 'r3']) {
      await invalidate(reference, ['/a']);
      test.clock.advance(60);
    }
    const page = (Marker?: string) =>
      client.send(new ListInvalidationsCommand({ DistributionId: site.id, MaxItems: 2, ...(Marker && { Marker }) }));
    const first = (await page()).InvalidationList!;
    const second = (await page(first.NextMarker)).InvalidationList!;
    const times = [...first.Items!, ...second.Items!].map(({ CreateTime }) => CreateTime!.getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect([first.IsTruncated, first.Quantity, second.IsTruncated, second.Quantity]).toEqual([true, 2, false, 1]);
    await expect(page('INONE')).rejects.toMatchObject({ name: 'InvalidArgument' });
  });
});

describe('a distribution', () => {
  it('is described with what its options say', async () => {
    const options = {
      originPath: '/app',
      fallback: 'error-pages',
      cache: { minTtl: 60 },
      aliases: ['www.example.com'],
    };
    const { id } = await create({ ...options, compress: false } as Partial<DistributionOptions>);
    const { DistributionConfig: config, ETag } = await client.send(new GetDistributionConfigCommand({ Id: id }));
    expect(ETag).toMatch(/^E/);
    expect(config).toMatchObject({
      Aliases: { Items: ['www.example.com'] },
      DefaultRootObject: 'index.html',
      Origins: { Items: [{ DomainName: 'shop.s3.eu-central-1.amazonaws.com', OriginPath: '/app' }] },
      DefaultCacheBehavior: {
        ViewerProtocolPolicy: 'redirect-to-https',
        Compress: false,
        AllowedMethods: { Items: ['HEAD', 'GET'] },
        FunctionAssociations: { Quantity: 0 },
      },
      CustomErrorResponses: {
        Items: [
          { ErrorCode: 403, ResponsePagePath: '/index.html', ResponseCode: '200', ErrorCachingMinTTL: 10 },
          { ErrorCode: 404, ResponsePagePath: '/index.html', ResponseCode: '200', ErrorCachingMinTTL: 10 },
        ],
      },
    });
    const { CachePolicyId: cacheId, ResponseHeadersPolicyId: headersId } = config!.DefaultCacheBehavior!;
    const { CachePolicy } = await client.send(new GetCachePolicyCommand({ Id: cacheId }));
    expect(CachePolicy!.CachePolicyConfig).toMatchObject({ MinTTL: 60, DefaultTTL: 86_400, MaxTTL: 31_536_000 });
    const { ResponseHeadersPolicy } = await client.send(new GetResponseHeadersPolicyCommand({ Id: headersId }));
    expect(ResponseHeadersPolicy!.ResponseHeadersPolicyConfig).toMatchObject({
      SecurityHeadersConfig: {
        StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, IncludeSubdomains: true },
        FrameOptions: { FrameOption: 'DENY' },
      },
      CustomHeadersConfig: { Items: [{ Header: 'permissions-policy' }] },
    });
  });

  it('has a function for its routes, and no headers policy where it is to have none', async () => {
    const { id } = await create({ responseHeaders: 'none' });
    const { Distribution } = await client.send(new GetDistributionCommand({ Id: id }));
    const behavior = Distribution!.DistributionConfig!.DefaultCacheBehavior!;
    expect(behavior.FunctionAssociations!.Items).toMatchObject([{ EventType: 'viewer-request' }]);
    expect(behavior.ResponseHeadersPolicyId).toBeUndefined();
  });

  it('says how many invalidations are in progress', async () => {
    const inProgress = async () => {
      const { Distribution } = await client.send(new GetDistributionCommand({ Id: site.id }));
      return Distribution!.InProgressInvalidationBatches;
    };
    await invalidate('r1', ['/*']);
    expect(await inProgress()).toBe(1);
    test.clock.advance(20);
    expect(await inProgress()).toBe(0);
  });

  it('is listed', async () => {
    const { DistributionList } = await client.send(new ListDistributionsCommand({}));
    expect(DistributionList!.Items).toMatchObject([{ Id: site.id, ARN: site.arn, DomainName: site.domainName }]);
  });

  it.each([
    ['NoSuchDistribution', () => client.send(new GetDistributionCommand({ Id: 'ENONE' }))],
    ['NoSuchInvalidation', () => client.send(new GetInvalidationCommand({ DistributionId: site.id, Id: 'INONE' }))],
    ['NoSuchCachePolicy', () => client.send(new GetCachePolicyCommand({ Id: 'none' }))],
    ['NoSuchResponseHeadersPolicy', () => client.send(new GetResponseHeadersPolicyCommand({ Id: 'none' }))],
    ['UnknownOperationException', () => client.send(new ListTagsForResourceCommand({ Resource: site.arn }))],
  ])('answers %s', async (name, ask: () => Promise<unknown>) => {
    await expect(ask()).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 404 } });
  });

  it('is the same for every region a request is signed for', async () => {
    const elsewhere = new CloudFrontClient({ ...test.config, region: 'us-east-1' });
    const { DistributionList } = await elsewhere.send(new ListDistributionsCommand({}));
    expect(DistributionList!.Quantity).toBe(1);
    elsewhere.destroy();
  });

  it('is gone when the cloud stops', async () => {
    const other = await startTestCloud();
    const { siteUrl } = await other.cloud.cloudfront.createDistribution({ bucket: 'none' });
    expect((await fetch(siteUrl)).status).toBe(404);
    await other.stop();
    await expect(fetch(siteUrl)).rejects.toThrow('fetch failed');
  });
});

describe('a fault', () => {
  it.each([
    ['throttle', {}, 'Throttling', 400],
    ['server-error', {}, 'ServiceUnavailable', 503],
    ['server-error', { code: 'InternalError' }, 'InternalError', 500],
    ['server-error', { code: 'TooManyInvalidationsInProgress' }, 'TooManyInvalidationsInProgress', 400],
    ['access-denied', {}, 'AccessDenied', 403],
    ['expired-token', {}, 'ExpiredToken', 403],
  ] as const)('%s %j is %s', async (kind, more, name, httpStatusCode) => {
    test.cloud.faults.add({ operation: 'CloudFront.CreateInvalidation', kind, ...more });
    await expect(invalidate('r1', ['/a'])).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });
    expect(test.cloud.calls('CloudFront')).toMatchObject([
      {
        operation: 'CloudFront.CreateInvalidation',
        status: httpStatusCode,
        error: name,
        input: { DistributionId: site.id, CallerReference: 'r1', Paths: ['/a'] },
      },
    ]);
    expect(test.cloud.cloudfront.invalidations(site.id)).toEqual([]);
  });

  it('names the distribution that may not be invalidated', async () => {
    test.cloud.faults.add({ operation: 'CloudFront.*', kind: 'access-denied' });
    await expect(invalidate('r1', ['/a'])).rejects.toThrow(`cloudfront:CreateInvalidation on resource: ${site.arn}`);
  });

  it('may leave a client without the answer of what was carried out', async () => {
    test.cloud.faults.add({ operation: 'CloudFront.CreateInvalidation', kind: 'hold', times: 1 });
    const abort = new AbortController();
    const InvalidationBatch = { CallerReference: 'r1', Paths: { Quantity: 1, Items: ['/a'] } };
    const command = new CreateInvalidationCommand({ DistributionId: site.id, InvalidationBatch });
    const held = client.send(command, { abortSignal: abort.signal });
    expect(await test.cloud.faults.whenHeld()).toBe('CloudFront.CreateInvalidation');
    abort.abort();
    await expect(held).rejects.toThrow();
    const again = await invalidate('r1', ['/a']);
    expect(test.cloud.cloudfront.invalidations(site.id)).toMatchObject([{ id: again.Id }]);
  });
});
