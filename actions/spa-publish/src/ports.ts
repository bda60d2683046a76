import type { ObjectHeaders } from './model.js';

/** What a PUT or DELETE asks of the object as it stands: that there is none, or that it has this ETag. */
export type Condition = { readonly ifNoneMatch: '*' } | { readonly ifMatch: string };

/** Bytes, or a file of the build that is read when its turn comes and again for each retry. */
export type Body = Uint8Array | { readonly file: string; readonly size: number; readonly sha256: string };

export interface StoredObject {
  readonly key: string;
  readonly etag: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since the epoch, by S3's clock. */
  readonly lastModified: number;
}

export interface ObjectHead extends StoredObject {
  readonly headers: Partial<ObjectHeaders>;
  /** 64 hex digits, where S3 holds one. */
  readonly sha256?: string;
}

/** An object store with S3's conditional writes. Keys are whole: prefix included. It retries by itself; what it throws is final. */
export interface ObjectStore {
  /** The object, or the bytes `from` to `to` (inclusive) of it; `undefined` where there is none. */
  get(key: string, range?: { from: number; to: number }): Promise<(StoredObject & { body: Uint8Array }) | undefined>;
  head(key: string): Promise<ObjectHead | undefined>;
  /**
   * The new ETag, or `unmet` where the condition does not hold (412) or `notAfter` has passed when the request arrives
   * (milliseconds since the epoch by S3's clock: a writer that slept longer than its lock lasts must not write any more).
   */
  put(
    key: string,
    body: Body,
    headers: ObjectHeaders,
    condition?: Condition,
    notAfter?: number,
  ): Promise<{ etag: string } | 'unmet'>;
  /** `unmet` where the object has another ETag; one that is gone already counts as deleted. */
  delete(key: string, ifMatch?: string): Promise<'deleted' | 'unmet'>;
  list(prefix: string): AsyncIterable<StoredObject>;
  /**
   * Deletes those that still have the ETag, 1,000 per call, in the given order of thousands; none whose call arrives
   * later than `notAfter`. Gives the keys that are gone and why others are not.
   */
  deleteMany(
    objects: readonly { key: string; etag: string }[],
    notAfter?: number,
  ): Promise<{
    readonly deleted: readonly string[];
    readonly kept: readonly { readonly key: string; readonly reason: string }[];
  }>;
  /** Milliseconds since the epoch by S3's clock, as its last answer's Date header and the time since say. */
  now(): number;
}

/** An invalidation as CloudFront answers it. */
export interface Invalidation {
  readonly id: string;
  readonly status: 'InProgress' | 'Completed';
}

/** A CDN in front of the bucket, by distribution id. It retries by itself. */
export interface Cdn {
  /** Idempotent for the same reference and paths. Paths start with `/`. */
  invalidate(distributionId: string, paths: readonly string[], callerReference: string): Promise<Invalidation>;
  invalidation(distributionId: string, id: string): Promise<Invalidation>;
}

/** An answer of the live site; the body is decoded and cut at a limit. */
export interface SiteAnswer {
  readonly url: string;
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** The live site as a browser sees it. Redirects are not followed. @throws Error where there is no answer. */
export interface SiteHttp {
  get(url: string, headers?: Readonly<Record<string, string>>): Promise<SiteAnswer>;
}
