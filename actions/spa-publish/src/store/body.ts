import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { UserError } from '@platform-actions/action-kit';
import type { Body } from '../ports.js';

/** Up to this many bytes, handing a file to Node's thread pool takes longer than reading it from the page cache. */
const READ_AT_ONCE_BYTES = 256 * 1024;

/** Bytes of a body. */
export function sizeOf(body: Body): number {
  return body instanceof Uint8Array ? body.byteLength : body.size;
}

/** SHA-256 of bytes, 64 hex digits. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * The bytes of a body, read from its file now.
 *
 * @throws UserError where the file has changed its size since the build was read.
 */
export async function bytesOf(body: Body): Promise<Uint8Array> {
  if (body instanceof Uint8Array) return body;
  const bytes = body.size > READ_AT_ONCE_BYTES ? await readFile(body.file) : readFileSync(body.file);
  if (bytes.byteLength === body.size) return bytes;
  throw changed(body.file);
}

/** The refusal of a file that is not what it was when the build was read. */
export function changed(file: string): UserError {
  return new UserError(
    `${file} has changed since the build was read: something writes to "source" while it is published.`,
  );
}
