import type { VirtualClock } from '../core/clock.js';
import type { Random } from '../core/random.js';
import type { HttpRequest, WireAnswer } from '../core/types.js';
import type { Address } from './address.js';
import type { Bucket, S3Object, S3Store } from './store.js';
import type { Uploads } from './uploads.js';

/** How long the operations of a kind take at least, in real milliseconds. */
export interface ServiceTimes {
  /** PutObject, CopyObject and all of a multipart upload. */
  readonly put?: number;
  readonly get?: number;
  readonly head?: number;
  readonly list?: number;
  /** DeleteObject and DeleteObjects. */
  readonly delete?: number;
}

export interface S3Settings {
  readonly serviceTimes: ServiceTimes;
  /**
   * Whether a signature's date must be within 15 minutes of the cloud's time. Otherwise the machine's time does as well:
   * that a test's clock stands still or runs fast is no fault of its client. Default false.
   */
  readonly strictClock: boolean;
}

/** What the operations share. */
export interface S3Context {
  readonly store: S3Store;
  readonly uploads: Uploads;
  readonly clock: VirtualClock;
  readonly random: Random;
  readonly account: string;
}

/** A request on the service, a bucket or an object. */
export interface S3Request extends Address {
  readonly http: HttpRequest;
  readonly region: string;
  readonly header: (name: string) => string | undefined;
  /** Without its framing. */
  readonly body: Buffer;
  /** Of the body in hex, where it was computed already. */
  readonly sha256: string | undefined;
  /** By lower-case name; the request's header or, failing that, the body's trailer. */
  readonly headerOrTrailer: (name: string) => string | undefined;
}

/** A request on a bucket that exists, in its region. */
export interface BucketRequest extends S3Request {
  readonly in: Bucket;
  /** The object at the key as it stood when the request arrived: what came in between is a conflict. */
  readonly before: S3Object | undefined;
}

export type Answer = WireAnswer | Promise<WireAnswer>;
