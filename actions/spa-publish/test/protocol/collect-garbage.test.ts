import { describe, expect, it } from '@jest/globals';
import { pointerIn } from '../support/context.js';
import { memoryBucket, type MemoryBucket } from '../support/memory-store.js';
import { operationsSince } from '../support/operations.js';
import { clean, HOUR_MS, publish, rollback } from '../support/scenario.js';
import { faultsOf, serves, siteBuild } from '../support/site.js';

const builds = ['one', 'two', 'three', 'four'].map((name) => siteBuild(name));

async function published(kms = false): Promise<MemoryBucket> {
  const bucket = memoryBucket({ kms });
  for (const [index, build] of builds.entries()) {
    await publish(bucket, build, index + 1);
    bucket.now += 2 * HOUR_MS;
  }
  return bucket;
}

describe('a clean-up', () => {
  it.each([false, true])('removes what only dropped releases have, and their control data (KMS: %s)', async (kms) => {
    const bucket = await published(kms);
    bucket.seed('assets/app-foreign.js', 'foreign');
    bucket.now += 2 * HOUR_MS;
    const result = await clean(bucket, {}, { keepReleases: 2 });
    expect(result).toMatchObject({
      kind: 'cleaned',
      deleted: ['assets/app-one.js', 'assets/app-two.js', 'assets/lazy-one.js', 'assets/lazy-two.js'],
      releases: ['r1-1', 'r2-1'],
      kept: [],
    });
    expect([...bucket.objects.keys()].filter((key) => key.startsWith('_spa/')).sort()).toEqual([
      '_spa/bodies/r3-1-0',
      '_spa/bodies/r4-1-0',
      '_spa/current.json',
      '_spa/releases/r3-1.json',
      '_spa/releases/r4-1.json',
    ]);
    expect(bucket.text('assets/app-foreign.js')).toBe('foreign');
    expect(faultsOf(bucket)).toEqual([]);
    expect((await rollback(bucket, 'previous')).kind).toBe('rolled-back');
  });

  it('removes files whose headers were changed since, under KMS as well', async () => {
    const bucket = memoryBucket({ kms: true });
    await publish(bucket, siteBuild('one'), 1);
    await publish(bucket, siteBuild('one', { cacheControl: { immutable: 'max-age=9' } }), 2);
    bucket.now += 2 * HOUR_MS;
    await publish(bucket, siteBuild('two'), 3);
    bucket.now += 2 * HOUR_MS;
    expect(await clean(bucket)).toMatchObject({ kind: 'cleaned', kept: [], releases: ['r1-1', 'r2-1'] });
    expect(bucket.text('assets/app-one.js')).toBeUndefined();
  });

  it('with nothing to drop asks three things at once and takes no lock', async () => {
    const bucket = await published();
    const start = bucket.operations.length;
    expect((await clean(bucket, {}, { keepReleases: 4 })).kind).toBe('nothing-to-do');
    expect((await clean(bucket, {}, { keepReleases: 1, keepDays: 14 })).kind).toBe('nothing-to-do');
    expect(operationsSince(bucket, start)).toEqual([
      'GET _spa/current.json',
      'GET _spa/lock.json',
      'LIST _spa/releases/',
      'GET _spa/current.json',
      'GET _spa/lock.json',
      'LIST _spa/releases/',
    ]);
  });

  it('as a dry run deletes nothing', async () => {
    const bucket = await published();
    const before = [...bucket.objects.keys()];
    const result = await clean(bucket, {}, { dryRun: true });
    expect(result).toMatchObject({ kind: 'planned', releases: ['r1-1', 'r2-1', 'r3-1'] });
    expect([...bucket.objects.keys()].sort()).toEqual(before.sort());
  });

  it('is refused where it would be more than max-delete', async () => {
    const bucket = await published();
    const result = await clean(bucket, {}, { maxDelete: 3 });
    expect(result).toMatchObject({ kind: 'refused', reason: expect.stringContaining('"max-delete" (3)') });
    expect('candidates' in result && result.candidates).toHaveLength(6);
    expect(bucket.text('assets/app-one.js')).toBeDefined();
    expect(bucket.text('_spa/lock.json')).toBeUndefined();
  });

  it('leaves young files and those that somebody replaced, and the manifest of the young', async () => {
    const bucket = await published();
    bucket.seed('assets/app-one.js', 'foreign');
    bucket.seed('assets/lazy-two.js', 'lazy of two');
    const result = await clean(bucket, {});
    expect('kept' in result && result.kept).toHaveLength(2);
    expect(bucket.text('assets/app-one.js')).toBe('foreign');
    expect(bucket.text('_spa/releases/r2-1.json')).toBeDefined();
    bucket.now += 2 * HOUR_MS;
    await clean(bucket, {});
    expect(bucket.text('assets/lazy-two.js')).toBeUndefined();
    expect(bucket.text('assets/app-one.js')).toBe('foreign');
    expect(bucket.text('_spa/releases/r2-1.json')).toBeUndefined();
  });

  it('removes pages of dropped releases before the files that they name', async () => {
    const bucket = memoryBucket();
    const old = siteBuild('one', { files: { 'old.html': 'page of one\nref=assets/app-one.js' } });
    await publish(bucket, old, 1);
    bucket.now += 2 * HOUR_MS;
    await publish(bucket, siteBuild('two'), 2);
    bucket.now += 2 * HOUR_MS;
    const start = bucket.operations.length;
    await clean(bucket);
    expect(operationsSince(bucket, start).filter((line) => line.startsWith('DELETE MANY'))).toEqual([
      'DELETE MANY old.html not-after',
      'DELETE MANY assets/app-one.js assets/lazy-one.js not-after',
      'DELETE MANY _spa/releases/r1-1.json not-after',
      'DELETE MANY _spa/bodies/r1-1-0 not-after',
    ]);
  });

  it('puts the site right where a publisher died', async () => {
    const bucket = await published();
    const expiresAt = new Date(bucket.now - 10_000).toISOString();
    bucket.seed('_spa/lock.json', JSON.stringify({ schema: 1, owner: 'dead', run: 'x', expiresAt }));
    bucket.seed('index.html', 'page of five');
    await clean(bucket);
    const live = builds[3];
    expect(live && serves(bucket, live)).toBe(true);
    expect(pointerIn(bucket)?.id).toBe('r4-1');
  });
});
