import type { Pointer, ReleaseHead } from '../model.js';
import { confirmedBy } from './confirm.js';
import type { Publishing } from './context.js';
import { driftOf, listSite } from './drift.js';
import { fenceOf, type Fence } from './fence.js';
import { acquireLock } from './lock.js';
import { replacePointer } from './pointer.js';
import type { NotPublished, PublishResult } from './results.js';
import { stage, type Build, type PublishJob } from './stage.js';
import { loadLive, readLock, readPointer, type Live, type StoredPointer } from './state.js';
import { publishUnderLock, type Seen } from './under-lock.js';
import { workLog } from './work.js';

export type { Build } from './stage.js';

export interface PublishOptions {
  readonly toolVersion: string;
  /** Compare the live release with the bucket itself, one LIST per 1,000 objects, and mend what differs. */
  readonly drift?: boolean;
  /** Called with the live release before anything is written; what it throws ends the publish. */
  readonly guard?: (live: Live) => void;
  /** Called with the ETags of the site's objects by path, where they were listed. */
  readonly onListed?: (listed: ReadonlyMap<string, string>) => void;
}

/** Each round but the last was undone by somebody else's release or by a pause longer than the lock lasts. */
const MAX_ROUNDS = 5;

/**
 * Publishes a build so that visitors never see a mix: immutable files first, then everything that is overwritten in
 * place under the lock, the pointer last. Dying at any moment leaves a site that loads, and a lock that makes the next
 * run put right what may be half-way.
 *
 * @returns what happened; `failed` only where the lock could not be had or something visible may have been changed.
 * @throws Error where nothing visible was changed: the store's failure, or a UserError.
 */
export async function publishRelease(
  ctx: Publishing,
  build: Build,
  head: ReleaseHead,
  options: PublishOptions,
): Promise<PublishResult> {
  const job: PublishJob = { ctx, build, head, toolVersion: options.toolVersion, work: workLog(ctx) };
  const fence = fenceOf(ctx, head);
  for (let round = 1; round <= MAX_ROUNDS; round++) {
    const result = await publishOnce(job, fence, options);
    if (result !== 'again') return result;
  }
  return failed(job, `Other publishers came first ${MAX_ROUNDS} times. Is "lock-ttl" long enough?`, undefined);
}

async function publishOnce(job: PublishJob, fence: Fence, options: PublishOptions): Promise<PublishResult | 'again'> {
  const { ctx, build, work } = job;
  const [stored, heldBy] = await work.phase('read state', () => Promise.all([readPointer(ctx), readLock(ctx)]));
  const same = stored?.pointer.contentSha256 === build.contentSha256;
  if (stored && !heldBy) {
    if (same && options.drift !== true) return leaveUnchanged(job, fence, stored);
    if (!same && (await fence.isSuperseded(stored.pointer))) {
      return { kind: 'superseded', by: stored.pointer, work: work.done() };
    }
  }
  const seen = await work.phase('read state', () => look(job, stored, options));
  if (stored && same && !heldBy && seen.drifted.size === 0) return leaveUnchanged(job, fence, stored);
  if (seen.live) options.guard?.(seen.live);
  // The same content under a lock: most often all is done when the lock is ours.
  const staged =
    same && seen.drifted.size === 0 ? undefined : await work.phase('upload', () => stage(job, seen.live, seen.drifted));
  const lock = await work.phase('lock', () => acquireLock(ctx, job.head.id));
  if ('holder' in lock)
    return failed(job, `Another publisher is at work and did not end in time: ${lock.holder.run}`, stored?.pointer);
  return publishUnderLock({ job, fence, lock, seen, staged });
}

async function look(
  { ctx }: PublishJob,
  stored: StoredPointer | undefined,
  { drift, onListed }: PublishOptions,
): Promise<Seen> {
  const [live, listed] = await Promise.all([
    loadLive(ctx, stored),
    stored === undefined || drift ? listSite(ctx) : new Map<string, string>(),
  ]);
  if (listed.size > 0) onListed?.(listed);
  if (stored === undefined && listed.size > 0) {
    ctx.log.info(
      `${listed.size} files are there that no release of this action lists. Those of the build are adopted.`,
    );
  }
  return { live, listed, drifted: live && drift ? driftOf(live, listed) : new Set() };
}

/** Nothing to publish; a PUT only where the pointer has to learn of a newer commit. */
async function leaveUnchanged(
  { ctx, head, work }: PublishJob,
  fence: Fence,
  { pointer, etag }: StoredPointer,
): Promise<PublishResult | 'again'> {
  const confirmed = await confirmedBy(head, pointer, fence);
  const replaced = confirmed && (await replacePointer(ctx, confirmed, etag));
  if (replaced === 'moved') return 'again';
  return { kind: 'unchanged', pointer: replaced?.pointer ?? pointer, repaired: false, work: work.done() };
}

function failed({ work }: PublishJob, reason: string, live: Pointer | undefined): NotPublished {
  return { kind: 'failed', reason, live, work: work.done() };
}
