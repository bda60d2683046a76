import type { MemoryBucket } from './memory-store.js';

/** What the bucket carried out since then, one line each: `PUT index.html if-match`. */
export function operationsSince(bucket: MemoryBucket, start: number): string[] {
  return bucket.operations.slice(start).map(({ name, key, condition, notAfter }) => {
    const asked = condition === undefined ? '' : 'ifMatch' in condition ? ' if-match' : ' if-none-match';
    return `${name} ${key}${asked}${notAfter === undefined ? '' : ' not-after'}`;
  });
}
