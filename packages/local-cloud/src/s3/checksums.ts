import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { Crc32c, Crc64NvmeJs } from '@aws-sdk/checksums/crc';
import { s3Error } from './errors.js';

/** Algorithms of S3's additional checksums, as in the header's name: `x-amz-checksum-sha256`. */
export type ChecksumAlgorithm = 'crc32' | 'crc32c' | 'crc64nvme' | 'sha1' | 'sha256';

/** Base64, by algorithm. */
export type Checksums = Readonly<Partial<Record<ChecksumAlgorithm, string>>>;

const ALGORITHMS: readonly ChecksumAlgorithm[] = ['sha256', 'crc32', 'crc64nvme', 'crc32c', 'sha1'];

export function isAlgorithm(name: string | undefined): name is ChecksumAlgorithm {
  return ALGORITHMS.some((one) => one === name);
}

/** The checksum of a body in base64. */
export function checksumOf(algorithm: ChecksumAlgorithm, body: Uint8Array): string | Promise<string> {
  switch (algorithm) {
    case 'sha1':
    case 'sha256':
      return hash(algorithm, body, 'base64');
    case 'crc32': {
      const digest = Buffer.alloc(4);
      digest.writeUInt32BE(crc32(body));
      return digest.toString('base64');
    }
    case 'crc32c':
      return digestOf(new Crc32c(), body);
    case 'crc64nvme':
      return digestOf(new Crc64NvmeJs(), body);
  }
}

async function digestOf(
  checksum: { update(data: Uint8Array): void; digest(): Promise<Uint8Array> },
  body: Uint8Array,
): Promise<string> {
  checksum.update(body);
  return Buffer.from(await checksum.digest()).toString('base64');
}

/** The checksums that headers (or a trailer) of the request give. */
export function sentChecksums(header: (name: string) => string | undefined): Checksums {
  const sent: Partial<Record<ChecksumAlgorithm, string>> = {};
  for (const algorithm of ALGORITHMS) {
    const value = header(`x-amz-checksum-${algorithm}`);
    if (value !== undefined) sent[algorithm] = value;
  }
  return sent;
}

/** What is checked of a body. */
export interface CheckedBody {
  readonly body: Uint8Array;
  readonly sha256: string | undefined;
  readonly header: (name: string) => string | undefined;
  readonly headerOrTrailer: (name: string) => string | undefined;
}

/**
 * The checksums that came with a body.
 *
 * @throws AwsError BadDigest where one of them is not that of the body, InvalidDigest for a Content-MD5 that is none
 */
export async function verifiedChecksums(request: CheckedBody): Promise<Checksums> {
  const { body, sha256, header, headerOrTrailer } = request;
  const md5 = header('content-md5');
  if (md5 !== undefined) verifyMd5(body, md5);
  const sent = sentChecksums(headerOrTrailer);
  for (const algorithm of ALGORITHMS) {
    const expected = sent[algorithm];
    if (expected === undefined) continue;
    const known =
      algorithm === 'sha256' && sha256 !== undefined ? Buffer.from(sha256, 'hex').toString('base64') : undefined;
    if (expected !== (known ?? (await checksumOf(algorithm, body)))) throw wrongChecksum(algorithm);
  }
  return sent;
}

export function wrongChecksum(algorithm: string): Error {
  const name = algorithm.toUpperCase();
  return s3Error('BadDigest', {}, `The ${name} you specified did not match the calculated checksum.`);
}

function verifyMd5(body: Uint8Array, contentMd5: string): void {
  if (Buffer.from(contentMd5, 'base64').byteLength !== 16)
    throw s3Error('InvalidDigest', { 'Content-MD5': contentMd5 });
  const calculated = hash('md5', body, 'base64');
  if (calculated === contentMd5) return;
  throw s3Error('BadDigest', { ExpectedDigest: contentMd5, CalculatedDigest: calculated });
}

/** Headers that say an object's checksums. */
export function checksumHeaders(checksums: Checksums, type: 'FULL_OBJECT' | 'COMPOSITE'): Record<string, string> {
  const headers: Record<string, string> = { 'x-amz-checksum-type': type };
  for (const algorithm of ALGORITHMS) {
    const value = checksums[algorithm];
    if (value !== undefined) headers[`x-amz-checksum-${algorithm}`] = value;
  }
  return headers;
}

/** Elements that say an object's checksums: `ChecksumSHA256`. */
export function checksumElements(checksums: Checksums): Record<string, string> {
  return Object.fromEntries(
    Object.entries(checksums).map(([algorithm, value]) => [`Checksum${algorithm.toUpperCase()}`, value]),
  );
}
