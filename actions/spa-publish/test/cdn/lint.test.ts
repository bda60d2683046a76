import { describe, expect, it } from '@jest/globals';
import type { Behaviour, Distribution, Origin } from '../../src/cdn/distribution.js';
import { lintDistribution, needsWildcard } from '../../src/cdn/lint.js';

const behaviour = (over: Partial<Behaviour> = {}): Behaviour => ({
  pattern: '*',
  originId: 's3',
  compress: true,
  viewerProtocol: 'redirect-to-https',
  minTtl: 0,
  cachePolicyId: 'p',
  responseHeadersPolicyId: 'h',
  hasViewerRequestFunction: true,
  ...over,
});

const origin = (over: Partial<Origin> = {}): Origin => ({
  id: 's3',
  domain: 'bucket.s3.eu-west-1.amazonaws.com',
  path: '',
  access: 'oac',
  ...over,
});

const distribution = (over: Partial<Distribution> = {}): Distribution => ({
  id: 'E1',
  defaultRootObject: 'index.html',
  origins: [origin()],
  behaviours: [behaviour()],
  errorResponses: [],
  ...over,
});

const names = (over: Partial<Distribution>) => lintDistribution(distribution(over)).map(({ name }) => name);
const fallback = { status: 404, answeredStatus: 200, page: '/index.html', minTtl: 0 };
const api = behaviour({ pattern: '/api/*', originId: 'api', responseHeadersPolicyId: '', compress: false, minTtl: 60 });

describe('lintDistribution', () => {
  it.each<[string, Partial<Distribution>, string[]]>([
    ['a good one', {}, ['distribution']],
    ['a minimum TTL', { behaviours: [behaviour({ minTtl: 60 })] }, ['min-ttl']],
    ['that of the managed policy CachingOptimized', { behaviours: [behaviour({ minTtl: 1 })] }, ['distribution']],
    ['one that could not be read', { behaviours: [behaviour({ minTtl: undefined })] }, ['distribution']],
    ['no compression', { behaviours: [behaviour({ compress: false })] }, ['compress']],
    ['plain HTTP', { behaviours: [behaviour({ viewerProtocol: 'allow-all' })] }, ['viewer-protocol']],
    ['no security headers', { behaviours: [behaviour({ responseHeadersPolicyId: '' })] }, ['response-headers']],
    ['another origin is not judged', { behaviours: [behaviour(), api] }, ['distribution']],
    [
      'a website endpoint',
      { origins: [origin({ domain: 'b.s3-website-eu-west-1.amazonaws.com', access: 'none' })] },
      ['website-endpoint'],
    ],
    ['an old identity', { origins: [origin({ access: 'oai' })] }, ['legacy-oai']],
    ['an unsigned bucket', { origins: [origin({ access: 'none' })] }, ['public-origin']],
    [
      'an unsigned host of another kind',
      { origins: [origin(), origin({ id: 'api', domain: 'api.example', access: 'none' })] },
      ['distribution'],
    ],
    ['a fallback by errors', { errorResponses: [fallback] }, ['error-fallback']],
    [
      'errors that are kept',
      { errorResponses: [{ status: 404, answeredStatus: 0, page: '', minTtl: 10 }] },
      ['error-caching'],
    ],
    ['other errors', { errorResponses: [{ status: 500, answeredStatus: 0, page: '', minTtl: 10 }] }, ['distribution']],
    ['no root object, but a function', { defaultRootObject: '' }, ['distribution']],
    [
      'no root object',
      { defaultRootObject: '', behaviours: [behaviour({ hasViewerRequestFunction: false })] },
      ['root-object'],
    ],
  ])('%s', (_, over, expected) => {
    expect(names(over)).toEqual(expected);
  });

  it('only ever warns, and says when errors of an API are hidden', () => {
    const found = lintDistribution(
      distribution({
        errorResponses: [fallback],
        behaviours: [behaviour(), api],
        origins: [origin(), origin({ id: 'api', domain: 'api.example' })],
      }),
    );
    expect(found.map(({ level }) => level)).toEqual(['warn']);
    expect(found[0]?.detail).toContain('errors of the other origins included');
  });
});

it.each([
  [[], false],
  [[fallback], false],
  [[{ ...fallback, minTtl: 10 }], true],
  [[{ ...fallback, answeredStatus: 404, minTtl: 10 }], false],
])('needsWildcard of %j is %s', (errorResponses, expected) => {
  expect(needsWildcard(distribution({ errorResponses }))).toBe(expected);
});
