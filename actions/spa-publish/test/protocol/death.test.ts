import { describe, expect, it } from '@jest/globals';
import { lockIn, pointerIn } from '../support/context.js';
import { DeadError, diesAfter } from '../support/dying.js';
import { memoryBucket, type Around, type MemoryBucket } from '../support/memory-store.js';
import { clean, HOUR_MS, publish, rollback } from '../support/scenario.js';
import { faultsOf, releaseOf, serves, siteBuild, type TestBuild } from '../support/site.js';

const one = siteBuild('one');
const two = siteBuild('two');
const three = siteBuild('three');
const recached = siteBuild('one', {
  cacheControl: { entry: 'no-store', mutable: 'max-age=60', immutable: 'max-age=7' },
});

/** A state of the bucket, an operation that dies in it, and what may be live at any moment. */
interface Case {
  readonly name: string;
  readonly prepare: (bucket: MemoryBucket) => Promise<unknown>;
  readonly dies: (bucket: MemoryBucket, around: Around) => Promise<unknown>;
  /** In the order in which they go live; the worker must never be of a later one than the entry. */
  readonly order: readonly string[];
}

const nothing = (): Promise<void> => Promise.resolve();

const cases: readonly Case[] = [
  {
    name: 'a publish',
    prepare: (b) => publish(b, one, 1),
    dies: (b, around) => publish(b, two, 2, { around }),
    order: ['one', 'two'],
  },
  { name: 'a first publish', prepare: nothing, dies: (b, around) => publish(b, two, 2, { around }), order: ['two'] },
  {
    name: 'a publish of other headers',
    prepare: (b) => publish(b, one, 1),
    dies: (b, around) => publish(b, recached, 2, { around }),
    order: ['one'],
  },
  {
    name: 'an adoption',
    prepare: (b) => {
      for (const [path, text] of one.contents) b.seed(path, text);
      return nothing();
    },
    dies: (b, around) => publish(b, two, 2, { around }),
    order: ['one', 'two'],
  },
  {
    name: 'a rollback',
    prepare: async (b) => {
      await publish(b, one, 1);
      await publish(b, two, 2);
    },
    dies: (b, around) => rollback(b, 'previous', { around }),
    order: ['two', 'one'],
  },
  {
    name: 'a clean-up',
    prepare: async (b) => {
      await publish(b, siteBuild('zero'), 0);
      b.now += 2 * HOUR_MS;
      await publish(b, one, 1);
      await publish(b, two, 2);
      b.now += 2 * HOUR_MS;
    },
    dies: (b, around) => clean(b, { around }),
    order: ['two'],
  },
];

/** What runs after the death, and what is to be live then. */
const followers: readonly {
  readonly name: string;
  readonly run: (bucket: MemoryBucket) => Promise<{ kind: string }>;
  readonly wanted: TestBuild;
}[] = [
  { name: 'a new publish', run: (b) => publish(b, three, 3), wanted: three },
  { name: 'a re-run', run: (b) => publish(b, two, 2, {}, 2), wanted: two },
  {
    name: 'a re-run of the old content',
    run: (b) => publish(b, one, 2, { settings: { allowOlder: true } }, 3),
    wanted: one,
  },
];

async function operationsOf({ prepare, dies }: Case, kms: boolean): Promise<number> {
  const bucket = memoryBucket({ kms });
  await prepare(bucket);
  let count = 0;
  await dies(bucket, async (_operation, carryOut) => {
    await Promise.resolve();
    count++;
    return carryOut();
  });
  return count;
}

/** The bucket after a death at operation k. */
async function afterDeath({ prepare, dies }: Case, k: number, kms: boolean): Promise<MemoryBucket> {
  const bucket = memoryBucket({ kms });
  await prepare(bucket);
  const { around, died } = diesAfter(k);
  await dies(bucket, around).catch((error: unknown) => {
    if (!(error instanceof DeadError)) throw error;
  });
  expect(died()).toBe(true);
  return bucket;
}

describe.each([false, true])('dying at any moment (KMS: %s)', (kms) => {
  describe.each(cases)('of $name', (scenario) => {
    it('leaves a site that loads, its entry of one release, the worker not ahead of it', async () => {
      const count = await operationsOf(scenario, kms);
      expect(count).toBeGreaterThan(5);
      for (let k = 1; k <= count; k++) {
        const bucket = await afterDeath(scenario, k, kms);
        expect({ k, faults: faultsOf(bucket) }).toEqual({ k, faults: [] });
        const [entry, worker] = ['index.html', 'sw.js'].map((path) => releaseOf(bucket, path) ?? '');
        const rank = (name: string | undefined): number => scenario.order.indexOf(name ?? '');
        expect({ k, ahead: rank(worker) > rank(entry) }).toEqual({ k, ahead: false });
      }
    });

    it.each(followers)('and $name converges once the lock has run out', async ({ run, wanted }) => {
      const count = await operationsOf(scenario, kms);
      for (let k = 1; k <= count; k++) {
        const bucket = await afterDeath(scenario, k, kms);
        const result = await run(bucket);
        expect({ k, kind: result.kind }).toEqual({ k, kind: expect.stringMatching(/^(published|unchanged)$/) });
        expect({ k, served: serves(bucket, wanted), faults: faultsOf(bucket) }).toEqual({
          k,
          served: true,
          faults: [],
        });
        expect({ k, lock: lockIn(bucket), live: pointerIn(bucket)?.contentSha256 }).toEqual({
          k,
          lock: undefined,
          live: wanted.contentSha256,
        });
        // All that is written is known: the next run has nothing to do.
        const before = bucket.operations.length;
        expect((await run(bucket)).kind).toBe('unchanged');
        expect(bucket.operations.slice(before).map(({ name }) => name)).toEqual(['GET', 'GET']);
      }
    });

    it('and a rollback converges', async () => {
      const count = await operationsOf(scenario, kms);
      for (let k = 1; k <= count; k++) {
        const bucket = await afterDeath(scenario, k, kms);
        const { history = [], rolledBackBy } = pointerIn(bucket) ?? {};
        if (rolledBackBy !== undefined) {
          // Its own run again: it has rolled back already, and must go neither on nor forward.
          expect((await rollback(bucket, 'previous')).kind).toBe('unchanged');
          expect({ k, id: pointerIn(bucket)?.id, lock: lockIn(bucket) }).toEqual({ k, id: 'r1-1', lock: undefined });
          expect({ k, served: serves(bucket, one) }).toEqual({ k, served: true });
          continue;
        }
        const target = [one, two, recached].find((_build, index) => history[1] === ['r1-1', 'r2-1', 'r2-1'][index]);
        if (target === undefined) continue;
        if (!isComplete(bucket, target, history[1] ?? '')) {
          await expect(rollback(bucket, 'previous')).rejects.toThrow(/not complete any more|no release/);
          continue;
        }
        const result = await rollback(bucket, 'previous');
        expect({ k, kind: result.kind }).toEqual({ k, kind: 'rolled-back' });
        expect({ k, id: pointerIn(bucket)?.id, lock: lockIn(bucket) }).toEqual({ k, id: history[1], lock: undefined });
        expect({ k, served: serves(bucket, target) }).toEqual({ k, served: true });
      }
    });
  });
});

/** Whether a clean-up has not yet begun to remove it. */
function isComplete(bucket: MemoryBucket, build: TestBuild, id: string): boolean {
  const immutable = build.files.filter((file) => file.class === 'immutable');
  return (
    bucket.text(`_spa/releases/${id}.json`) !== undefined && immutable.every(({ path }) => bucket.objects.has(path))
  );
}
