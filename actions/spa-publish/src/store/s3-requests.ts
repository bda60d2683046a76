import { UserError } from '@platform-actions/action-kit';
import {
  configuredEndpoint,
  errorName,
  explainAwsError,
  signedRequests,
  type AwsSession,
  type ServiceError,
  type SignedRequest,
  type SignedRequests,
  type WireAnswer,
} from '@platform-actions/aws';
import { escapeUriPath } from '@smithy/core/protocols';
import { limiter } from './limiter.js';
import { withRetries, type RetryPolicy } from './retry.js';

/** A request to one bucket. */
export interface BucketRequest extends Pick<SignedRequest, 'operation' | 'method' | 'query' | 'headers' | 'notAfter'> {
  /** Empty: the bucket itself. */
  readonly key: string;
  /** Read when the request's turn has come. */
  readonly body?: () => Promise<Uint8Array>;
  readonly bodySha256?: string;
  /** Of the body, bytes. */
  readonly size?: number;
}

export interface BucketRequests {
  /** The answer; 404 and 412 are errors like all others here, by their names. */
  send(request: BucketRequest): Promise<WireAnswer>;
  readonly now: () => number;
}

export interface BucketOptions extends Pick<RetryPolicy, 'clock' | 'random' | 'signal'> {
  readonly bucket: string;
  /** Requests in flight at most. */
  readonly concurrency: number;
}

/** Milliseconds that a request may take, all retries included. */
const DEADLINE_MS = 120_000;
/** How long a request lasts is signed in whole seconds. */
const SIGNED_TO_MS = 1_000;

/** A body is in memory while it is sent: of large ones only a few at once. */
const LARGE_BYTES = 8 * 1024 * 1024;
const LARGE_AT_ONCE = 4;

/**
 * Requests to a bucket: as many at once as S3 bears, repeated while the failure is of the moment. The bucket's region is
 * learned from S3 where it is not the session's.
 */
export function bucketRequests(session: AwsSession, options: BucketOptions): BucketRequests {
  const { bucket, concurrency, clock } = options;
  const requests = signedRequests(session, { service: 's3', name: 'S3', connections: concurrency });
  const lanes = limiter(concurrency, () => clock.now());
  const large = limiter(Math.min(LARGE_AT_ONCE, concurrency), () => clock.now());
  const place = bucketPlace(session, bucket);
  const policy = { ...options, deadlineMs: DEADLINE_MS, onThrottle: lanes.slowDown };
  return {
    now: requests.now,
    send: (request) => {
      const work = async (): Promise<WireAnswer> => {
        const body = await request.body?.();
        const { notAfter } = request;
        const timeLeft = notAfter !== undefined && { timeLeft: () => notAfter - requests.now() - SIGNED_TO_MS };
        return withRetries({ ...policy, ...timeLeft }, () => sendOnce(requests, place, request, body));
      };
      return (request.size ?? 0) > LARGE_BYTES ? large.run(() => lanes.run(work)) : lanes.run(work);
    },
  };
}

interface BucketPlace {
  origin(): string;
  path(key: string): string;
  region(): string;
  /** Whether the bucket is now asked for in another region than before. */
  moveTo(region: string | undefined): boolean;
}

/** Once for the other region, once for a clock that was off. */
const MENDS = 2;

async function sendOnce(
  requests: SignedRequests,
  place: BucketPlace,
  request: BucketRequest,
  body: Uint8Array | undefined,
): Promise<WireAnswer> {
  const { key, operation, method, query, headers, notAfter, bodySha256 } = request;
  const rest = {
    ...{ operation, method },
    ...(query && { query }),
    ...(headers && { headers }),
    ...(notAfter !== undefined && { notAfter }),
    ...(bodySha256 !== undefined && { bodySha256 }),
    ...(body && { body }),
  };
  for (let mends = 0; ; mends++) {
    const [origin, path, region] = [place.origin(), place.path(key), place.region()];
    try {
      return await requests.send({ ...rest, origin, path, region });
    } catch (error) {
      if (mends === MENDS || !mended(place, region, error as Partial<ServiceError>)) throw error;
    }
  }
}

