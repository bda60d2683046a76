import { spawn } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleWithWebIdentityCommand } from '@aws-sdk/client-sts';
import type { Fault } from '../src/index.js';
import { failure, raw, startTestS3, type TestS3 } from './s3-support.js';

let test: TestS3;

beforeEach(async () => {
  test = await startTestS3();
});

afterEach(async () => {
  await test.stop();
});

describe('a call', () => {
  it('is recorded in short', async () => {
    const { ETag } = await test.put('assets/a.js', 'hello', { IfNoneMatch: '*' });
    await test.s3.send(new GetObjectCommand({ Bucket: 'site', Key: 'assets/a.js', Range: 'bytes=0-1', IfMatch: ETag }));
    await test.s3.send(new ListObjectsV2Command({ Bucket: 'site', Prefix: 'assets/' }));
    expect(test.cloud.calls('S3').map(({ operation, input }) => ({ operation, ...input }))).toEqual([
      { operation: 'S3.PutObject', bucket: 'site', key: 'assets/a.js', ifNoneMatch: '*', size: 5 },
      { operation: 'S3.GetObject', bucket: 'site', key: 'assets/a.js', ifMatch: ETag, range: 'bytes=0-1' },
      { operation: 'S3.ListObjectsV2', bucket: 'site', prefix: 'assets/' },
    ]);
    expect(test.cloud.calls('S3.PutObject')).toMatchObject([{ status: 200, requestBytes: 5, at: test.clock.now() }]);
  });

  it("has the cloud's time in its answer, errors included", async () => {
    const date = new Date(test.clock.now()).toUTCString();
    for (const [path, status] of [
      ['/site?list-type=2', 200],
      ['/site/none', 404],
      ['/site?policy', 501],
    ] as const) {
      const answer = await raw(test, { path });
      expect(answer).toMatchObject({ status, headers: { date, 'x-amz-request-id': expect.any(String) } });
    }
  });

  it('that fails says so in a document, which HEAD leaves out', async () => {
    const { body, headers } = await raw(test, { path: '/site/a%26b' });
    const [id, id2] = [headers['x-amz-request-id'] as string, headers['x-amz-id-2'] as string];
    expect(body).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Error><Code>NoSuchKey</Code><Message>The specified key does not exist.' +
        `</Message><Key>a&amp;b</Key><RequestId>${id}</RequestId><HostId>${id2}</HostId></Error>`,
    );
    expect(await raw(test, { method: 'HEAD', path: '/site/a' })).toMatchObject({ status: 404, body: '' });
  });
});

describe("a signature's time", () => {
  it("may be the machine's or the cloud's", async () => {
    for (const now of [Date.now(), test.clock.now()]) {
      const date = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
      expect((await raw(test, { path: '/site?list-type=2', headers: { 'x-amz-date': date } })).status).toBe(200);
    }
    const answer = await raw(test, { path: '/site', headers: { 'x-amz-date': '20200101T000000Z' } });
    expect(answer).toMatchObject({ status: 403, body: expect.stringContaining('RequestTimeTooSkewed') });
  });

  it("must be the cloud's where that is asked for; the SDK finds out by itself", async () => {
    test.cloud.s3.configure({ strictClock: true });
    expect(await failure(test.put('a', 'x'))).toMatchObject({ name: 'RequestTimeTooSkewed', status: 403 });
    const answer = await raw(test, { path: '/site', headers: { 'x-amz-date': '20260115T084459Z' } });
    expect(answer.body).toContain('<ServerTime>2026-01-15T09:00:00Z</ServerTime>');
    expect(answer.body).toContain('<MaxAllowedSkewMilliseconds>900000</MaxAllowedSkewMilliseconds>');
    const retrying = new S3Client({ ...test.config, maxAttempts: 3 });
    await retrying.send(new ListObjectsV2Command({ Bucket: 'site' }));
    retrying.destroy();
    expect(test.cloud.calls('S3.ListObjectsV2').map(({ status }) => status)).toEqual([403, 200]);
  });

  it('is needed, and so is the hash of the body', async () => {
    const undated = await raw(test, { path: '/site', headers: { 'x-amz-date': '' } });
    expect(undated).toMatchObject({ status: 403, body: expect.stringContaining('AccessDenied') });
    test.cloud.s3.put('site', 'a', 'x');
    const wrong = await raw(test, { path: '/site/a', headers: { 'x-amz-content-sha256': 'ab' } });
    expect(wrong).toMatchObject({ status: 400, body: expect.stringContaining('<ClientComputedContentSHA256>ab<') });
  });
});

