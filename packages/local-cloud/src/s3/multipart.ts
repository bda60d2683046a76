import { hash } from 'node:crypto';
import type { JsonObject, WireAnswer } from '../core/types.js';
import {
  checksumElements,
  checksumOf,
  isAlgorithm,
  sentChecksums,
  verifiedChecksums,
  wrongChecksum,
  type ChecksumAlgorithm,
  type Checksums,
} from './checksums.js';
import { checkWrite, matches } from './conditions.js';
import { s3Error } from './errors.js';
import { encryptionHeaders, storedHeaders } from './object-headers.js';
import type { BucketRequest, S3Context } from './types.js';
import type { Part, Upload } from './uploads.js';
import { elements, parseXml, textOf, xmlAnswer } from './xml.js';

/** Of every part but the last. */
const LEAST_PART = 5 * 1024 * 1024;

export function createMultipartUpload(context: S3Context, request: BucketRequest): WireAnswer {
  const { in: bucket, key, header } = request;
  const named = header('x-amz-checksum-algorithm')?.toLowerCase();
  const algorithm = isAlgorithm(named) ? named : undefined;
  const whole = header('x-amz-checksum-type') === 'FULL_OBJECT' || algorithm === 'crc64nvme';
  const checksumType = whole ? 'FULL_OBJECT' : 'COMPOSITE';
  const headers = storedHeaders(request, bucket);
  const id = context.random.token(64);
  context.uploads.set(id, { id, bucket: bucket.name, key, headers, algorithm, checksumType, parts: new Map() });
  const said = algorithm && {
    'x-amz-checksum-algorithm': algorithm.toUpperCase(),
    'x-amz-checksum-type': checksumType,
  };
  return xmlAnswer(
    'InitiateMultipartUploadResult',
    { Bucket: bucket.name, Key: key, UploadId: id },
    { ...encryptionHeaders(bucket, context.account), ...said },
  );
}

export async function uploadPart(context: S3Context, request: BucketRequest): Promise<WireAnswer> {
  const { body, query } = request;
  const upload = uploadOf(context, request);
  const number = Number(query.get('partNumber'));
  if (!Number.isInteger(number) || number < 1 || number > 10_000) {
    throw s3Error(
      'InvalidArgument',
      { ArgumentName: 'partNumber', ArgumentValue: query.get('partNumber') },
      'Part number must be an integer between 1 and 10000, inclusive',
    );
  }
  const checksums = await verifiedChecksums(request);
  const md5 = hash('md5', body, 'hex');
  const etag = `"${request.in.kms ? context.random.hex(32) : md5}"`;
  upload.parts.set(number, { body, etag, md5, checksums });
  return { status: 200, headers: { etag, ...sentHeaders(checksums) }, body: '' };
}

function sentHeaders(checksums: Checksums): Record<string, string> {
  return Object.fromEntries(Object.entries(checksums).map(([name, value]) => [`x-amz-checksum-${name}`, value]));
}

export async function completeMultipartUpload(context: S3Context, request: BucketRequest): Promise<WireAnswer> {
  const { in: bucket, key, header } = request;
  const upload = uploadOf(context, request);
  const parts = listedParts(upload, request);
  const body = Buffer.concat(parts.map((part) => part.body));
  const checksums = await wholeChecksum(upload, parts, body);
  verifyWhole(checksums, sentChecksums(header));
  checkWrite(key, header, request.before, context.store.get(bucket.name, key));
  const digest = bucket.kms
    ? context.random.hex(32)
    : hash('md5', Buffer.concat(parts.map(({ md5 }) => Buffer.from(md5, 'hex'))), 'hex');
  const etag = `"${digest}-${parts.length}"`;
  const sizes = parts.map((part) => part.body.byteLength);
  context.store.put(bucket, key, { body, headers: upload.headers, checksums, etag, parts: sizes });
  context.uploads.delete(upload.id);
  return xmlAnswer(
    'CompleteMultipartUploadResult',
    {
      Location: `https://${bucket.name}.s3.${bucket.region}.amazonaws.com/${encodeURI(key)}`,
      Bucket: bucket.name,
      Key: key,
      ETag: etag,
      ...(upload.algorithm && { ...checksumElements(checksums), ChecksumType: upload.checksumType }),
    },
    encryptionHeaders(bucket, context.account),
  );
}

/** The parts that the client lists, in its order. @throws AwsError InvalidPart, InvalidPartOrder, EntityTooSmall */
function listedParts(upload: Upload, { body }: BucketRequest): readonly Part[] {
  const listed = elements(parseXml(body, 'CompleteMultipartUpload'), 'Part');
  if (listed.length === 0) throw s3Error('MalformedXML');
  const numbers = listed.map((element) => Number(textOf(element, 'PartNumber')));
  if (numbers.some((number, index) => number <= (numbers[index - 1] ?? 0))) {
    throw s3Error('InvalidPartOrder', { UploadId: upload.id });
  }
  return listed.map((element, index) => {
    const part = upload.parts.get(numbers[index] ?? 0);
    if (!part || !matches(textOf(element, 'ETag') ?? '', part.etag)) throw invalidPart(upload, element);
    if (part.body.byteLength < LEAST_PART && index < listed.length - 1) {
      throw s3Error('EntityTooSmall', { ProposedSize: part.body.byteLength, MinSizeAllowed: LEAST_PART });
    }
    return part;
  });
}

function invalidPart({ id }: Upload, element: JsonObject): Error {
  return s3Error('InvalidPart', {
    UploadId: id,
    PartNumber: textOf(element, 'PartNumber'),
    ETag: textOf(element, 'ETag'),
  });
}

async function wholeChecksum(upload: Upload, parts: readonly Part[], body: Buffer): Promise<Checksums> {
  const { algorithm, checksumType } = upload;
  if (!algorithm) return {};
  if (checksumType === 'FULL_OBJECT') return { [algorithm]: await checksumOf(algorithm, body) };
  const digests = await Promise.all(parts.map((part) => partDigest(algorithm, part)));
  return { [algorithm]: `${await checksumOf(algorithm, Buffer.concat(digests))}-${parts.length}` };
}

async function partDigest(algorithm: ChecksumAlgorithm, { body, checksums }: Part): Promise<Buffer> {
  return Buffer.from(checksums[algorithm] ?? (await checksumOf(algorithm, body)), 'base64');
}

function verifyWhole(checksums: Checksums, sent: Checksums): void {
  for (const [name, value] of Object.entries(sent)) {
    if (checksums[name as ChecksumAlgorithm] === value) continue;
    throw wrongChecksum(name);
  }
}

export function abortMultipartUpload(context: S3Context, request: BucketRequest): WireAnswer {
  context.uploads.delete(uploadOf(context, request).id);
  return { status: 204, headers: {}, body: '' };
}

function uploadOf({ uploads }: S3Context, { in: bucket, key, query }: BucketRequest): Upload {
  const id = query.get('uploadId') ?? '';
  const upload = uploads.get(id);
  if (upload?.bucket === bucket.name && upload.key === key) return upload;
  throw s3Error('NoSuchUpload', { UploadId: id });
}
