import type { Cdn } from '../../src/ports.js';
import {
  collectGarbage,
  publishRelease,
  rollBack,
  type CleanRules,
  type PublishResult,
} from '../../src/protocol/index.js';
import { headOf, publishing, type ContextOptions } from './context.js';
import type { Around, MemoryBucket } from './memory-store.js';
import type { TestBuild } from './site.js';

export const HOUR_MS = 60 * 60 * 1_000;

export interface Actor extends ContextOptions {
  readonly by?: string;
  readonly around?: Around;
  readonly drift?: boolean;
}

/** Publishes a build as the release of a commit's number. */
export function publish(
  bucket: MemoryBucket,
  build: TestBuild,
  number: number,
  { by = build.name, around, drift = false, ...context }: Actor = {},
  attempt = 1,
): Promise<PublishResult> {
  const ctx = publishing(bucket, bucket.store(by, around), { ...cdnOf(bucket, by, around), ...context });
  return publishRelease(ctx, build, headOf(number, attempt), { toolVersion: '0.0.0', drift });
}

export function rollback(bucket: MemoryBucket, to: string, { by = 'rollback', around, ...context }: Actor = {}) {
  return rollBack(publishing(bucket, bucket.store(by, around), { ...cdnOf(bucket, by, around), ...context }), { to });
}

export const STRICT: CleanRules = { keepReleases: 1, keepDays: 0, maxDelete: 1_000, dryRun: false };

export function clean(
  bucket: MemoryBucket,
  { by = 'gc', around, ...context }: Actor = {},
  rules: Partial<CleanRules> = {},
) {
  return collectGarbage(publishing(bucket, bucket.store(by, around), { ...cdnOf(bucket, by, around), ...context }), {
    ...STRICT,
    ...rules,
  });
}

/** A CDN whose calls go through the same hook as the bucket's and are listed among its operations. */
export function cdnOf(
  bucket: MemoryBucket,
  by: string,
  around: Around = (_operation, carryOut) => Promise.resolve(carryOut()),
) {
  const cdn: Cdn = {
    invalidate: (_distribution, paths) =>
      around({ by, name: 'INVALIDATE', key: paths.join(' ') }, () => {
        bucket.operations.push({ by, name: 'INVALIDATE', key: paths.join(' ') });
        return { id: 'I1', status: 'InProgress' as const };
      }),
    invalidation: () => Promise.resolve({ id: 'I1', status: 'Completed' }),
  };
  return {
    cdn: { cdn, distributionIds: ['E1'], pathsOf: (paths: readonly string[]) => paths.map((path) => `/${path}`) },
  };
}
