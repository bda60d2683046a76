import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  paginateListObjectsV2,
  S3Client,
  type ListObjectsV2CommandInput,
} from '@aws-sdk/client-s3';
import { byUtf8 } from '../src/s3/store.js';
import { failure, raw, startTestS3, type TestS3 } from './s3-support.js';

let test: TestS3;

beforeEach(async () => {
  test = await startTestS3();
});

afterEach(async () => {
  await test.stop();
});

describe('buckets', () => {
  const inRegion = { CreateBucketConfiguration: { LocationConstraint: 'eu-central-1' } } as const;

  it('are made, found, listed and removed when empty', async () => {
    await test.s3.send(new CreateBucketCommand({ Bucket: 'assets', ...inRegion }));
    expect(await test.s3.send(new HeadBucketCommand({ Bucket: 'assets' }))).toMatchObject({
      BucketRegion: 'eu-central-1',
    });
    expect(await test.s3.send(new GetBucketLocationCommand({ Bucket: 'assets' }))).toMatchObject({
      LocationConstraint: 'eu-central-1',
    });
    const { Buckets } = await test.s3.send(new ListBucketsCommand({}));
    expect(Buckets).toMatchObject([{ Name: 'assets' }, { Name: 'site', CreationDate: new Date(test.clock.now()) }]);
    await test.put('a', 'x', { Bucket: 'assets' });
    const remove = () => test.s3.send(new DeleteBucketCommand({ Bucket: 'assets' }));
    expect(await failure(remove())).toMatchObject({ name: 'BucketNotEmpty', status: 409 });
    test.cloud.s3.remove('assets', 'a');
    await remove();
    expect(await failure(test.s3.send(new HeadBucketCommand({ Bucket: 'assets' })))).toMatchObject({
      name: 'NotFound',
      status: 404,
    });
  });

  it.each([
    ['site', inRegion, 'BucketAlreadyOwnedByYou', 409],
    ['Not_A_Name', inRegion, 'InvalidBucketName', 400],
    [
      'assets',
      { CreateBucketConfiguration: { LocationConstraint: 'us-west-2' } },
      'IllegalLocationConstraintException',
      400,
    ],
  ] as const)('%s with %j are refused: %s', async (Bucket, more, name, status) => {
    expect(await failure(test.s3.send(new CreateBucketCommand({ Bucket, ...more })))).toMatchObject({ name, status });
  });

  it('are of the region that the request names, and no other by default', async () => {
    const answer = await raw(test, { method: 'PUT', path: '/assets' });
    expect(answer).toMatchObject({ status: 400, body: expect.stringContaining('IllegalLocationConstraint') });
    const first = new S3Client({ ...test.config, region: 'us-east-1' });
    await first.send(new CreateBucketCommand({ Bucket: 'assets' }));
    const { LocationConstraint } = await first.send(new GetBucketLocationCommand({ Bucket: 'assets' }));
    expect(LocationConstraint).toBeUndefined();
    first.destroy();
  });

  it('are redirected to from another region', async () => {
    test.cloud.s3.createBucket('far', { region: 'us-west-2' });
    const answer = await raw(test, { path: '/far/a' });
    expect(answer).toMatchObject({
      status: 301,
      headers: { 'x-amz-bucket-region': 'us-west-2' },
      body: expect.stringMatching(/<Code>PermanentRedirect<.*<Endpoint>far\.s3\.us-west-2\.amazonaws\.com</),
    });
    const head = await raw(test, { method: 'HEAD', path: '/far' });
    expect(head).toMatchObject({ status: 301, headers: { 'x-amz-bucket-region': 'us-west-2' }, body: '' });
    const there = new S3Client({ ...test.config, region: 'us-west-2' });
    expect(await failure(there.send(new GetObjectCommand({ Bucket: 'far', Key: 'a' })))).toMatchObject({ status: 404 });
    const anywhere = await test.s3.send(new GetBucketLocationCommand({ Bucket: 'far' }));
    expect(anywhere.LocationConstraint).toBe('us-west-2');
    there.destroy();
  });

  it.each([
    ['site.s3.eu-central-1.amazonaws.com', '/a%20b/c.js'],
    ['site.s3.amazonaws.com', '/a%20b/c.js'],
    ['site.localhost', '/a%20b/c.js'],
    ['s3.eu-central-1.amazonaws.com', '/site/a%20b/c.js'],
    ['localhost', '/site/a%20b/c.js'],
  ])('are addressed by host or path: %s%s', async (host, path) => {
    test.cloud.s3.put('site', 'a b/c.js', 'x');
    expect(await raw(test, { path, headers: { host } })).toMatchObject({ status: 200, body: 'x' });
  });
});

