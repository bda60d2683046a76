import { checksumHeaders, checksumOf } from './checksums.js';
import { s3Error } from './errors.js';
import type { Bucket, S3Object } from './store.js';
import type { S3Request } from './types.js';

const KEPT = [
  'content-type',
  'cache-control',
  'content-encoding',
  'content-language',
  'content-disposition',
  'expires',
  'x-amz-storage-class',
  'x-amz-website-redirect-location',
];

/** Headers that would have to change what is stored: refused rather than ignored. */
const UNSUPPORTED =
  /^x-amz-(tagging$|object-lock-|server-side-encryption-customer-|write-offset-bytes$|copy-source-server-side-encryption-customer-)/;

const META = 'x-amz-meta-';
const MOST_METADATA = 2048;

/**
 * What of a request's headers is kept with the object.
 *
 * @throws AwsError AccessControlListNotSupported, MetadataTooLarge, NotImplemented
 */
export function storedHeaders({ http, header }: S3Request, bucket: Bucket): Record<string, string> {
  const kept: Record<string, string> = {};
  let metadata = 0;
  for (const name of Object.keys(http.headers)) {
    if (UNSUPPORTED.test(name)) throw s3Error('NotImplemented', { Header: name });
    refuseAcl(name, header(name) ?? '', bucket);
    if (!name.startsWith(META) && !KEPT.includes(name)) continue;
    const value = name === 'content-encoding' ? plainEncoding(header(name) ?? '') : (header(name) ?? '');
    if (name.startsWith(META)) metadata += name.length - META.length + value.length;
    if (value !== '' && value !== 'STANDARD') kept[name] = value;
  }
  if (metadata > MOST_METADATA) throw s3Error('MetadataTooLarge', { Size: metadata, MaxSizeAllowed: MOST_METADATA });
  kept['content-type'] ??= 'binary/octet-stream';
  return kept;
}

/** With object ownership enforced only the ACL that says nothing new is taken. */
function refuseAcl(name: string, value: string, { aclsDisabled }: Bucket): void {
  const acl = name === 'x-amz-acl' || name.startsWith('x-amz-grant-');
  if (acl && aclsDisabled && value !== 'bucket-owner-full-control') throw s3Error('AccessControlListNotSupported');
}

/** `aws-chunked` is how the body travels, not what it is. */
function plainEncoding(value: string): string {
  return value
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== 'aws-chunked')
    .join(',');
}

/** The headers by which S3 tells how an object is encrypted. */
export function encryptionHeaders(bucket: Bucket, account: string): Record<string, string> {
  if (!bucket.kms) return { 'x-amz-server-side-encryption': 'AES256' };
  return {
    'x-amz-server-side-encryption': 'aws:kms',
    'x-amz-server-side-encryption-aws-kms-key-id': `arn:aws:kms:${bucket.region}:${account}:key/local-cloud`,
  };
}

/** What GET, HEAD and 304 say about an object. */
export function objectHeaders(object: S3Object, bucket: Bucket, account: string): Record<string, string> {
  return {
    ...object.headers,
    ...encryptionHeaders(bucket, account),
    etag: object.etag,
    'last-modified': new Date(object.lastModified).toUTCString(),
    'accept-ranges': 'bytes',
  };
}

/** The checksums that a reader asked for. S3 has a CRC-64 of every object whose writer gave none. */
export async function askedChecksums(object: S3Object, { header }: S3Request): Promise<Record<string, string>> {
  if (header('x-amz-checksum-mode')?.toUpperCase() !== 'ENABLED') return {};
  const known = Object.values(object.checksums);
  if (known.length === 0)
    return checksumHeaders({ crc64nvme: await checksumOf('crc64nvme', object.body) }, 'FULL_OBJECT');
  return checksumHeaders(object.checksums, known.some((value) => value.includes('-')) ? 'COMPOSITE' : 'FULL_OBJECT');
}
