import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DeleteObjectCommand, DeleteObjectsCommand } from '@aws-sdk/client-s3';
import { failure, raw, startTestS3, type TestS3 } from './s3-support.js';

let test: TestS3;

beforeEach(async () => {
  test = await startTestS3();
});

afterEach(async () => {
  await test.stop();
});

const UNMET = { name: 'PreconditionFailed', status: 412 };

function remove(Key: string, IfMatch: string) {
  return test.s3.send(new DeleteObjectCommand({ Bucket: 'site', Key, IfMatch }));
}

/** Starts a call that takes long, and lets others through meanwhile. */
async function slowly<Result>(operation: string, call: () => Promise<Result>, meanwhile: () => Promise<unknown>) {
  const seen = test.cloud.calls().length;
  test.cloud.faults.add({ operation, kind: 'latency', milliseconds: 150, times: 1 });
  const slow = failure(call());
  // Its turn of the fault is drawn once it has arrived; only then may the other one start.
  while (test.cloud.faults.list().length > 0) await new Promise((resolve) => setImmediate(resolve));
  await meanwhile();
  expect(test.cloud.calls().length).toBeGreaterThan(seen);
  return slow;
}

describe('a conditional PUT', () => {
  it('with IfNoneMatch writes a new key once', async () => {
    await test.put('a', 'one', { IfNoneMatch: '*' });
    expect(await failure(test.put('a', 'two', { IfNoneMatch: '*' }))).toMatchObject(UNMET);
    expect(test.cloud.s3.object('site', 'a')).toMatchObject({ body: Buffer.from('one'), writes: 1 });
    const { body } = await raw(test, { method: 'PUT', path: '/site/a', headers: { 'if-none-match': '*' } });
    expect(body).toContain('<Condition>If-None-Match</Condition>');
  });

  it('with IfMatch replaces what it knows', async () => {
    const { ETag } = await test.put('a', 'one');
    const second = await test.put('a', 'two', { IfMatch: ETag });
    expect(await failure(test.put('a', 'three', { IfMatch: ETag }))).toMatchObject(UNMET);
    await test.put('a', 'three', { IfMatch: second.ETag!.replaceAll('"', '') });
    expect(test.cloud.s3.object('site', 'a')!.body.toString()).toBe('three');
  });

  it('with IfMatch finds nothing to replace', async () => {
    expect(await failure(test.put('a', 'x', { IfMatch: '"e"' }))).toMatchObject({ name: 'NoSuchKey', status: 404 });
    expect(test.keys()).toEqual([]);
  });

  it.each([
    ['IfNoneMatch: the first to finish wins', { IfNoneMatch: '*' }, undefined, 'put', UNMET],
    [
      'IfNoneMatch: a deletion in between is a conflict',
      { IfNoneMatch: '*' },
      'one',
      'remove',
      { name: 'ConditionalRequestConflict', status: 409 },
    ],
    [
      'IfMatch: a write in between is a conflict',
      { IfMatch: '"f97c5d29941bfb1b2fdab0874906ab82"' },
      'one',
      'put',
      { name: 'ConditionalRequestConflict', status: 409 },
    ],
    [
      'IfMatch: what was deleted in between is missing',
      { IfMatch: '"f97c5d29941bfb1b2fdab0874906ab82"' },
      'one',
      'remove',
      { name: 'NoSuchKey', status: 404 },
    ],
  ] as const)('in flight with another, %s', async (_what, condition, before, meanwhile, expected) => {
    if (before !== undefined) await test.put('a', before);
    const slow = await slowly(
      'S3.PutObject',
      () => test.put('a', 'slow', condition),
      () =>
        meanwhile === 'put'
          ? test.put('a', 'quick')
          : test.s3.send(new DeleteObjectCommand({ Bucket: 'site', Key: 'a' })),
    );
    expect(slow).toMatchObject(expected);
    expect(test.cloud.s3.object('site', 'a')?.body.toString()).toBe(meanwhile === 'put' ? 'quick' : undefined);
  });
});

describe('a conditional DELETE', () => {
  it('removes what it knows, and nothing else', async () => {
    const { ETag } = await test.put('a', 'one');
    expect(await failure(remove('a', '"other"'))).toMatchObject(UNMET);
    expect(test.keys()).toEqual(['a']);
    await remove('a', ETag!);
    expect(test.keys()).toEqual([]);
    expect(await failure(remove('a', ETag!))).toMatchObject({ name: 'NoSuchKey', status: 404 });
  });

  it('can ask for no more than that there is something', async () => {
    await test.put('a', 'one');
    await remove('a', '*');
    expect(test.keys()).toEqual([]);
  });

  it('of many judges each by itself', async () => {
    const { ETag } = await test.put('a', 'one');
    await test.put('b&<>', 'two');
    const answer = await test.s3.send(
      new DeleteObjectsCommand({
        Bucket: 'site',
        Delete: { Objects: [{ Key: 'a', ETag }, { Key: 'b&<>', ETag: '"other"' }, { Key: 'c' }] },
      }),
    );
    expect(answer.Deleted).toEqual([{ Key: 'a' }, { Key: 'c' }]);
    expect(answer.Errors).toMatchObject([{ Key: 'b&<>', Code: 'PreconditionFailed' }]);
    expect(test.keys()).toEqual(['b&<>']);
  });
});

describe('DeleteObjects', () => {
  it('takes 1,000 keys and no more, and says nothing of them when asked to be quiet', async () => {
    const Objects = Array.from({ length: 1001 }, (_, index) => ({ Key: `k${index}` }));
    for (const { Key } of Objects) test.cloud.s3.put('site', Key, '');
    const send = (count: number) =>
      test.s3.send(
        new DeleteObjectsCommand({ Bucket: 'site', Delete: { Objects: Objects.slice(0, count), Quiet: true } }),
      );
    expect(await failure(send(1001))).toMatchObject({ name: 'MalformedXML', status: 400 });
    const { Deleted, Errors } = await send(1000);
    expect([Deleted, Errors]).toEqual([undefined, undefined]);
    expect(test.keys()).toEqual(['k1000']);
  });

  it('wants a checksum of its document, and a document', async () => {
    const document = '<Delete><Object><Key>a</Key></Object></Delete>';
    const request = { method: 'POST', path: '/site?delete', body: document };
    expect(await raw(test, request)).toMatchObject({ status: 400, body: expect.stringContaining('Content-MD5') });
    const checksum = { 'x-amz-checksum-crc32': 'AAAAAA==' };
    expect((await raw(test, { ...request, headers: checksum })).body).toContain('BadDigest');
    for (const body of ['no', '<Delete/>', '<Delete><Object>a</Object></Delete>', '<Other/>']) {
      const md5 = (await import('node:crypto')).createHash('md5').update(body).digest('base64');
      const answer = await raw(test, { ...request, headers: { 'content-md5': md5 }, body });
      expect(answer).toMatchObject({ status: 400, body: expect.stringContaining('MalformedXML') });
    }
  });
});
