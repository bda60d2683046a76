import type { WireAnswer } from '../core/types.js';
import { bucketOf } from './buckets.js';
import { checkWrite, readCondition } from './conditions.js';
import { s3Error } from './errors.js';
import { encryptionHeaders, storedHeaders } from './object-headers.js';
import { found, newEtag } from './objects.js';
import type { BucketRequest, S3Context } from './types.js';
import { xmlAnswer } from './xml.js';

/** Copies within the store, with the source's headers or (`REPLACE`) with those of the request. */
export function copyObject(context: S3Context, request: BucketRequest): WireAnswer {
  const { header, key } = request;
  const source = sourceOf(header('x-amz-copy-source') ?? '');
  const bucket = bucketOf(context.store.buckets, source.bucket);
  const object = found(context, { in: bucket, key: source.key });
  if (readCondition(object, header, 'x-amz-copy-source-') === 'not-modified') throw s3Error('PreconditionFailed');
  const replaces = header('x-amz-metadata-directive')?.toUpperCase() === 'REPLACE';
  if (!replaces && bucket === request.in && source.key === key) throw ontoItself();
  const sent = storedHeaders(request, request.in);
  checkWrite(key, header, request.before, context.store.get(request.in.name, key));
  const copy = context.store.put(request.in, key, {
    body: object.body,
    headers: replaces ? sent : object.headers,
    checksums: object.checksums,
    etag: newEtag(context, request.in, object.body),
  });
  const result = { ETag: copy.etag, LastModified: new Date(copy.lastModified).toISOString() };
  return xmlAnswer('CopyObjectResult', result, encryptionHeaders(request.in, context.account));
}

function sourceOf(header: string): { bucket: string; key: string } {
  const [, bucket, key] = /^\/?([^/]+)\/(.+)$/.exec(decodeURIComponent(header)) ?? [];
  if (bucket !== undefined && key !== undefined) return { bucket, key };
  throw s3Error(
    'InvalidArgument',
    { ArgumentName: 'x-amz-copy-source', ArgumentValue: header },
    'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
  );
}

function ontoItself(): Error {
  return s3Error(
    'InvalidRequest',
    {},
    "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
  );
}
