import type { Around } from './memory-store.js';

/** What every operation of a process that has died answers, so that nothing of it goes on. */
export class DeadError extends Error {
  override readonly name = 'DeadError';
}

/** A process that is killed right after its k-th operation was carried out: the answer never arrives. */
export function diesAfter(k: number): { readonly around: Around; readonly died: () => boolean } {
  let done = 0;
  let dead = false;
  return {
    died: () => dead,
    around: async (_operation, carryOut) => {
      await Promise.resolve();
      if (dead) throw new DeadError('dead');
      const answer = carryOut();
      dead = ++done === k;
      if (dead) throw new DeadError('dead');
      return answer;
    },
  };
}
