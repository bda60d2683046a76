import type { Remedy } from './check.js';
import type { Facts } from './facts.js';

/** How to add a ruleset: the command, and the file that it reads. */
function addRuleset({ repository }: Facts, ruleset: Readonly<Record<string, unknown>>): Remedy {
  const { owner, repo } = repository;
  return {
    fix: `gh api --method POST repos/${owner}/${repo}/rulesets --input ruleset.json, with this ruleset.json:`,
    snippet: { language: 'json', text: JSON.stringify(ruleset, null, 2) },
  };
}

/** A ruleset under which the default branch changes through reviewed pull requests alone. */
export function branchRuleset(facts: Facts): Remedy {
  return addRuleset(facts, {
    name: 'Reviewed changes of the default branch',
    target: 'branch',
    enforcement: 'active',
    conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
    rules: [
      { type: 'deletion' },
      { type: 'non_fast_forward' },
      {
        type: 'pull_request',
        parameters: {
          required_approving_review_count: 1,
          require_code_owner_review: true,
          require_last_push_approval: true,
          dismiss_stale_reviews_on_push: true,
          required_review_thread_resolution: false,
        },
      },
    ],
  });
}

/** A ruleset under which no tag can have the default branch's name. */
export function tagRuleset(facts: Facts): Remedy {
  return addRuleset(facts, {
    name: 'No tag is named like the default branch',
    target: 'tag',
    enforcement: 'active',
    conditions: { ref_name: { include: [`refs/tags/${facts.defaultBranch}`], exclude: [] } },
    rules: [{ type: 'creation' }, { type: 'update' }],
  });
}
