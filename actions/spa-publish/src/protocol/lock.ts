import { randomUUID } from 'node:crypto';
import type { Lock, ObjectHeaders } from '../model.js';
import type { Condition } from '../ports.js';
import { encodeDocument } from '../release/manifest.js';
import type { Publishing } from './context.js';
import { readLock, type StoredLock } from './state.js';

/** Control data is for no cache and no browser. */
export const CONTROL_HEADERS: ObjectHeaders = { contentType: 'application/json', cacheControl: 'private, no-store' };

/** Milliseconds that a lock outlives its end: S3's Date header counts whole seconds. */
const EXPIRY_MARGIN_MS = 2_000;
/** Longest wait between two looks at a held lock. */
const LOOK_MS = 2_000;

/** Another publisher has the lock: what we hold is worth nothing any more, and nothing may be written. */
export class LockLostError extends Error {
  override readonly name = 'LockLostError';
}

/**
 * The right to replace what visitors see. Every write under it carries `notAfter`, so that S3 itself refuses the ones
 * of a publisher that slept while its lock ran out: conditions on ETags alone would let such a write pass where the
 * content has come back to what it was.
 */
export interface HeldLock {
  readonly owner: string;
  /** Taken over from a publisher that died: any file that is overwritten in place may have been left half-way. */
  readonly dirty: boolean;
  /** Releases whose switch those that died may have begun. */
  readonly unfinished: readonly string[];
  /** Until when a write may take effect, milliseconds by S3's clock. */
  notAfter(): number;
  /** To be called before each write: renews the lock where less than half of its time is left. @throws LockLostError */
  keep(): Promise<void>;
  /** Renews in any case. @throws LockLostError */
  confirm(): Promise<void>;
  /** Gives the lock back; one that is another's by now is left alone. */
  release(): Promise<void>;
}

/**
 * The lock, or who has held it for all of the lock timeout.
 *
 * @param releaseId of the release that we are going to switch to.
 */
export async function acquireLock(ctx: Publishing, releaseId?: string): Promise<HeldLock | { readonly holder: Lock }> {
  const { store, settings, log } = ctx;
  const owner = randomUUID();
  const deadline = store.now() + settings.lockTimeoutMs;
  let found: StoredLock | undefined;
  let told: string | undefined;
  for (;;) {
    ctx.signal.throwIfAborted();
    const free = found === undefined || isExpired(found.lock, store.now());
    if (free) {
      if (found) log.info(`Taking over the lock of ${found.lock.run}, which has expired: its holder died.`);
      const left = found?.lock.unfinished ?? [];
      const unfinished = [...new Set([...left, ...(releaseId === undefined ? [] : [releaseId])])];
      const condition = found ? { ifMatch: found.etag } : ({ ifNoneMatch: '*' } as const);
      const taken = await write(ctx, { owner, unfinished }, condition);
      if (taken) return hold(ctx, taken, found && left);
    } else if (found) {
      if (store.now() >= deadline) return { holder: found.lock };
      if (told !== found.lock.owner) log.info(`Waiting for another publisher: ${found.lock.run}`);
      told = found.lock.owner;
      await ctx.clock.sleep(pause(ctx, found.lock, deadline), ctx.signal);
    }
    found = await readLock(ctx);
  }
}

/** Whether a lock may be taken over. @param now milliseconds since the epoch, by S3's clock */
export function isExpired(lock: Lock, now: number): boolean {
  return now > Date.parse(lock.expiresAt) + EXPIRY_MARGIN_MS;
}

/** Jittered, so that those who wait do not all look at once; not beyond what is waited for. */
function pause({ random, store }: Publishing, lock: Lock, deadline: number): number {
  const now = store.now();
  const untilFree = Date.parse(lock.expiresAt) + EXPIRY_MARGIN_MS + 1 - now;
  const jittered = LOOK_MS * (0.25 + 0.75 * random());
  return Math.max(50, Math.min(jittered, untilFree, deadline - now));
}

/** Writes the lock as ours. A write whose answer was lost and that was repeated is found by its owner and time. */
async function write(
  ctx: Publishing,
  { owner, unfinished }: Pick<Lock, 'owner' | 'unfinished'>,
  condition: Condition,
): Promise<StoredLock | undefined> {
  const { store, keys, settings, run } = ctx;
  const expiresAt = new Date(store.now() + settings.lockTtlMs).toISOString();
  const lock: Lock = { schema: 1, owner, run, expiresAt, ...(unfinished && { unfinished }) };
  const answer = await store.put(keys.lock, encodeDocument(lock), CONTROL_HEADERS, condition);
  if (answer !== 'unmet') return { lock, etag: answer.etag };
  const found = await readLock(ctx);
  return found?.lock.owner === owner && found.lock.expiresAt === expiresAt ? found : undefined;
}

/** @param left by the dead holder; `undefined` where the lock was free. */
function hold(ctx: Publishing, taken: StoredLock, left: readonly string[] | undefined): HeldLock {
  let held = taken;
  let renewal: Promise<void> | undefined;
  const notAfter = (): number => Date.parse(held.lock.expiresAt);
  const renew = async (): Promise<void> => {
    const renewed = await write(ctx, taken.lock, { ifMatch: held.etag });
    if (!renewed) throw new LockLostError('The lock was taken over by another publisher.');
    held = renewed;
  };
  const confirm = (): Promise<void> => {
    renewal ??= renew().finally(() => (renewal = undefined));
    return renewal;
  };
  return {
    owner: taken.lock.owner,
    dirty: left !== undefined,
    unfinished: left ?? [],
    notAfter,
    keep: async () => {
      if (notAfter() - ctx.store.now() < ctx.settings.lockTtlMs / 2) await confirm();
    },
    confirm,
    release: async () => {
      await ctx.store.delete(ctx.keys.lock, held.etag);
    },
  };
}
