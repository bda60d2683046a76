import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createCloudFront, type CloudFront } from '../src/cloudfront/index.js';
import type { DistributionOptions } from '../src/cloudfront/distribution.js';
import { manualClock, type ManualClock } from '../src/core/clock.js';
import { seededRandom } from '../src/core/random.js';
import { s3Store, type S3Store } from '../src/s3/store.js';

const REVALIDATED = 'no-cache';
const IMMUTABLE = 'public, max-age=31536000, immutable';
const PAGE = `<!DOCTYPE html><title>shop</title>${'<p>filler</p>'.repeat(200)}`;

let clock: ManualClock;
let store: S3Store;
let cloudFront: CloudFront;

beforeEach(() => {
  clock = manualClock();
  store = s3Store(clock, 'eu-central-1');
  store.createBucket('shop');
  cloudFront = createCloudFront({
    account: '123456789012',
    clock,
    random: seededRandom(1),
    objects: store,
    region: 'eu-central-1',
  });
});

afterEach(async () => {
  await cloudFront.stop();
});

function put(key: string, text: string, headers: Record<string, string> = {}): void {
  const body = Buffer.from(text);
  const etag = `"${createHash('md5').update(body).digest('hex')}"`;
  const sent = { 'content-type': 'text/html; charset=utf-8', 'cache-control': REVALIDATED, ...headers };
  store.put(store.buckets.get('shop')!, key, { body, etag, headers: sent, checksums: {} });
}

async function site(options: Partial<DistributionOptions> = {}) {
  const { id, siteUrl } = await cloudFront.control.createDistribution({ bucket: 'shop', ...options });
  const get = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
    const sent = { 'accept-encoding': 'identity', ...headers };
    const answer = await fetch(new URL(path, siteUrl), { method, headers: sent });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  const cacheOf = async (path: string): Promise<string> => {
    const { headers } = await get(path);
    return (headers.get('x-cache') ?? '').replace(' from cloudfront', '');
  };
  return { id, get, cacheOf };
}

describe('paths', () => {
  it('shows the application for the root and for every route, and 404 for a missing file', async () => {
    put('index.html', PAGE);
    const { get } = await site();
    for (const path of ['/', '/orders/17', '/index.html']) expect((await get(path)).text).toBe(PAGE);
    const missing = await get('/assets/gone-12345678.js');
    expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'application/xml']);
    expect(missing.text).toContain('<Code>NoSuchKey</Code>');
  });

  it('shows each preview its own page for its routes', async () => {
    put('pr-7/index.html', PAGE);
    const { get } = await site({ fallback: 'preview-function' });
    for (const path of ['/pr-7', '/pr-7/', '/pr-7/orders/17']) expect((await get(path)).text).toBe(PAGE);
    for (const path of ['/', '/pr-8/', '/pr-7/gone.js']) expect((await get(path)).status).toBe(404);
  });

  it('shows only the default root object without a fallback', async () => {
    put('index.html', PAGE);
    const { get } = await site({ fallback: 'none' });
    expect((await get('/')).text).toBe(PAGE);
    expect((await get('/orders/17')).status).toBe(404);
    put('index.html', PAGE, { 'cache-control': IMMUTABLE });
    // The root and its object are one and the same to the cache.
    expect((await get('/index.html')).headers.get('x-cache')).toBe('RefreshHit from cloudfront');
    expect((await get('/')).headers.get('x-cache')).toBe('Hit from cloudfront');
  });

  it('has no root without a default root object', async () => {
    put('index.html', PAGE);
    const { get } = await site({ fallback: 'none', defaultRootObject: '' });
    expect((await get('/')).status).toBe(404);
  });

  it('is rooted at the origin path', async () => {
    put('app/index.html', PAGE);
    put('secret.txt', 'x');
    const { get } = await site({ originPath: '/app' });
    expect((await get('/')).text).toBe(PAGE);
    expect((await get('/secret.txt')).status).toBe(404);
    await expect(site({ originPath: 'app/' })).rejects.toThrow('originPath starts with a slash');
  });

  it('is 403 for a missing file when the edge may not list the bucket', async () => {
    const { get } = await site({ listBucket: false });
    expect((await get('/gone.js')).status).toBe(403);
  });

  it('hides the records of the publisher', async () => {
    put('_spa/current.json', '{}');
    const { get } = await site();
    expect((await get('/_spa/current.json')).status).toBe(403);
    expect((await get('/%5Fspa/current.json')).status).toBe(403);
  });

  it('turns a missing script into the page with error pages, as a bad distribution does', async () => {
    put('index.html', PAGE);
    const { get, cacheOf } = await site({ fallback: 'error-pages', errorCachingMinTtl: 30 });
    const missing = await get('/assets/gone-12345678.js');
    expect([missing.status, missing.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await cacheOf('/assets/gone-12345678.js')).toBe('Error');
    // Kept under the missing path: what is published there is not seen before the time is up.
    put('assets/gone-12345678.js', 'export {}', { 'content-type': 'text/javascript' });
    expect((await get('/assets/gone-12345678.js')).text).toBe(PAGE);
    clock.advance(30);
    expect((await get('/assets/gone-12345678.js')).text).toBe('export {}');
  });

  it('decodes a path, and refuses one that cannot be decoded and every method that writes', async () => {
    put('größe.html', PAGE);
    const { get } = await site();
    expect((await get('/gr%C3%B6%C3%9Fe.html')).status).toBe(200);
    expect((await get('/%E0.html')).status).toBe(400);
    expect((await get('/', {}, 'DELETE')).status).toBe(403);
  });
});

