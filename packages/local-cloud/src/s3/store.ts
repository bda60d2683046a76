import type { VirtualClock } from '../core/clock.js';
import type { Checksums } from './checksums.js';

/** An object as S3 keeps it. */
export interface S3Object {
  readonly key: string;
  readonly body: Buffer;
  /** What was sent with it and comes back on GET, lower-case: `content-type`, `cache-control`, … and `x-amz-meta-*`. */
  readonly headers: Readonly<Record<string, string>>;
  /** As the header has it, quotes included. The MD5 of the body only for a plain PUT into a bucket without KMS. */
  readonly etag: string;
  /** Milliseconds since the epoch by the cloud's clock, in whole seconds. */
  readonly lastModified: number;
  /** How often the key was written in this bucket's life, deletions not counted. */
  readonly writes: number;
  /** What the writer sent, in base64, by algorithm. */
  readonly checksums: Checksums;
  /** Of a multipart upload: sizes of its parts in bytes. */
  readonly parts?: readonly number[];
}

/** What an origin needs of a bucket. */
export interface S3Objects {
  /** `undefined` where bucket or key does not exist. */
  readonly get: (bucket: string, key: string) => S3Object | undefined;
}

export interface BucketOptions {
  /** Default: the cloud's home region. */
  readonly region?: string;
  /** Encrypted by KMS: an object's ETag is no MD5. Default false. */
  readonly kms?: boolean;
  /** Whether callers hold `s3:ListBucket`. Without it a missing key is a 403 and there is no LIST. Default true. */
  readonly mayList?: boolean;
  /** Object ownership enforced, as on every bucket made since 2023: ACL headers are refused. Default true. */
  readonly aclsDisabled?: boolean;
}

export interface Bucket extends Required<BucketOptions> {
  readonly name: string;
  readonly createdAt: number;
  readonly objects: Map<string, S3Object>;
  /** Writes per key, over deletions. */
  readonly writes: Map<string, number>;
  /** Keys in S3's order; absent after a change of the set of keys. */
  sortedKeys: readonly string[] | undefined;
}

export type NewObject = Omit<S3Object, 'key' | 'lastModified' | 'writes'>;

export interface S3Store extends S3Objects {
  readonly buckets: ReadonlyMap<string, Bucket>;
  createBucket(name: string, options?: BucketOptions): Bucket;
  deleteBucket(name: string): void;
  put(bucket: Bucket, key: string, object: NewObject): S3Object;
  remove(bucket: Bucket, key: string): void;
  /** Keys in S3's order: by their UTF-8 bytes. */
  keys(bucket: Bucket): readonly string[];
}

/** The objects of one account. Bucket names are the same in all regions. */
export function s3Store(clock: VirtualClock, homeRegion: string): S3Store {
  const buckets = new Map<string, Bucket>();
  return {
    buckets,
    get: (bucket, key) => buckets.get(bucket)?.objects.get(key),
    createBucket: (name, options = {}) => {
      const bucket = emptyBucket(name, { region: homeRegion, ...options }, clock.now());
      buckets.set(name, bucket);
      return bucket;
    },
    deleteBucket: (name) => buckets.delete(name),
    put: (bucket, key, object) => {
      const writes = (bucket.writes.get(key) ?? 0) + 1;
      const stored = { ...object, key, writes, lastModified: wholeSeconds(clock.now()) };
      if (!bucket.objects.has(key)) bucket.sortedKeys = undefined;
      bucket.objects.set(key, stored);
      bucket.writes.set(key, writes);
      return stored;
    },
    remove: (bucket, key) => {
      if (bucket.objects.delete(key)) bucket.sortedKeys = undefined;
    },
    keys: (bucket) => (bucket.sortedKeys ??= [...bucket.objects.keys()].sort(byUtf8)),
  };
}

function emptyBucket(name: string, options: BucketOptions & { region: string }, now: number): Bucket {
  return {
    kms: false,
    mayList: true,
    aclsDisabled: true,
    ...options,
    name,
    createdAt: wholeSeconds(now),
    objects: new Map(),
    writes: new Map(),
    sortedKeys: undefined,
  };
}

/** HTTP dates have no fraction, and S3 gives the same time everywhere. */
export function wholeSeconds(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}

/** S3's order of keys. JavaScript compares UTF-16 units, which differs only where a surrogate meets U+E000 to U+FFFF. */
export function byUtf8(a: string, b: string): number {
  if (!/[\ud800-\udfff]/.test(a) && !/[\ud800-\udfff]/.test(b)) return a < b ? -1 : a > b ? 1 : 0;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
