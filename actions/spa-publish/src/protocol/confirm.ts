import type { Pointer, ReleaseHead } from '../model.js';
import type { Fence } from './fence.js';
import { liveHead } from './pointer.js';

/**
 * The pointer with our commit as the newest that was built to the live content; `undefined` where ours is not the newer
 * one, or is the live one itself. Without it, a commit between the two that is published late would pass for the newest
 * and undo what ours undid.
 */
export async function confirmedBy(head: ReleaseHead, pointer: Pointer, fence: Fence): Promise<Pointer | undefined> {
  const live = liveHead(pointer);
  const comparable = head.commit !== '' && live.commit !== '' && head.commit !== live.commit;
  if (!comparable || !(await fence.isAhead(pointer))) return undefined;
  const { order, commit, run } = head;
  return { ...pointer, confirmed: { order, commit, run } };
}