it('takes temporary keys only as they were given out', async () => {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } =
    test.cloud.environment('keyless');
  const issued = await fetch(`${url!}&audience=sts.amazonaws.com`, { headers: { authorization: `Bearer ${token!}` } });
  const { value } = (await issued.json()) as { value: string };
  const assume = { RoleArn: test.cloud.roleArn, RoleSessionName: 'test', WebIdentityToken: value };
  const { Credentials } = await test.sts.send(new AssumeRoleWithWebIdentityCommand(assume));
  const credentials = { accessKeyId: Credentials!.AccessKeyId!, secretAccessKey: Credentials!.SecretAccessKey! };
  const list = async (sessionToken: string): Promise<unknown> => {
    const client = new S3Client({ ...test.config, credentials: { ...credentials, sessionToken } });
    const outcome = await failure(client.send(new ListObjectsV2Command({ Bucket: 'site' })));
    client.destroy();
    return outcome;
  };
  expect(await list(Credentials!.SessionToken!)).toMatchObject({ name: 'none' });
  expect(await list('another')).toMatchObject({ name: 'InvalidToken', status: 400 });
});

describe('a fault', () => {
  const faults: [string, Fault, object][] = [
    ['throttling', { operation: '*', kind: 'throttle' }, { name: 'SlowDown', status: 503 }],
    ['a 500', { operation: 'S3.*', kind: 'server-error' }, { name: 'InternalError', status: 500 }],
    [
      'a time-out',
      { operation: 'S3.PutObject', kind: 'server-error', code: 'RequestTimeout' },
      { name: 'RequestTimeout', status: 400 },
    ],
    [
      'another status',
      { operation: '*', kind: 'server-error', code: 'ServiceUnavailable', status: 502 },
      { name: 'ServiceUnavailable', status: 502 },
    ],
    ['an expired token', { operation: '*', kind: 'expired-token' }, { name: 'ExpiredToken', status: 400 }],
    [
      'a denial',
      { operation: '*', kind: 'access-denied' },
      {
        name: 'AccessDenied',
        status: 403,
        message:
          'User: arn:aws:iam::123456789012:user/local-cloud is not authorized to perform: s3:PutObject on resource: ' +
          '"arn:aws:s3:::site/a" because no identity-based policy allows the s3:PutObject action',
      },
    ],
  ];
  it.each(faults)("is %s in S3's words", async (_what, fault, expected) => {
    test.cloud.faults.add(fault);
    expect(await failure(test.put('a', 'x'))).toMatchObject(expected);
    expect(test.cloud.calls('S3')).toMatchObject([{ error: (expected as { name: string }).name }]);
    expect(test.keys()).toEqual([]);
  });

  it('names the IAM action where it is not the operation', async () => {
    test.cloud.faults.add({ operation: '*', kind: 'access-denied' });
    const { message } = await failure(test.s3.send(new ListObjectsV2Command({ Bucket: 'site' })));
    expect(message).toContain('s3:ListBucket on resource: "arn:aws:s3:::site"');
    expect(await failure(test.s3.send(new HeadObjectCommand({ Bucket: 'site', Key: 'a' })))).toMatchObject({
      status: 403,
    });
  });

  it.each([
    ['drop', 'before', []],
    ['drop', 'after', ['a']],
    ['server-error', 'after', ['a']],
  ] as const)('%s %s the operation leaves %j', async (kind, when, keys) => {
    test.cloud.faults.add({ operation: 'S3.PutObject', kind, when });
    expect((await failure(test.put('a', 'x'))).name).not.toBe('none');
    expect(test.keys()).toEqual(keys);
  });

  it('drops the answer of a failure as well', async () => {
    test.cloud.faults.add({ operation: 'S3.GetObject', kind: 'drop', when: 'after' });
    const get = test.s3.send(new GetObjectCommand({ Bucket: 'site', Key: 'none' }));
    expect((await failure(get)).message).toContain('socket hang up');
  });
});

