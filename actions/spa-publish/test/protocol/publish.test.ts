import { describe, expect, it } from '@jest/globals';
import type { ManifestFile } from '../../src/model.js';
import { lockIn, pointerIn } from '../support/context.js';
import { memoryBucket, type MemoryBucket } from '../support/memory-store.js';
import { operationsSince } from '../support/operations.js';
import { publish } from '../support/scenario.js';
import { faultsOf, serves, siteBuild } from '../support/site.js';

const one = siteBuild('one');
const two = siteBuild('two');

async function bucketWith(...builds: (typeof one)[]): Promise<MemoryBucket> {
  const bucket = memoryBucket();
  for (const [index, build] of builds.entries()) await publish(bucket, build, index + 1);
  return bucket;
}

describe('the operations of a publish, in order', () => {
  it('first: immutable files, bodies and manifest, then under the lock what is overwritten in place', async () => {
    const bucket = await bucketWith(one);
    expect(operationsSince(bucket, 0)).toEqual([
      'GET _spa/current.json',
      'GET _spa/lock.json',
      'LIST ',
      'PUT assets/app-one.js if-none-match',
      'PUT assets/lazy-one.js if-none-match',
      'PUT assets/shared-00000000.js if-none-match',
      'PUT _spa/bodies/r1-1-0 if-none-match',
      'PUT _spa/releases/r1-1.json if-none-match',
      'PUT _spa/lock.json if-none-match',
      'GET _spa/current.json',
      'PUT logo.txt if-none-match not-after',
      'PUT about/index.html if-none-match not-after',
      'PUT index.html if-none-match not-after',
      'PUT sw.js if-none-match not-after',
      'PUT _spa/current.json if-none-match not-after',
      'INVALIDATE /logo.txt /about/index.html /index.html /sw.js',
      'DELETE _spa/lock.json if-match',
    ]);
    expect(serves(bucket, one)).toBe(true);
  });

  it('of a change: k PUTs of changed files and four more, by the recorded ETags', async () => {
    const bucket = await bucketWith(one);
    const start = bucket.operations.length;
    const changed = siteBuild('one', {
      files: { 'logo.txt': 'logo of one, again', 'index.html': 'page of one, again' },
    });
    const result = await publish(bucket, changed, 2);
    expect(operationsSince(bucket, start)).toEqual([
      'GET _spa/current.json',
      'GET _spa/lock.json',
      'GET _spa/releases/r1-1.json',
      'PUT _spa/bodies/r2-1-0 if-none-match',
      'PUT _spa/releases/r2-1.json if-none-match',
      'PUT _spa/lock.json if-none-match',
      'GET _spa/current.json',
      'PUT logo.txt if-match not-after',
      'PUT index.html if-match not-after',
      'PUT _spa/current.json if-match not-after',
      'INVALIDATE /logo.txt /index.html',
      'DELETE _spa/lock.json if-match',
    ]);
    expect(result).toMatchObject({ kind: 'published', work: { uploaded: ['logo.txt', 'index.html'], reused: 5 } });
  });

  it('of nothing new: two GETs, even where the commit is the same and the run another', async () => {
    const bucket = await bucketWith(one);
    const start = bucket.operations.length;
    expect(await publish(bucket, one, 1, {}, 2)).toMatchObject({ kind: 'unchanged', repaired: false });
    expect(operationsSince(bucket, start)).toEqual(['GET _spa/current.json', 'GET _spa/lock.json']);
  });

  it('of the same content by a newer commit: the pointer alone learns of it, once', async () => {
    const bucket = await bucketWith(one);
    const start = bucket.operations.length;
    expect(await publish(bucket, one, 3)).toMatchObject({ kind: 'unchanged' });
    expect(operationsSince(bucket, start)).toEqual([
      'GET _spa/current.json',
      'GET _spa/lock.json',
      'PUT _spa/current.json if-match',
    ]);
    expect(pointerIn(bucket)).toMatchObject({ id: 'r1-1', confirmed: { order: { run: 3 } } });
    // What commit 3 has undone does not come back when commit 2 is late.
    expect((await publish(bucket, two, 2)).kind).toBe('superseded');
    expect(serves(bucket, one)).toBe(true);
    const before = bucket.operations.length;
    expect((await publish(bucket, one, 3)).kind).toBe('unchanged');
    expect(bucket.operations.length - before).toBe(2);
  });

  it('of an older commit: two GETs and nothing else', async () => {
    const bucket = memoryBucket();
    await publish(bucket, two, 2);
    const start = bucket.operations.length;
    expect(await publish(bucket, one, 1)).toMatchObject({ kind: 'superseded', by: { id: 'r2-1' } });
    expect(operationsSince(bucket, start)).toEqual(['GET _spa/current.json', 'GET _spa/lock.json']);
    expect(await publish(bucket, one, 1, { settings: { allowOlder: true } })).toMatchObject({ kind: 'published' });
    expect(serves(bucket, one)).toBe(true);
  });
});

