import type { Manifest, ManifestFile } from '../model.js';
import type { StoredObject } from '../ports.js';
import { keptBodies } from './bodies.js';
import type { Publishing } from './context.js';
import { deleteInOrder } from './delete-files.js';
import { GRACE_MS } from './grace.js';
import { hasContent } from './has-content.js';
import { acquireLock, isExpired, LockLostError, type HeldLock } from './lock.js';
import { inParallel } from './parallel.js';
import { putRight } from './put-right.js';
import type { CleanResult } from './results.js';
import { listReleases, releasesToKeep, type CleanRules } from './retention.js';
import { loadLive, readLock, readManifest, readPointer } from './state.js';
import { inPlaceNow } from './switch.js';
import { workLog } from './work.js';

export type { CleanRules } from './retention.js';

/** Below this many files the share of all files says nothing. */
const SMALL_CLEANUP = 100;

/**
 * Removes the files of releases that need not be kept: only what our own manifests list, never what a kept release needs
 * or what was written within the last hour, and nothing at all where the guards say that it would be too much.
 *
 * A manifest goes only after all of its files: a clean-up that dies is finished by the next one.
 *
 * @throws Error where the store fails; what was deleted until then needed no one.
 */
export async function collectGarbage(ctx: Publishing, rules: CleanRules): Promise<CleanResult> {
  const [stored, heldBy, before] = await Promise.all([readPointer(ctx), readLock(ctx), listReleases(ctx)]);
  const pointer = stored?.pointer;
  const nothing = { kind: 'nothing-to-do', deleted: [], deletedBytes: 0, releases: [], kept: [] } as const;
  if (pointer === undefined) return nothing;
  const kept = releasesToKeep(before, pointer, rules, ctx.store.now());
  // The lock of one that died is worth the work by itself: it is taken over, and what is half-way put right.
  const leftOver = heldBy !== undefined && isExpired(heldBy.lock, ctx.store.now());
  if (!leftOver && before.every(({ id }) => kept.has(id))) return nothing;
  const lock = await acquireLock(ctx);
  if ('holder' in lock) return refused(`Another publisher is at work: ${lock.holder.run}`);
  try {
    const result = await clean(ctx, rules, lock);
    await lock.release();
    return result;
  } catch (error) {
    if (error instanceof LockLostError) return refused('The lock ran out and another publisher took it over.');
    // A lock that was clean says so to the next publisher only when it is gone.
    if (!lock.dirty) await lock.release().catch(() => undefined);
    throw error;
  }
}

function refused(reason: string, candidates: readonly string[] = []): CleanResult {
  return { kind: 'refused', reason, candidates };
}

interface Garbage {
  readonly files: readonly StoredObject[];
  /** Files of dropped releases that stay for now: too young, or not ours any more. */
  readonly spared: readonly { readonly key: string; readonly reason: string }[];
  readonly owned: number;
}

async function clean(ctx: Publishing, rules: CleanRules, lock: HeldLock): Promise<CleanResult> {
  const live = await loadLive(ctx, await readPointer(ctx));
  if (lock.dirty && live) {
    const inPlace = inPlaceNow(live, new Map());
    await putRight({ ctx, lock, inPlace, live, bodyOf: keptBodies(ctx), work: workLog(ctx) });
  }
  if (!live?.manifest)
    return refused('The manifest of the live release is gone, so nothing is known of what is needed.');
  const releases = await listReleases(ctx);
  const keep = releasesToKeep(releases, live.pointer, rules, ctx.store.now());
  const loaded = await inParallel(releases, ctx.settings.concurrency, ({ id }) => readManifest(ctx, id));
  const manifests = loaded.filter((manifest) => manifest !== undefined);
  const kept = manifests.filter(({ id }) => keep.has(id));
  const dropped = manifests.filter(({ id }) => !keep.has(id));
  await lock.keep();
  const garbage = await findGarbage(ctx, kept, dropped);
  const candidates = garbage.files.map(({ key }) => key);
  const objection = tooMuch(garbage, rules);
  if (objection !== undefined) return refused(objection, candidates);
  const releaseIds = dropped.map(({ id }) => id);
  const deletedBytes = garbage.files.reduce((sum, { size }) => sum + size, 0);
  if (rules.dryRun)
    return { kind: 'planned', deleted: candidates, deletedBytes, releases: releaseIds, kept: garbage.spared };
  const { deleted, kept: undeleted } = await deleteInOrder(ctx, lock, garbage.files);
  const remaining = [...garbage.spared, ...undeleted];
  const gone = await dropManifests(ctx, lock, dropped, kept, releases, remaining);
  return { kind: 'cleaned', deleted, deletedBytes, releases: gone, kept: remaining };
}

