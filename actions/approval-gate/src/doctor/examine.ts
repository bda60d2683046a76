import type { Ending } from '../ending.js';
import { plural } from '@platform-actions/action-kit';
import type { Check } from '../result.js';
import { checkApproveWorkflow } from './check-approve-workflow.js';
import { checkApprovers } from './check-approvers.js';
import { checkBranch } from './check-branch.js';
import { checkCodeOwners } from './check-code-owners.js';
import { checkEnvironments } from './check-environments.js';
import { checkOidc } from './check-oidc.js';
import { checkPeople } from './check-people.js';
import { checkPolicy } from './check-policy.js';
import { checkTags } from './check-tags.js';
import { checkTrust } from './check-trust.js';
import type { Facts } from './facts.js';

const CHECKS: readonly ((facts: Facts) => Check[])[] = [
  checkPolicy,
  checkEnvironments,
  checkApprovers,
  checkApproveWorkflow,
  checkBranch,
  checkCodeOwners,
  checkTags,
  checkPeople,
  checkOidc,
  checkTrust,
];

/** Everything that is to be said about the facts, in the order in which it is shown. */
export function examine(facts: Facts): Check[] {
  return CHECKS.flatMap((check) => check(facts));
}

/** How `doctor` ends. What this token could not see is not sound. */
export function verdictOf(checks: readonly Check[]): Ending {
  const of = (status: Check['status']): string[] => [
    ...new Set(checks.filter((check) => check.status === status).map(({ id }) => id)),
  ];
  const [broken, weak, unknown] = [of('broken'), of('weak'), of('unknown')];
  if (broken.length + weak.length + unknown.length === 0) {
    const number = plural(checks.filter(({ status }) => status === 'sound').length, 'check');
    return { outcome: 'checked', reasonCode: 'settings-sound', reason: `${number}, and nothing to mend.` };
  }
  const parts = [
    ...(broken.length === 0 ? [] : [`The gate can be walked around, or does not work: ${broken.join(', ')}.`]),
    ...(weak.length === 0 ? [] : [`Weak: ${weak.join(', ')}.`]),
    ...(unknown.length === 0 ? [] : [`Not known, and so not sound: ${unknown.join(', ')}.`]),
  ];
  return { outcome: 'config-error', reasonCode: 'settings-weak', reason: parts.join(' ') };
}
