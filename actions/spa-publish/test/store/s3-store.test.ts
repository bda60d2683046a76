import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UserError, type Clock } from '@platform-actions/action-kit';
import { fakeRunner } from '@platform-actions/action-kit/testing';
import { awsSession, type AwsSession } from '@platform-actions/aws';
import { startLocalCloud, type LocalCloud } from '@platform-actions/local-cloud';
import { sha256Of } from '../../src/store/body.js';
import { s3Store } from '../../src/store/s3-store.js';
import { keysOf, publishRelease } from '../../src/protocol/index.js';
import { headOf, publishing } from '../support/context.js';
import { memoryBucket } from '../support/memory-store.js';
import { siteBuild } from '../support/site.js';

const HEADERS = { contentType: 'text/plain', cacheControl: 'no-cache' };
const BYTES = Buffer.from('hello');

let cloud: LocalCloud;

beforeEach(async () => {
  cloud = await startLocalCloud();
  cloud.s3.createBucket('site');
});

afterEach(async () => {
  await cloud.stop();
});

/** Sleeps pass at once; what was slept is kept. */
function impatient(): { clock: Clock; slept: number[] } {
  const slept: number[] = [];
  return { slept, clock: { now: () => Date.now(), sleep: (ms) => Promise.resolve(void slept.push(ms)) } };
}

function open(region?: string, concurrency = 16) {
  const runner = fakeRunner({}, { env: cloud.environment('keys') });
  const inputs = { awsRegion: region, roleToAssume: undefined, roleSessionName: undefined, roleDurationSeconds: 3_600 };
  const opened = awsSession(runner, inputs, 'spa-publish');
  const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
  const credentials = Object.assign(() => Promise.resolve(keys), { memoized: true as const });
  const session: AwsSession = { ...opened, signing: { ...opened.signing, credentials } };
  const { clock, slept } = impatient();
  return { session, slept, store: s3Store(session, { bucket: 'site', concurrency, clock, random: () => 0.5 }) };
}

