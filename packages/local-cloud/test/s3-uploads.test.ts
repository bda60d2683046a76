import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  UploadPartCommand,
  type CopyObjectCommandInput,
  type CreateMultipartUploadCommandInput,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { failure, raw, startTestS3, type TestS3 } from './s3-support.js';

let test: TestS3;

beforeEach(async () => {
  test = await startTestS3();
});

afterEach(async () => {
  await test.stop();
});

const MIB = 1024 * 1024;
const BIG = Buffer.alloc(11 * MIB, 'platform-actions ');

function md5(data: Uint8Array): Buffer {
  return createHash('md5').update(data).digest();
}

/** The ETag that S3 makes of parts. */
function partedEtag(body: Buffer, size: number): string {
  const parts = Array.from({ length: Math.ceil(body.byteLength / size) }, (_, index) =>
    body.subarray(index * size, (index + 1) * size),
  );
  return `"${md5(Buffer.concat(parts.map(md5))).toString('hex')}-${parts.length}"`;
}

describe('a multipart upload', () => {
  const where = { Bucket: 'site', Key: 'big.bin' };

  async function begin(more: Partial<CreateMultipartUploadCommandInput> = {}): Promise<string> {
    const { UploadId } = await test.s3.send(new CreateMultipartUploadCommand({ ...where, ...more }));
    return UploadId!;
  }

  async function part(UploadId: string, PartNumber: number, Body: Buffer) {
    const { ETag } = await test.s3.send(new UploadPartCommand({ ...where, UploadId, PartNumber, Body }));
    return { PartNumber, ETag };
  }

  function complete(UploadId: string, Parts: { PartNumber: number; ETag: string | undefined }[], more = {}) {
    return test.s3.send(
      new CompleteMultipartUploadCommand({ ...where, UploadId, MultipartUpload: { Parts }, ...more }),
    );
  }

  it('by the SDK makes one object of its parts, headers and checksum included', async () => {
    const params = { ...where, Body: Readable.from([BIG]), ContentType: 'text/plain', Metadata: { a: 'b' } };
    const { ETag } = await new Upload({ client: test.s3, params, partSize: 5 * MIB }).done();
    expect(ETag).toBe(partedEtag(BIG, 5 * MIB));
    const head = await test.s3.send(new HeadObjectCommand({ ...where, ChecksumMode: 'ENABLED' }));
    expect(head).toMatchObject({
      ETag,
      ContentLength: BIG.byteLength,
      ContentType: 'text/plain',
      Metadata: { a: 'b' },
    });
    expect(head).toMatchObject({ ChecksumType: 'COMPOSITE', ChecksumCRC32: expect.stringMatching(/-3$/) });
    const { Body } = await test.s3.send(new GetObjectCommand(where));
    expect(BIG.equals(await Body!.transformToByteArray())).toBe(true);
    expect(test.cloud.s3.object('site', 'big.bin')!.parts).toEqual([5 * MIB, 5 * MIB, MIB]);
    const operations = new Set(test.cloud.calls('S3').map(({ operation }) => operation));
    expect(operations).toContain('S3.UploadPart');
    expect(operations).toContain('S3.CompleteMultipartUpload');
  });

  it('can have the checksum of the whole', async () => {
    const id = await begin({ ChecksumAlgorithm: 'CRC64NVME' });
    const parts = [await part(id, 1, BIG.subarray(0, 6 * MIB)), await part(id, 2, BIG.subarray(6 * MIB))];
    const { ChecksumType, ChecksumCRC64NVME } = await complete(id, parts);
    await test.put('plain', BIG.toString(), { ChecksumAlgorithm: 'CRC64NVME' });
    const plain = await test.s3.send(new HeadObjectCommand({ Bucket: 'site', Key: 'plain', ChecksumMode: 'ENABLED' }));
    expect([ChecksumType, ChecksumCRC64NVME]).toEqual(['FULL_OBJECT', plain.ChecksumCRC64NVME]);
  });

  it('is nothing until it is complete, nor after it was aborted', async () => {
    const id = await begin();
    const first = await part(id, 1, Buffer.from('x'));
    expect(test.keys()).toEqual([]);
    await test.s3.send(new AbortMultipartUploadCommand({ ...where, UploadId: id }));
    expect(await failure(complete(id, [first]))).toMatchObject({ name: 'NoSuchUpload', status: 404 });
    expect(test.keys()).toEqual([]);
  });

  it('takes the last body of a part, and the parts in the order of their numbers', async () => {
    const id = await begin();
    await part(id, 1, Buffer.from('old'));
    const first = await part(id, 1, BIG.subarray(0, 5 * MIB));
    const second = await part(id, 2, Buffer.from('end'));
    expect(await failure(complete(id, [second, first]))).toMatchObject({ name: 'InvalidPartOrder', status: 400 });
    await complete(id, [first, second]);
    expect(
      test.cloud.s3
        .object('site', 'big.bin')!
        .body.subarray(5 * MIB)
        .toString(),
    ).toBe('end');
  });

  it('is refused for small, missing and other parts, and for bad numbers', async () => {
    const id = await begin();
    const [one, two] = [await part(id, 1, Buffer.from('1')), await part(id, 2, Buffer.from('2'))];
    expect(await failure(complete(id, [one, two]))).toMatchObject({ name: 'EntityTooSmall' });
    expect(await failure(complete(id, [{ ...one, PartNumber: 3 }]))).toMatchObject({ name: 'InvalidPart' });
    expect(await failure(complete(id, [{ ...one, ETag: two.ETag }]))).toMatchObject({ name: 'InvalidPart' });
    expect(await failure(part(id, 10_001, Buffer.from('x')))).toMatchObject({ name: 'InvalidArgument' });
    expect(await failure(part('other', 1, Buffer.from('x')))).toMatchObject({ name: 'NoSuchUpload' });
  });

  it('is written under a condition', async () => {
    await test.put('big.bin', 'there');
    const id = await begin();
    const parts = [await part(id, 1, Buffer.from('x'))];
    const unmet = { name: 'PreconditionFailed', status: 412 };
    expect(await failure(complete(id, parts, { IfNoneMatch: '*' }))).toMatchObject(unmet);
    expect(test.cloud.s3.object('site', 'big.bin')!.body.toString()).toBe('there');
  });
});

