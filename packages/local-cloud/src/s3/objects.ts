import { hash } from 'node:crypto';
import type { HttpRequest, JsonObject, WireAnswer } from '../core/types.js';
import type { Address } from './address.js';
import { checksumHeaders, verifiedChecksums } from './checksums.js';
import { checkWrite, readCondition } from './conditions.js';
import { s3Error } from './errors.js';
import { askedChecksums, encryptionHeaders, objectHeaders, storedHeaders } from './object-headers.js';
import { rangeOf } from './ranges.js';
import type { Bucket, S3Object } from './store.js';
import type { BucketRequest, S3Context } from './types.js';

export async function putObject(context: S3Context, request: BucketRequest): Promise<WireAnswer> {
  const { key, body, header } = request;
  const headers = storedHeaders(request, request.in);
  const checksums = await verifiedChecksums(request);
  checkWrite(key, header, request.before, context.store.get(request.in.name, key));
  const object = context.store.put(request.in, key, {
    body,
    headers,
    checksums,
    etag: newEtag(context, request.in, body),
  });
  const said = Object.keys(checksums).length > 0 ? checksumHeaders(checksums, 'FULL_OBJECT') : {};
  const answer = { ...encryptionHeaders(request.in, context.account), ...said, etag: object.etag };
  return { status: 200, headers: answer, body: '' };
}

/** The MD5, unless KMS encrypts: then it is nothing that a client could know. */
export function newEtag({ random }: S3Context, bucket: Bucket, body: Uint8Array): string {
  return `"${bucket.kms ? random.hex(32) : hash('md5', body, 'hex')}"`;
}

export async function getObject(context: S3Context, request: BucketRequest): Promise<WireAnswer> {
  const object = found(context, request);
  const headers = objectHeaders(object, request.in, context.account);
  if (readCondition(object, request.header) === 'not-modified') return { status: 304, headers, body: '' };
  const range = rangeOf(request.header('range'), object.body.byteLength);
  if (range) {
    const [from, to] = range;
    headers['content-range'] = `bytes ${from}-${to}/${object.body.byteLength}`;
    return { status: 206, headers, body: object.body.subarray(from, to + 1) };
  }
  return { status: 200, headers: { ...headers, ...(await askedChecksums(object, request)) }, body: object.body };
}

export async function headObject(context: S3Context, request: BucketRequest): Promise<WireAnswer> {
  const { status, headers, body } = await getObject(context, request);
  const size = { 'content-length': String(Buffer.byteLength(body)) };
  return { status, headers: status === 304 ? headers : { ...headers, ...size }, body: '' };
}

/** Who may not list cannot tell a missing key from a forbidden one. */
export function found({ store }: S3Context, { in: bucket, key }: Pick<BucketRequest, 'in' | 'key'>): S3Object {
  const object = store.get(bucket.name, key);
  if (object) return object;
  throw bucket.mayList ? s3Error('NoSuchKey', { Key: key }) : s3Error('AccessDenied');
}

export function deleteObject(context: S3Context, request: BucketRequest): WireAnswer {
  const { key, header } = request;
  checkWrite(key, header, request.before, context.store.get(request.in.name, key));
  context.store.remove(request.in, key);
  return { status: 204, headers: {}, body: '' };
}

/** What is recorded of a call. */
export function recordedInput({ bucket, key, query }: Address, http: HttpRequest): JsonObject {
  const prefix = query.get('prefix');
  const [ifMatch, ifNoneMatch, range] = [http.header('if-match'), http.header('if-none-match'), http.header('range')];
  return {
    ...(bucket !== '' && { bucket }),
    ...(key !== '' && { key }),
    ...(prefix && { prefix }),
    ...(http.body.byteLength > 0 && { size: http.body.byteLength }),
    ...(ifMatch !== undefined && { ifMatch }),
    ...(ifNoneMatch !== undefined && { ifNoneMatch }),
    ...(range !== undefined && { range }),
  };
}
