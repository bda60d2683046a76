import { describe, expect, it } from '@jest/globals';
import { lockIn, pointerIn } from '../support/context.js';
import { memoryBucket, type Around, type MemoryBucket } from '../support/memory-store.js';
import { publish, rollback } from '../support/scenario.js';
import { faultsOf, serves, siteBuild } from '../support/site.js';

const one = siteBuild('one');
const two = siteBuild('two');
const three = siteBuild('three');

/** Does something else with the operations from the k-th on, as many as `times`. */
function fromThe(k: number, instead: <T>(carryOut: () => T) => T, times = 1): Around {
  let count = 0;
  return async (_operation, carryOut) => {
    await Promise.resolve();
    count++;
    return count >= k && count < k + times ? instead(carryOut) : carryOut();
  };
}

async function countOf(run: (around: Around) => Promise<unknown>): Promise<number> {
  let count = 0;
  await run(async (_operation, carryOut) => {
    await Promise.resolve();
    count++;
    return carryOut();
  });
  return count;
}

function twice<T>(carryOut: () => T): T {
  carryOut();
  return carryOut();
}

async function live(kms: boolean): Promise<MemoryBucket> {
  const bucket = memoryBucket({ kms });
  await publish(bucket, one, 1);
  return bucket;
}

describe.each([false, true])('an answer that is lost and the operation repeated (KMS: %s)', (kms) => {
  it('makes no difference to a publish, whichever it is', async () => {
    const count = await countOf(async (around) => publish(await live(kms), two, 2, { around }));
    for (let k = 1; k <= count; k++) {
      const bucket = await live(kms);
      const result = await publish(bucket, two, 2, { around: fromThe(k, twice) });
      expect({ k, kind: result.kind, served: serves(bucket, two) }).toEqual({ k, kind: 'published', served: true });
      expect({ k, lock: lockIn(bucket), live: pointerIn(bucket)?.id }).toEqual({ k, lock: undefined, live: 'r2-1' });
      expect((await publish(bucket, two, 2)).kind).toBe('unchanged');
    }
  });

  it('nor to a rollback', async () => {
    const before = async (): Promise<MemoryBucket> => {
      const bucket = await live(kms);
      await publish(bucket, two, 2);
      return bucket;
    };
    const count = await countOf(async (around) => rollback(await before(), 'previous', { around }));
    for (let k = 1; k <= count; k++) {
      const bucket = await before();
      const result = await rollback(bucket, 'previous', { around: fromThe(k, twice) });
      expect({ k, kind: result.kind, served: serves(bucket, one) }).toEqual({ k, kind: 'rolled-back', served: true });
      expect({ k, lock: lockIn(bucket), live: pointerIn(bucket)?.id }).toEqual({ k, lock: undefined, live: 'r1-1' });
    }
  });
});

const refuse = (): never => {
  throw new Error('S3 is down.');
};

describe('a store that fails', () => {
  it('for one operation, whichever: the release before is whole, or ours is', async () => {
    const count = await countOf(async (around) => publish(await live(false), two, 2, { around }));
    let restored = 0;
    for (let k = 1; k <= count; k++) {
      const bucket = await live(false);
      const result = await publish(bucket, two, 2, { around: fromThe(k, refuse) }).catch((error: unknown) => error);
      const kind = result instanceof Error ? 'thrown' : (result as { kind: string }).kind;
      expect({ k, faults: faultsOf(bucket) }).toEqual({ k, faults: [] });
      const isLive = pointerIn(bucket)?.id === 'r2-1';
      expect({ k, served: serves(bucket, isLive ? two : one) }).toEqual({ k, served: true });
      expect({ k, green: kind === 'published' }).toEqual({ k, green: isLive });
      if (kind === 'failed') restored++;
      // Thrown or not: the next run does what this one could not.
      expect((await publish(bucket, three, 3)).kind).toBe('published');
      expect(serves(bucket, three)).toBe(true);
    }
    expect(restored).toBeGreaterThanOrEqual(5);
  });

  it('after the pointer was replaced and the answer lost: ours is live, and said so', async () => {
    const bucket = await live(false);
    const around: Around = async (operation, carryOut) => {
      await Promise.resolve();
      const answer = carryOut();
      if (operation.name === 'PUT' && operation.key === '_spa/current.json') refuse();
      return answer;
    };
    expect((await publish(bucket, two, 2, { around })).kind).toBe('published');
    expect(lockIn(bucket)).toBeUndefined();
    expect(serves(bucket, two)).toBe(true);
  });

  it('from the middle of the switch for good: the lock stays, and the next run puts the site right', async () => {
    const bucket = await live(false);
    let switched = false;
    const around: Around = async (operation, carryOut) => {
      await Promise.resolve();
      if (switched) refuse();
      switched = operation.key === 'index.html';
      return carryOut();
    };
    const result = await publish(bucket, two, 2, { around });
    expect(result).toMatchObject({ kind: 'failed', reason: expect.stringContaining('The lock is left as it is') });
    expect(lockIn(bucket)).toBeDefined();
    expect(await publish(bucket, one, 1, {}, 2)).toMatchObject({ kind: 'unchanged', repaired: true });
    expect(serves(bucket, one)).toBe(true);
    expect(lockIn(bucket)).toBeUndefined();
  });

  it('for the CDN is a warning: the release is live', async () => {
    const bucket = await live(false);
    const around: Around = (operation, carryOut) =>
      operation.name === 'INVALIDATE' ? Promise.reject(new Error('503')) : Promise.resolve(carryOut());
    const result = await publish(bucket, two, 2, { around });
    expect(result).toMatchObject({ kind: 'published', work: { invalidationError: '503', invalidations: [] } });
    expect(lockIn(bucket)).toBeUndefined();
  });
});

describe('somebody who does not ask for the lock', () => {
  it('overwrites a page: it is replaced all the same', async () => {
    const bucket = await live(false);
    bucket.seed('index.html', 'by hand');
    expect((await publish(bucket, two, 2)).kind).toBe('published');
    expect(serves(bucket, two)).toBe(true);
  });
});

describe('a held lock', () => {
  const held = (bucket: MemoryBucket, seconds: number): void => {
    const expiresAt = new Date(bucket.now + seconds * 1_000).toISOString();
    const lock = { schema: 1, owner: 'other', run: 'https://github.example/run/77', expiresAt };
    bucket.seed('_spa/lock.json', JSON.stringify(lock));
  };

  it('is waited for, until the lock timeout; the holder is named', async () => {
    const bucket = await live(false);
    held(bucket, 3_600);
    const before = bucket.now;
    const result = await publish(bucket, two, 2, { settings: { lockTimeoutMs: 30_000 } });
    expect(result).toMatchObject({ kind: 'failed', reason: expect.stringContaining('https://github.example/run/77') });
    expect(bucket.now - before).toBeGreaterThanOrEqual(30_000);
    expect(bucket.now - before).toBeLessThan(33_000);
    expect(serves(bucket, one)).toBe(true);
  });

  it('is taken over no earlier than two seconds after its end', async () => {
    const bucket = await live(false);
    held(bucket, 20);
    const before = bucket.now;
    expect((await publish(bucket, two, 2)).kind).toBe('published');
    expect(bucket.now - before).toBeGreaterThan(22_000);
    expect(bucket.now - before).toBeLessThan(25_000);
  });
});
