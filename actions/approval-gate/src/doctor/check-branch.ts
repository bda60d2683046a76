import type { BranchProtection } from '@platform-actions/github';
import type { Check } from '../result.js';
import { broken, sound, unknown, type Question } from './check.js';
import { isKnown, type Facts } from './facts.js';
import { branchRuleset } from './rulesets.js';

const REVIEW = { id: 'branch-review', title: 'Changes of the default branch are reviewed by code owners' };
const HISTORY = { id: 'branch-history', title: 'The default branch can be neither rewritten nor deleted' };

/** Whether the default branch, from where policy and approve.yml are read, changes through reviewed pull requests alone. */
export function checkBranch(facts: Facts): Check[] {
  return [
    check(facts, REVIEW, reviewGaps, 'They are, by pull requests with at least one approval.'),
    check(facts, HISTORY, historyGaps, 'It can be neither.'),
  ];
}

/** Rulesets and classic protection hold side by side: what either asks for is asked for. */
function check(facts: Facts, question: Question, gapsOf: (held: BranchProtection) => string[], good: string): Check {
  const { rules, classic, defaultBranch } = facts;
  if (!isKnown(rules)) return unknown(question, rules.unreadable);
  const ofRules = gapsOf(rules.value);
  const advice = { fix: `Look who may bypass the rules: ${facts.serverUrl}/${nameOf(facts)}/rules` };
  if (ofRules.length === 0) return sound(question, good, advice);
  if (!isKnown(classic)) {
    const finding = `By rulesets, ${listed(ofRules)}. What classic protection adds is not known: ${classic.unreadable}`;
    return unknown(question, finding, branchRuleset(facts));
  }
  const { value } = classic;
  const gaps = value === undefined ? ofRules : gapsOf(together(rules.value, value));
  if (gaps.length > 0) return broken(question, `On ${defaultBranch}, ${listed(gaps)}.`, branchRuleset(facts));
  if (value?.holdsAdmins === false) {
    return broken(question, `Administrators are not held to the protection of ${defaultBranch}.`, branchRuleset(facts));
  }
  return sound(question, good);
}

function together(one: BranchProtection, other: BranchProtection): BranchProtection {
  return {
    pullRequest: one.pullRequest || other.pullRequest,
    approvals: Math.max(one.approvals, other.approvals),
    codeOwnerReview: one.codeOwnerReview || other.codeOwnerReview,
    dismissesStale: one.dismissesStale || other.dismissesStale,
    lastPushApproval: one.lastPushApproval || other.lastPushApproval,
    forbidsForcePush: one.forbidsForcePush || other.forbidsForcePush,
    forbidsDeletion: one.forbidsDeletion || other.forbidsDeletion,
    holdsAdmins: other.holdsAdmins,
  };
}

function reviewGaps(held: BranchProtection): string[] {
  if (!held.pullRequest) return ['no pull request is asked for'];
  return [
    ...(held.codeOwnerReview ? [] : ['no review by code owners is asked for']),
    ...(held.approvals > 0 ? [] : ['no approval of a pull request is asked for']),
  ];
}

function historyGaps(held: BranchProtection): string[] {
  return [
    ...(held.forbidsForcePush ? [] : ['force pushes are allowed']),
    ...(held.forbidsDeletion ? [] : ['the branch may be deleted']),
  ];
}

function listed(gaps: readonly string[]): string {
  return gaps.join(', ');
}

function nameOf({ repository: { owner, repo } }: Facts): string {
  return `${owner}/${repo}`;
}
