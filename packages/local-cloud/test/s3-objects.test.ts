import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ChecksumAlgorithm,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  type GetObjectCommandInput,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3';
import { failure, raw, startTestS3, type TestS3 } from './s3-support.js';

let test: TestS3;

beforeEach(async () => {
  test = await startTestS3();
});

afterEach(async () => {
  await test.stop();
});

function get(Key: string, more: Partial<GetObjectCommandInput> = {}) {
  return test.s3.send(new GetObjectCommand({ Bucket: 'site', Key, ...more }));
}

function head(Key: string, more: Partial<GetObjectCommandInput> = {}) {
  return test.s3.send(new HeadObjectCommand({ Bucket: 'site', Key, ...more }));
}

const HELLO_MD5 = '"5d41402abc4b2a76b9719d911017c592"';

describe('an object', () => {
  const headers: Partial<PutObjectCommandInput> = {
    ContentType: 'text/html; charset=utf-8',
    CacheControl: 'public,max-age=31536000,immutable',
    ContentEncoding: 'gzip',
    ContentLanguage: 'de',
    ContentDisposition: 'inline',
    Metadata: { 'cache-tag': 'app', release: '1' },
  };

  it('keeps what was sent with it, and gives it back to GET and HEAD', async () => {
    const key = 'assets/ä b+c&<1>.js';
    expect((await test.put(key, 'hello', headers)).ETag).toBe(HELLO_MD5);
    const answer = await get(key);
    expect(await answer.Body!.transformToString()).toBe('hello');
    const facts = { ...headers, ETag: HELLO_MD5, ContentLength: 5, AcceptRanges: 'bytes' };
    expect(answer).toMatchObject({ ...facts, LastModified: new Date(test.clock.now()) });
    expect(await head(key)).toMatchObject(facts);
    expect(test.cloud.s3.object('site', key)).toMatchObject({
      key,
      body: Buffer.from('hello'),
      etag: HELLO_MD5,
      lastModified: test.clock.now(),
      writes: 1,
      headers: { 'content-type': 'text/html; charset=utf-8', 'x-amz-meta-release': '1' },
    });
  });

  it('is binary where nobody says what it is', async () => {
    await raw(test, { method: 'PUT', path: '/site/a', body: 'x' });
    expect(await head('a')).toMatchObject({ ContentType: 'binary/octet-stream', Metadata: {} });
  });

  it('is replaced as a whole, and counts how often', async () => {
    await test.put('a', 'one', headers);
    test.clock.advance(10);
    await test.put('a', 'two');
    expect(await head('a')).toMatchObject({ LastModified: new Date(test.clock.now()), ContentLength: 3 });
    expect((await head('a')).CacheControl).toBeUndefined();
    expect(test.cloud.s3.object('site', 'a')!.writes).toBe(2);
  });

  it('is gone after DELETE, which does not mind a missing one', async () => {
    await test.put('a', 'x');
    for (let time = 0; time < 2; time += 1) {
      const { $metadata } = await test.s3.send(new DeleteObjectCommand({ Bucket: 'site', Key: 'a' }));
      expect($metadata.httpStatusCode).toBe(204);
    }
    expect(test.keys()).toEqual([]);
  });

  it('has an ETag that is no MD5 where KMS encrypts', async () => {
    test.cloud.s3.createBucket('secret', { kms: true });
    const put = () => test.put('a', 'hello', { Bucket: 'secret' });
    const [first, second] = [await put(), await put()];
    expect(first.ETag).toMatch(/^"[0-9a-f]{32}"$/);
    expect(new Set([first.ETag, second.ETag, HELLO_MD5]).size).toBe(3);
    expect(first).toMatchObject({ ServerSideEncryption: 'aws:kms', SSEKMSKeyId: expect.stringContaining(':key/') });
  });

  it('is missing as S3 says it: 404, or 403 for who may not list', async () => {
    const missing = { name: 'NoSuchKey', status: 404, message: 'The specified key does not exist.' };
    expect(await failure(get('a'))).toEqual(missing);
    expect(await failure(head('a'))).toMatchObject({ name: 'NotFound', status: 404 });
    test.cloud.s3.createBucket('closed', { mayList: false });
    expect(await failure(get('a', { Bucket: 'closed' }))).toMatchObject({ name: 'AccessDenied', status: 403 });
    expect(await failure(head('a', { Bucket: 'closed' }))).toMatchObject({ status: 403 });
    expect(await failure(get('a', { Bucket: 'nowhere' }))).toMatchObject({ name: 'NoSuchBucket', status: 404 });
  });
});

