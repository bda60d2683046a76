import { messageChain, sentence, toError } from '@platform-actions/action-kit';
import type { NotPublished } from './results.js';
import { putRight, type Repair } from './put-right.js';
import type { Live } from './state.js';
import { unlock } from './unlock.js';

/** A change that the store failed in the middle of. */
export interface Broken<Done> extends Omit<Repair, 'live'> {
  /** What was live when that was last read. */
  readonly live: Live | undefined;
  readonly failure: Error;
  /** Reads anew what is live. */
  readonly reload: () => Promise<Live | undefined>;
  /** Ends the change where the pointer tells that it went live after all; `undefined` where it did not. */
  readonly landed: (live: Live) => Promise<Done> | undefined;
}

/**
 * After a failure of the store: the release before is put back, unless the pointer tells that ours is live after all, for
 * then what failed was only to hear so.
 *
 * @throws the failure itself where we have changed nothing that visitors see.
 */
export async function undo<Done>(broken: Broken<Done>): Promise<Done | NotPublished> {
  const { ctx, lock, inPlace, bodyOf, work, failure } = broken;
  const touched = inPlace.attempted.size > 0;
  let { live } = broken;
  const failed = (reason: string): NotPublished => ({
    kind: 'failed',
    reason: `${sentence(messageChain(failure))} ${reason}`,
    live: live?.pointer,
    cause: failure,
    work: work.done(),
  });
  try {
    live = await broken.reload();
    const done = live && broken.landed(live);
    if (done) return await done;
    if (live && (touched || lock.dirty)) await putRight({ ctx, lock, inPlace, live, bodyOf, work });
    await unlock(ctx, lock, work);
  } catch (error) {
    if (!touched && !lock.dirty) throw failure;
    return failed(
      `Putting back the release before failed as well (${messageChain(toError(error))}), so the site may have files of ` +
        'both. The lock is left as it is: the next publish or rollback puts the site right once it has expired.',
    );
  }
  if (!touched) throw failure;
  return failed(live ? 'The release before is live again.' : 'There was no release before that could be put back.');
}
