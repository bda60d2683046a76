import { createHash, hash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

/** Bytes that are read at once, and all that is held of any file. */
const CHUNK_BYTES = 1024 * 1024;
/** Bytes after which timers and signals get their turn. */
const BYTES_PER_TURN = 32 * 1024 * 1024;

/** Digests of a file's content. */
export interface Digest {
  /** 64 hex digits. */
  readonly sha256: string;
  /** Bytes that were read. */
  readonly size: number;
}

/**
 * The SHA-256 of each file, in order. Read one after another through one buffer: with the page cache warm from the build,
 * that is faster than Node's thread pool, and 10,000 files take no more memory than one.
 */
export async function digests(files: readonly string[]): Promise<Digest[]> {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  const found: Digest[] = [];
  let bytes = 0;
  for (const file of files) {
    const digest = digestOf(file, buffer);
    found.push(digest);
    bytes += digest.size;
    if (bytes < BYTES_PER_TURN) continue;
    bytes = 0;
    await new Promise(setImmediate);
  }
  return found;
}

function digestOf(file: string, buffer: Buffer): Digest {
  const descriptor = openSync(file, 'r');
  try {
    const first = readSync(descriptor, buffer, 0, buffer.length, null);
    // Most files of a build fit, and hashing them in one call costs half of what a hash object does.
    if (first < buffer.length) return { sha256: hash('sha256', buffer.subarray(0, first)), size: first };
    return digestOfLarge(descriptor, buffer);
  } finally {
    closeSync(descriptor);
  }
}

/** @param buffer holds the first piece. */
function digestOfLarge(descriptor: number, buffer: Buffer): Digest {
  const hasher = createHash('sha256');
  let size = 0;
  for (let read = buffer.length; read > 0; read = readSync(descriptor, buffer, 0, buffer.length, null)) {
    hasher.update(buffer.subarray(0, read));
    size += read;
  }
  return { sha256: hasher.digest('hex'), size };
}