describe('the S3 store', () => {
  it('keeps content, headers and checksum; gives what S3 says of them', async () => {
    const { store, session } = open();
    const headers = { ...HEADERS, contentEncoding: 'gzip', contentLanguage: 'de', contentDisposition: 'inline' };
    const answer = await store.put('a b/ü+(1).txt', BYTES, headers);
    const { etag } = answer as { etag: string };
    expect(await store.head('a b/ü+(1).txt')).toEqual({
      ...{ key: 'a b/ü+(1).txt', etag, size: 5, headers, sha256: sha256Of(BYTES) },
      lastModified: expect.any(Number),
    });
    expect(Buffer.from((await store.get('a b/ü+(1).txt', { from: 1, to: 3 }))?.body ?? []).toString()).toBe('ell');
    expect(await store.get('none')).toBeUndefined();
    expect(await store.head('none')).toBeUndefined();
    expect(session.calls.byOperation()).toEqual({ 'S3.GetObject': 2, 'S3.HeadObject': 2, 'S3.PutObject': 1 });
  });

  it('reads files when their turn comes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 's3-store-'));
    try {
      const file = join(folder, 'a.txt');
      writeFileSync(file, 'hello');
      const { store } = open();
      const body = { file, size: 5, sha256: sha256Of(BYTES) };
      await store.put('a.txt', body, HEADERS);
      expect(cloud.s3.object('site', 'a.txt')?.body.toString()).toBe('hello');
      writeFileSync(file, 'hello, world');
      await expect(store.put('b.txt', body, HEADERS)).rejects.toThrow(/a\.txt has changed since the build was read/);
      writeFileSync(file, 'HELLO');
      await expect(store.put('b.txt', body, HEADERS)).rejects.toThrow();
      expect(cloud.s3.object('site', 'b.txt')).toBeUndefined();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('writes and deletes on conditions', async () => {
    const { store } = open();
    const { etag } = (await store.put('a', BYTES, HEADERS, { ifNoneMatch: '*' })) as { etag: string };
    expect(await store.put('a', BYTES, HEADERS, { ifNoneMatch: '*' })).toBe('unmet');
    expect(await store.put('a', Buffer.from('new'), HEADERS, { ifMatch: '"other"' })).toBe('unmet');
    expect(await store.put('none', BYTES, HEADERS, { ifMatch: etag })).toBe('unmet');
    expect(await store.delete('a', '"other"')).toBe('unmet');
    expect(await store.delete('a', etag)).toBe('deleted');
    expect(await store.delete('a', etag)).toBe('deleted');
  });

  it('writes nothing after its time', async () => {
    const { store } = open();
    await store.head('learns the time');
    const later = store.now() + 30_000;
    expect(await store.put('a', BYTES, HEADERS, { ifNoneMatch: '*' }, later)).toEqual({ etag: expect.any(String) });
    expect(await store.put('b', BYTES, HEADERS, undefined, store.now() - 1)).toBe('unmet');
    expect(cloud.s3.object('site', 'b')).toBeUndefined();
    const { etag } = (await store.head('a')) ?? { etag: '' };
    expect(await store.deleteMany([{ key: 'a', etag }], store.now() - 1)).toEqual({
      deleted: [],
      kept: [{ key: 'a', reason: 'the lock ran out' }],
    });
    expect((await store.deleteMany([{ key: 'a', etag }], later)).deleted).toEqual(['a']);
  });

  it('lists page by page', async () => {
    const { store } = open();
    for (let n = 0; n < 1_001; n++) cloud.s3.put('site', `p/${n} ü&<.txt`, 'x');
    cloud.s3.put('site', 'q', 'x');
    const found = [];
    for await (const object of store.list('p/')) found.push(object);
    expect(found).toHaveLength(1_001);
    expect(found[0]).toEqual({
      key: 'p/0 ü&<.txt',
      etag: expect.stringMatching(/^"/),
      size: 1,
      lastModified: expect.any(Number),
    });
  });

  it('deletes many, but what has changed', async () => {
    const { store } = open();
    const etag = (key: string): string => cloud.s3.put('site', key, key).etag;
    const objects = ['a&<">\'.txt', 'b'].map((key) => ({ key, etag: etag(key) }));
    const result = await store.deleteMany([
      ...objects,
      { key: 'gone', etag: '"x"' },
      { key: 'c', etag: etag('c') + 'x' },
    ]);
    expect(result.deleted).toEqual(expect.arrayContaining(['a&<">\'.txt', 'b']));
    expect(result.kept).toEqual([{ key: 'c', reason: 'replaced in the meantime' }]);
  });
});

describe('failures of the moment', () => {
  it.each([
    { name: 'throttled', fault: { kind: 'throttle' } },
    { name: '500', fault: { kind: 'server-error' } },
    { name: 'dropped', fault: { kind: 'drop' } },
    {
      name: 'a conflict of two writers',
      fault: { kind: 'server-error', code: 'ConditionalRequestConflict', status: 409 },
    },
    { name: 'a slow upload', fault: { kind: 'server-error', code: 'RequestTimeout', status: 400 } },
  ] as const)('$name: are repeated', async ({ fault }) => {
    const { store, slept } = open();
    cloud.faults.add({ operation: 'S3.PutObject', times: 3, ...fault });
    expect(await store.put('a', BYTES, HEADERS, { ifNoneMatch: '*' })).toEqual({ etag: expect.any(String) });
    expect(cloud.calls('S3.PutObject')).toHaveLength(4);
    expect(slept).toEqual([100, 200, 400]);
  });

  it.each(['S3.PutObject', 'S3.DeleteObject'])(
    'whose answer to %s was lost leave a publish whole',
    async (operation) => {
      const count = operation === 'S3.PutObject' ? 10 : 1;
      for (let skip = 0; skip < count; skip++) {
        cloud.faults.clear();
        cloud.faults.add({ operation, kind: 'drop', when: 'after', times: 1, skip });
        const { store } = open();
        const bucket = memoryBucket();
        const ctx = { ...publishing(bucket, store), keys: keysOf(`${operation}-${skip}/`) };
        const result = await publishRelease(ctx, siteBuild('one'), headOf(1), { toolVersion: '0' });
        expect({ skip, kind: result.kind }).toEqual({ skip, kind: 'published' });
        expect(cloud.s3.object('site', `_spa/${operation}-${skip}/lock.json`)).toBeUndefined();
        expect(cloud.s3.object('site', `${operation}-${skip}/index.html`)?.body.toString()).toContain('page of one');
      }
    },
  );
});

describe('failures for good', () => {
  it.each([
    {
      call: 'PutObject',
      action: 's3:PutObject',
      run: (s: ReturnType<typeof open>['store']) => s.put('k.js', BYTES, HEADERS),
    },
    { call: 'GetObject', action: 's3:GetObject', run: (s: ReturnType<typeof open>['store']) => s.get('k.js') },
    { call: 'HeadObject', action: 's3:GetObject', run: (s: ReturnType<typeof open>['store']) => s.head('k.js') },
  ])('a denied $call names the action and the key, and is not repeated', async ({ call, action, run }) => {
    const { store } = open();
    cloud.faults.add({ operation: `S3.${call}`, kind: 'access-denied' });
    const error = await run(store).then(String, (thrown: unknown) => thrown as Error);
    expect(error).toBeInstanceOf(UserError);
    expect((error as Error).message).toContain(action);
    expect((error as Error).message).toContain('k.js');
    expect(cloud.calls(`S3.${call}`)).toHaveLength(1);
  });

  it('an endpoint where nothing listens is given up after three attempts', async () => {
    const { store, slept } = open();
    await cloud.stop();
    await expect(store.get('k')).rejects.toThrow(/nothing listens/);
    expect(slept).toHaveLength(2);
    cloud = await startLocalCloud();
  });

  it('expired credentials say so', async () => {
    const { store } = open();
    cloud.faults.add({ operation: 'S3.PutObject', kind: 'expired-token' });
    await expect(store.put('a', BYTES, HEADERS)).rejects.toThrow(/credentials have expired/);
  });

  it('a bucket that does not exist says so', async () => {
    const { session } = open();
    const store = s3Store(session, { bucket: 'no-such-bucket', concurrency: 4 });
    await expect(store.get('a')).rejects.toThrow(/no bucket no-such-bucket/);
  });
});

describe('the region', () => {
  it('of the bucket is learned from S3, once', async () => {
    const { store } = open('eu-west-1');
    expect(await store.put('a', BYTES, HEADERS)).toEqual({ etag: expect.any(String) });
    expect(await store.put('b', BYTES, HEADERS)).toEqual({ etag: expect.any(String) });
    expect(cloud.calls('S3.PutObject').map(({ status }) => status)).toEqual([301, 200, 200]);
  });
});