describe('the cache', () => {
  it.each<[string, string | undefined, Partial<DistributionOptions>, readonly [afterSeconds: number, string][]]>([
    [
      'a year',
      IMMUTABLE,
      {},
      [
        [1, 'Hit'],
        [31_535_998, 'Hit'],
        [1, 'RefreshHit'],
      ],
    ],
    [
      'no-cache',
      REVALIDATED,
      {},
      [
        [0, 'RefreshHit'],
        [1, 'RefreshHit'],
      ],
    ],
    ['no-store', 'no-store', {}, [[0, 'Miss']]],
    ['private', 'private', {}, [[0, 'Miss']]],
    [
      'no-cache under a MinTTL',
      REVALIDATED,
      { cache: { minTtl: 60 } },
      [
        [59, 'Hit'],
        [1, 'RefreshHit'],
      ],
    ],
    ['no-store under a MinTTL', 'no-store', { cache: { minTtl: 60 } }, [[59, 'Hit']]],
    [
      's-maxage before max-age',
      'max-age=5, s-maxage=50',
      {},
      [
        [49, 'Hit'],
        [1, 'RefreshHit'],
      ],
    ],
    [
      'a MaxTTL',
      'max-age=500',
      { cache: { maxTtl: 10, defaultTtl: 5 } },
      [
        [9, 'Hit'],
        [1, 'RefreshHit'],
      ],
    ],
    [
      'nothing said',
      '',
      {},
      [
        [86_399, 'Hit'],
        [1, 'RefreshHit'],
      ],
    ],
  ])('keeps by %s (%j)', async (_name, cacheControl, options, expected) => {
    put('a.html', PAGE, { 'cache-control': cacheControl ?? '' });
    const { cacheOf } = await site(options);
    expect(await cacheOf('/a.html')).toBe('Miss');
    for (const [seconds, result] of expected) {
      clock.advance(seconds);
      expect(await cacheOf('/a.html')).toBe(result);
    }
  });

  it('says how old an answer is', async () => {
    put('a.html', PAGE, { 'cache-control': IMMUTABLE });
    const { get } = await site();
    expect((await get('/a.html')).headers.get('age')).toBeNull();
    clock.advance(7.5);
    expect((await get('/a.html')).headers.get('age')).toBe('7');
  });

  it('sees new content at a revalidation, and new caching headers, but no other new header', async () => {
    put('a.html', 'one');
    const { get } = await site();
    await get('/a.html');
    put('a.html', 'one', { 'content-type': 'text/plain', 'cache-control': 'no-cache, max-age=0' });
    const confirmed = await get('/a.html');
    expect(confirmed.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(confirmed.headers.get('cache-control')).toBe('no-cache, max-age=0');
    put('a.html', 'two');
    const changed = await get('/a.html');
    expect([changed.text, changed.headers.get('x-cache')]).toEqual(['two', 'Miss from cloudfront']);
  });

  it('keeps a 404 for a while, and a 403 not at all', async () => {
    const { get } = await site();
    expect((await get('/late.js')).status).toBe(404);
    put('late.js', 'x');
    clock.advance(9);
    expect((await get('/late.js')).status).toBe(404);
    clock.advance(1);
    expect((await get('/late.js')).status).toBe(200);
    const closed = await site({ listBucket: false });
    expect((await closed.get('/later.js')).status).toBe(403);
    put('later.js', 'x');
    expect((await closed.get('/later.js')).status).toBe(200);
  });

  it('looks at the path alone, not at the query', async () => {
    put('a.html', PAGE, { 'cache-control': IMMUTABLE });
    const { cacheOf } = await site();
    expect(await cacheOf('/a.html?v=1')).toBe('Miss');
    expect(await cacheOf('/a.html?v=2')).toBe('Hit');
  });
});

describe('the answer', () => {
  it('is 304 where the browser has it already, compressed or not, and has no body for HEAD', async () => {
    put('index.html', PAGE);
    const { get } = await site();
    const first = await get('/', { 'accept-encoding': 'br' });
    const etag = first.headers.get('etag')!;
    expect(etag).toMatch(/^W\//);
    const again = await get('/', { 'if-none-match': `"other", ${etag}` });
    expect([again.status, again.text, again.headers.get('content-type')]).toEqual([304, '', null]);
    expect((await get('/', { 'if-none-match': '"other"' })).status).toBe(200);
    const head = await get('/', {}, 'HEAD');
    expect([head.status, head.text, head.headers.get('content-length')]).toEqual([200, '', String(PAGE.length)]);
  });

  it.each<[string, string, Record<string, string>, Partial<DistributionOptions>, string | null]>([
    ['text', 'gzip, deflate, br', {}, {}, 'br'],
    ['text for an older client', 'gzip', {}, {}, 'gzip'],
    ['text for one that refuses br', 'br;q=0, gzip;q=0.5', {}, {}, 'gzip'],
    ['text for one that asks for none', 'identity', {}, {}, null],
    ['a picture', 'br', { 'content-type': 'image/png' }, {}, null],
    ['a font that is compressed already', 'br', { 'content-type': 'font/woff2' }, {}, null],
    ['what was uploaded compressed', 'br', { 'content-encoding': 'x-own' }, {}, 'x-own'],
    ['text where compression is off', 'br', {}, { compress: false }, null],
  ])('compresses %s for "%s"', async (_name, acceptEncoding, headers, options, expected) => {
    put('a.html', PAGE, headers);
    const { get } = await site(options);
    const answer = await get('/a.html', { 'accept-encoding': acceptEncoding });
    expect(answer.headers.get('content-encoding')).toBe(expected);
    expect(answer.text).toBe(PAGE);
  });

  it.each([
    [999, null],
    [1000, 'gzip'],
    [10_000_000, 'gzip'],
    [10_000_001, null],
  ])('compresses from 1,000 to 10,000,000 bytes: %d', async (size, expected) => {
    put('a.html', 'x'.repeat(size));
    const { get } = await site();
    expect((await get('/a.html', { 'accept-encoding': 'gzip' })).headers.get('content-encoding')).toBe(expected);
  });

  it('is a part of the object where one is asked for', async () => {
    put('a.html', PAGE);
    const { get } = await site();
    const part = await get('/a.html', { range: 'bytes=2-8', 'accept-encoding': 'br' });
    expect([part.status, part.text]).toEqual([206, 'DOCTYPE']);
    expect(part.headers.get('content-range')).toBe(`bytes 2-8/${PAGE.length}`);
    expect((await get('/a.html', { range: 'bytes=999999-' })).status).toBe(416);
  });

  it('carries the security headers, also on an error, unless they are left out', async () => {
    put('index.html', PAGE);
    const safe = await site();
    for (const path of ['/', '/gone.js']) {
      const { headers } = await safe.get(path);
      expect(headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    }
    const bare = await site({ responseHeaders: 'none' });
    expect((await bare.get('/')).headers.get('strict-transport-security')).toBeNull();
    const own = await site({ responseHeaders: { referrerPolicy: 'no-referrer' } });
    const { headers } = await own.get('/');
    expect([headers.get('referrer-policy'), headers.get('x-content-type-options')]).toEqual(['no-referrer', null]);
  });

  it("is dated by the cloud's clock", async () => {
    put('index.html', PAGE);
    clock.advance(86_400);
    const { get } = await site();
    expect((await get('/')).headers.get('date')).toBe('Fri, 16 Jan 2026 09:00:00 GMT');
  });
});

it('remembers what it served', async () => {
  put('index.html', PAGE);
  const { id, get } = await site();
  await get('/orders/17');
  await get('/gone.js');
  expect(cloudFront.control.requests(id)).toMatchObject([
    { method: 'GET', path: '/orders/17', status: 200, result: 'Miss', at: clock.now(), bytes: PAGE.length },
    { method: 'GET', path: '/gone.js', status: 404, result: 'Error' },
  ]);
  expect(() => cloudFront.control.requests('EOTHER')).toThrow('does not exist');
});