async function findGarbage(ctx: Publishing, kept: readonly Manifest[], dropped: readonly Manifest[]): Promise<Garbage> {
  const { store, keys } = ctx;
  const needed = new Set(kept.flatMap(({ files }) => Object.keys(files)));
  const listed = new Map<string, ManifestFile[]>();
  for (const { files } of dropped) {
    for (const [path, file] of Object.entries(files)) {
      const key = keys.site(path);
      if (!needed.has(path)) listed.set(key, [...(listed.get(key) ?? []), file]);
    }
  }
  const files: StoredObject[] = [];
  const spared: { key: string; reason: string }[] = [];
  for await (const object of listed.size > 0 ? store.list(keys.prefix) : []) {
    const ours = listed.get(object.key);
    if (ours === undefined) continue;
    if (store.now() - object.lastModified < GRACE_MS) spared.push({ key: object.key, reason: 'younger than an hour' });
    else if (await isOurs(ctx, object, ours)) files.push(object);
    else spared.push({ key: object.key, reason: REPLACED });
  }
  return { files, spared, owned: needed.size + listed.size };
}

const REPLACED = 'replaced by somebody else';

/** Under KMS an immutable file has got another ETag with other headers; its content is what tells. */
async function isOurs(ctx: Publishing, object: StoredObject, listed: readonly ManifestFile[]): Promise<boolean> {
  if (listed.some(({ class: kind, etag }) => kind !== 'immutable' || etag === undefined || etag === object.etag))
    return true;
  const head = await ctx.store.head(object.key);
  for (const { sha256, size } of listed) if (head && (await hasContent(ctx, head, sha256, size))) return true;
  return false;
}

/** Why so much is not deleted at once. */
function tooMuch({ files, owned }: Garbage, { maxDelete }: CleanRules): string | undefined {
  if (files.length > maxDelete) {
    return `${files.length} files would be deleted, more than "max-delete" (${maxDelete}) allows. Look at the list, and raise it if that is right.`;
  }
  if (files.length > SMALL_CLEANUP && files.length > owned / 2) {
    return `${files.length} of ${owned} files would be deleted, more than half. Raise "keep-releases" or "keep-days" and come down in steps.`;
  }
  return undefined;
}

/** Removes manifests whose files are all gone, then the bodies that no manifest refers to any more. */
async function dropManifests(
  ctx: Publishing,
  lock: HeldLock,
  dropped: readonly Manifest[],
  kept: readonly Manifest[],
  releases: readonly (StoredObject & { id: string })[],
  remaining: readonly { readonly key: string; readonly reason: string }[],
): Promise<string[]> {
  const left = new Set(remaining.filter(({ reason }) => reason !== REPLACED).map(({ key }) => key));
  const finished = dropped.filter(({ files }) => !Object.keys(files).some((path) => left.has(ctx.keys.site(path))));
  const ids = new Set(finished.map(({ id }) => id));
  await deleteInOrder(
    ctx,
    lock,
    releases.filter(({ id }) => ids.has(id)),
  );
  const survivors = [...kept, ...dropped.filter(({ id }) => !ids.has(id))];
  const referenced = new Set(
    survivors.flatMap(({ files }) =>
      Object.values(files).map(({ body }) => body && `${ctx.keys.control}${body.object}`),
    ),
  );
  const orphans: StoredObject[] = [];
  for await (const object of ctx.store.list(ctx.keys.bodies)) {
    const young = ctx.store.now() - object.lastModified < GRACE_MS;
    if (!young && !referenced.has(object.key)) orphans.push(object);
  }
  await deleteInOrder(ctx, lock, orphans);
  return [...ids];
}
