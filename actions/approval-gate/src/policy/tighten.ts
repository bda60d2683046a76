import { UserError } from '@platform-actions/action-kit';
import { byText, canonicalJson, sha256 } from '../canonical-json.js';
import { EXCLUSIONS, type Approver, type Group, type Rule, type Tightening } from '../model.js';
import { approverText } from './approver.js';

/** The name of the group that a rule's own `required` and `approvers` make. */
export const OWN_GROUP = 'approvers';

/** The rule that a request is held to. */
export interface EffectiveRule extends Rule {
  /**
   * Whose approval alone counts, beside being in a group; empty: everybody's in a group. Kept apart from the groups, so
   * that it takes nobody's right to deny.
   */
  readonly onlyApprovers: readonly Approver[];
}

/**
 * The rule with what the inputs of a request add. Nothing that it says can make the rule easier to fulfil.
 *
 * @throws UserError where `required` asks for more people than a rule of groups, or GitHub's own reviewers, can be
 *   asked for.
 */
export function tighten(rule: Rule, { required, approvers, exclude }: Tightening): EffectiveRule {
  if (required > leastPeople(rule)) checkCanRequire(rule, required);
  return {
    ...rule,
    groups: rule.groups.map((group) => (group.name === OWN_GROUP ? atLeast(group, required) : group)),
    exclude: EXCLUSIONS.filter((each) => rule.exclude.includes(each) || exclude.includes(each)),
    onlyApprovers: approvers,
  };
}

function atLeast(group: Group, required: number): Group {
  return { ...group, required: Math.max(group.required, required) };
}

/** How many different people must approve at the very least. */
export function leastPeople({ groups, distinctAcrossGroups }: Rule): number {
  const each = groups.map(({ required }) => required);
  return distinctAcrossGroups ? each.reduce((sum, next) => sum + next, 0) : Math.max(0, ...each);
}

function checkCanRequire({ groups, via }: Rule, required: number): void {
  const asked = `Input "required" is ${required}, which this environment's rule cannot be raised to:`;
  if (via === 'environment') {
    throw new UserError(
      `${asked} GitHub starts the job at the first approval of its own reviewers (via: environment).`,
    );
  }
  if (!groups.some(({ name }) => name === OWN_GROUP)) {
    throw new UserError(`${asked} it has groups alone, each with its own number. Raise them in the policy.`);
  }
}

/** SHA-256 in hex of what a rule says, whatever the order in which its lists say it. */
export function ruleSha256(rule: Rule): string {
  const { distinctAcrossGroups, expiresIn, via, hostedRunnersOnly } = rule;
  const groups = rule.groups.map(({ name, required, approvers }) => ({
    name,
    required,
    approvers: sorted(approvers.map(approverText)),
  }));
  const json = canonicalJson({
    distinctAcrossGroups,
    expiresIn,
    via,
    hostedRunnersOnly,
    groups: groups.toSorted((one, other) => byText(one.name, other.name)),
    exclude: sorted(rule.exclude),
    branches: sorted(rule.branches),
  });
  return sha256(json).toString('hex');
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort(byText);
}
