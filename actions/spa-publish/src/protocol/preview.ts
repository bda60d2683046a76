import type { Publishing } from './context.js';
import { deleteInOrder } from './delete-files.js';
import { invalidate } from './invalidate.js';
import { UserError } from '@platform-actions/action-kit';
import type { StoredObject } from '../ports.js';
import { acquireLock, type HeldLock } from './lock.js';
import { inParallel } from './parallel.js';
import type { PreviewClosed } from './results.js';
import { listReleases } from './retention.js';
import { readManifest } from './state.js';
import { workLog, type WorkLog } from './work.js';

/**
 * Deletes a preview: every file that its manifests list, then its control data, the lock last. What nobody published
 * there is not touched; closing what does not exist, or no longer, is no error.
 *
 * @param ctx with the keys of the preview's own prefix.
 * @throws UserError where a publisher of the preview does not end in time; Error where the store fails. Either way the
 *   next close goes on.
 */
export async function closePreview(ctx: Publishing): Promise<PreviewClosed> {
  const work = workLog(ctx);
  const control = await listControl(ctx);
  if (control.length === 0) return { kind: 'nothing-to-do', deleted: [], invalidations: [] };
  const lock = await acquireLock(ctx);
  if ('holder' in lock) {
    throw new UserError(`The preview is being published by ${lock.holder.run}. Close it after that run has ended.`);
  }
  const deleted = await deleteAll(ctx, lock, work);
  await lock.release();
  return { kind: 'closed', deleted, invalidations: work.done().invalidations };
}

async function deleteAll(ctx: Publishing, lock: HeldLock, work: WorkLog): Promise<string[]> {
  const { keys, store } = ctx;
  const releases = await listReleases(ctx);
  const manifests = await inParallel(releases, ctx.settings.concurrency, ({ id }) => readManifest(ctx, id));
  const ours = new Set(
    manifests.flatMap((manifest) => Object.keys(manifest?.files ?? {}).map((path) => keys.site(path))),
  );
  // First, for a publish that follows a close which died must not take files for there that are gone.
  await deleteInOrder(
    ctx,
    lock,
    (await listControl(ctx)).filter(({ key }) => key === keys.current),
  );
  const files: StoredObject[] = [];
  for await (const object of store.list(keys.prefix)) if (ours.has(object.key)) files.push(object);
  const { deleted } = await deleteInOrder(ctx, lock, files);
  await invalidate(
    ctx,
    deleted.map((key) => key.slice(keys.prefix.length)),
    `close-${lock.owner}`,
    work,
  );
  await deleteInOrder(
    ctx,
    lock,
    (await listControl(ctx)).filter(({ key }) => key !== keys.lock),
  );
  return deleted;
}

/** The control data of this very site: below a preview's may be another's. */
async function listControl({ store, keys }: Publishing): Promise<StoredObject[]> {
  const found: StoredObject[] = [];
  for await (const object of store.list(keys.control)) {
    const own = [keys.current, keys.lock].includes(object.key);
    if (own || object.key.startsWith(keys.releases) || object.key.startsWith(keys.bodies)) found.push(object);
  }
  return found;
}