describe('a conditional GET', () => {
  it.each([
    ['IfNoneMatch of the ETag', { IfNoneMatch: HELLO_MD5 }, 304],
    ['IfNoneMatch of another', { IfNoneMatch: '"other"' }, 'sent'],
    ['IfModifiedSince now', { IfModifiedSince: new Date(Date.UTC(2026, 0, 15, 9)) }, 304],
    ['IfModifiedSince before', { IfModifiedSince: new Date(Date.UTC(2026, 0, 15, 8)) }, 'sent'],
    [
      'IfNoneMatch over IfModifiedSince',
      { IfNoneMatch: '"other"', IfModifiedSince: new Date(Date.UTC(2026, 0, 15, 9)) },
      'sent',
    ],
    ['IfMatch of the ETag', { IfMatch: HELLO_MD5 }, 'sent'],
    ['IfMatch of another', { IfMatch: '"other"' }, 412],
    ['IfUnmodifiedSince before', { IfUnmodifiedSince: new Date(Date.UTC(2026, 0, 15, 8)) }, 412],
    [
      'IfMatch over IfUnmodifiedSince',
      { IfMatch: HELLO_MD5, IfUnmodifiedSince: new Date(Date.UTC(2026, 0, 15, 8)) },
      'sent',
    ],
  ] as const)('by %s', async (_what, condition, expected) => {
    await test.put('a', 'hello');
    const status = expected === 'sent' ? undefined : expected;
    expect((await failure(get('a', condition))).status).toBe(status);
    expect((await failure(head('a', condition))).status).toBe(status);
  });

  it('says with a 304 what the object is', async () => {
    await test.put('a', 'hello', { CacheControl: 'no-cache' });
    const answer = await raw(test, { path: '/site/a', headers: { 'if-none-match': HELLO_MD5 } });
    expect(answer).toMatchObject({ status: 304, body: '', headers: { etag: HELLO_MD5, 'cache-control': 'no-cache' } });
  });
});

