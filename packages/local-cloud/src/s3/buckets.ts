import type { WireAnswer } from '../core/types.js';
import { s3Error } from './errors.js';
import type { Bucket } from './store.js';
import type { BucketRequest, S3Context, S3Request } from './types.js';
import { parseXml, textOf, xmlAnswer } from './xml.js';

/** The region that S3 writes as no constraint at all. */
const FIRST_REGION = 'us-east-1';

/** The naming rules that a client can break by mistake. */
const BUCKET_NAME = /^(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9](?!.*\.\.)[a-z0-9.-]{1,61}[a-z0-9]$/;

export function createBucket({ store }: S3Context, request: S3Request): WireAnswer {
  const { bucket, region, header } = request;
  if (!BUCKET_NAME.test(bucket)) throw s3Error('InvalidBucketName', { BucketName: bucket });
  const existing = store.buckets.get(bucket);
  if (existing && (region !== FIRST_REGION || existing.region !== FIRST_REGION)) {
    throw s3Error('BucketAlreadyOwnedByYou', { BucketName: bucket });
  }
  const wanted = requestedRegion(request);
  const ownership = header('x-amz-object-ownership') ?? 'BucketOwnerEnforced';
  if (!existing) store.createBucket(bucket, { region: wanted, aclsDisabled: ownership === 'BucketOwnerEnforced' });
  return { status: 200, headers: { location: `/${bucket}` }, body: '' };
}

function requestedRegion({ body, region }: S3Request): string {
  const constraint =
    body.byteLength === 0 ? undefined : textOf(parseXml(body, 'CreateBucketConfiguration'), 'LocationConstraint');
  const wanted = constraint ?? FIRST_REGION;
  // The first region's endpoint makes buckets anywhere; the others only their own.
  if (wanted === region || region === FIRST_REGION) return wanted;
  if (constraint === undefined) throw s3Error('IllegalLocationConstraintException');
  throw s3Error(
    'IllegalLocationConstraintException',
    {},
    `The ${wanted} location constraint is incompatible for the region specific endpoint this request was sent to.`,
  );
}

export function deleteBucket({ store }: S3Context, { in: bucket }: BucketRequest): WireAnswer {
  if (bucket.objects.size > 0) throw s3Error('BucketNotEmpty', { BucketName: bucket.name });
  store.deleteBucket(bucket.name);
  return { status: 204, headers: {}, body: '' };
}

export function headBucket(_context: S3Context, { in: bucket }: BucketRequest): WireAnswer {
  if (!bucket.mayList) throw s3Error('AccessDenied');
  return { status: 200, headers: { 'x-amz-bucket-region': bucket.region }, body: '' };
}

/** Answered in every region, so that a client can find out. */
export function getBucketLocation({ store }: S3Context, { bucket: name }: S3Request): WireAnswer {
  const { region } = bucketOf(store.buckets, name);
  return xmlAnswer('LocationConstraint', region === FIRST_REGION ? {} : { '#text': region });
}

export function listBuckets({ store, account }: S3Context): WireAnswer {
  const buckets = [...store.buckets.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return xmlAnswer('ListAllMyBucketsResult', {
    Owner: { ID: account, DisplayName: 'local-cloud' },
    Buckets: {
      Bucket: buckets.map(({ name, createdAt, region }) => ({
        Name: name,
        CreationDate: new Date(createdAt).toISOString(),
        BucketRegion: region,
      })),
    },
  });
}

/** @throws AwsError NoSuchBucket */
export function bucketOf(buckets: ReadonlyMap<string, Bucket>, name: string): Bucket {
  const bucket = buckets.get(name);
  if (bucket) return bucket;
  throw s3Error('NoSuchBucket', { BucketName: name });
}
