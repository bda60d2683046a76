import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
  type BucketLocationConstraint,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3';
import type { Check, ContractTarget } from './types.js';

/** A client and a new bucket. */
interface Site {
  readonly s3: S3Client;
  readonly Bucket: string;
  /** Gives the ETag. */
  readonly put: (Key: string, Body: string, more?: Partial<PutObjectCommandInput>) => Promise<string>;
  readonly head: (Key: string, more?: { ChecksumMode?: 'ENABLED' }) => ReturnType<typeof head>;
  readonly body: (Key: string, Range?: string) => Promise<string>;
}

const HEADERS = {
  ContentType: 'text/html; charset=utf-8',
  CacheControl: 'no-cache',
  ContentEncoding: 'gzip',
  ContentLanguage: 'de',
  ContentDisposition: 'inline',
  Metadata: { release: '1' },
};

/** What S3 says about objects, and which writes it takes under a condition. */
export const s3Contract: readonly Check[] = [
  check('an object comes back with the headers that it was written with', 'Put Get Head', async ({ s3, ...site }) => {
    const etag = await site.put('ä b+c&<>.html', 'hello', HEADERS);
    assert.equal(etag, `"${createHash('md5').update('hello').digest('hex')}"`);
    const read = await s3.send(new GetObjectCommand({ Bucket: site.Bucket, Key: 'ä b+c&<>.html' }));
    assert.equal(await read.Body?.transformToString(), 'hello');
    for (const answer of [read, await site.head('ä b+c&<>.html')]) {
      const { ContentType, CacheControl, ContentEncoding, ContentLanguage, ContentDisposition, Metadata } = answer;
      const headers = { ContentType, CacheControl, ContentEncoding, ContentLanguage, ContentDisposition, Metadata };
      assert.deepEqual([answer.ETag, answer.ContentLength, headers], [etag, 5, HEADERS]);
    }
  }),
  check('a missing object is a 404', 'Get Head', async ({ head, body }) => {
    await fails(head('none'), 404);
    await fails(body('none'), 404, 'NoSuchKey');
  }),
  check('a PUT with If-None-Match writes a new key and no other', 'Put Get', async ({ put, body }) => {
    await put('a', 'one', { IfNoneMatch: '*' });
    await fails(put('a', 'two', { IfNoneMatch: '*' }), 412, 'PreconditionFailed');
    assert.equal(await body('a'), 'one');
  }),
  check('a PUT with If-Match replaces what it names and nothing else', 'Put Get', async ({ put, body }) => {
    const IfMatch = await put('a', 'one');
    await put('a', 'two', { IfMatch });
    await fails(put('a', 'three', { IfMatch }), 412, 'PreconditionFailed');
    assert.equal(await body('a'), 'two');
  }),
  check('a PUT with If-Match on a missing key is a 404', 'Put', async ({ put }) => {
    await fails(put('a', 'one', { IfMatch: '"5d41402abc4b2a76b9719d911017c592"' }), 404, 'NoSuchKey');
  }),
  check('a DELETE with If-Match removes what it names and nothing else', 'Put Delete Head', async (site) => {
    const IfMatch = await site.put('a', 'one');
    await site.put('a', 'two');
    const remove = (more = {}) => site.s3.send(new DeleteObjectCommand({ Bucket: site.Bucket, Key: 'a', ...more }));
    await fails(remove({ IfMatch }), 412, 'PreconditionFailed');
    const { ETag } = await site.head('a');
    await remove({ IfMatch: ETag });
    await fails(site.head('a'), 404);
    await remove();
  }),
  check('DeleteObjects judges each ETag by itself', 'Put DeleteObjects ListObjectsV2', async ({ s3, Bucket, put }) => {
    const ETag = await put('a', 'one');
    await put('b', 'two');
    const Objects = [{ Key: 'a', ETag }, { Key: 'b', ETag: '"other"' }, { Key: 'c' }];
    const { Deleted = [], Errors = [] } = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    assert.deepEqual(
      [Deleted.map(({ Key }) => Key), Errors.map(({ Key, Code }) => [Key, Code])],
      [['a', 'c'], [['b', 'PreconditionFailed']]],
    );
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
    assert.deepEqual(
      Contents.map(({ Key }) => Key),
      ['b'],
    );
  }),
  check('DeleteObjects removes many, and may say nothing of it', 'Put DeleteObjects', async ({ s3, Bucket, put }) => {
    await put('a', 'one');
    const Delete = { Objects: [{ Key: 'a' }, { Key: 'none' }], Quiet: true };
    const { Deleted = [], Errors = [] } = await s3.send(new DeleteObjectsCommand({ Bucket, Delete }));
    assert.deepEqual([Deleted, Errors], [[], []]);
  }),
  check('a range is a piece, and one behind the end is refused', 'Put Get', async ({ put, body }) => {
    await put('a', '0123456789');
    for (const [range, piece] of [
      ['bytes=2-4', '234'],
      ['bytes=7-', '789'],
      ['bytes=-2', '89'],
      ['bytes=8-99', '89'],
    ] as const) {
      assert.equal(await body('a', range), piece);
    }
    await fails(body('a', 'bytes=10-'), 416, 'InvalidRange');
  }),
  check('what was not changed is not sent again', 'Put Get', async ({ s3, Bucket, put }) => {
    const ETag = await put('a', 'one');
    const get = (more: object) => s3.send(new GetObjectCommand({ Bucket, Key: 'a', ...more }));
    await fails(get({ IfNoneMatch: ETag }), 304);
    await fails(get({ IfModifiedSince: new Date(Date.now() + 5000) }), 304);
    await fails(get({ IfMatch: '"other"' }), 412);
  }),
  check('a SHA-256 is verified, kept, and told on demand', 'Put Head', async ({ put, head }) => {
    const ChecksumSHA256 = createHash('sha256').update('hello').digest('base64');
    await put('a', 'hello', { ChecksumSHA256 });
    assert.equal((await head('a', { ChecksumMode: 'ENABLED' })).ChecksumSHA256, ChecksumSHA256);
    await fails(put('b', 'other', { ChecksumSHA256 }), 400);
    await fails(head('b'), 404);
  }),
  check('a list has keys in byte order, page by page', 'Put ListObjectsV2', async ({ s3, Bucket, put }) => {
    const keys = ['B', 'a', 'a/1', 'a/2', 'b', 'ä'];
    for (const key of [...keys].reverse()) await put(key, key);
    const found: (string | undefined)[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await s3.send(new ListObjectsV2Command({ Bucket, MaxKeys: 2, ContinuationToken }));
      found.push(...(page.Contents ?? []).map(({ Key }) => Key));
      assert.equal(page.KeyCount, 2);
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
    assert.deepEqual(found, keys);
  }),
  check('a list groups keys by a delimiter behind a prefix', 'Put ListObjectsV2', async ({ s3, Bucket, put }) => {
    for (const key of ['app/a', 'app/img/1', 'app/img/2', 'app/z', 'other']) await put(key, key);
    const list = new ListObjectsV2Command({ Bucket, Prefix: 'app/', Delimiter: '/' });
    const { Contents = [], CommonPrefixes = [] } = await s3.send(list);
    assert.deepEqual(
      [Contents.map(({ Key }) => Key), CommonPrefixes.map(({ Prefix }) => Prefix)],
      [['app/a', 'app/z'], ['app/img/']],
    );
    const after = await s3.send(new ListObjectsV2Command({ Bucket, StartAfter: 'app/img/2' }));
    assert.deepEqual(
      after.Contents?.map(({ Key }) => Key),
      ['app/z', 'other'],
    );
  }),
  check('a copy takes over headers or replaces them', 'Put Copy Head', async ({ s3, Bucket, put, head }) => {
    await put('a', 'hello', HEADERS);
    const copy = (more: object) =>
      s3.send(new CopyObjectCommand({ Bucket, CopySource: `${Bucket}/a`, Key: 'b', ...more }));
    await copy({});
    assert.deepEqual([(await head('b')).CacheControl, (await head('b')).Metadata], ['no-cache', { release: '1' }]);
    await copy({ MetadataDirective: 'REPLACE', CacheControl: 'max-age=1' });
    assert.deepEqual([(await head('b')).CacheControl, (await head('b')).Metadata], ['max-age=1', {}]);
  }),
  check('a copy onto itself must change something', 'Put Copy', async ({ s3, Bucket, put }) => {
    await put('a', 'hello');
    const copy = new CopyObjectCommand({ Bucket, CopySource: `${Bucket}/a`, Key: 'a' });
    await fails(s3.send(copy), 400, 'InvalidRequest');
  }),
  check(
    'parts become one object, whose ETag is made of theirs',
    'CreateMultipartUpload UploadPart CompleteMultipartUpload Head',
    async ({ s3, Bucket, head }) => {
      const where = { Bucket, Key: 'big' };
      const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ ...where, ContentType: 'text/plain' }));
      const bodies = [Buffer.alloc(5 * 1024 * 1024, 'a'), Buffer.from('end')];
      const Parts = [];
      for (const [index, Body] of bodies.entries()) {
        const part = { UploadId, PartNumber: index + 1 };
        const { ETag } = await s3.send(new UploadPartCommand({ ...where, ...part, Body }));
        Parts.push({ PartNumber: part.PartNumber, ETag });
      }
      await s3.send(new CompleteMultipartUploadCommand({ ...where, UploadId, MultipartUpload: { Parts } }));
      const digests = bodies.map((body) => createHash('md5').update(body).digest());
      const { ETag, ContentLength, ContentType } = await head('big');
      const etag = `"${createHash('md5').update(Buffer.concat(digests)).digest('hex')}-2"`;
      assert.deepEqual([ETag, ContentLength, ContentType], [etag, 5 * 1024 * 1024 + 3, 'text/plain']);
    },
  ),
];

