import { UserError } from '@platform-actions/action-kit';
import { fakeClock } from '@platform-actions/action-kit/testing';
import { describe, expect, it } from '@jest/globals';
import type { AwsSession } from '@platform-actions/aws';
import { cloudFront } from '../../src/cdn/cloudfront.js';
import type { CloudFrontCall } from '../../src/cdn/cloudfront-call.js';
import { invalidationBatch, readDistribution } from '../../src/cdn/documents.js';

const ACCEPTED = { Invalidation: { Id: 'I1', Status: 'InProgress' } };

function awsError(name: string, status: number, message = name): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode: status, attempts: 1 } });
}

/** A CloudFront that answers from a list, and what it was asked. */
function fake(...answers: (Error | object)[]) {
  const asked: Parameters<CloudFrontCall>[0][] = [];
  const clock = fakeClock();
  const call: CloudFrontCall = (request) => {
    asked.push(request);
    const next = answers.shift() ?? new Error('asked too often');
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next as never);
  };
  const lines: string[] = [];
  const log = { info: (line: string) => void lines.push(line) };
  const signal = new AbortController().signal;
  const session = { region: 'eu-west-1' } as AwsSession;
  const front = cloudFront(session, { clock, random: () => 0.5, log, signal }, call);
  return { front, asked, clock, lines };
}

describe('invalidate', () => {
  it('sends paths and reference', async () => {
    const { front, asked } = fake(ACCEPTED);
    expect(await front.invalidate('E1', ['/index.html', '/a&b'], 'r1-0')).toEqual({ id: 'I1', status: 'InProgress' });
    expect(asked).toEqual([
      {
        operation: 'CreateInvalidation',
        method: 'POST',
        path: '/distribution/E1/invalidation',
        body: invalidationBatch(['/index.html', '/a&b'], 'r1-0'),
      },
    ]);
    expect(asked[0]?.body).toContain(
      '<Quantity>2</Quantity><Items><Path>/index.html</Path><Path>/a&amp;b</Path></Items></Paths><CallerReference>r1-0<',
    );
  });

  it.each([
    ['ServiceUnavailable', 503],
    ['InternalError', 500],
    ['Throttling', 400],
    ['TooManyInvalidationsInProgress', 400],
  ])('retries %s eight times with the same reference', async (name, status) => {
    const faults = Array.from({ length: 8 }, () => awsError(name, status));
    const { front, asked, clock, lines } = fake(...faults, ACCEPTED);
    const startMs = clock.now();
    expect(await front.invalidate('E1', ['/*'], 'r1-0')).toMatchObject({ id: 'I1' });
    expect(new Set(asked.map(({ body }) => body)).size).toBe(1);
    expect(asked).toHaveLength(9);
    expect(clock.now() - startMs).toBeLessThan(20_000);
    expect(lines.at(-1)).toBe(`CloudFront: ${name}. Retry 8 of 8.`);
  });

  it('gives up after the eighth retry and says what it was', async () => {
    const { front, asked } = fake(...Array.from({ length: 12 }, () => awsError('ServiceUnavailable', 503)));
    await expect(front.invalidate('E1', ['/*'], 'r')).rejects.toThrow(/invalidating paths of the distribution E1/);
    expect(asked).toHaveLength(9);
  });

  it.each([
    [
      'AccessDenied',
      403,
      'User: arn:aws:iam::1:user/u is not authorized to perform: cloudfront:CreateInvalidation on resource: arn:aws:cloudfront::1:distribution/E1',
    ],
    ['NoSuchDistribution', 404, 'The specified distribution does not exist.'],
    ['InvalidArgument', 400, 'Your request contains one or more invalid invalidation paths.'],
  ])('does not retry %s', async (name, status, message) => {
    const { front, asked } = fake(awsError(name, status, message));
    const thrown: unknown = await front.invalidate('E1', ['/*'], 'r').catch((error: unknown) => error);
    expect(asked).toHaveLength(1);
    expect(thrown instanceof UserError).toBe(name === 'AccessDenied');
    expect(String(thrown)).toContain('distribution E1');
  });

  it('refuses an answer that is none', async () => {
    await expect(fake({}).front.invalidate('E1', ['/*'], 'r')).rejects.toThrow('invalidating');
  });
});

