import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EXCLUSIONS, type Approver, type Exclusion, type Rule, type Tightening } from '../../src/model.js';
import { decide, standingOf, type Decision } from '../../src/decide/index.js';
import { approverText, tighten, type EffectiveRule } from '../../src/policy/index.js';
import { voteOf } from './support.js';

const TEAMS = ['a', 'b', 'c'];
const PEOPLE = [1, 2, 3, 4, 5];
const approvers: fc.Arbitrary<Approver[]> = fc
  .subarray(TEAMS, { minLength: 1 })
  .map((slugs) => slugs.map((slug) => ({ kind: 'team', organisation: undefined, slug })));
const group = (name: string): fc.Arbitrary<Rule['groups'][number]> =>
  fc.record({ name: fc.constant(name), required: fc.integer({ min: 1, max: 2 }), approvers });

const rules: fc.Arbitrary<Rule> = fc.record({
  groups: fc.oneof(fc.tuple(group('approvers')), fc.tuple(group('approvers'), group('other'))),
  distinctAcrossGroups: fc.boolean(),
  exclude: fc.subarray([...EXCLUSIONS]),
  expiresIn: fc.constant(86_400),
  branches: fc.constant([]),
  via: fc.constant('dispatch' as const),
  hostedRunnersOnly: fc.boolean(),
});
const tightenings: fc.Arbitrary<Tightening> = fc.record({
  required: fc.integer({ min: 0, max: 3 }),
  approvers: fc.oneof(fc.constant([]), approvers),
  exclude: fc.subarray([...EXCLUSIONS]),
});
const members = fc.array(fc.subarray(TEAMS), { minLength: 5, maxLength: 5 });
const changed = fc.array(fc.subarray<Exclusion>([...EXCLUSIONS], { maxLength: 1 }), { minLength: 5, maxLength: 5 });
const votes = fc
  .array(
    fc.tuple(
      fc.constantFrom(...PEOPLE),
      fc.constantFrom('approve' as const, 'approve' as const, 'approve' as const, 'deny' as const),
    ),
    {
      maxLength: 6,
    },
  )
  .map((all) => all.map(([id, choice], index) => voteOf(10 + index, { id, login: `p${id}` }, choice)));

const OPENNESS = { denied: 0, pending: 1, approved: 2 } as const;
const NONE: Tightening = { required: 0, approvers: [], exclude: [] };

describe('what the inputs of a request add', () => {
  it('never opens a decision', () => {
    fc.assert(
      fc.property(rules, tightenings, members, changed, votes, (rule, tightening, teams, roles, cast) => {
        const decided = (effective: EffectiveRule): Decision =>
          decide({
            rule: effective,
            votes: cast,
            ignored: [],
            standings: new Map(
              PEOPLE.map((id, index) => [
                id,
                standingOf(effective, (approver) =>
                  teams[index]?.some((slug) => `team:${slug}` === approverText(approver)) ? 'yes' : 'no',
                ),
              ]),
            ),
            excluded: new Map(
              PEOPLE.filter((_, index) => roles[index]?.some((role) => effective.exclude.includes(role))).map((id) => [
                id,
                'excluded-committer',
              ]),
            ),
          });
        const before = decided(tighten(rule, NONE));
        const after = decided(tighten(rule, tightening));
        expect(OPENNESS[after.outcome]).toBeLessThanOrEqual(OPENNESS[before.outcome]);
        if (before.outcome === 'denied') expect(after.outcome).toBe('denied');
      }),
      { numRuns: 1000 },
    );
  });

  it('never takes anything from the rule', () => {
    fc.assert(
      fc.property(rules, tightenings, (rule, tightening) => {
        const effective = tighten(rule, tightening);
        expect(effective.exclude).toEqual(expect.arrayContaining([...rule.exclude, ...tightening.exclude]));
        rule.groups.forEach((own, index) => {
          expect(effective.groups[index]?.required).toBeGreaterThanOrEqual(own.required);
          expect(effective.groups[index]?.approvers).toEqual(own.approvers);
        });
        expect(tighten(effective, tightening)).toEqual(effective);
      }),
    );
  });
});
