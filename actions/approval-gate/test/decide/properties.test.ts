import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Choice } from '../../src/model.js';
import type { VoteReason } from '../../src/outcomes.js';
import { decide, type Decision, type Evidence, type Standing, type Vote } from '../../src/decide/index.js';
import { effectiveRule, voteOf } from './support.js';

const PEOPLE = 6;
const GROUPS = ['g', 'h', 'i'];
const STRANGER = { id: 666, login: 'mallory' };

const standing: fc.Arbitrary<Standing> = fc
  .tuple(
    fc.subarray(GROUPS),
    fc.constantFrom<(VoteReason | undefined)[]>(undefined, undefined, undefined, 'not-an-approver'),
  )
  .map(([groups, onlyDenies]) => ({ groups, ...(onlyDenies && { onlyDenies }) }));
const ids = Array.from({ length: PEOPLE }, (_, index) => index + 1);

const choice = fc.constantFrom<Choice[]>('approve', 'approve', 'approve', 'approve', 'approve', 'approve', 'deny');
const drafts = fc.array(fc.record({ id: fc.constantFrom(...ids), choice, alias: fc.nat(3) }), { maxLength: 9 });

/** Votes of runs in any order; one person goes by several names. */
const votes: fc.Arbitrary<Vote[]> = drafts.chain((all) =>
  fc.shuffledSubarray(
    all.map(({ id, choice: chosen, alias }, index) =>
      voteOf(100 + index, { id, login: ['', 'X', 'renamed', `p${id}`][alias] ?? '' }, chosen),
    ),
    { minLength: all.length },
  ),
);

const evidence: fc.Arbitrary<Evidence> = fc.record({
  rule: fc
    .tuple(
      fc.subarray(GROUPS, { minLength: 1 }),
      fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 3, maxLength: 3 }),
      fc.boolean(),
    )
    .map(([names, sizes, distinctAcrossGroups]) =>
      effectiveRule(Object.fromEntries(names.map((name, index) => [name, sizes[index] ?? 1])), {
        distinctAcrossGroups,
      }),
    ),
  votes,
  ignored: fc.constant([]),
  standings: fc
    .array(standing, { minLength: PEOPLE, maxLength: PEOPLE })
    .map((all) => new Map(all.map((each, index) => [index + 1, each]))),
  excluded: fc.subarray(ids, { maxLength: 2 }).map((all) => new Map(all.map((id) => [id, 'excluded-requester']))),
});

/** From the closed to the open. */
const OPENNESS = { denied: 0, pending: 1, approved: 2 } as const;
const openness = (each: Evidence): number => OPENNESS[decide(each).outcome];

/** The result but for what is said of votes that do not count. */
function result({ outcome, counted, missing }: Decision): unknown {
  return { outcome, counted, missing };
}

function holds(property: (each: Evidence) => void): void {
  fc.assert(fc.property(evidence, property), { numRuns: 500 });
}

function isInAGroup({ rule, standings }: Evidence, id: number): boolean {
  return rule.groups.some(({ name }) => standings.get(id)?.groups.includes(name));
}

