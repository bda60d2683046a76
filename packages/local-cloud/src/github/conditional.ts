import { createHash } from 'node:crypto';

/** The entity tag of an answer, and whether the caller has that very answer already. Reads that succeed have one. */
export function notModified(
  request: { readonly method: string; header(name: string): string | undefined },
  status: number,
  content: string | undefined,
): { readonly etag: string | undefined; readonly fresh: boolean } {
  if (request.method !== 'GET' || status !== 200 || content === undefined) return { etag: undefined, fresh: false };
  const etag = `W/"${createHash('sha256').update(content).digest('hex')}"`;
  const known = (request.header('if-none-match') ?? '').split(',').map(opaque);
  return { etag, fresh: known.includes(opaque(etag)) };
}

/** Weak and strong tags are compared alike. */
function opaque(tag: string): string {
  return tag.trim().replace(/^W\//, '');
}
