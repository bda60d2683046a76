import type { ReleaseHead } from '../model.js';

/**
 * How a commit stands to the live one, as GitHub's comparison `live...ours` names it: `ahead` has all of the live
 * commit's history and more, `behind` is part of it.
 */
export type Ancestry = 'ahead' | 'behind' | 'diverged' | 'identical' | 'unknown';

/**
 * Whether the live release is newer than ours, so that ours must not replace it. Git decides where it can; else the
 * commit times, then the runs, each where both are known. Two releases of one commit go by run and attempt. What cannot
 * be told apart counts as not newer: who publishes last, wins.
 */
export function isNewer(live: ReleaseHead, ours: ReleaseHead, ancestry: Ancestry): boolean {
  const sameCommit = live.commit !== '' && live.commit === ours.commit;
  if (!sameCommit && ancestry === 'behind') return true;
  if (!sameCommit && ancestry === 'ahead') return false;
  const [theirs, own] = [live.order, ours.order];
  const byTime = sameCommit ? 0 : compareKnown(theirs.commitTime, own.commitTime);
  const byRun = byTime || compareKnown(theirs.run, own.run);
  return (byRun || (theirs.run === own.run ? compareKnown(theirs.attempt, own.attempt) : 0)) > 0;
}

/** Zero is unknown, and equal to everything. */
function compareKnown(one: number, other: number): number {
  return one === 0 || other === 0 ? 0 : one - other;
}
