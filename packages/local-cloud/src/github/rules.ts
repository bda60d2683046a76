import type { Ruleset, RulesetRule } from './settings-state.js';
import type { Repository } from './state.js';

/** The rules that hold for a branch, each with the ruleset it is of. */
export function rulesOf(
  repository: Repository,
  branch: string,
): readonly { readonly rule: RulesetRule; readonly ruleset: Ruleset }[] {
  return repository.rulesets
    .filter(({ target, enforcement }) => target === 'branch' && enforcement === 'active')
    .filter((ruleset) => holdsFor(repository, ruleset, branch))
    .flatMap((ruleset) => ruleset.rules.map((rule) => ({ rule, ruleset })));
}

function holdsFor(repository: Repository, { include, exclude }: Ruleset, branch: string): boolean {
  const matches = (pattern: string): boolean => {
    if (pattern === '~ALL') return true;
    if (pattern === '~DEFAULT_BRANCH') return branch === repository.defaultBranch;
    return globOf(pattern).test(`refs/heads/${branch}`);
  };
  return include.some(matches) && !exclude.some(matches);
}

/** `*` stays within a part of the name, `**` does not. */
function globOf(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  const parts = escaped.replace(/\*\*|\*|\?/g, (wild) => ({ '**': '.*', '*': '[^/]*', '?': '[^/]' })[wild] ?? wild);
  return new RegExp(`^${parts}$`);
}
