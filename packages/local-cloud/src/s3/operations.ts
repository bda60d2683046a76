import type { WireAnswer } from '../core/types.js';
import { createBucket, deleteBucket, getBucketLocation, headBucket, listBuckets } from './buckets.js';
import { copyObject } from './copy-object.js';
import { deleteObjects } from './delete-objects.js';
import { listObjects, listObjectsV2 } from './list.js';
import { abortMultipartUpload, completeMultipartUpload, createMultipartUpload, uploadPart } from './multipart.js';
import { deleteObject, getObject, headObject, putObject } from './objects.js';
import type { Answer, BucketRequest, S3Context, S3Request, ServiceTimes } from './types.js';

/** An operation: on a bucket that must exist here, or on whatever is asked for. */
export type S3Operation = {
  /** The IAM action, where it is not the name. */
  readonly action?: string;
  readonly takes: keyof ServiceTimes | 'no-time';
} & (
  | { readonly on: 'bucket'; run(context: S3Context, request: BucketRequest): Answer }
  | { readonly on: 'account'; run(context: S3Context, request: S3Request): WireAnswer }
);

const put = { on: 'bucket', takes: 'put', action: 'PutObject' } as const;
const list = { on: 'bucket', takes: 'list', action: 'ListBucket' } as const;

export const OPERATIONS = {
  AbortMultipartUpload: { on: 'bucket', takes: 'put', run: abortMultipartUpload },
  CompleteMultipartUpload: { ...put, run: completeMultipartUpload },
  CopyObject: { ...put, run: copyObject },
  CreateBucket: { on: 'account', takes: 'no-time', run: createBucket },
  CreateMultipartUpload: { ...put, run: createMultipartUpload },
  DeleteBucket: { on: 'bucket', takes: 'no-time', run: deleteBucket },
  DeleteObject: { on: 'bucket', takes: 'delete', run: deleteObject },
  DeleteObjects: { on: 'bucket', takes: 'delete', action: 'DeleteObject', run: deleteObjects },
  GetBucketLocation: { on: 'account', takes: 'head', run: getBucketLocation },
  GetObject: { on: 'bucket', takes: 'get', run: getObject },
  HeadBucket: { on: 'bucket', takes: 'head', action: 'ListBucket', run: headBucket },
  HeadObject: { on: 'bucket', takes: 'head', action: 'GetObject', run: headObject },
  ListBuckets: { on: 'account', takes: 'list', action: 'ListAllMyBuckets', run: listBuckets },
  ListObjects: { ...list, run: listObjects },
  ListObjectsV2: { ...list, run: listObjectsV2 },
  PutObject: { ...put, run: putObject },
  UploadPart: { ...put, run: uploadPart },
} satisfies Readonly<Record<string, S3Operation>>;

export type OperationName = keyof typeof OPERATIONS;

/** Query parameters that make a request one for something else than bucket or object, and are not played here. */
const ELSEWHERE = new Set(
  (
    'accelerate acl analytics attributes cors encryption intelligent-tiering inventory legal-hold lifecycle logging ' +
    'metadataTable metrics notification object-lock ownershipControls policy policyStatus publicAccessBlock replication ' +
    'requestPayment restore retention select tagging torrent versionId versioning versions website ' +
    'response-cache-control response-content-disposition response-content-encoding response-content-language ' +
    'response-content-type response-expires'
  ).split(' '),
);

/** The operation of a request; `undefined` for what S3 may have and this does not. */
export function operationOf(
  method: string,
  { bucket, key, query }: Pick<S3Request, 'bucket' | 'key' | 'query'>,
  copies: boolean,
): OperationName | undefined {
  for (const name of query.keys()) if (ELSEWHERE.has(name)) return undefined;
  if (bucket === '') return method === 'GET' ? 'ListBuckets' : undefined;
  return key === '' ? onBucket(method, query) : onObject(method, query, copies);
}

function onBucket(method: string, query: URLSearchParams): OperationName | undefined {
  if (query.has('uploads')) return undefined;
  switch (method) {
    case 'GET':
      if (query.has('location')) return 'GetBucketLocation';
      return query.get('list-type') === '2' ? 'ListObjectsV2' : 'ListObjects';
    case 'HEAD':
      return 'HeadBucket';
    case 'PUT':
      return 'CreateBucket';
    case 'DELETE':
      return 'DeleteBucket';
    case 'POST':
      return query.has('delete') ? 'DeleteObjects' : undefined;
    default:
      return undefined;
  }
}

function onObject(method: string, query: URLSearchParams, copies: boolean): OperationName | undefined {
  const upload = query.has('uploadId');
  switch (method) {
    case 'GET':
      return upload || query.has('partNumber') ? undefined : 'GetObject';
    case 'HEAD':
      return query.has('partNumber') ? undefined : 'HeadObject';
    case 'PUT':
      if (upload) return copies ? undefined : 'UploadPart';
      return copies ? 'CopyObject' : 'PutObject';
    case 'DELETE':
      return upload ? 'AbortMultipartUpload' : 'DeleteObject';
    case 'POST':
      if (query.has('uploads')) return 'CreateMultipartUpload';
      return upload ? 'CompleteMultipartUpload' : undefined;
    default:
      return undefined;
  }
}
