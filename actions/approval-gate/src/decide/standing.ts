import type { Approver } from '../model.js';
import type { EffectiveRule } from '../policy/tighten.js';
import type { Standing } from './types.js';

/** Whether a person is what an approver names; `pending`: invited, but not yet a member. */
export type Belonging = 'yes' | 'pending' | 'no';

/** What a person may do under a rule, from an answer for each approver that the rule names. */
export function standingOf(rule: EffectiveRule, belongs: (approver: Approver) => Belonging): Standing {
  const best = (approvers: readonly Approver[]): Belonging => {
    const answers = approvers.map(belongs);
    if (answers.includes('yes')) return 'yes';
    return answers.includes('pending') ? 'pending' : 'no';
  };
  const groups = rule.groups.map(({ name, approvers }) => ({ name, answer: best(approvers) }));
  const own = groups.filter(({ answer }) => answer === 'yes').map(({ name }) => name);
  if (own.length === 0) {
    const invited = groups.some(({ answer }) => answer === 'pending');
    return { groups: [], reasonCode: invited ? 'membership-pending' : 'not-an-approver' };
  }
  if (rule.onlyApprovers.length === 0) return { groups: own };
  const among = best(rule.onlyApprovers);
  if (among === 'yes') return { groups: own };
  return { groups: own, onlyDenies: among === 'pending' ? 'membership-pending' : 'not-an-approver' };
}
