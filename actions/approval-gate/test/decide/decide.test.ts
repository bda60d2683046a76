import { describe, expect, it } from '@jest/globals';
import type { Decision, Evidence, Standing, Vote } from '../../src/decide/index.js';
import { decide } from '../../src/decide/index.js';
import { ALICE, effectiveRule, standings, voteOf } from './support.js';

const [alice, bob, carl, dora] = ['alice', 'bob', 'carl', 'dora'].map((login, index) => ({ id: index + 1, login }));
if (!alice || !bob || !carl || !dora) throw new Error('unreachable');
const everybody = standings({ 1: ['approvers'], 2: ['approvers'], 3: ['approvers'] });

function decided(votes: readonly Vote[], evidence: Partial<Evidence> = {}): Decision {
  return decide({
    rule: effectiveRule({ approvers: 2 }),
    votes,
    ignored: [],
    standings: everybody,
    excluded: new Map(),
    ...evidence,
  });
}

/** Each vote's run, and why it does not count. */
function reasons({ ignored }: Decision): readonly (readonly [number, string])[] {
  return ignored.map(({ runId, reasonCode }) => [runId, reasonCode]);
}

describe('decide', () => {
  it('nobody has voted', () => {
    expect(decided([])).toEqual({
      outcome: 'pending',
      reasonCode: 'votes-missing',
      counted: [],
      ignored: [],
      missing: [{ group: 'approvers', required: 2, counted: 0 }],
    });
  });

  it('one of two', () => {
    expect(decided([voteOf(10, alice)])).toMatchObject({
      outcome: 'pending',
      counted: [{ voter: alice, group: 'approvers' }],
      missing: [{ required: 2, counted: 1 }],
    });
  });

  it('two of two', () => {
    const decision = decided([voteOf(11, bob), voteOf(10, alice)]);
    expect(decision).toMatchObject({ outcome: 'approved', reasonCode: 'approved', missing: [] });
    expect(decision.counted.map(({ run }) => run.id)).toEqual([10, 11]);
  });

  it('more than needed: the late one fills no group', () => {
    const { outcome, counted } = decided([voteOf(10, alice), voteOf(11, bob), voteOf(12, carl)]);
    expect(outcome).toBe('approved');
    expect(counted.map(({ group }) => group)).toEqual(['approvers', 'approvers', null]);
  });

  it('one person twice is one person', () => {
    const decision = decided([voteOf(10, alice), voteOf(11, alice)]);
    expect(decision).toMatchObject({ outcome: 'pending', counted: [{ run: { id: 11 } }] });
    expect(reasons(decision)).toEqual([[10, 'vote-repeated']]);
  });

  it('one person under two names is one person', () => {
    const decision = decided([
      voteOf(10, alice),
      voteOf(11, { id: 1, login: 'ALICE' }),
      voteOf(12, { id: 1, login: 'al' }),
    ]);
    expect(decision.outcome).toBe('pending');
    expect(decision.counted).toHaveLength(1);
  });

  it('one run twice, as pages that move show it, is one run', () => {
    const decision = decided([voteOf(10, alice), voteOf(10, alice)]);
    expect(decision).toMatchObject({ outcome: 'pending', ignored: [] });
    expect(decision.counted).toHaveLength(1);
  });

  it.each([
    ['before', 9],
    ['after', 12],
  ])('a denial %s two approvals decides', (_, runId) => {
    const decision = decided([voteOf(10, alice), voteOf(11, bob), voteOf(runId, carl, 'deny')]);
    expect(decision).toMatchObject({ outcome: 'denied', reasonCode: 'denied' });
    expect(decision.counted.find(({ choice }) => choice === 'deny')).toMatchObject({ voter: carl, group: null });
  });

  it.each([
    ['before', 9],
    ['after', 12],
  ])('a denial %s one’s own approval decides', (_, runId) => {
    const decision = decided([voteOf(10, alice), voteOf(11, bob), voteOf(runId, alice, 'deny')]);
    expect(decision.outcome).toBe('denied');
    expect(reasons(decision)).toEqual([[10, 'vote-overruled']]);
  });

  it('a denial twice is one', () => {
    const decision = decided([voteOf(10, alice, 'deny'), voteOf(11, alice, 'deny')]);
    expect(decision.counted.map(({ run }) => run.id)).toEqual([11]);
    expect(reasons(decision)).toEqual([[10, 'vote-repeated']]);
  });

  it('somebody excluded may deny and not approve', () => {
    const excluded = new Map([[alice.id, 'excluded-requester' as const]]);
    expect(reasons(decided([voteOf(10, alice), voteOf(11, bob)], { excluded }))).toEqual([[10, 'excluded-requester']]);
    expect(decided([voteOf(10, alice), voteOf(11, bob)], { excluded }).outcome).toBe('pending');
    expect(decided([voteOf(10, alice, 'deny')], { excluded }).outcome).toBe('denied');
  });

  it('somebody whom the request does not let approve may deny', () => {
    const restricted = standings({ 1: { groups: ['approvers'], onlyDenies: 'not-an-approver' }, 2: ['approvers'] });
    const approval = decided([voteOf(10, alice), voteOf(11, bob)], { standings: restricted });
    expect([approval.outcome, reasons(approval)]).toEqual(['pending', [[10, 'not-an-approver']]]);
    expect(decided([voteOf(10, alice, 'deny')], { standings: restricted }).outcome).toBe('denied');
  });

  it.each<[string, Standing | undefined, string]>([
    ['whom nobody looked up', undefined, 'not-an-approver'],
    ['in no group', { groups: [] }, 'not-an-approver'],
    ['in a group that the rule does not have', { groups: ['constructor', 'Approvers'] }, 'not-an-approver'],
    ['who has not accepted the invitation', { groups: [], reasonCode: 'membership-pending' }, 'membership-pending'],
  ])('somebody %s neither approves nor denies', (_, standing, reason) => {
    const known = new Map([...everybody, ...(standing ? [[dora.id, standing] as const] : [])]);
    const decision = decided([voteOf(9, dora, 'deny'), voteOf(10, dora), voteOf(11, alice), voteOf(12, bob)], {
      standings: known,
    });
    expect(decision.outcome).toBe('approved');
    expect(reasons(decision)).toEqual([
      [9, reason],
      [10, reason],
    ]);
  });

  it('hands on what the runs’ checks refused, in order', () => {
    const refused = { runId: 11, runUrl: '', voter: ALICE, choice: 'approve', reasonCode: 'vote-rerun' } as const;
    expect(reasons(decided([voteOf(12, dora), voteOf(10, dora)], { ignored: [refused] }))).toEqual([
      [10, 'not-an-approver'],
      [11, 'vote-rerun'],
      [12, 'not-an-approver'],
    ]);
  });
});

