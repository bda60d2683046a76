import { describe, expect, it } from '@jest/globals';
import { UserError } from '@platform-actions/action-kit';
import type { Rule, Tightening } from '../../src/model.js';
import { describeRule, ruleSha256, tighten } from '../../src/policy/index.js';
import { ruleOf } from './support.js';

const NONE: Tightening = { required: 0, approvers: [], exclude: [] };
const withOwn = ruleOf('{ required: 2, approvers: [team:release], exclude: [requester] }');
const withBoth = ruleOf(`
  approvers: [team:release]
  groups: [{ name: platform, required: 2, approvers: [team:platform] }]`);
const groupsOnly = ruleOf(`
  groups:
    - { name: platform, required: 2, approvers: [team:platform] }
    - { name: risk, approvers: [team:risk] }`);
const native = ruleOf('{ approvers: [role:read], via: environment }');

describe('tighten', () => {
  it('nothing asked leaves the rule as it is', () => {
    expect(tighten(withOwn, NONE)).toEqual({ ...withOwn, onlyApprovers: [] });
  });

  it.each([
    [0, 2],
    [1, 2],
    [2, 2],
    [3, 3],
  ])('required %i of a rule of 2 gives %i', (required, expected) => {
    expect(tighten(withOwn, { ...NONE, required }).groups).toMatchObject([{ required: expected }]);
  });

  it('raises the rule’s own approvers, not its groups', () => {
    const { groups } = tighten(withBoth, { ...NONE, required: 5 });
    expect(groups.map(({ required }) => required)).toEqual([5, 2]);
  });

  it('joins exclusions, in their own order', () => {
    expect(tighten(withOwn, { ...NONE, exclude: ['last-pusher', 'committers'] }).exclude).toEqual([
      'requester',
      'committers',
      'last-pusher',
    ]);
  });

  it('keeps who alone may approve apart from the groups', () => {
    const alice = { kind: 'user', login: 'alice' } as const;
    expect(tighten(withBoth, { ...NONE, approvers: [alice] })).toMatchObject({
      groups: withBoth.groups,
      onlyApprovers: [alice],
    });
  });

  it.each([3, 2, 1])('a rule of groups that asks for three people anyhow takes required %i', (required) => {
    expect(tighten(groupsOnly, { ...NONE, required }).groups).toEqual(groupsOnly.groups);
  });

  it.each<[string, Rule, number, RegExp]>([
    ['a rule of groups alone', groupsOnly, 4, /groups alone.*Raise them in the policy/],
    ['groups that one person may fill', { ...groupsOnly, distinctAcrossGroups: false }, 3, /groups alone/],
    ['GitHub’s own reviewers', native, 2, /at the first approval/],
  ])('%s cannot be raised', (_, rule, required, message) => {
    expect(() => tighten(rule, { ...NONE, required })).toThrow(UserError);
    expect(() => tighten(rule, { ...NONE, required })).toThrow(message);
  });
});

describe('ruleSha256', () => {
  const rule = ruleOf(`
    required: 2
    approvers: [user:alice, team:a/b]
    groups:
      - { name: x, approvers: [team:x] }
      - { name: y, approvers: [team:y] }
    branches: [main, dev]`);

  it('is the same in whatever order the lists stand', () => {
    const reordered: Rule = {
      ...rule,
      groups: rule.groups.toReversed().map((group) => ({ ...group, approvers: group.approvers.toReversed() })),
      exclude: rule.exclude.toReversed(),
      branches: rule.branches.toReversed(),
    };
    expect(ruleSha256(reordered)).toBe(ruleSha256(rule));
  });

  it('is the same for a tightened rule: what a request adds is hashed with the request', () => {
    expect(ruleSha256(tighten(rule, NONE))).toBe(ruleSha256(rule));
  });

  const [own, ...groups] = rule.groups;
  it.each<[string, Partial<Rule>]>([
    ['required', { groups: [{ ...own!, required: 1 }, ...groups] }],
    ['an approver more', { groups: [{ ...own!, approvers: [...own!.approvers, { kind: 'codeowners' }] }, ...groups] }],
    ['another organisation', { groups: [{ ...own!, approvers: [{ kind: 'team', organisation: 'c', slug: 'b' }] }] }],
    ['a group less', { groups: [own!] }],
    ['a group’s name', { groups: [own!, ...groups.map((group) => ({ ...group, name: `${group.name}2` }))] }],
    ['groups', { distinctAcrossGroups: false }],
    ['exclusions', { exclude: [] }],
    ['life time', { expiresIn: 300 }],
    ['branches', { branches: [] }],
    ['way', { via: 'environment' }],
    ['runners', { hostedRunnersOnly: true }],
  ])('changes with %s', (_, change) => {
    expect(ruleSha256({ ...rule, ...change })).not.toBe(ruleSha256(rule));
  });
});

describe('describeRule', () => {
  it('says all of it in sentences', () => {
    const rule = ruleOf(`
      required: 2
      approvers: [user:alice, team:org/release]
      groups: [{ name: platform, approvers: [role:maintain] }]
      exclude: [requester, co-authors]
      expires-in: 36h
      branches: [main, release/*]
      github-hosted-only: true`);
    expect(describeRule(tighten(rule, { ...NONE, approvers: [{ kind: 'codeowners' }] }))).toEqual([
      '2 approvals by alice, or a member of the team org/release.',
      '1 approval for platform by anybody with the role maintain or a stronger one.',
      'For this request, only an owner (CODEOWNERS) of what changes may approve.',
      'A person counts in one group.',
      'May not approve: who asks for it or runs it again; who is co-author of one of its commits.',
      'It ends 36 h after the request.',
      'Only commits of main, release/* may be deployed.',
      "The deploying run must be on GitHub's own runners.",
    ]);
  });

  it('says what is off', () => {
    expect(describeRule({ ...native, exclude: [] })).toEqual([
      '1 approval by anybody with the role read or a stronger one.',
      'Nobody is excluded, not even who asks for it.',
      'It ends 24 h after the request.',
      "GitHub's own reviewers of the environment give the approval.",
    ]);
    expect(describeRule({ ...groupsOnly, distinctAcrossGroups: false })).toContain(
      'A person counts in every group that names them.',
    );
  });
});
