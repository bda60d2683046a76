import { messageChain, toError } from '@platform-actions/action-kit';
import type { Publishing, StartedInvalidation } from './context.js';
import type { WorkLog } from './work.js';

/**
 * Tells the CDN which files have changed. A failure is a warning: the new release is live for everybody whom the CDN
 * asks for fresh files, and the probe of the site is the judge.
 *
 * @param reference of this very change; the same for every attempt.
 */
export async function invalidate(
  { cdn: target, log }: Publishing,
  changed: readonly string[],
  reference: string,
  work: WorkLog,
): Promise<void> {
  const paths = target === undefined || changed.length === 0 ? [] : await target.pathsOf(changed);
  if (target === undefined || paths.length === 0) return;
  await work.phase('invalidate', async () => {
    const started: StartedInvalidation[] = [];
    for (const distributionId of target.distributionIds) {
      try {
        const { id } = await target.cdn.invalidate(distributionId, paths, reference);
        log.info(`Invalidation ${id} of ${distributionId}: ${paths.join(' ')}`);
        started.push({ distributionId, id, paths });
      } catch (error) {
        const message = messageChain(toError(error));
        work.warn(
          `The distribution ${distributionId} was not told of the change, so it may serve old files: ${message}`,
        );
        work.invalidated([], message);
      }
    }
    work.invalidated(started);
  });
}