describe('groups', () => {
  const both = standings({ 1: ['a', 'b'], 2: ['a'], 3: ['b'] });
  const twoGroups = effectiveRule({ a: 1, b: 1 });

  it('one person fills one', () => {
    const decision = decided([voteOf(10, alice)], { rule: twoGroups, standings: both });
    expect(decision.missing).toEqual([{ group: 'b', required: 1, counted: 0 }]);
  });

  it('one person fills all where the rule lets it', () => {
    const rule = { ...twoGroups, distinctAcrossGroups: false };
    const decision = decided([voteOf(10, alice)], { rule, standings: both });
    expect(decision).toMatchObject({ outcome: 'approved', counted: [{ group: 'a, b' }] });
    expect(decided([voteOf(10, bob)], { rule, standings: both }).missing).toEqual([
      { group: 'b', required: 1, counted: 0 },
    ]);
  });

  it.each([[[10, 11]], [[11, 10]]])('makes room for who can fill one group alone: %j', ([first = 0, second = 0]) => {
    const decision = decided([voteOf(first, alice), voteOf(second, bob)], { rule: twoGroups, standings: both });
    expect(decision.outcome).toBe('approved');
    expect(new Map(decision.counted.map(({ voter, group }) => [voter.login, group]))).toEqual(
      new Map([
        ['alice', 'b'],
        ['bob', 'a'],
      ]),
    );
  });

  it('one missing group is enough to wait', () => {
    const decision = decided([voteOf(10, bob), voteOf(11, alice), voteOf(12, carl)], {
      rule: effectiveRule({ a: 1, b: 3 }),
      standings: both,
    });
    expect(decision.missing).toEqual([{ group: 'b', required: 3, counted: 2 }]);
  });

  it('a rule that asks for nobody is never approved', () => {
    for (const rule of [effectiveRule({}), effectiveRule({ a: 0 }), effectiveRule({ a: 1, b: Number.NaN })]) {
      expect(() => decided([voteOf(10, alice)], { rule })).toThrow('at least one approval');
    }
  });
});
