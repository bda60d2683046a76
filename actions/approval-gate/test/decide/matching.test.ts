import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assignGroups, type Candidate, type Seats } from '../../src/decide/matching.js';

const NAMES = ['a', 'b', 'c'];
const groups: fc.Arbitrary<Seats[]> = fc
  .tuple(fc.subarray(NAMES, { minLength: 1 }), fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 3, maxLength: 3 }))
  .map(([names, sizes]) => names.map((name, index) => ({ name, required: sizes[index] ?? 1 })));
const people: fc.Arbitrary<Candidate[]> = fc
  .array(fc.subarray([...NAMES, 'unknown']), { maxLength: 6 })
  .map((all) => all.map((own, index) => ({ id: index + 1, groups: own })));

/** The most seats that any choice fills: every person takes any of the groups, or none. */
function mostSeats([person, ...rest]: readonly Candidate[], seats: readonly Seats[]): number {
  if (!person) return 0;
  const taken = seats
    .filter(({ name, required }) => required > 0 && person.groups.includes(name))
    .map(({ name }) => seats.map((each) => (each.name === name ? { name, required: each.required - 1 } : each)))
    .map((left) => 1 + mostSeats(rest, left));
  return Math.max(mostSeats(rest, seats), ...taken);
}

describe('assignGroups', () => {
  it('fills as many seats as can be filled', () => {
    fc.assert(
      fc.property(people, groups, (all, seats) => {
        expect(assignGroups(all, seats).size).toBe(mostSeats(all, seats));
      }),
      { numRuns: 500 },
    );
  });

  it('gives nobody a seat that is not his, and no group too many', () => {
    fc.assert(
      fc.property(people, groups, (all, seats) => {
        const assigned = assignGroups(all, seats);
        for (const [id, given] of assigned) {
          expect(given).toHaveLength(1);
          expect(all.find((person) => person.id === id)?.groups).toEqual(expect.arrayContaining([...given]));
        }
        for (const { name, required } of seats) {
          expect([...assigned.values()].filter(([given]) => given === name).length).toBeLessThanOrEqual(required);
        }
      }),
    );
  });

  it('takes a hundred people and groups', () => {
    const names = Array.from({ length: 100 }, (_, index) => `g${index}`);
    const crowd = names.map((_, index) => ({ id: index, groups: names.slice(0, 100 - index) }));
    expect(
      assignGroups(
        crowd,
        names.map((name) => ({ name, required: 1 })),
      ).size,
    ).toBe(100);
  });
});
