import { toError, UserError } from '@platform-actions/action-kit';
import type { Manifest, Pointer } from '../model.js';
import { keptBodies } from './bodies.js';
import type { Publishing } from './context.js';
import { hasContent } from './has-content.js';
import { invalidate } from './invalidate.js';
import { acquireLock, LockLostError, type HeldLock } from './lock.js';
import { inParallel } from './parallel.js';
import { nextPointer, replacePointer } from './pointer.js';
import { putRight } from './put-right.js';
import type { NotPublished, RollbackResult } from './results.js';
import { loadLive, readLock, readManifest, readPointer, type Live } from './state.js';
import { inPlaceNow, pathsToWrite, writeInPlace, type InPlace } from './switch.js';
import { undo } from './undo.js';
import { unlock } from './unlock.js';
import { workLog, type WorkLog } from './work.js';

export interface RollbackTarget {
  /** `previous` or a release id. */
  readonly to: string;
  /** Roll back only while this release is live: an automatic rollback must not undo somebody else's release. */
  readonly onlyIfLive?: string;
}

/** A rollback that holds the lock. */
interface Course {
  readonly ctx: Publishing;
  readonly work: WorkLog;
  readonly lock: HeldLock;
  readonly target: Manifest;
  /** The pointer as it was when the target was chosen. */
  readonly chosenFrom: Pointer;
  readonly asked: RollbackTarget;
  live: Live | undefined;
  inPlace: InPlace;
}

/**
 * Makes an earlier release live again, from what the bucket keeps of it: its immutable files are still there, the others
 * are written from the kept bodies, in the same order as a publish writes them.
 *
 * @returns `unchanged` where the release is live already; `failed` where another release came between, or something
 *   visible may have been changed.
 * @throws UserError where there is no such release, or files of it are gone; Error where the store fails before anything
 *   was changed.
 */
export async function rollBack(ctx: Publishing, asked: RollbackTarget): Promise<RollbackResult> {
  const work = workLog(ctx);
  const [stored, heldBy] = await work.phase('read state', () => Promise.all([readPointer(ctx), readLock(ctx)]));
  if (!stored)
    throw new UserError(`Nothing was published yet: there is no ${ctx.keys.current}. Check "bucket" and "prefix".`);
  const { pointer } = stored;
  if (asked.onlyIfLive !== undefined && pointer.id !== asked.onlyIfLive) return overtaken(work, pointer);
  const id = targetId(pointer, asked.to, ctx.run);
  if (id === pointer.id && !heldBy) return { kind: 'unchanged', pointer, repaired: false, work: work.done() };
  const target = await work.phase('read state', () => readManifest(ctx, id));
  if (!target) throw new UserError(`There is no release ${id} to go back to. ${choices(pointer)}`);
  const lock = await work.phase('lock', () => acquireLock(ctx, id));
  if ('holder' in lock) {
    const reason = `Another publisher is at work and did not end in time: ${lock.holder.run}`;
    return { kind: 'failed', reason, live: pointer, work: work.done() };
  }
  const inPlace = inPlaceNow(undefined, new Map());
  return underLock({ ctx, work, lock, target, chosenFrom: pointer, asked, live: undefined, inPlace });
}

/**
 * The id of the release to go back to. `previous` is the one that was live before the live one was for the first time: a
 * second rollback goes back further, not forward again. A run that has rolled back already stays where it is.
 *
 * @throws UserError where there is none before it.
 */
export function targetId({ id, history, rolledBackBy }: Pointer, to: string, run: string): string {
  if (to !== 'previous') return to;
  if (rolledBackBy !== undefined && rolledBackBy === runAddress(run)) return id;
  const previous = history[history.lastIndexOf(id) + 1];
  if (previous === undefined) throw new UserError(`There is no release before ${id}: it is the first one.`);
  return previous;
}

/** Of all attempts of a run; who rolls back by hand has none. */
function runAddress(run: string): string | undefined {
  return /^https?:/.test(run) ? run.replace(/\/attempts\/\d+$/, '') : undefined;
}

function choices({ history }: Pointer): string {
  return `Releases that were live, newest first: ${[...new Set(history)].slice(0, 10).join(', ')}. Set "to" to one of them.`;
}

function overtaken(work: WorkLog, live: Pointer): NotPublished {
  const reason = `Another release went live in the meantime: ${live.id} (${live.run}). It was left as it is.`;
  return { kind: 'failed', reason, live, work: work.done() };
}

async function underLock(course: Course): Promise<RollbackResult> {
  const { work } = course;
  try {
    return await settle(course);
  } catch (error) {
    if (error instanceof LockLostError) {
      const reason =
        'The lock ran out and another publisher took it over; it puts the site right. Run the rollback again if it is still needed.';
      return { kind: 'failed', reason, live: course.live?.pointer, work: work.done() };
    }
    return undoRollback(course, toError(error));
  }
}

