import { createHash } from 'node:crypto';
import type { FileClass, Manifest, ManifestFile, SiteFile } from '../../src/model.js';
import { CACHE_CONTROL } from '../../src/files/classify.js';

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A file of a build by path, class and content. */
export function siteFile(path: string, kind: FileClass, content: string, more: Partial<SiteFile> = {}): SiteFile {
  return {
    path,
    class: kind,
    headers: { contentType: 'text/plain; charset=utf-8', cacheControl: CACHE_CONTROL[kind] },
    size: Buffer.byteLength(content),
    sha256: sha256(content),
    proven: false,
    ...more,
  };
}

/** The manifest that publishing these files leaves. */
export function manifestOf(files: readonly SiteFile[], more: Partial<Manifest> = {}): Manifest {
  const listed = files.map(({ path, class: kind, size, sha256: digest, headers }): [string, ManifestFile] => [
    path,
    {
      ...{ class: kind, size, sha256: digest, headers },
      ...(kind === 'immutable' ? { etag: `"${digest.slice(0, 32)}"` } : { body: { object: 'bodies/r1-0', offset: 0 } }),
    },
  ]);
  return {
    schema: 1,
    id: '20261121T101500Z-123-1-ab12cd3',
    order: { commitTime: 1_763_720_000, run: 123, attempt: 1 },
    commit: 'ab12cd3'.padEnd(40, '0'),
    run: 'https://github.com/org/shop/actions/runs/123',
    createdAt: '2026-11-21T10:15:00.000Z',
    toolVersion: '0.1.0',
    contentSha256: sha256('all'),
    files: Object.fromEntries(listed),
    ...more,
  };
}