describe('what Git says of the commits', () => {
  it.each([
    { relation: 'behind', kind: 'superseded' },
    { relation: 'ahead', kind: 'published' },
    { relation: 'diverged', kind: 'superseded' },
  ] as const)('$relation: an older commit is $kind', async ({ relation, kind }) => {
    const bucket = memoryBucket();
    await publish(bucket, two, 2);
    const asked: string[][] = [];
    const compareCommits = (live: string, ours: string) => {
      asked.push([live, ours]);
      return Promise.resolve(relation);
    };
    expect((await publish(bucket, one, 1, { compareCommits })).kind).toBe(kind);
    expect(asked).toEqual([['2'.padStart(40, '0'), '1'.padStart(40, '0')]]);
  });
});

describe('headers', () => {
  const recached = siteBuild('one', { cacheControl: { immutable: 'max-age=7', entry: 'no-store' } });

  it('that change alone are published, immutable files with the switch', async () => {
    const bucket = await bucketWith(one);
    const result = await publish(bucket, recached, 2);
    expect(result).toMatchObject({ kind: 'published' });
    expect(result.work.headersOnly).toEqual(result.work.uploaded);
    expect(result.work.uploaded).toHaveLength(5);
    expect(serves(bucket, recached)).toBe(true);
  });
});

describe('immutable files', () => {
  it('with other content under the same name become mutable ones, with a warning', async () => {
    const bucket = await bucketWith(one);
    const changed = siteBuild('one', { files: { 'assets/shared-00000000.js': 'other' } });
    const result = await publish(bucket, changed, 2);
    expect(result).toMatchObject({
      kind: 'published',
      work: { warnings: [expect.stringContaining('assets/shared-0')] },
    });
    expect(bucket.text('assets/shared-00000000.js')).toBe('other');
    expect(bucket.objects.get('assets/shared-00000000.js')?.headers.cacheControl).toBe(
      'public,max-age=0,must-revalidate',
    );
    const file = (result as { release: { files: Record<string, ManifestFile> } }).release.files[
      'assets/shared-00000000.js'
    ];
    expect(file).toMatchObject({ class: 'mutable', body: { object: 'bodies/r2-1-0' } });
    expect((await publish(bucket, changed, 2)).kind).toBe('unchanged');
  });

  it('of somebody else under the same name, too; and are refused where Vite proves the name', async () => {
    const bucket = memoryBucket();
    bucket.seed('assets/app-one.js', 'foreign');
    await expect(publish(bucket, siteBuild('one', { proven: true }), 1)).rejects.toThrow(
      /other content .*assets\/app-one\.js/,
    );
    expect(pointerIn(bucket)).toBeUndefined();
    expect(lockIn(bucket)).toBeUndefined();
    expect(await publish(bucket, one, 1)).toMatchObject({ kind: 'published' });
    expect(bucket.text('assets/app-one.js')).toBe('app of one');
    expect(faultsOf(bucket)).toEqual([]);
  });

  it('of an old release are reused after a second look under the lock', async () => {
    const bucket = await bucketWith(one, two);
    const start = bucket.operations.length;
    const result = await publish(bucket, one, 3);
    expect(result).toMatchObject({ kind: 'published', work: { reused: 3 } });
    const operations = operationsSince(bucket, start);
    const lock = operations.indexOf('PUT _spa/lock.json if-none-match');
    expect(operations.slice(lock).filter((line) => line.startsWith('HEAD'))).toEqual([
      'HEAD assets/app-one.js',
      'HEAD assets/lazy-one.js',
    ]);
  });
});

describe('drift', () => {
  it('is mended: a file that is gone, and one that somebody has replaced', async () => {
    const bucket = await bucketWith(one);
    bucket.objects.delete('assets/app-one.js');
    bucket.seed('logo.txt', 'foreign');
    expect((await publish(bucket, one, 1)).kind).toBe('unchanged');
    const result = await publish(bucket, one, 1, { drift: true }, 2);
    expect(result).toMatchObject({ kind: 'published', work: { uploaded: ['assets/app-one.js', 'logo.txt'] } });
    expect(serves(bucket, one)).toBe(true);
    expect((await publish(bucket, one, 1, { drift: true }, 2)).kind).toBe('unchanged');
  });
});

describe('a release id given by the caller', () => {
  it('may be used again by a later run, unless another content was live by it', async () => {
    const bucket = await bucketWith(one, two);
    bucket.objects.delete('_spa/current.json');
    expect((await publish(bucket, one, 1)).kind).toBe('published');
    await expect(publish(bucket, siteBuild('three'), 1)).rejects.toThrow(/r1-1 with another content was live already/);
  });
});