async function settle(course: Course): Promise<RollbackResult> {
  const { ctx, work, lock, target, chosenFrom, asked } = course;
  for (;;) {
    const known = course.live;
    const live = await work.phase('lock', async () => loadLive(ctx, await readPointer(ctx), known));
    if (known === undefined) course.inPlace = inPlaceNow(live, new Map());
    course.live = live;
    const bound = asked.to === 'previous' || asked.onlyIfLive !== undefined;
    if (live && bound && live.pointer.id !== chosenFrom.id) return leave(course, live, overtaken(work, live.pointer));
    if (live?.pointer.id === target.id) {
      return leave(course, live, { kind: 'unchanged', pointer: live.pointer, repaired: lock.dirty, work: work.done() });
    }
    await refuseIncomplete(course);
    const pointer = await work.phase('switch', () => switchBack(course));
    if (pointer === 'moved') continue;
    return finish(course, pointer, live?.manifest);
  }
}

/** Gives the lock back with the live release in place. */
async function leave<R extends RollbackResult>(course: Course, live: Live, result: R): Promise<R> {
  const { ctx, lock, inPlace, work } = course;
  if (lock.dirty || inPlace.attempted.size > 0) {
    await putRight({ ctx, lock, inPlace, live, bodyOf: keptBodies(ctx), work });
  }
  await unlock(ctx, lock, work);
  return { ...result, work: work.done() };
}

async function switchBack({ ctx, work, lock, target, inPlace, live }: Course): Promise<Pointer | 'moved'> {
  const paths = await pathsToWrite(ctx, lock, inPlace, target, live?.manifest);
  await writeInPlace({ ctx, lock, inPlace, target, bodyOf: keptBodies(ctx), work }, paths, live?.manifest);
  const rolledBackBy = runAddress(ctx.run);
  const next = nextPointer(target, live?.pointer, inPlace.etags, ctx.store.now());
  const pointer = { ...next, ...(rolledBackBy !== undefined && { rolledBackBy }) };
  const replaced = await replacePointer(ctx, pointer, live?.etag, lock);
  return replaced === 'moved' ? replaced : replaced.pointer;
}

/**
 * Asked under the lock, since a clean-up needs it as well.
 *
 * @throws UserError where immutable files of the target are gone or were replaced.
 */
async function refuseIncomplete({ ctx, lock, target, live }: Course): Promise<void> {
  const listed = new Map<string, string>();
  for await (const { key, etag } of ctx.store.list(ctx.keys.prefix)) listed.set(key, etag);
  await lock.keep();
  const immutable = Object.entries(target.files).filter(([, file]) => file.class === 'immutable');
  const doubtful = immutable.filter(([path, { etag, sha256 }]) => {
    const there = listed.get(ctx.keys.site(path));
    const now = live?.manifest?.files[path];
    // Written anew since with other headers, it has another ETag under KMS.
    return there === undefined || (there !== etag && !(now?.sha256 === sha256 && now.etag === there));
  });
  const checked = await inParallel(doubtful, ctx.settings.concurrency, async ([path, { sha256, size }]) => {
    const head = listed.has(ctx.keys.site(path)) ? await ctx.store.head(ctx.keys.site(path)) : undefined;
    return head !== undefined && (await hasContent(ctx, head, sha256, size)) ? [] : [path];
  });
  const missing = checked.flat();
  if (missing.length === 0) return;
  const shown = missing.slice(0, 5).join(', ') + (missing.length > 5 ? ` and ${missing.length - 5} more` : '');
  throw new UserError(
    `The release ${target.id} is not complete any more: ${shown}. A clean-up or somebody else has removed or replaced ` +
      'them. Publish that commit again, or choose a later release.',
  );
}

/** @throws the failure itself where we have changed nothing that visitors see. */
function undoRollback(course: Course, failure: Error): Promise<RollbackResult> {
  const { ctx, work, lock, target, inPlace } = course;
  return undo<RollbackResult>({
    ...{ ctx, work, lock, inPlace, failure, live: course.live, bodyOf: keptBodies(ctx) },
    reload: async () => (course.live = await loadLive(ctx, await readPointer(ctx), course.live)),
    landed: ({ pointer }) =>
      inPlace.attempted.size > 0 && pointer.id === target.id ? finish(course, pointer, undefined) : undefined,
  });
}

async function finish(
  { ctx, work, lock, target, inPlace }: Course,
  pointer: Pointer,
  previous: Manifest | undefined,
): Promise<RollbackResult> {
  await invalidate(ctx, [...inPlace.attempted], `${target.id}-${lock.owner}`, work);
  await unlock(ctx, lock, work);
  const done = work.done(Object.keys(target.files).length);
  return { kind: 'rolled-back', release: target, pointer, previous, work: done };
}