describe('a copy', () => {
  function copy(more: Partial<CopyObjectCommandInput> = {}) {
    return test.s3.send(
      new CopyObjectCommand({ Bucket: 'site', Key: 'b', CopySource: `site/${encodeURIComponent('a ä')}`, ...more }),
    );
  }

  beforeEach(async () => {
    await test.put('a ä', 'hello', { ContentType: 'text/css', Metadata: { x: 'y' } });
  });

  it('takes over what its source is', async () => {
    const { CopyObjectResult } = await copy();
    expect(CopyObjectResult!.ETag).toBe(test.cloud.s3.object('site', 'a ä')!.etag);
    const head = await test.s3.send(new HeadObjectCommand({ Bucket: 'site', Key: 'b' }));
    expect(head).toMatchObject({ ContentLength: 5, ContentType: 'text/css', Metadata: { x: 'y' } });
  });

  it('or replaces its headers, also those of itself', async () => {
    const more = { MetadataDirective: 'REPLACE', CacheControl: 'no-cache' } as const;
    await copy({ ...more, Key: 'a ä' });
    const head = await test.s3.send(new HeadObjectCommand({ Bucket: 'site', Key: 'a ä' }));
    expect(head).toMatchObject({ CacheControl: 'no-cache', Metadata: {}, ContentType: 'binary/octet-stream' });
  });

  it.each<[Partial<CopyObjectCommandInput>, string, number]>([
    [{ Key: 'a ä' }, 'InvalidRequest', 400],
    [{ CopySource: 'site/none' }, 'NoSuchKey', 404],
    [{ CopySource: 'nowhere/a' }, 'NoSuchBucket', 404],
    [{ CopySource: 'site' }, 'InvalidArgument', 400],
    [{ CopySourceIfMatch: '"other"' }, 'PreconditionFailed', 412],
    [{ CopySourceIfModifiedSince: new Date(Date.UTC(2026, 0, 15, 9)) }, 'PreconditionFailed', 412],
    [{ IfMatch: '"e"' }, 'NoSuchKey', 404],
  ])('with %j is refused: %s', async (more, name, status) => {
    expect(await failure(copy(more))).toMatchObject({ name, status });
    expect(test.keys()).toEqual(['a ä']);
  });
});

describe('a body in chunks', () => {
  const signed = 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD';
  const unsigned = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32('hello world'));

  function send(body: string, sha256: string, headers: Record<string, string> = {}) {
    const sent = { 'x-amz-content-sha256': sha256, 'content-encoding': 'aws-chunked', ...headers };
    return raw(test, { method: 'PUT', path: '/site/a', headers: sent, body });
  }

  it.each([
    [signed, '6;chunk-signature=ab\r\nhello \r\n5;chunk-signature=cd\r\nworld\r\n0;chunk-signature=ef\r\n\r\n'],
    [unsigned, `6\r\nhello \r\n5\r\nworld\r\n0\r\nx-amz-checksum-crc32:${checksum.toString('base64')}\r\n\r\n`],
    [
      `${signed}-TRAILER`,
      `b;chunk-signature=ab\r\nhello world\r\n0;chunk-signature=ef\r\nx-amz-checksum-crc32:${checksum.toString('base64')}\r\nx-amz-trailer-signature:01\r\n\r\n`,
    ],
  ])('%s is taken out of its framing', async (sha256, body) => {
    expect((await send(body, sha256, { 'x-amz-decoded-content-length': '11' })).status).toBe(200);
    const object = test.cloud.s3.object('site', 'a')!;
    expect(object.body.toString()).toBe('hello world');
    expect(object.headers).toEqual({ 'content-type': 'binary/octet-stream' });
  });

  it('keeps what encodes the object itself', async () => {
    await send('1\r\nx\r\n0\r\n\r\n', unsigned, { 'content-encoding': 'aws-chunked, gzip' });
    expect(test.cloud.s3.object('site', 'a')!.headers['content-encoding']).toBe('gzip');
  });

  it.each([
    ['5\r\nhello\r\n', {}, 'IncompleteBody'],
    ['9\r\nhello\r\n0\r\n\r\n', {}, 'IncompleteBody'],
    ['hello', {}, 'IncompleteBody'],
    ['5\r\nhello\r\n0\r\n\r\n', { 'x-amz-decoded-content-length': '6' }, 'IncompleteBody'],
    ['5\r\nhello\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n', {}, 'BadDigest'],
  ])('%j is refused with %j: %s', async (body, headers, code) => {
    const answer = await send(body, unsigned, headers);
    expect(answer).toMatchObject({ status: 400, body: expect.stringContaining(code) });
    expect(test.keys()).toEqual([]);
  });
});
