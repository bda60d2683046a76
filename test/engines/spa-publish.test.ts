import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CloudFrontClient, GetInvalidationCommand } from '@aws-sdk/client-cloudfront';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { spawnAction } from '@platform-actions/action-kit/testing';
import { sdkConfig, startMinistack, startMoto, type Cloud } from './support/clouds.js';
import { newDistribution } from './support/distributions.js';
import { describeEngines } from './support/engines.js';
import { keeper } from './support/resources.js';
import { buildStorefront, type Releases } from './support/storefront.js';

const Bucket = 'storefront';
const IMMUTABLE = 'public,max-age=31536000,immutable';

/** What every file of the build has to come with; the first that matches. */
const HEADERS: readonly (readonly [file: RegExp, contentType: string, cacheControl: string])[] = [
  [/^assets\/.*\.js$/, 'text/javascript; charset=utf-8', IMMUTABLE],
  [/^assets\/.*\.css$/, 'text/css; charset=utf-8', IMMUTABLE],
  [/^index\.html$/, 'text/html; charset=utf-8', 'no-cache'],
  [/^favicon\.svg$/, 'image/svg+xml; charset=utf-8', 'public,max-age=0,must-revalidate'],
  [/^robots\.txt$/, 'text/plain; charset=utf-8', 'public,max-age=0,must-revalidate'],
];

/** moto's CloudFront is no use: the ids of its distributions are none that CloudFront would give, which start with E. */
const SERVERS: readonly { server: string; start: () => Promise<Cloud>; hasCloudFront: boolean }[] = [
  { server: 'moto', start: startMoto, hasCloudFront: false },
  { server: 'ministack', start: () => startMinistack(), hasCloudFront: true },
];

describeEngines(['python-tools', 'storefront'], 'spa-publish', () => {
  const keepReleases = keeper();
  let releases: Releases;
  beforeAll(async () => {
    releases = keepReleases(await buildStorefront(2));
  });

  describe.each(SERVERS)('on $server', ({ start, hasCloudFront }) => {
    const keep = keeper();
    let cloud: Cloud;
    let s3: S3Client;
    let distribution = '';
    let first: Record<string, string>;

    beforeAll(async () => {
      cloud = keep(await start());
      if (hasCloudFront) distribution = await newDistribution(cloud, Bucket);
      s3 = new S3Client({ ...sdkConfig(cloud), forcePathStyle: true });
      const CreateBucketConfiguration = { LocationConstraint: 'eu-central-1' } as const;
      await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }));
    });
    afterAll(() => {
      s3.destroy();
    });

    /** A run of the action after that release was built. What these servers say of an invalidation is not waited for. */
    async function run(release: number, inputs: Record<string, string> = {}) {
      const job = { GITHUB_RUN_ID: String(1000 + release), GITHUB_SHA: String(release).repeat(40) };
      const env = { ...cloud.environment, GITHUB_WORKSPACE: releases.workspace(release), ...job };
      const all = { bucket: Bucket, 'distribution-id': distribution, wait: '0', ...inputs };
      return spawnAction('spa-publish', all, { env });
    }

    async function succeed(...call: Parameters<typeof run>) {
      const { exitCode, stdout, outputs, result } = await run(...call);
      if (exitCode !== 0) throw new Error(stdout);
      return { outputs, calls: result?.['calls'] };
    }

    /** Keys of the site, without the records of the publisher. */
    async function keys(): Promise<string[]> {
      const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket }));
      return (Contents ?? []).map(({ Key = '' }) => Key).filter((key) => !key.startsWith('_spa/'));
    }

    async function object(Key: string) {
      const { Body, ContentType, CacheControl } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      return { text: await Body?.transformToString(), ContentType, CacheControl };
    }

    async function index(): Promise<string> {
      return (await object('index.html')).text ?? '';
    }

    async function invalidated(Id = ''): Promise<readonly string[]> {
      if (Id === '') return [];
      const client = new CloudFrontClient(sdkConfig(cloud));
      const { Invalidation } = await client.send(new GetInvalidationCommand({ DistributionId: distribution, Id }));
      client.destroy();
      return Invalidation?.InvalidationBatch?.Paths?.Items ?? [];
    }

    it('publishes the storefront, every file with its headers', async () => {
      first = (await succeed(1)).outputs;
      expect(first).toMatchObject({ outcome: 'published', reused: '0' });
      const published = await keys();
      expect(published).toHaveLength(Number(first['uploaded']));
      for (const key of published) {
        const [, ContentType, CacheControl] = HEADERS.find(([file]) => file.test(key)) ?? [];
        const text = readFileSync(join(releases.workspace(1), 'dist', key), 'utf8');
        expect([key, await object(key)]).toEqual([key, { text, ContentType, CacheControl }]);
      }
    });

    it('finds in two reads that there is nothing to publish', async () => {
      const { outputs, calls } = await succeed(1);
      expect(outputs).toMatchObject({ outcome: 'unchanged', uploaded: '0', 'release-id': first['release-id'] });
      expect(calls).toEqual({ 'S3.GetObject': 2 });
    });

    it('puts the next release beside the first, and invalidates the one page that changed', async () => {
      const [before, old] = [await keys(), await index()];
      const { outputs } = await succeed(2);
      expect(outputs).toMatchObject({ outcome: 'published', 'previous-release-id': first['release-id'] });
      expect(await keys()).toEqual(expect.arrayContaining(before));
      expect(await index()).not.toBe(old);
      expect(await invalidated(outputs['invalidation-id'])).toEqual(hasCloudFront ? ['/index.html'] : []);
    });

    it('touches nothing that is visible while another publisher holds the lock', async () => {
      const Key = '_spa/lock.json';
      const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
      const lock = { schema: 1, owner: 'somebody else', run: 'https://github.com/org/shop/actions/runs/7', expiresAt };
      await s3.send(new PutObjectCommand({ Bucket, Key, Body: JSON.stringify(lock) }));
      const before = await index();
      const { exitCode, outputs } = await run(1, { 'lock-timeout': '1s', 'allow-older': 'true' });
      expect([exitCode, outputs['outcome']]).toEqual([1, 'failed']);
      expect(outputs['reason']).toContain('runs/7');
      expect(await index()).toBe(before);
      await s3.send(new DeleteObjectCommand({ Bucket, Key }));
    });

    it('goes back to the first release without a build', async () => {
      const { outputs } = await succeed(2, { mode: 'rollback', source: 'there-is-none' });
      expect(outputs).toMatchObject({ outcome: 'rolled-back', 'release-id': first['release-id'] });
      expect(await index()).toBe(readFileSync(join(releases.workspace(1), 'dist', 'index.html'), 'utf8'));
    });
  });
});
