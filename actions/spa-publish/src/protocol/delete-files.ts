import type { StoredObject } from '../ports.js';
import type { Publishing } from './context.js';
import type { HeldLock } from './lock.js';

export interface Deleted {
  readonly deleted: string[];
  readonly kept: { readonly key: string; readonly reason: string }[];
}

/** Objects of one call of DeleteObjects; between two calls the lock is looked after. */
const PER_CALL = 1_000;

/**
 * Deletes objects as long as the lock is ours: pages first, so that none names a file that is gone already.
 *
 * @throws LockLostError
 */
export async function deleteInOrder(
  { store }: Publishing,
  lock: HeldLock,
  objects: readonly StoredObject[],
): Promise<Deleted> {
  const isPage = ({ key }: StoredObject): boolean => /\.html?$/i.test(key);
  const pages = objects.filter(isPage);
  const others = objects.filter((object) => !isPage(object));
  const result: Deleted = { deleted: [], kept: [] };
  for (const group of [pages, others]) {
    for (let start = 0; start < group.length; start += PER_CALL) {
      await lock.keep();
      const { deleted, kept } = await store.deleteMany(group.slice(start, start + PER_CALL), lock.notAfter());
      result.deleted.push(...deleted);
      result.kept.push(...kept);
    }
  }
  return result;
}
