import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CommitRelation } from '@platform-actions/github';
import { isNewer } from '../../src/release/order.js';
import type { ReleaseHead } from '../../src/model.js';

const [A, B] = ['a'.repeat(40), 'b'.repeat(40)];

function head(commit: string, commitTime: number, run = 0, attempt = 0): ReleaseHead {
  return {
    id: `r-${commit.slice(0, 1)}-${commitTime}-${run}-${attempt}`,
    commit,
    run: 'run',
    order: { commitTime, run, attempt },
  };
}

describe('isNewer', () => {
  const cases: readonly (readonly [string, ReleaseHead, ReleaseHead, CommitRelation, boolean])[] = [
    ['our commit is part of what is live', head(A, 1), head(B, 9), 'behind', true],
    ['our commit has all that is live', head(A, 9), head(B, 1), 'ahead', false],
    ['diverged, the live commit is later', head(A, 9), head(B, 1), 'diverged', true],
    ['diverged, the live commit is earlier', head(A, 1), head(B, 9), 'diverged', false],
    ['unknown ancestry, the live commit is later', head(A, 9), head(B, 1), 'unknown', true],
    ['one commit time unknown: the later run counts', head(A, 0, 7), head(B, 5, 6), 'unknown', true],
    ['equal commit times: the later run counts', head(A, 5, 6), head(B, 5, 7), 'unknown', false],
    ['same commit: the later run counts, whatever the times', head(A, 9, 6), head(A, 1, 7), 'identical', false],
    ['same commit and run: the later attempt counts', head(A, 5, 7, 2), head(A, 5, 7, 1), 'identical', true],
    ['same commit, run and attempt', head(A, 5, 7, 1), head(A, 5, 7, 1), 'identical', false],
    ['attempts of different runs say nothing', head(A, 5, 0, 2), head(A, 5, 7, 1), 'identical', false],
    ['published by hand over a run', head(A, 5, 7, 1), head('', 0), 'unknown', false],
    ['published by a run over what was by hand', head('', 0), head(A, 5, 7, 1), 'unknown', false],
    ['both by hand', head('', 0), head('', 0), 'unknown', false],
  ];

  it.each(cases)('%s', (_, live, ours, ancestry, expected) => {
    expect(isNewer(live, ours, ancestry)).toBe(expected);
  });

  it('never holds both ways', () => {
    const heads = fc.record({ commit: fc.constantFrom('', A, B), time: fc.nat(3), run: fc.nat(3), attempt: fc.nat(3) });
    const inverse: Record<CommitRelation, CommitRelation> = {
      ahead: 'behind',
      behind: 'ahead',
      diverged: 'diverged',
      identical: 'identical',
      unknown: 'unknown',
    };
    fc.assert(
      fc.property(
        heads,
        heads,
        fc.constantFrom<CommitRelation>('ahead', 'behind', 'diverged', 'unknown'),
        (x, y, ancestry) => {
          const [one, other] = [x, y].map(({ commit, time, run, attempt }) => head(commit, time, run, attempt));
          if (!one || !other) throw new Error('two heads');
          expect(isNewer(one, other, ancestry) && isNewer(other, one, inverse[ancestry])).toBe(false);
        },
      ),
    );
  });
});
