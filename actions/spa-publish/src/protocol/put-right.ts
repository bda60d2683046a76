import type { Manifest, Pointer } from '../model.js';
import type { BodySource } from './bodies.js';
import type { Publishing } from './context.js';
import { invalidate } from './invalidate.js';
import type { HeldLock } from './lock.js';
import { isSame, replacePointer } from './pointer.js';
import type { Live } from './state.js';
import { pathsToRewrite, writeInPlace, type InPlace } from './switch.js';
import type { WorkLog } from './work.js';

/** What is needed to put a site back to its live release. */
export interface Repair {
  readonly ctx: Publishing;
  readonly lock: HeldLock;
  readonly inPlace: InPlace;
  readonly live: Live;
  readonly bodyOf: BodySource;
  readonly work: WorkLog;
  /** What the pointer is to be, its ETags aside; default: what it is. */
  readonly pointer?: Pointer;
}

/**
 * Makes the files in place those of the live release again: all of them where a publisher died half-way, else those that
 * we have begun to write. Files that the live release does not have stay: nothing of it names them, and a clean-up
 * removes them with the release that brought them.
 *
 * @returns the pointer as it is then, or `moved` where it has changed in the meantime: look again at what is live.
 * @throws LockLostError; Error where a body is gone or the store fails.
 */
export async function putRight(repair: Repair): Promise<Pointer | 'moved'> {
  const { ctx, lock, inPlace, live, bodyOf, work } = repair;
  const { manifest, etag } = live;
  const needed = lock.dirty || inPlace.attempted.size > 0;
  if (needed && manifest === undefined) {
    throw new Error(`The files of the live release ${live.pointer.id} are not known: its manifest is gone.`);
  }
  const all = needed && manifest ? await pathsToRewrite(ctx, lock, inPlace, manifest) : [];
  const paths = all.filter((path) => lock.dirty || inPlace.attempted.has(path));
  const pointer = await work.phase('switch', async () => {
    if (manifest) await writeInPlace({ ctx, lock, inPlace, target: manifest, bodyOf, work }, paths, manifest);
    // Under KMS the same content has another ETag now.
    const wanted = {
      ...(repair.pointer ?? live.pointer),
      etags: { ...live.pointer.etags, ...etagsOf(paths, inPlace, manifest) },
    };
    if (isSame(wanted, live.pointer)) return live.pointer;
    const replaced = await replacePointer(ctx, wanted, etag, lock);
    return replaced === 'moved' ? replaced : replaced.pointer;
  });
  await invalidate(ctx, paths, `${live.pointer.id}-${lock.owner}`, work);
  return pointer;
}

/** The ETags that are no longer what the release says. */
function etagsOf(paths: readonly string[], { etags }: InPlace, manifest: Manifest | undefined): Record<string, string> {
  const changed = paths.filter((path) => etags.get(path) !== manifest?.files[path]?.etag);
  return Object.fromEntries(changed.map((path) => [path, etags.get(path) ?? '']));
}
