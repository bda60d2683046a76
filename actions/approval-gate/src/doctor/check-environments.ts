import { capitalised, plural } from '@platform-actions/action-kit';
import type { EnvironmentSettings } from '@platform-actions/github';
import type { Rule } from '../model.js';
import { ruleFor } from '../policy/index.js';
import type { Check } from '../result.js';
import { broken, judged, some, sound, weak } from './check.js';
import { isKnown, isName, policyOf, type Facts } from './facts.js';

const THERE = { id: 'policy-environments', title: 'The environments of the policy exist' };

/** Whether the environments that the policy speaks of are there, and how GitHub guards each. */
export function checkEnvironments(facts: Facts): Check[] {
  const { environments } = facts;
  if (policyOf(facts) === undefined) return [];
  const guarded = isKnown(environments)
    ? environments.value.flatMap((environment) => {
        const rule = ruleOf(facts, environment.name);
        return rule && isAsked(facts, environment.name) ? [checkGuards(facts, environment, rule)] : [];
      })
    : [];
  return [judged(THERE, environments, (there) => checkThere(facts, there)), ...guarded];
}

function ruleOf(facts: Facts, name: string): Rule | undefined {
  const policy = policyOf(facts);
  return policy && ruleFor(policy, name);
}

function isAsked({ environment }: Facts, name: string): boolean {
  return environment === undefined || environment.toLowerCase() === name.toLowerCase();
}

function checkThere(facts: Facts, there: readonly EnvironmentSettings[]): Check {
  const names = there.map(({ name }) => name.toLowerCase());
  const listed = (policyOf(facts)?.entries ?? []).map(({ environment }) => environment);
  const exact = listed.filter((name) => isName(name) && isAsked(facts, name));
  const missing = exact.filter((name) => !names.includes(name.toLowerCase()));
  const { owner, repo } = facts.repository;
  if (missing.length > 0) {
    const fix = `Correct the name in the policy, or: gh api --method PUT repos/${owner}/${repo}/environments/${encodeURIComponent(missing[0] ?? '')}`;
    return broken(
      THERE,
      `The policy lists ${some(missing)}, which GitHub does not know: a misspelt one is not gated.`,
      { fix },
    );
  }
  if (facts.environment !== undefined && ruleOf(facts, facts.environment) === undefined) {
    const fix = `List ${facts.environment} under "environments" in ${facts.policyPath}.`;
    return broken(THERE, `The policy does not list ${facts.environment}: it needs no approval.`, { fix });
  }
  const open = there.map(({ name }) => name).filter((name) => ruleOf(facts, name) === undefined);
  const rest = open.length === 0 ? '' : ` Without any approval: ${some(open)}.`;
  return sound(THERE, `They do.${rest}`);
}

function checkGuards(facts: Facts, environment: EnvironmentSettings, rule: Rule): Check {
  const { owner, repo } = facts.repository;
  const question = { id: 'environment-guards', title: `GitHub guards ${environment.name} too` };
  const gaps = [
    ...(environment.branches === 'all' ? ['jobs of every branch may use it'] : []),
    ...(environment.adminsMayBypass === true ? ['administrators may bypass its rules'] : []),
  ];
  const page = `${facts.serverUrl}/${owner}/${repo}/settings/environments`;
  if (rule.via === 'environment' && environment.reviewers === 0) {
    const fix = `${page}: name required reviewers.`;
    return broken(question, 'It has no reviewers, and the policy counts on them (via: environment).', { fix });
  }
  const fix = `${page}: allow ${facts.defaultBranch} alone, and no bypass by administrators.`;
  if (gaps.length > 0) return weak(question, `${capitalised(gaps.join(', '))}.`, { fix });
  const bypass =
    environment.adminsMayBypass === undefined ? ' Whether administrators may bypass it GitHub does not say.' : '';
  return sound(question, `Its branches are limited; it has ${plural(environment.reviewers, 'reviewer')}.${bypass}`);
}
