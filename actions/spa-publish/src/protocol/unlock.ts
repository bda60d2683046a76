import { messageChain, toError } from '@platform-actions/action-kit';
import type { Publishing } from './context.js';
import type { HeldLock } from './lock.js';
import type { WorkLog } from './work.js';

/** Gives the lock back after all is done. A failure is a warning: the lock ends by itself. */
export async function unlock({ keys }: Publishing, lock: HeldLock, work: WorkLog): Promise<void> {
  await work.phase('unlock', async () => {
    try {
      await lock.release();
    } catch (error) {
      work.warn(
        `${keys.lock} could not be removed; it ends by itself at ${new Date(lock.notAfter()).toISOString()}. ` +
          messageChain(toError(error)),
      );
    }
  });
}