/** Puts k0, k1, … one after the other, until it is killed. */
const WRITER = `
  for (let index = 0; ; index += 1) {
    await fetch(process.argv[1] + '/site/k' + index, { method: 'PUT', body: 'x', headers: {
      authorization: 'AWS4-HMAC-SHA256 Credential=AKIATEST/20260115/eu-central-1/s3/aws4_request, x',
      'x-amz-date': '20260115T090000Z', 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD',
    } });
  }`;

describe('a hold', () => {
  it('lets a client be killed after exactly k operations', async () => {
    test.cloud.faults.add({ operation: ['S3.PutObject', 'CloudFront.*'], kind: 'hold', skip: 2 });
    const writer = spawn(process.execPath, ['--input-type=module', '-e', WRITER, test.cloud.url], { stdio: 'ignore' });
    expect(await test.cloud.faults.whenHeld()).toBe('S3.PutObject');
    writer.kill('SIGKILL');
    await new Promise((resolve) => writer.once('exit', resolve));
    expect(test.keys()).toEqual(['k0', 'k1', 'k2']);
    expect(test.cloud.calls('S3').map(({ status }) => status)).toEqual([200, 200, 0]);
  });

  it('is followed by silence', async () => {
    test.cloud.faults.add({ operation: 'S3.*', kind: 'hold', skip: 1 });
    await test.put('a', 'x');
    const silent = ['b', 'c', 'd'].map((key) => failure(test.put(key, 'x')));
    await test.cloud.faults.whenHeld();
    const answered = await Promise.race([...silent, new Promise((resolve) => setTimeout(resolve, 100, 'silence'))]);
    expect(answered).toBe('silence');
    expect(test.keys()).toHaveLength(2);
  });

  it('of one call leaves the next alone', async () => {
    test.cloud.faults.add({ operation: 'S3.PutObject', kind: 'hold', when: 'before', times: 1 });
    void failure(test.put('a', 'x'));
    await test.cloud.faults.whenHeld();
    await test.put('b', 'x');
    expect(test.keys()).toEqual(['b']);
  });

  it('counts an operation that fails', async () => {
    test.cloud.faults.add({ operation: 'S3.GetObject', kind: 'hold' });
    void failure(test.s3.send(new GetObjectCommand({ Bucket: 'site', Key: 'none' })));
    expect(await test.cloud.faults.whenHeld()).toBe('S3.GetObject');
    expect(test.cloud.calls('S3')).toMatchObject([{ status: 0 }]);
  });
});

it('takes its time where told to', async () => {
  test.cloud.s3.configure({ serviceTimes: { put: 60, list: 1 } });
  const start = performance.now();
  await test.put('a', 'x');
  expect(performance.now() - start).toBeGreaterThan(55);
});

it('is steered by another process too', async () => {
  const control = async (path: string, body?: object): Promise<unknown> => {
    const request = body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
    return (await fetch(`${test.cloud.url}/_local-cloud/${path}`, request)).json();
  };
  await control('buckets', { name: 'other', kms: true });
  await test.put('a', 'x', { Bucket: 'other' });
  expect(await control('buckets')).toMatchObject([
    { name: 'other', objects: [{ key: 'a', size: 1, writes: 1 }] },
    { name: 'site', objects: [] },
  ]);
  await control('s3', { strictClock: true });
  const late = await raw(test, { path: '/site', headers: { 'x-amz-date': '20260115T100000Z' } });
  expect(late.status).toBe(403);
  await control('faults', { operation: ['S3.GetObject'], kind: 'hold' });
  void failure(raw(test, { path: '/site/a' }));
  expect(await control('held')).toEqual({ operation: 'S3.GetObject' });
  expect(await control('buckets', { name: 'site' })).toEqual({ error: 'There is a bucket site already.' });
  expect(await control('s3', { serviceTimes: { put: 'long' } })).toMatchObject({ error: expect.any(String) });
  expect(await control('faults', { operation: [], kind: 'hold' })).toEqual({ error: 'operation is empty.' });
});
