import { toError } from '@platform-actions/action-kit';
import type { Manifest, Pointer } from '../model.js';
import { headersEqual } from '../release/manifest.js';
import { keptBodies, type BodySource } from './bodies.js';
import { confirmedBy } from './confirm.js';
import type { Fence } from './fence.js';
import { GRACE_MS } from './grace.js';
import { invalidate } from './invalidate.js';
import { LockLostError, type HeldLock } from './lock.js';
import { inParallel } from './parallel.js';
import { isSame, nextPointer, replacePointer } from './pointer.js';
import { putRight } from './put-right.js';
import type { PublishResult } from './results.js';
import { stage, type PublishJob, type Staged } from './stage.js';
import { loadLive, overwritable, readPointer, type Live } from './state.js';
import { inPlaceNow, pathsToWrite, writeInPlace, type InPlace } from './switch.js';
import { undo } from './undo.js';
import { unlock } from './unlock.js';

/** What was found before the lock was taken. */
export interface Seen {
  readonly live: Live | undefined;
  /** ETags by path, where they were listed: on the first publish, or to look for drift. */
  readonly listed: ReadonlyMap<string, string>;
  readonly drifted: ReadonlySet<string>;
}

/** A publish that holds the lock. */
interface Course {
  readonly job: PublishJob;
  readonly fence: Fence;
  readonly lock: HeldLock;
  readonly seen: Seen;
  staged: Staged | undefined;
  live: Live | undefined;
  inPlace: InPlace;
  /** What we have tried to make the pointer. */
  committing?: Pointer;
}

/**
 * The part of a publish that visitors can see. Whatever ends it, the lock is given back only when all files in place are
 * of the release that the pointer names; else it stays, and tells the next publisher to put the site right.
 */
export async function publishUnderLock(
  start: Pick<Course, 'job' | 'fence' | 'lock' | 'seen' | 'staged'>,
): Promise<PublishResult | 'again'> {
  const course: Course = { ...start, live: undefined, inPlace: inPlaceNow(undefined, new Map()) };
  try {
    return await settle(course);
  } catch (error) {
    if (!(error instanceof LockLostError)) return await undoPublish(course, toError(error));
    // Who took the lock over has put the site right, or will: S3 has refused our writes since it ran out.
    course.job.ctx.log.info('Our lock ran out and was taken over. Looking again at what is live.');
    return 'again';
  }
}

async function settle(course: Course): Promise<PublishResult> {
  const { job, seen } = course;
  await reload(course, seen.live);
  course.inPlace = inPlaceNow(course.live, seen.listed);
  for (;;) {
    const { live } = course;
    const moved = live?.etag !== seen.live?.etag;
    const kept = live && (await verdict(course, live, moved));
    if (live && kept) {
      const result = await keepLive(course, live, kept);
      if (result !== 'moved') return result;
      await reload(course, live);
      continue;
    }
    course.staged = await readyToSwitch(course, moved ? new Set() : seen.drifted);
    const { manifest } = course.staged;
    const pointer = await job.work.phase('switch', () => switchTo(course, manifest));
    if (pointer !== 'moved') return await finish(course, manifest, pointer, live?.manifest);
    await reload(course, live);
  }
}

/** Why the live release is to stay; `undefined` where ours is to take its place. */
async function verdict(
  { job, fence, seen }: Course,
  { pointer }: Live,
  moved: boolean,
): Promise<'unchanged' | 'superseded' | undefined> {
  const same = pointer.contentSha256 === job.build.contentSha256;
  if (same && (moved || seen.drifted.size === 0)) return 'unchanged';
  return (await fence.isSuperseded(pointer)) ? 'superseded' : undefined;
}

async function reload(course: Course, known: Live | undefined): Promise<void> {
  const { ctx, work } = course.job;
  course.live = await work.phase('lock', async () => loadLive(ctx, await readPointer(ctx), known));
}