describe('a list', () => {
  const KEYS = ['a.html', 'assets/1.js', 'assets/2.js', 'assets/img/x.png', 'b.html', 'z/1', 'ä+b c&<>.js'];

  function list(more: Partial<ListObjectsV2CommandInput> = {}) {
    return test.s3.send(new ListObjectsV2Command({ Bucket: 'site', ...more }));
  }

  beforeEach(() => {
    for (const key of [...KEYS].reverse()) test.cloud.s3.put('site', key, key);
  });

  it('has keys in order, with size, ETag and time', async () => {
    const { Contents, KeyCount, IsTruncated } = await list();
    expect(Contents!.map(({ Key }) => Key)).toEqual(KEYS);
    expect([KeyCount, IsTruncated]).toEqual([7, false]);
    expect(Contents![0]).toMatchObject({
      Size: 6,
      ETag: test.cloud.s3.object('site', 'a.html')!.etag,
      LastModified: new Date(test.clock.now()),
      StorageClass: 'STANDARD',
    });
  });

  it.each<[Partial<ListObjectsV2CommandInput>, readonly string[], readonly string[]]>([
    [{ Prefix: 'assets/' }, ['assets/1.js', 'assets/2.js', 'assets/img/x.png'], []],
    [{ Prefix: 'assets/', Delimiter: '/' }, ['assets/1.js', 'assets/2.js'], ['assets/img/']],
    [{ Delimiter: '/' }, ['a.html', 'b.html', 'ä+b c&<>.js'], ['assets/', 'z/']],
    [{ StartAfter: 'assets/2.js' }, KEYS.slice(3), []],
    [{ StartAfter: 'b', Prefix: 'a' }, [], []],
    [{ Prefix: 'none' }, [], []],
    [{ MaxKeys: 0 }, [], []],
  ])('of %j', async (input, keys, prefixes) => {
    const { Contents = [], CommonPrefixes = [] } = await list(input);
    expect(Contents.map(({ Key }) => Key)).toEqual(keys);
    expect(CommonPrefixes.map(({ Prefix }) => Prefix)).toEqual(prefixes);
  });

  it.each([1, 2, 3])('comes in pages of %i without loss or repetition', async (MaxKeys) => {
    const found: (string | undefined)[] = [];
    const pages = paginateListObjectsV2({ client: test.s3, pageSize: MaxKeys }, { Bucket: 'site', Delimiter: '/' });
    for await (const { Contents = [], CommonPrefixes = [], KeyCount } of pages) {
      expect(KeyCount).toBeLessThanOrEqual(MaxKeys);
      found.push(...Contents.map(({ Key }) => Key), ...CommonPrefixes.map(({ Prefix }) => Prefix));
    }
    expect(found.sort()).toEqual(['a.html', 'assets/', 'b.html', 'z/', 'ä+b c&<>.js']);
  });

  it('has 1,000 keys at most', async () => {
    for (let index = 0; index < 1500; index += 1) test.cloud.s3.put('site', `k${index}`, '');
    const first = await list({ MaxKeys: 5000 });
    expect(first).toMatchObject({ KeyCount: 1000, IsTruncated: true, MaxKeys: 5000 });
    const rest = await list({ ContinuationToken: first.NextContinuationToken });
    expect(rest).toMatchObject({ KeyCount: 507, IsTruncated: false });
  });

  it('encodes its names on demand', async () => {
    const { Contents } = await list({ EncodingType: 'url', Prefix: 'ä' });
    expect(Contents![0]!.Key).toBe('%C3%A4%2Bb+c%26%3C%3E.js');
    expect(decodeURIComponent(Contents![0]!.Key!.replaceAll('+', ' '))).toBe('ä+b c&<>.js');
  });

  it('still comes in its first version', async () => {
    const page = (Marker?: string) =>
      test.s3.send(new ListObjectsCommand({ Bucket: 'site', Delimiter: '/', MaxKeys: 2, Marker }));
    const first = await page();
    expect(first).toMatchObject({ Contents: [{ Key: 'a.html' }], CommonPrefixes: [{ Prefix: 'assets/' }] });
    expect(first.NextMarker).toBe('assets/');
    const second = await page(first.NextMarker);
    expect(second).toMatchObject({ Contents: [{ Key: 'b.html' }], CommonPrefixes: [{ Prefix: 'z/' }] });
  });

  it('is refused to who may not list, of no bucket, and with no number', async () => {
    test.cloud.s3.createBucket('closed', { mayList: false });
    expect(await failure(list({ Bucket: 'closed' }))).toMatchObject({ name: 'AccessDenied', status: 403 });
    expect(await failure(list({ Bucket: 'nowhere' }))).toMatchObject({ name: 'NoSuchBucket', status: 404 });
    const answer = await raw(test, { path: '/site?list-type=2&max-keys=many' });
    expect(answer).toMatchObject({ status: 400, body: expect.stringContaining('<Code>InvalidArgument') });
  });

  it('orders keys by their UTF-8 bytes', () => {
    const keys = ['a', 'Z', '\u{1f600}', '\ufffd', 'ä', ''];
    expect([...keys].sort(byUtf8)).toEqual(['', 'Z', 'a', 'ä', '\ufffd', '\u{1f600}']);
  });
});

it('takes a signature in the query', async () => {
  test.cloud.s3.put('site', 'a b', 'x');
  const signature = new URLSearchParams({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': 'AKIATEST/20260115/eu-central-1/s3/aws4_request',
    'X-Amz-Date': '20260115T090000Z',
    'X-Amz-SignedHeaders': 'host',
    'X-Amz-Expires': '60',
    'X-Amz-Signature': '0',
  });
  const answer = await fetch(`${test.cloud.url}/site/a%20b?${signature.toString()}&x-id=GetObject`);
  expect([answer.status, await answer.text()]).toEqual([200, 'x']);
  const list = await fetch(`${test.cloud.url}/site?list-type=2&prefix=a+b&${signature.toString()}`);
  expect(await list.text()).toContain('<KeyCount>1</KeyCount>');
});

it('answers nothing without a signature', async () => {
  const status = await new Promise((resolve) => {
    request(`${test.cloud.url}/site/a`, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).end();
  });
  expect(status).toBe(404);
  expect(test.cloud.calls('S3')).toEqual([]);
});
