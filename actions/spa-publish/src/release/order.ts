import type { CommitRelation } from '@platform-actions/github';
import type { ReleaseHead } from '../model.js';

/**
 * Whether the live release is newer than ours, so that ours must not replace it. Git decides where it can; else the
 * commit times, then the runs, each where both are known. Two releases of one commit go by run and attempt. What cannot
 * be told apart counts as not newer: who publishes last, wins.
 */
export function isNewer(live: ReleaseHead, ours: ReleaseHead, relation: CommitRelation): boolean {
  const sameCommit = live.commit !== '' && live.commit === ours.commit;
  if (!sameCommit && relation === 'behind') return true;
  if (!sameCommit && relation === 'ahead') return false;
  const [theirs, own] = [live.order, ours.order];
  const byTime = sameCommit ? 0 : compareKnown(theirs.commitTime, own.commitTime);
  const byRun = byTime || compareKnown(theirs.run, own.run);
  return (byRun || (theirs.run === own.run ? compareKnown(theirs.attempt, own.attempt) : 0)) > 0;
}

/** Zero is unknown, and equal to everything. */
function compareKnown(one: number, other: number): number {
  return one === 0 || other === 0 ? 0 : one - other;
}
