import type { CommitRelation } from '@platform-actions/github';
import type { Pointer, ReleaseHead } from '../model.js';
import { isNewer } from '../release/order.js';
import type { Publishing } from './context.js';
import { liveHead } from './pointer.js';

/** How two releases stand in time: which of them is to be live in the end. */
export interface Fence {
  /** Whether the live release is newer than ours, so that ours must not replace it. */
  isSuperseded(live: Pointer): Promise<boolean>;
  /** Whether ours is newer than the live one. */
  isAhead(live: Pointer): Promise<boolean>;
}

const INVERSE: Readonly<Record<CommitRelation, CommitRelation>> = {
  ahead: 'behind',
  behind: 'ahead',
  diverged: 'diverged',
  identical: 'identical',
  unknown: 'unknown',
};

/** Asks Git once per live commit, and only where the commits differ. */
export function fenceOf(ctx: Publishing, ours: ReleaseHead): Fence {
  const known = new Map<string, Promise<CommitRelation>>();
  const relationTo = ({ commit }: ReleaseHead): Promise<CommitRelation> => {
    if (commit === '' || ours.commit === '') return Promise.resolve('unknown');
    if (commit === ours.commit) return Promise.resolve('identical');
    const asked = known.get(commit) ?? ctx.compareCommits(commit, ours.commit);
    known.set(commit, asked);
    return asked;
  };
  return {
    isSuperseded: async (pointer) => {
      if (ctx.settings.allowOlder) return false;
      const live = liveHead(pointer);
      return isNewer(live, ours, await relationTo(live));
    },
    isAhead: async (pointer) => {
      const live = liveHead(pointer);
      return isNewer(ours, live, INVERSE[await relationTo(live)]);
    },
  };
}
