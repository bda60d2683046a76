import type { Lock, Manifest, Pointer } from '../model.js';
import { parseLock, parseManifest, parsePointer } from '../release/manifest.js';
import type { Publishing } from './context.js';

export interface StoredPointer {
  readonly pointer: Pointer;
  readonly etag: string;
}

export interface StoredLock {
  readonly lock: Lock;
  readonly etag: string;
}

/** The live release as far as the bucket tells. */
export interface Live extends StoredPointer {
  /** `undefined` where somebody removed it: then nothing is known of the files. */
  readonly manifest: Manifest | undefined;
}

/** The pointer; `undefined` before the first publish. */
export async function readPointer({ store, keys }: Publishing): Promise<StoredPointer | undefined> {
  const found = await store.get(keys.current);
  return found && { pointer: parsePointer(found.body, keys.current), etag: found.etag };
}

/** The lock; `undefined` where nobody holds it. */
export async function readLock({ store, keys }: Publishing): Promise<StoredLock | undefined> {
  const found = await store.get(keys.lock);
  return found && { lock: parseLock(found.body, keys.lock), etag: found.etag };
}

/** A release's manifest; `undefined` where there is none. */
export async function readManifest({ store, keys }: Publishing, releaseId: string): Promise<Manifest | undefined> {
  const key = keys.manifest(releaseId);
  const found = await store.get(key);
  return found && parseManifest(found.body, key);
}

/** A pointer together with its release's manifest, which is not read again where `known` is of the same release. */
export async function loadLive(
  ctx: Publishing,
  stored: StoredPointer | undefined,
  known?: Live,
): Promise<Live | undefined> {
  if (stored === undefined) return undefined;
  const { id } = stored.pointer;
  const manifest = known?.manifest?.id === id ? known.manifest : await readManifest(ctx, id);
  if (manifest === undefined) {
    ctx.log.warning(
      `${ctx.keys.manifest(id)}, the manifest of the live release, is gone. Every file is written anew, and this ` +
        'release cannot be rolled back to.',
    );
  }
  return { ...stored, manifest: manifest && withEtags(manifest, stored.pointer.etags) };
}

/** Files that were written in the switch have got their ETags after the manifest was written. */
function withEtags(manifest: Manifest, etags: Pointer['etags']): Manifest {
  const files = Object.entries(manifest.files).map(([path, file]) => {
    const etag = etags[path] ?? file.etag;
    return [path, { ...file, ...(etag !== undefined && { etag }) }] as const;
  });
  return { ...manifest, files: Object.fromEntries(files) };
}

/** The paths of a release's files that are overwritten in place. */
export function overwritable(manifest: Manifest): string[] {
  return Object.entries(manifest.files).flatMap(([path, file]) => (file.class === 'immutable' ? [] : [path]));
}