/** The live release stays; what we or a dead publisher wrote is undone. */
async function keepLive(
  course: Course,
  live: Live,
  kind: 'unchanged' | 'superseded',
): Promise<PublishResult | 'moved'> {
  const { job, fence, lock, inPlace } = course;
  const { ctx, head, work } = job;
  const repaired = lock.dirty || inPlace.attempted.size > 0;
  const confirmed = kind === 'unchanged' ? await confirmedBy(head, live.pointer, fence) : undefined;
  const wanted = confirmed && { pointer: confirmed };
  const pointer = await putRight({ ctx, lock, inPlace, live, bodyOf: contentOf(job), work, ...wanted });
  if (pointer === 'moved') return pointer;
  await unlock(ctx, lock, work);
  if (kind === 'superseded') return { kind, by: pointer, work: work.done() };
  return { kind, pointer, repaired, work: work.done() };
}

/** What was staged, where it still holds: nothing of it can go once we have the lock, but until then it could. */
async function readyToSwitch({ job, lock, staged, live }: Course, drifted: ReadonlySet<string>): Promise<Staged> {
  const { ctx, work } = job;
  const sameBase = staged !== undefined && staged.base?.etag === live?.etag;
  const fresh = staged !== undefined && ctx.store.now() - staged.startedAt < GRACE_MS / 2;
  if (sameBase && fresh && (await allThere(job, staged))) return staged;
  return work.phase('upload', () => stage(job, live, drifted, lock));
}

/** A clean-up may have removed an old file just before or after we found that it could be reused. */
async function allThere({ ctx }: PublishJob, { manifest, reused }: Staged): Promise<boolean> {
  const there = await inParallel(reused, ctx.settings.concurrency, async ({ path }) => {
    const head = await ctx.store.head(ctx.keys.site(path));
    const listed = manifest.files[path];
    return (
      head !== undefined &&
      listed !== undefined &&
      head.etag === listed.etag &&
      headersEqual(head.headers, listed.headers)
    );
  });
  return there.every(Boolean);
}

async function switchTo(course: Course, target: Manifest): Promise<Pointer | 'moved'> {
  const { job, lock, inPlace, live, seen } = course;
  const { ctx, work } = job;
  const drifted = overwritable(target).filter((path) => seen.drifted.has(path));
  const wanted = await pathsToWrite(ctx, lock, inPlace, target, live?.manifest);
  const paths = [...new Set([...wanted, ...drifted])];
  await writeInPlace({ ctx, lock, inPlace, target, bodyOf: contentOf(job), work }, paths, live?.manifest);
  const pointer = nextPointer(target, live?.pointer, inPlace.etags, ctx.store.now());
  course.committing = pointer;
  const replaced = await replacePointer(ctx, pointer, live?.etag, lock);
  return replaced === 'moved' ? replaced : replaced.pointer;
}

async function finish(
  { job, lock, inPlace }: Course,
  release: Manifest,
  pointer: Pointer,
  previous: Manifest | undefined,
): Promise<PublishResult> {
  const { ctx, work } = job;
  await invalidate(ctx, [...inPlace.attempted], `${release.id}-${lock.owner}`, work);
  await unlock(ctx, lock, work);
  return { kind: 'published', release, pointer, previous, work: work.done(Object.keys(release.files).length) };
}

/** The build's own file where it has the content, else what was kept of the release. */
function contentOf({ ctx, build }: PublishJob): BodySource {
  const byPath = new Map(build.files.map((file) => [file.path, file]));
  const kept = keptBodies(ctx);
  return (path, file) => {
    const own = byPath.get(path);
    return own?.sha256 === file.sha256 ? Promise.resolve(build.bodyOf(own)) : kept(path, file);
  };
}

/** @throws the failure itself where we have changed nothing that visitors see. */
function undoPublish(course: Course, failure: Error): Promise<PublishResult> {
  const { job, lock, inPlace } = course;
  const { ctx, work } = job;
  return undo<PublishResult>({
    ...{ ctx, work, lock, inPlace, failure, live: course.live, bodyOf: contentOf(job) },
    reload: async () => {
      await reload(course, course.live);
      return course.live;
    },
    landed: ({ pointer }) => {
      const { committing, staged } = course;
      const isOurs = committing !== undefined && isSame(pointer, committing);
      return isOurs && staged ? finish(course, staged.manifest, pointer, staged.base?.manifest) : undefined;
    },
  });
}
