import type { Manifest, Pointer, ReleaseHead } from '../model.js';
import { encodeDocument } from '../release/manifest.js';
import type { Publishing } from './context.js';
import { CONTROL_HEADERS, type HeldLock } from './lock.js';
import { readPointer, type StoredPointer } from './state.js';

const MAX_HISTORY = 100;

/**
 * The pointer to a release that goes live after `live`.
 *
 * @param etags of the files in place, by path.
 */
export function nextPointer(
  release: Manifest,
  live: Pointer | undefined,
  etags: ReadonlyMap<string, string>,
  now: number,
): Pointer {
  const { id, order, commit, run, contentSha256 } = release;
  const history = live?.history ?? [];
  return {
    schema: 1,
    ...{ id, order, commit, run, contentSha256 },
    at: new Date(now).toISOString(),
    history: history[0] === id ? history : [id, ...history].slice(0, MAX_HISTORY),
    etags: writtenLater(release, etags),
  };
}

/** The ETags that the manifest could not tell: it was written before the files in place were. */
function writtenLater({ files }: Manifest, etags: ReadonlyMap<string, string>): Pointer['etags'] {
  const later = Object.entries(files).flatMap(([path, { class: kind, etag }]) => {
    const now = etags.get(path);
    return now === undefined || (kind === 'immutable' && now === etag) ? [] : [[path, now] as const];
  });
  return Object.fromEntries(later);
}

/** The newest commit that the live content stands for: the release's own, or a later one that was built to the same. */
export function liveHead(pointer: Pointer): ReleaseHead {
  const { id, order, commit, run, confirmed } = pointer;
  return { id, order, commit, run, ...confirmed };
}

/**
 * Replaces the pointer.
 *
 * @param expected the ETag of the one that is replaced; `undefined` on the first publish.
 * @param lock `undefined` where no lock is needed, for nothing but the pointer changes.
 * @returns `moved` where it is another by now. A replacement whose answer was lost is known by its content.
 * @throws LockLostError
 */
export async function replacePointer(
  ctx: Publishing,
  pointer: Pointer,
  expected: string | undefined,
  lock?: HeldLock,
): Promise<StoredPointer | 'moved'> {
  const { store, keys } = ctx;
  const bytes = encodeDocument(pointer);
  const condition = expected === undefined ? ({ ifNoneMatch: '*' } as const) : { ifMatch: expected };
  for (;;) {
    await lock?.keep();
    const answer = await store.put(keys.current, bytes, CONTROL_HEADERS, condition, lock?.notAfter());
    if (answer !== 'unmet') return { pointer, etag: answer.etag };
    const found = await readPointer(ctx);
    if (found && isSame(found.pointer, pointer)) return found;
    if (found?.etag !== expected) return 'moved';
    // As it was: the write came too late for its lock.
    await lock?.confirm();
  }
}

/** Whether two pointers are the same in every field. */
export function isSame(one: Pointer, other: Pointer): boolean {
  return Buffer.compare(encodeDocument(one), encodeDocument(other)) === 0;
}
