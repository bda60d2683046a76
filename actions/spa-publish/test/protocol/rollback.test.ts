import { describe, expect, it } from '@jest/globals';
import { rollBack } from '../../src/protocol/index.js';
import { pointerIn, publishing } from '../support/context.js';
import { memoryBucket, type MemoryBucket } from '../support/memory-store.js';
import { operationsSince } from '../support/operations.js';
import { publish, rollback } from '../support/scenario.js';
import { serves, siteBuild } from '../support/site.js';

const one = siteBuild('one');
const two = siteBuild('two');
const three = siteBuild('three');

async function published(kms = false): Promise<MemoryBucket> {
  const bucket = memoryBucket({ kms });
  for (const [index, build] of [one, two, three].entries()) await publish(bucket, build, index + 1);
  return bucket;
}

describe('rolling back', () => {
  it('writes what is overwritten in place from the kept bodies, in the order of a publish', async () => {
    const bucket = await published();
    const start = bucket.operations.length;
    const result = await rollback(bucket, 'previous');
    expect(result).toMatchObject({ kind: 'rolled-back', release: { id: 'r2-1' }, previous: { id: 'r3-1' } });
    expect(operationsSince(bucket, start)).toEqual([
      'GET _spa/current.json',
      'GET _spa/lock.json',
      'GET _spa/releases/r2-1.json',
      'PUT _spa/lock.json if-none-match',
      'GET _spa/current.json',
      'GET _spa/releases/r3-1.json',
      'LIST ',
      'GET _spa/bodies/r2-1-0',
      'PUT logo.txt if-match not-after',
      'GET _spa/bodies/r2-1-0',
      'PUT about/index.html if-match not-after',
      'GET _spa/bodies/r2-1-0',
      'PUT index.html if-match not-after',
      'GET _spa/bodies/r2-1-0',
      'PUT sw.js if-match not-after',
      'PUT _spa/current.json if-match not-after',
      'INVALIDATE /logo.txt /about/index.html /index.html /sw.js',
      'DELETE _spa/lock.json if-match',
    ]);
    expect(serves(bucket, two)).toBe(true);
    expect(pointerIn(bucket)).toMatchObject({ id: 'r2-1', history: ['r2-1', 'r3-1', 'r2-1', 'r1-1'] });
  });

  it.each([false, true])('goes to any release that is kept, headers included (KMS: %s)', async (kms) => {
    const bucket = await published(kms);
    const recached = siteBuild('three', { cacheControl: { immutable: 'max-age=9', entry: 'no-store' } });
    await publish(bucket, recached, 4);
    expect((await rollback(bucket, 'r3-1')).kind).toBe('rolled-back');
    expect(serves(bucket, three)).toBe(true);
    expect((await rollback(bucket, 'r1-1')).kind).toBe('rolled-back');
    expect(serves(bucket, one)).toBe(true);
    // A new commit goes live again.
    expect((await publish(bucket, three, 5)).kind).toBe('published');
    expect(serves(bucket, three)).toBe(true);
  });

  it('twice goes back further, unless it is the same run again', async () => {
    const bucket = await published();
    const run = (number: number, attempt = ''): Promise<{ kind: string }> =>
      rollback(bucket, 'previous', { run: `https://github.example/runs/${number}${attempt}` });
    expect((await run(10)).kind).toBe('rolled-back');
    expect((await run(10, '/attempts/2')).kind).toBe('unchanged');
    expect(pointerIn(bucket)?.id).toBe('r2-1');
    expect((await run(11)).kind).toBe('rolled-back');
    expect(pointerIn(bucket)?.id).toBe('r1-1');
    expect(serves(bucket, one)).toBe(true);
    await expect(run(12)).rejects.toThrow('There is no release before r1-1: it is the first one.');
    // A new release forgets who rolled back.
    await publish(bucket, three, 20);
    expect(pointerIn(bucket)?.rolledBackBy).toBeUndefined();
  });

  it('to what is live already changes nothing', async () => {
    const bucket = await published();
    const start = bucket.operations.length;
    expect((await rollback(bucket, 'r3-1')).kind).toBe('unchanged');
    expect(operationsSince(bucket, start)).toEqual(['GET _spa/current.json', 'GET _spa/lock.json']);
  });

  it('is refused where files of the release are gone, before anything is written', async () => {
    const bucket = await published();
    bucket.objects.delete('assets/lazy-two.js');
    bucket.seed('assets/app-two.js', 'foreign');
    await expect(rollback(bucket, 'previous')).rejects.toThrow(
      /not complete any more: .*assets\/app-two\.js, assets\/lazy-two\.js/,
    );
    expect(serves(bucket, three)).toBe(true);
    expect(bucket.text('_spa/lock.json')).toBeUndefined();
  });

  it.each([
    { to: 'r9-1', message: /no release r9-1 .* r3-1, r2-1, r1-1/ },
    { to: 'nonsense', message: /no release nonsense/ },
  ])('to $to is refused', async ({ to, message }) => {
    await expect(rollback(await published(), to)).rejects.toThrow(message);
  });

  it('is refused where nothing was published, or nothing before', async () => {
    const bucket = memoryBucket();
    await expect(rollback(bucket, 'previous')).rejects.toThrow(/Nothing was published yet/);
    await publish(bucket, one, 1);
    await expect(rollback(bucket, 'previous')).rejects.toThrow(/no release before r1-1/);
  });

  it('by itself does not undo the release of somebody else', async () => {
    const bucket = await published();
    const result = await rollBack(publishing(bucket, bucket.store('a')), { to: 'previous', onlyIfLive: 'r2-1' });
    expect(result).toMatchObject({ kind: 'failed', reason: expect.stringContaining('r3-1') });
    expect(serves(bucket, three)).toBe(true);
  });
});
