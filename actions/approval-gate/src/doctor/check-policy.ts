import type { Check } from '../result.js';
import { broken, judged, sound } from './check.js';
import type { Facts } from './facts.js';

const POLICY = { id: 'policy', title: 'The policy is on the default branch and valid' };
const EXAMPLE = `version: 1
environments:
  production:
    required: 2
    approvers: [role:maintain]`;

export function checkPolicy({ policy, policyPath, defaultBranch }: Facts): Check[] {
  return [
    judged(POLICY, policy, (found) => {
      if (found.kind === 'missing') {
        return broken(POLICY, `${defaultBranch} has no ${policyPath}: nothing needs an approval.`, {
          fix: `Add ${policyPath}, such as:`,
          snippet: { language: 'yaml', text: EXAMPLE },
        });
      }
      if (found.kind === 'invalid') return broken(POLICY, found.problem, { fix: `Correct ${policyPath}.` });
      const listed = found.policy.entries.map(({ environment }) => environment).join(', ');
      return sound(POLICY, `It lists ${listed}.`);
    }),
  ];
}
