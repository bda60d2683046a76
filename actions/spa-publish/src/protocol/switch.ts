import type { FileClass, Manifest, ManifestFile } from '../model.js';
import { headersEqual } from '../release/manifest.js';
import type { BodySource } from './bodies.js';
import type { Publishing } from './context.js';
import type { HeldLock } from './lock.js';
import { inParallel } from './parallel.js';
import { readManifest, type Live } from './state.js';
import type { WorkLog } from './work.js';

/** How often a file may be found changed by somebody who does not ask for the lock. */
const MAX_LOOKS = 5;

/** What is known of the files that are overwritten in place, while the lock is held. */
export interface InPlace {
  /** By path, as the bucket holds it to our knowledge. */
  readonly etags: Map<string, string>;
  /** Paths that we have begun to write. */
  readonly attempted: Set<string>;
}

/** Whose files are to stand in place, and where their content comes from. */
export interface SwitchTask {
  readonly ctx: Publishing;
  readonly lock: HeldLock;
  readonly inPlace: InPlace;
  readonly target: Manifest;
  readonly bodyOf: BodySource;
  readonly work: WorkLog;
}

/** What the live release says of the ETags; `listed` where there is none yet. */
export function inPlaceNow(live: Live | undefined, listed: ReadonlyMap<string, string>): InPlace {
  const etags = new Map(listed);
  for (const [path, { etag }] of Object.entries(live?.manifest?.files ?? {})) if (etag) etags.set(path, etag);
  return { etags, attempted: new Set() };
}

/**
 * The paths of a release that have to be written when it takes the place of another: what is overwritten in place, and
 * immutable files whose headers change. Those, too, only under the lock, so that a publisher that dies leaves no headers
 * behind of which no manifest knows.
 */
function pathsToSwitch(target: Manifest, live: Manifest | undefined): string[] {
  return Object.entries(target.files).flatMap(([path, wanted]) => {
    const there = live?.files[path];
    if (there === undefined) return wanted.class === 'immutable' ? [] : [path];
    const same = wanted.sha256 === there.sha256 && headersEqual(wanted.headers, there.headers);
    return same ? [] : [path];
  });
}

/**
 * The paths to write after somebody died, or was overtaken by us: everything that is overwritten in place, and immutable
 * files to which a dead publisher may have given other headers.
 */
export async function pathsToRewrite(
  ctx: Publishing,
  lock: HeldLock,
  inPlace: InPlace,
  target: Manifest,
): Promise<string[]> {
  const left = lock.dirty ? await inParallel(lock.unfinished, 8, (id) => readManifest(ctx, id)) : [];
  const touched = (path: string): boolean =>
    inPlace.attempted.has(path) ||
    left.some((dead) => {
      const [there, wanted] = [dead?.files[path], target.files[path]];
      return there && wanted && !headersEqual(there.headers, wanted.headers);
    });
  return Object.keys(target.files).filter((path) => target.files[path]?.class !== 'immutable' || touched(path));
}

/** The paths to write so that the target is in place; `live` is `undefined` where nothing is known of what is there. */
export async function pathsToWrite(
  ctx: Publishing,
  lock: HeldLock,
  inPlace: InPlace,
  target: Manifest,
  live: Manifest | undefined,
): Promise<string[]> {
  const changed = pathsToSwitch(target, live);
  if (live && !lock.dirty && inPlace.attempted.size === 0) return changed;
  return [...new Set([...changed, ...(await pathsToRewrite(ctx, lock, inPlace, target))])];
}

/**
 * Writes files in the order in which visitors may see them change: what pages name, then pages, the site's entry as the
 * last of them, then workers, which make open tabs fetch the entry again.
 *
 * @throws LockLostError; anything else is a failure of the store.
 */
export async function writeInPlace(task: SwitchTask, paths: readonly string[], live?: Manifest): Promise<void> {
  const { ctx, target, work } = task;
  let done = 0;
  for (const group of inSwitchOrder(target, paths, ctx.settings.entry)) {
    await inParallel(group, ctx.settings.concurrency, async (path) => {
      const file = target.files[path];
      if (file === undefined) return;
      await writeFile(task, path, file);
      work.wrote(path, file.size, live?.files[path]?.sha256 === file.sha256);
      ctx.progress?.({ phase: 'switch', done: ++done, total: paths.length });
    });
  }
}

const RANK: Readonly<Record<FileClass, number>> = { immutable: 0, mutable: 1, entry: 2, worker: 4 };

function inSwitchOrder(target: Manifest, paths: readonly string[], entry: string): string[][] {
  const groups: string[][] = [];
  for (const path of [...paths].sort()) {
    const rank = path === entry ? 3 : RANK[target.files[path]?.class ?? 'mutable'];
    (groups[rank] ??= []).push(path);
  }
  // Holes of the array are no groups.
  return Object.values(groups);
}

async function writeFile(task: SwitchTask, path: string, file: ManifestFile): Promise<void> {
  const { ctx, lock, inPlace } = task;
  const key = ctx.keys.site(path);
  const body = await task.bodyOf(path, file);
  let expected = inPlace.etags.get(path);
  for (let look = 0; look < MAX_LOOKS; look++) {
    await lock.keep();
    inPlace.attempted.add(path);
    const condition = expected === undefined ? ({ ifNoneMatch: '*' } as const) : { ifMatch: expected };
    const answer = await ctx.store.put(key, body, file.headers, condition, lock.notAfter());
    if (answer !== 'unmet') {
      inPlace.etags.set(path, answer.etag);
      return;
    }
    // Ours already, but its answer was lost; or somebody's who does not ask for the lock; or too late for our lock.
    await lock.confirm();
    expected = (await ctx.store.head(key))?.etag;
  }
  throw new Error(
    `${key} could not be written: ${MAX_LOOKS} times it was changed meanwhile, or the lock's time was over before S3 had ` +
      'it. Does something else write to the bucket, or is "lock-ttl" too short?',
  );
}
