import { formatSeconds, plural } from '@platform-actions/action-kit';
import { ROLES } from '@platform-actions/github';
import type { Approver, Exclusion, Rule } from '../model.js';
import { OWN_GROUP, type EffectiveRule } from './tighten.js';

const EXCLUDED: Readonly<Record<Exclusion, string>> = {
  requester: 'who asks for it or runs it again',
  committers: 'who wrote or committed one of its commits',
  'co-authors': 'who is co-author of one of its commits',
  'pr-author': 'who opened one of its pull requests',
  'last-pusher': 'who pushed last',
};

/** A rule in sentences, for people; plain text, which may hold names from the policy and the inputs. */
export function describeRule(rule: Rule | EffectiveRule): readonly string[] {
  const { groups, distinctAcrossGroups, exclude, expiresIn, branches, via, hostedRunnersOnly } = rule;
  const only = 'onlyApprovers' in rule ? rule.onlyApprovers : [];
  return [
    ...groups.map(({ name, required, approvers }) => {
      const from = name === OWN_GROUP ? '' : ` for ${name}`;
      return `${plural(required, 'approval')}${from} by ${anyOf(approvers)}.`;
    }),
    ...(only.length > 0 ? [`For this request, only ${anyOf(only)} may approve.`] : []),
    ...(groups.length > 1
      ? [distinctAcrossGroups ? 'A person counts in one group.' : 'A person counts in every group that names them.']
      : []),
    exclude.length > 0
      ? `May not approve: ${exclude.map((each) => EXCLUDED[each]).join('; ')}.`
      : 'Nobody is excluded, not even who asks for it.',
    `It ends ${formatSeconds(expiresIn)} after the request.`,
    ...(branches.length > 0 ? [`Only commits of ${branches.join(', ')} may be deployed.`] : []),
    ...(via === 'environment' ? ["GitHub's own reviewers of the environment give the approval."] : []),
    ...(hostedRunnersOnly ? ["The deploying run must be on GitHub's own runners."] : []),
  ];
}

function anyOf(approvers: readonly Approver[]): string {
  return approvers.map(describeApprover).join(', or ');
}

/** `alice`, `a member of the team release`, `anybody with the role maintain or more`, `an owner of what changes`. */
export function describeApprover(approver: Approver): string {
  switch (approver.kind) {
    case 'user':
      return approver.login;
    case 'team':
      return `a member of the team ${approver.organisation === undefined ? '' : `${approver.organisation}/`}${approver.slug}`;
    case 'role':
      return `anybody with the role ${approver.role}${isGitHubs(approver.role) ? ' or a stronger one' : ''}`;
    case 'codeowners':
      return 'an owner (CODEOWNERS) of what changes';
  }
}

/** Only those have an order. */
function isGitHubs(role: string): boolean {
  return ROLES.some((known) => known === role);
}