/** The client has learned the server's time from the very answer that complained. */
function mended(place: BucketPlace, asked: string, error: Partial<ServiceError>): boolean {
  const { name = '', headers, details } = error;
  if (name === 'RequestTimeTooSkewed') return true;
  const redirected = /^(PermanentRedirect|TemporaryRedirect|AuthorizationHeaderMalformed|BadRequest)$/.test(name);
  if (!redirected) return false;
  return place.region() !== asked || place.moveTo(headers?.['x-amz-bucket-region'] ?? details?.['Region']);
}

/** On AWS by host, but for names with dots, which no certificate covers; elsewhere by path. */
function bucketPlace(session: AwsSession, bucket: string): BucketPlace {
  let region = session.region;
  let moved = false;
  const endpoint = configuredEndpoint(session, 'S3');
  const byPath = endpoint !== undefined || bucket.includes('.');
  const [, origin = endpoint ?? '', base = ''] = /^(https?:\/\/[^/]+)(.*)$/.exec(endpoint ?? '') ?? [];
  return {
    origin: () => {
      if (endpoint !== undefined) return origin;
      const host = `s3.${region}.${session.partition.dnsSuffix}`;
      return `https://${byPath ? host : `${bucket}.${host}`}`;
    },
    path: (key) =>
      `${byPath ? `${base}/${bucket}` : ''}/${escapeUriPath(key)}`.replace(/(?<=.)\/$/, key === '' ? '' : '/'),
    region: () => region,
    moveTo: (other) => {
      if (other === undefined || other === region || moved) return false;
      region = other;
      moved = true;
      return true;
    },
  };
}

/** An error of S3 that says what to mend: the IAM action and the key, the bucket's name, the region. */
export function explainS3Error(
  thrown: unknown,
  { operation, key }: Pick<BucketRequest, 'operation' | 'key'>,
  { session, bucket }: { readonly session: AwsSession; readonly bucket: string },
): Error {
  const doing = `${DOING[operation] ?? operation} s3://${bucket}/${key}`;
  const name = errorName(thrown);
  if (name === 'NoSuchBucket') {
    return new UserError(`There is no bucket ${bucket} in this partition. Check "bucket".`, { cause: thrown });
  }
  if (name === 'PermanentRedirect') {
    const message = `The bucket ${bucket} is not in the region ${session.region}, and S3 did not say where. Set "aws-region".`;
    return new UserError(message, { cause: thrown });
  }
  const vague = isVague(thrown);
  const explained = explainAwsError(named(thrown, operation, bucket, key), doing, session);
  if (!vague || ACTIONS[operation] !== 's3:GetObject') return explained;
  const hint = `To who may not list the bucket, S3 says so of a key that does not exist, too: allow s3:ListBucket on arn:aws:s3:::${bucket} as well.`;
  return new UserError(`${explained.message} ${hint}`, { cause: thrown });
}

const DOING: Readonly<Record<string, string>> = {
  GetObject: 'reading',
  HeadObject: 'looking at',
  PutObject: 'writing',
  DeleteObject: 'deleting',
  DeleteObjects: 'deleting objects of',
  ListObjectsV2: 'listing',
};

const ACTIONS: Readonly<Record<string, string>> = {
  GetObject: 's3:GetObject',
  HeadObject: 's3:GetObject',
  PutObject: 's3:PutObject',
  DeleteObject: 's3:DeleteObject',
  DeleteObjects: 's3:DeleteObject',
  ListObjectsV2: 's3:ListBucket',
};

function isVague(thrown: unknown): thrown is Error {
  const denied = errorName(thrown) === 'AccessDenied' && thrown instanceof Error;
  return denied && !/not authorized to perform/i.test(thrown.message);
}

/** S3 often says no more than "Access Denied", and nothing to a HEAD: then what was asked tells the action. */
function named(thrown: unknown, operation: string, bucket: string, key: string): unknown {
  if (!isVague(thrown)) return thrown;
  const resource = operation === 'ListObjectsV2' ? bucket : `${bucket}/${key}`;
  thrown.message = `${thrown.message}: not authorized to perform: ${ACTIONS[operation] ?? operation} on resource: arn:aws:s3:::${resource}`;
  return thrown;
}
