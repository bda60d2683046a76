import { newEtag } from './objects.js';
import { bucketOf } from './buckets.js';
import type { BucketOptions, S3Object, S3Objects } from './store.js';
import type { S3Context, S3Settings } from './types.js';

/** S3's state for tests and for the origin of a distribution. */
export interface S3Control extends S3Objects {
  /** @throws Error where there is one of that name */
  createBucket(name: string, options?: BucketOptions): void;
  buckets(): readonly string[];
  /** In the order of their keys. @throws AwsError NoSuchBucket */
  objects(bucket: string): readonly S3Object[];
  readonly object: S3Objects['get'];
  /** Writes past the API: nothing is recorded, checked or delayed. Header names in lower case. */
  put(bucket: string, key: string, body: string | Uint8Array, headers?: Readonly<Record<string, string>>): S3Object;
  remove(bucket: string, key: string): void;
  /** Changes what is given. */
  configure(settings: Partial<S3Settings>): void;
}

export function s3Control(context: S3Context, configure: S3Control['configure']): S3Control {
  const { store } = context;
  const bucketNamed = (name: string) => bucketOf(store.buckets, name);
  return {
    get: store.get,
    object: store.get,
    createBucket: (name, options) => {
      if (store.buckets.has(name)) throw new Error(`There is a bucket ${name} already.`);
      store.createBucket(name, options);
    },
    buckets: () => [...store.buckets.keys()].sort(),
    objects: (name) => {
      const bucket = bucketNamed(name);
      return store.keys(bucket).flatMap((key) => bucket.objects.get(key) ?? []);
    },
    put: (name, key, content, headers = {}) => {
      const bucket = bucketNamed(name);
      const body = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
      const kept = { 'content-type': 'binary/octet-stream', ...headers };
      return store.put(bucket, key, { body, headers: kept, checksums: {}, etag: newEtag(context, bucket, body) });
    },
    remove: (name, key) => {
      store.remove(bucketNamed(name), key);
    },
    configure,
  };
}