describe('the decision', () => {
  it('comes out in every way here', () => {
    const outcomes = fc.sample(evidence, 500).map((each) => decide(each).outcome);
    for (const outcome of ['approved', 'denied', 'pending']) {
      expect(outcomes.filter((each) => each === outcome).length).toBeGreaterThan(20);
    }
  });

  it('does not depend on the order of votes', () => {
    fc.assert(
      fc.property(evidence, fc.array(fc.nat(), { minLength: 9, maxLength: 9 }), (each, numbers) => {
        const shuffled = each.votes
          .map((vote, index) => ({ vote, key: numbers[index] ?? 0 }))
          .sort((one, other) => one.key - other.key)
          .map(({ vote }) => vote);
        expect(decide({ ...each, votes: shuffled })).toEqual(decide(each));
      }),
      { numRuns: 500 },
    );
  });

  it('an ineligible vote never changes it', () => {
    fc.assert(
      fc.property(evidence, choice, fc.integer({ min: 90, max: 120 }), (each, chosen, runId) => {
        const isFree = each.votes.every(({ run }) => run.id !== runId);
        fc.pre(isFree);
        const more = decide({ ...each, votes: [...each.votes, voteOf(runId, STRANGER, chosen)] });
        expect(result(more)).toEqual(result(decide(each)));
        expect(more.ignored).toContainEqual(expect.objectContaining({ runId, reasonCode: 'not-an-approver' }));
      }),
      { numRuns: 500 },
    );
  });

  it('nor does an approval by somebody who is excluded', () => {
    holds((each) => {
      for (const id of each.excluded.keys()) {
        const more = decide({ ...each, votes: [...each.votes, voteOf(500, { id, login: 'x' })] });
        expect(result(more)).toEqual(result(decide(each)));
      }
    });
  });

  it('taking a vote for approval away never approves', () => {
    holds((each) => {
      for (const taken of each.votes.filter((vote) => vote.choice === 'approve')) {
        const fewer = { ...each, votes: each.votes.filter((vote) => vote !== taken) };
        expect(openness(fewer)).toBeLessThanOrEqual(openness(each));
      }
    });
  });

  it('a vote to deny never opens it', () => {
    holds((each) => {
      for (const id of [...ids, STRANGER.id]) {
        const more = { ...each, votes: [...each.votes, voteOf(500, { id, login: 'x' }, 'deny')] };
        expect(openness(more)).toBeLessThanOrEqual(openness(each));
      }
    });
  });

  it('a denial of anybody in a group always denies, excluded or not, whenever it comes', () => {
    holds((each) => {
      for (const id of ids.filter((candidate) => isInAGroup(each, candidate))) {
        for (const runId of [1, 500]) {
          const more = [...each.votes, voteOf(runId, { id, login: 'x' }, 'deny')];
          expect(decide({ ...each, votes: more }).outcome).toBe('denied');
        }
      }
    });
  });

  it('nobody counts twice, whatever his name and groups', () => {
    holds((each) => {
      const { counted, outcome } = decide(each);
      const approvers = counted.filter((vote) => vote.choice === 'approve').map(({ voter }) => voter.id);
      expect(new Set(approvers).size).toBe(approvers.length);
      const { groups, distinctAcrossGroups } = each.rule;
      const sizes = groups.map(({ required }) => required);
      const least = distinctAcrossGroups ? sizes.reduce((sum, size) => sum + size) : Math.max(...sizes);
      if (outcome === 'approved') expect(approvers.length).toBeGreaterThanOrEqual(least);
    });
  });

  it('voting again, under any name, changes nothing but which run counts', () => {
    holds((each) => {
      const again = each.votes.map((vote) =>
        voteOf(vote.run.id + 1000, { id: vote.voter.id, login: vote.voter.login.toUpperCase() }, vote.choice),
      );
      expect(decide({ ...each, votes: [...each.votes, ...again] }).outcome).toBe(decide(each).outcome);
    });
  });

  it('every vote is counted or told why not, once', () => {
    holds((each) => {
      const { counted, ignored } = decide(each);
      const told = [...counted.map(({ run }) => run.id), ...ignored.map(({ runId }) => runId)];
      expect(told.sort((one, other) => one - other)).toEqual(
        each.votes.map(({ run }) => run.id).sort((one, other) => one - other),
      );
    });
  });

  it('is approved only by eligible people, enough for every group', () => {
    holds((each) => {
      const { outcome, counted, missing } = decide(each);
      expect(outcome === 'approved').toBe(missing.length === 0 && !counted.some((vote) => vote.choice === 'deny'));
      for (const vote of counted.filter(({ choice: chosen }) => chosen === 'approve')) {
        expect(isInAGroup(each, vote.voter.id)).toBe(true);
        expect(each.excluded.has(vote.voter.id)).toBe(false);
        expect(each.standings.get(vote.voter.id)?.onlyDenies).toBeUndefined();
      }
    });
  });
});

describe('a stricter rule never opens it', () => {
  it('more people required', () => {
    holds((each) => {
      const groups = each.rule.groups.map((group) => ({ ...group, required: group.required + 1 }));
      expect(openness({ ...each, rule: { ...each.rule, groups } })).toBeLessThanOrEqual(openness(each));
    });
  });

  it('distinct people for each group', () => {
    holds((each) => {
      const strict = { ...each, rule: { ...each.rule, distinctAcrossGroups: true } };
      const loose = { ...each, rule: { ...each.rule, distinctAcrossGroups: false } };
      expect(openness(strict)).toBeLessThanOrEqual(openness(loose));
    });
  });

  it('more people excluded', () => {
    holds((each) => {
      for (const id of ids) {
        const excluded = new Map([...each.excluded, [id, 'excluded-committer' as const]]);
        expect(openness({ ...each, excluded })).toBeLessThanOrEqual(openness(each));
      }
    });
  });

  it('fewer people whom the request lets approve', () => {
    holds((each) => {
      for (const id of ids) {
        const own = each.standings.get(id) ?? { groups: [] };
        const standings = new Map([...each.standings, [id, { ...own, onlyDenies: 'not-an-approver' as const }]]);
        expect(openness({ ...each, standings })).toBeLessThanOrEqual(openness(each));
      }
    });
  });
});
