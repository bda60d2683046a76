import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startLocalCloud, type LocalCloud } from '@platform-actions/local-cloud';
import { execute, succeed } from './support/programs.js';

const installed = spawnSync('aws', ['--version']).status === 0;

/** Bigger than the 8 MB from which on the CLI uploads in parts. */
const BIG = Buffer.alloc(9_000_000, 'platform-actions ');

(installed ? describe : describe.skip)('the AWS CLI on the local S3', () => {
  let cloud: LocalCloud;
  let folder: string;

  beforeAll(async () => {
    cloud = await startLocalCloud();
    cloud.s3.createBucket('site');
    folder = mkdtempSync(join(tmpdir(), 'aws-cli-'));
    mkdirSync(join(folder, 'dist', 'assets'), { recursive: true });
    for (const name of ['a-1', 'b-2', 'ü c']) writeFileSync(join(folder, 'dist', 'assets', `${name}.js`), name);
    writeFileSync(join(folder, 'dist', 'index.html'), '<html></html>');
    writeFileSync(join(folder, 'big.bin'), BIG);
  });

  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await cloud.stop();
  });

  /** Version 1 of the CLI reads only the default region. */
  function options(region = cloud.region) {
    const env = { ...cloud.environment(), AWS_DEFAULT_REGION: region, AWS_PAGER: '', PYTHONUTF8: '1' };
    return { cwd: folder, env };
  }

  const aws = (...args: string[]): Promise<string> => succeed('aws', args, options());
  const keys = (): string[] => cloud.s3.objects('site').map(({ key }) => key);

  it('syncs a folder, with a content type, and has nothing to do the second time', async () => {
    const sync = ['s3', 'sync', 'dist', 's3://site/app', '--no-progress', '--cache-control', 'no-cache'];
    await aws(...sync);
    expect(keys()).toEqual(['app/assets/a-1.js', 'app/assets/b-2.js', 'app/assets/ü c.js', 'app/index.html']);
    const { headers } = cloud.s3.object('site', 'app/index.html')!;
    expect(headers).toEqual({ 'content-type': 'text/html', 'cache-control': 'no-cache' });
    cloud.resetCalls();
    expect(await aws(...sync, '--size-only')).toBe('');
    expect(cloud.calls('S3').map(({ operation }) => operation)).toEqual(['S3.ListObjectsV2']);
  });

  it('lists, and removes what is gone', async () => {
    expect(await aws('s3', 'ls', 's3://site/app/')).toMatch(/PRE assets\/\n.* 13 index\.html\n/);
    rmSync(join(folder, 'dist', 'assets', 'ü c.js'));
    await aws('s3', 'sync', 'dist', 's3://site/app', '--delete', '--size-only', '--no-progress');
    expect(keys()).toEqual(['app/assets/a-1.js', 'app/assets/b-2.js', 'app/index.html']);
  });

  it('copies a big file there and back in parts', async () => {
    await aws('s3', 'cp', 'big.bin', 's3://site/big.bin', '--no-progress');
    expect(cloud.s3.object('site', 'big.bin')).toMatchObject({ etag: expect.stringMatching(/-2"$/) });
    await aws('s3', 'cp', 's3://site/big.bin', 'back.bin', '--no-progress');
    expect(readFileSync(join(folder, 'back.bin')).equals(BIG)).toBe(true);
    await aws('s3', 'rm', 's3://site/big.bin');
    expect(keys()).not.toContain('big.bin');
  });

  it('makes and removes buckets', async () => {
    await aws('s3', 'mb', 's3://another');
    expect(await aws('s3', 'ls')).toMatch(/another\n.*site\n$/);
    await aws('s3', 'rb', 's3://another');
    expect(cloud.s3.buckets()).toEqual(['site']);
  });

  it('finds the region of a bucket, and understands refusals', async () => {
    expect(await succeed('aws', ['s3', 'ls', 's3://site/app/index.html'], options('us-west-2'))).toContain(
      'index.html',
    );
    expect(cloud.calls('S3')).toContainEqual(expect.objectContaining({ error: 'PermanentRedirect' }));
    const put = ['s3api', 'put-object', '--bucket', 'site', '--key', 'app/index.html', '--if-none-match', '*'];
    const { exitCode, stderr } = await execute('aws', put, options());
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain('PreconditionFailed');
  });
});