describe('a range', () => {
  it.each([
    ['bytes=0-3', '0123', 'bytes 0-3/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-2', '89', 'bytes 8-9/10'],
    ['bytes=-99', '0123456789', 'bytes 0-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
    ['bytes=4-2', '0123456789', undefined],
    ['lines=1-2', '0123456789', undefined],
    ['bytes=0-1,3-4', '0123456789', undefined],
  ])('%s is %s', async (Range, body, ContentRange) => {
    await test.put('a', '0123456789');
    const answer = await get('a', { Range });
    expect(await answer.Body!.transformToString()).toBe(body);
    expect(answer.ContentRange).toBe(ContentRange);
    expect(answer.$metadata.httpStatusCode).toBe(ContentRange === undefined ? 200 : 206);
  });

  it('behind the end is refused', async () => {
    await test.put('a', '0123456789');
    expect(await failure(get('a', { Range: 'bytes=10-' }))).toMatchObject({ name: 'InvalidRange', status: 416 });
    const { body } = await raw(test, { path: '/site/a', headers: { range: 'bytes=10-' } });
    expect(body).toContain('<ActualObjectSize>10</ActualObjectSize>');
  });
});

describe('a checksum', () => {
  it.each(Object.values(ChecksumAlgorithm).filter((name) => /^(CRC|SHA1|SHA256)/.test(name)))(
    '%s is verified and given back on demand',
    async (ChecksumAlgorithm) => {
      const put = await test.put('a', 'hello', { ChecksumAlgorithm });
      const name = `Checksum${ChecksumAlgorithm}` as keyof typeof put;
      expect(put[name]).toEqual(expect.any(String));
      expect(await head('a', { ChecksumMode: 'ENABLED' })).toMatchObject({
        [name]: put[name],
        ChecksumType: 'FULL_OBJECT',
      });
      const header = `x-amz-checksum-${ChecksumAlgorithm.toLowerCase()}`;
      const wrong = await raw(test, {
        method: 'PUT',
        path: '/site/b',
        headers: { [header]: put[name] as string },
        body: 'other',
      });
      expect(wrong).toMatchObject({ status: 400, body: expect.stringContaining('<Code>BadDigest</Code>') });
      expect(test.keys()).toEqual(['a']);
    },
  );

  it('is a CRC-64 where the writer gave none', async () => {
    test.cloud.s3.put('site', 'a', 'hello');
    expect((await head('a')).ChecksumCRC64NVME).toBeUndefined();
    expect(await head('a', { ChecksumMode: 'ENABLED' })).toMatchObject({ ChecksumCRC64NVME: 'M3eFcAZSQlc=' });
  });

  it('by Content-MD5 is verified too', async () => {
    const md5 = createHash('md5').update('hello').digest('base64');
    const put = (body: string, contentMd5: string) =>
      raw(test, { method: 'PUT', path: '/site/a', headers: { 'content-md5': contentMd5 }, body });
    expect((await put('hello', md5)).status).toBe(200);
    expect(await put('other', md5)).toMatchObject({ status: 400, body: expect.stringContaining('BadDigest') });
    expect(await put('other', 'no')).toMatchObject({ status: 400, body: expect.stringContaining('InvalidDigest') });
  });
});

describe('a request that S3 refuses', () => {
  const write = { method: 'PUT', path: '/site/a', body: 'x' };
  it.each([
    ['an ACL', { ...write, headers: { 'x-amz-acl': 'public-read' } }, 400, 'AccessControlListNotSupported'],
    ['a grant', { ...write, headers: { 'x-amz-grant-read': 'id=1' } }, 400, 'AccessControlListNotSupported'],
    ['tags', { ...write, headers: { 'x-amz-tagging': 'a=b' } }, 501, 'NotImplemented'],
    ['If-None-Match with an ETag', { ...write, headers: { 'if-none-match': '"a"' } }, 501, 'NotImplemented'],
    ['too much metadata', { ...write, headers: { 'x-amz-meta-a': 'x'.repeat(2048) } }, 400, 'MetadataTooLarge'],
    ['a key that is too long', { ...write, path: `/site/${'ä'.repeat(513)}` }, 400, 'KeyTooLongError'],
    ['a path that is no text', { ...write, path: '/site/%ff' }, 400, 'InvalidURI'],
    ['a body that is not the signed one', { ...write, headers: { 'x-amz-content-sha256': '0' } }, 400, 'XAmzContent'],
    ['a sub-resource that is not here', { path: '/site/a?tagging' }, 501, 'NotImplemented'],
    ['another method', { method: 'PATCH', path: '/site/a' }, 501, 'NotImplemented'],
  ] as const)('for %s', async (_what, request, status, code) => {
    const answer = await raw(test, { ...request, path: encodeURI(request.path).replace('%25ff', '%ff') });
    expect(answer).toMatchObject({ status, body: expect.stringContaining(`<Code>${code}`) });
    expect(test.keys()).toEqual([]);
  });

  it('takes ACLs where the bucket does, and the one that says nothing new', async () => {
    await test.put('a', 'x', { ACL: 'bucket-owner-full-control' });
    test.cloud.s3.createBucket('old', { aclsDisabled: false });
    await test.put('a', 'x', { Bucket: 'old', ACL: 'public-read' });
    expect(test.cloud.s3.objects('old')).toHaveLength(1);
  });
});