/** @param operations without the service; those on an object without `Object`, and CreateBucket left out */
function check(name: string, operations: string, run: (site: Site) => Promise<void>): Check {
  const whole = operations.split(' ').map((one) => (/^[A-Z][a-z]+$/.test(one) ? `S3.${one}Object` : `S3.${one}`));
  return {
    name: `S3: ${name}`,
    operations: ['S3.CreateBucket', ...whole],
    run: async ({ endpoint, region, credentials }: ContractTarget) => {
      const s3 = new S3Client({ endpoint, region, credentials, maxAttempts: 1, forcePathStyle: true });
      try {
        await run(await newSite(s3, region));
      } finally {
        s3.destroy();
      }
    },
  };
}

async function newSite(s3: S3Client, region: string): Promise<Site> {
  const Bucket = `contract-${randomUUID()}`;
  const LocationConstraint = region as BucketLocationConstraint;
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint } }));
  return {
    s3,
    Bucket,
    put: async (Key, Body, more) => (await s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }))).ETag ?? '',
    head: (Key, more) => head(s3, { Bucket, Key, ...more }),
    body: async (Key, Range) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, Range }));
      return (await Body?.transformToString()) ?? '';
    },
  };
}

function head(s3: S3Client, input: { Bucket: string; Key: string; ChecksumMode?: 'ENABLED' }) {
  return s3.send(new HeadObjectCommand(input));
}

async function fails(call: Promise<unknown>, status: number, name?: string): Promise<void> {
  await assert.rejects(call, (error: Error & { $metadata?: { httpStatusCode?: number } }) => {
    assert.deepEqual([error.$metadata?.httpStatusCode, name ?? error.name], [status, error.name]);
    return true;
  });
}
