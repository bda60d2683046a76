import type { ChecksumAlgorithm, Checksums } from './checksums.js';

export interface Part {
  readonly body: Buffer;
  readonly etag: string;
  /** Bare MD5 in hex, from which the object's ETag is made. */
  readonly md5: string;
  readonly checksums: Checksums;
}

/** A multipart upload under way. */
export interface Upload {
  readonly id: string;
  readonly bucket: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly algorithm: ChecksumAlgorithm | undefined;
  /** Whether the checksum is that of the whole object, or of the parts' checksums. */
  readonly checksumType: 'FULL_OBJECT' | 'COMPOSITE';
  /** By number. */
  readonly parts: Map<number, Part>;
}

export type Uploads = Map<string, Upload>;
