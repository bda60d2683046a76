import { hash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Lock, Manifest, ManifestFile, Pointer, ReleaseHead, SiteFile } from '../model.js';
import { HEADER_NAMES } from './headers.js';
import { FILE_CLASSES } from '../files/classify.js';
import { document, type Fields } from './document.js';

export { headersEqual } from './headers.js';

/** A manifest of 100,000 files has some 30 MB; more than this is no manifest of ours. */
const MAX_MANIFEST_BYTES = 256 * 1024 * 1024;
const SHA256 = /^[0-9a-f]{64}$/;
const COMMIT = /^([0-9a-f]{40}|[0-9a-f]{64})?$/;
/** Of a release: a part of an S3 key, and safe in a log. */
export const RELEASE_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

/** A manifest as it is stored: gzipped JSON, the same bytes for the same manifest. */
export function encodeManifest(manifest: Manifest): Uint8Array {
  return gzipSync(JSON.stringify(manifest), { level: 6 });
}

/**
 * @param key of the object, for messages.
 * @throws Error where the bytes are no manifest; UserError where a newer version of this action wrote it.
 */
export function parseManifest(bytes: Uint8Array, key: string): Manifest {
  const fields = document(inflated(bytes, key), key);
  const previous = fields.optionalText('previous', RELEASE_ID);
  return {
    schema: 1,
    ...head(fields),
    createdAt: fields.time('createdAt'),
    ...(previous !== undefined && { previous }),
    toolVersion: fields.text('toolVersion'),
    contentSha256: fields.text('contentSha256', SHA256),
    files: Object.fromEntries(
      fields
        .object('files')
        .entries()
        .map(([path, file]) => [path, manifestFile(file)]),
    ),
  };
}

/** A pointer or a lock as it is stored. */
export function encodeDocument(value: Pointer | Lock): Uint8Array {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}

/** @throws Error where the bytes are no pointer; UserError where a newer version of this action wrote it. */
export function parsePointer(bytes: Uint8Array, key: string): Pointer {
  const fields = document(bytes, key);
  const confirmed = fields.optionalObject('confirmed');
  const rolledBackBy = fields.optionalText('rolledBackBy');
  return {
    schema: 1,
    ...head(fields),
    contentSha256: fields.text('contentSha256', SHA256),
    at: fields.time('at'),
    history: fields.texts('history', RELEASE_ID),
    etags: fields.object('etags').allTexts(),
    ...(confirmed && { confirmed: build(confirmed) }),
    ...(rolledBackBy !== undefined && { rolledBackBy }),
  };
}

/** @throws Error where the bytes are no lock; UserError where a newer version of this action wrote it. */
export function parseLock(bytes: Uint8Array, key: string): Lock {
  const fields = document(bytes, key);
  const unfinished = fields.optionalTexts('unfinished', RELEASE_ID);
  const expiresAt = fields.time('expiresAt');
  return {
    schema: 1,
    owner: fields.text('owner'),
    run: fields.text('run'),
    expiresAt,
    ...(unfinished && { unfinished }),
  };
}

/** Digest of all that a release serves: paths, classes, contents and headers. Equal digests have nothing to publish. */
export function contentSha256(files: readonly SiteFile[]): string {
  const sorted = [...files].sort((one, other) => (one.path < other.path ? -1 : 1));
  const lines = sorted.map(({ path, class: kind, sha256, headers }) =>
    JSON.stringify([path, kind, sha256, ...HEADER_NAMES.map((name) => headers[name] ?? null)]),
  );
  return hash('sha256', `${lines.join('\n')}\n`);
}

function inflated(bytes: Uint8Array, key: string): Uint8Array {
  // Something on the way may have undone the Content-Encoding already.
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_MANIFEST_BYTES });
  } catch (cause) {
    throw new Error(`${key} is damaged: it cannot be decompressed.`, { cause });
  }
}

function head(fields: Fields): ReleaseHead {
  return { id: fields.text('id', RELEASE_ID), ...build(fields) };
}

function build(fields: Fields): Omit<ReleaseHead, 'id'> {
  const order = fields.object('order');
  return {
    order: { commitTime: order.count('commitTime'), run: order.count('run'), attempt: order.count('attempt') },
    commit: fields.text('commit', COMMIT),
    run: fields.text('run'),
  };
}

function manifestFile(fields: Fields): ManifestFile {
  const headers = fields.object('headers');
  const optional = HEADER_NAMES.slice(2).flatMap((name) => {
    const value = headers.optionalText(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const [etag, body] = [fields.optionalText('etag'), fields.optionalObject('body')];
  return {
    class: fields.oneOf('class', FILE_CLASSES),
    size: fields.count('size'),
    sha256: fields.text('sha256', SHA256),
    headers: {
      contentType: headers.text('contentType'),
      cacheControl: headers.text('cacheControl'),
      ...Object.fromEntries(optional),
    },
    ...(etag !== undefined && { etag }),
    ...(body && { body: { object: body.text('object', /^bodies\/[A-Za-z0-9._-]+$/), offset: body.count('offset') } }),
  };
}
