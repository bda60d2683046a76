import { describe, expect, it } from '@jest/globals';
import { closePreview } from '../../src/protocol/index.js';
import { publishing } from '../support/context.js';
import { DeadError, diesAfter } from '../support/dying.js';
import { memoryBucket, type MemoryBucket } from '../support/memory-store.js';
import { cdnOf, publish } from '../support/scenario.js';
import { faultsOf, serves, siteBuild } from '../support/site.js';

const PREFIX = 'pr-7/';
const one = siteBuild('one');
const two = siteBuild('two');

async function previewed(): Promise<MemoryBucket> {
  const bucket = memoryBucket();
  await publish(bucket, siteBuild('production'), 1);
  await publish(bucket, one, 1, { prefix: PREFIX });
  await publish(bucket, two, 2, { prefix: PREFIX });
  bucket.seed(`${PREFIX}foreign.txt`, 'foreign');
  return bucket;
}

const close = (bucket: MemoryBucket, around?: ReturnType<typeof diesAfter>['around']) =>
  closePreview(
    publishing(bucket, bucket.store('close', around), { prefix: PREFIX, ...cdnOf(bucket, 'close', around) }),
  );

const left = (bucket: MemoryBucket): string[] =>
  [...bucket.objects.keys()].filter((key) => key.includes('pr-7')).sort();

describe('closing a preview', () => {
  it('removes what was published there and its control data, nothing else', async () => {
    const bucket = await previewed();
    const result = await close(bucket);
    expect(result.kind).toBe('closed');
    expect(result.deleted).toHaveLength(9);
    expect(result.invalidations).toHaveLength(1);
    expect(left(bucket)).toEqual(['pr-7/foreign.txt']);
    expect(serves(bucket, siteBuild('production'))).toBe(true);
    expect((await close(bucket)).kind).toBe('nothing-to-do');
  });

  it('that dies at any moment leaves pages that load; the next close, or publish, goes on', async () => {
    for (let k = 1; ; k++) {
      const bucket = await previewed();
      const { around, died } = diesAfter(k);
      const error = await close(bucket, around).catch((thrown: unknown) => thrown);
      if (!died()) break;
      expect(error).toBeInstanceOf(DeadError);
      expect({ k, faults: faultsOf(bucket, PREFIX) }).toEqual({ k, faults: [] });
      const again = memoryCopy(bucket);
      expect((await publish(again, one, 3, { prefix: PREFIX })).kind).toMatch(/^(published|unchanged)$/);
      expect({ k, served: serves(again, one, PREFIX) }).toEqual({ k, served: true });
      await close(bucket);
      expect({ k, left: left(bucket) }).toEqual({ k, left: ['pr-7/foreign.txt'] });
    }
  });
});

function memoryCopy(bucket: MemoryBucket): MemoryBucket {
  const copy = memoryBucket();
  for (const [key, held] of bucket.objects) copy.objects.set(key, held);
  copy.now = bucket.now;
  return copy;
}