it('invalidation asks once', async () => {
  const { front, asked } = fake(
    { Invalidation: { Id: 'I1', Status: 'Completed' } },
    awsError('ServiceUnavailable', 503),
  );
  expect(await front.invalidation('E1', 'I1')).toEqual({ id: 'I1', status: 'Completed' });
  await expect(front.invalidation('E1', 'I1')).rejects.toThrow('reading the invalidation I1');
  expect(asked.map(({ path }) => path)).toEqual(Array(2).fill('/distribution/E1/invalidation/I1'));
});

const CONFIG = {
  DistributionConfig: {
    DefaultRootObject: 'index.html',
    Origins: {
      Quantity: '1',
      Items: {
        Origin: {
          Id: 's3',
          DomainName: 'b.s3.eu-west-1.amazonaws.com',
          OriginPath: '/app',
          OriginAccessControlId: 'O',
        },
      },
    },
    DefaultCacheBehavior: {
      TargetOriginId: 's3',
      ViewerProtocolPolicy: 'redirect-to-https',
      Compress: 'true',
      CachePolicyId: 'p1',
      ResponseHeadersPolicyId: 'h1',
      FunctionAssociations: { Items: { FunctionAssociation: { EventType: 'viewer-request' } } },
    },
    CacheBehaviors: {
      Items: {
        CacheBehavior: [
          {
            PathPattern: '/api/*',
            TargetOriginId: 'api',
            ViewerProtocolPolicy: 'https-only',
            Compress: 'false',
            MinTTL: '30',
          },
          {
            PathPattern: '/x/*',
            TargetOriginId: 's3',
            ViewerProtocolPolicy: 'allow-all',
            Compress: 'false',
            CachePolicyId: 'p2',
          },
        ],
      },
    },
    CustomErrorResponses: {
      Items: {
        CustomErrorResponse: [
          { ErrorCode: '403', ResponseCode: '200', ResponsePagePath: '/index.html', ErrorCachingMinTTL: '10' },
          { ErrorCode: '404', ResponseCode: '' },
        ],
      },
    },
  },
};

describe('distribution', () => {
  it('reads the configuration and the minimum TTL of the cache policies it may read', async () => {
    const policy = { CachePolicy: { CachePolicyConfig: { MinTTL: '60' } } };
    const { front, asked } = fake(CONFIG, policy, awsError('AccessDenied', 403));
    expect(await front.distribution('E1')).toMatchObject({
      id: 'E1',
      defaultRootObject: 'index.html',
      origins: [{ id: 's3', path: '/app', access: 'oac' }],
      behaviours: [
        { pattern: '*', minTtl: 60, compress: true, hasViewerRequestFunction: true, responseHeadersPolicyId: 'h1' },
        { pattern: '/api/*', minTtl: 30, hasViewerRequestFunction: false },
        { pattern: '/x/*', minTtl: undefined, viewerProtocol: 'allow-all' },
      ],
      errorResponses: [
        { status: 403, answeredStatus: 200, page: '/index.html', minTtl: 10 },
        { status: 404, answeredStatus: 0, page: '', minTtl: 0 },
      ],
    });
    expect(asked.map(({ path }) => path)).toEqual(['/distribution/E1/config', '/cache-policy/p1', '/cache-policy/p2']);
  });

  it('says in one line what a permission would add', async () => {
    const { front } = fake(
      awsError('AccessDenied', 403, 'User: u is not authorized to perform: cloudfront:GetDistributionConfig'),
    );
    expect(await front.distribution('E1')).toEqual({
      unread: expect.stringMatching(
        /^The configuration .* cloudfront:GetDistributionConfig\. With it .* are found\.$/,
      ) as unknown,
    });
  });

  it('says why else it could not be read', async () => {
    expect(await fake(awsError('ServiceUnavailable', 503)).front.distribution('E1')).toEqual({
      unread: expect.stringContaining('HTTP 503') as unknown,
    });
  });

  it('reads an empty document as one with nothing in it', () => {
    expect(readDistribution('E', {}, () => 0)).toMatchObject({
      origins: [],
      errorResponses: [],
      behaviours: [{ pattern: '*' }],
    });
  });
});
