import { describe, expect, it } from '@jest/globals';
import { standingOf, type Belonging, type Standing } from '../../src/decide/index.js';
import { approverText, parseApprover, tighten } from '../../src/policy/index.js';
import { ruleOf } from '../policy/support.js';

const rule = ruleOf(`
  approvers: [user:alice, team:release]
  groups: [{ name: risk, approvers: [team:risk, codeowners] }]`);

function standing(answers: Readonly<Record<string, Belonging>>, only: readonly string[] = []): Standing {
  const effective = tighten(rule, { required: 0, approvers: only.map(parseApprover), exclude: [] });
  return standingOf(effective, (approver) => answers[approverText(approver)] ?? 'no');
}

describe('standingOf', () => {
  it.each<[Readonly<Record<string, Belonging>>, Standing]>([
    [{}, { groups: [], reasonCode: 'not-an-approver' }],
    [{ 'user:alice': 'yes' }, { groups: ['approvers'] }],
    [{ 'team:release': 'yes' }, { groups: ['approvers'] }],
    [{ 'team:release': 'yes', 'team:risk': 'pending' }, { groups: ['approvers'] }],
    [{ 'team:release': 'pending', 'user:alice': 'yes' }, { groups: ['approvers'] }],
    [{ codeowners: 'yes' }, { groups: ['risk'] }],
    [{ 'user:alice': 'yes', 'team:risk': 'yes' }, { groups: ['approvers', 'risk'] }],
    [{ 'team:risk': 'pending' }, { groups: [], reasonCode: 'membership-pending' }],
  ])('%j', (answers, expected) => {
    expect(standing(answers)).toEqual(expected);
  });

  it.each<[Readonly<Record<string, Belonging>>, Standing]>([
    [{ 'user:alice': 'yes', 'team:night': 'yes' }, { groups: ['approvers'] }],
    [{ 'user:alice': 'yes' }, { groups: ['approvers'], onlyDenies: 'not-an-approver' }],
    [
      { 'user:alice': 'yes', 'team:night': 'pending' },
      { groups: ['approvers'], onlyDenies: 'membership-pending' },
    ],
    [{ 'team:night': 'yes' }, { groups: [], reasonCode: 'not-an-approver' }],
  ])('where the request lets a team alone approve: %j', (answers, expected) => {
    expect(standing(answers, ['team:night'])).toEqual(expected);
  });
});
