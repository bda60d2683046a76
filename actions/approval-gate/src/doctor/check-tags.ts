import picomatch from 'picomatch';
import type { TagRuleset } from '@platform-actions/github';
import type { Check } from '../result.js';
import { judged, shellWord, sound, weak } from './check.js';
import type { Facts } from './facts.js';
import { tagRuleset } from './rulesets.js';

const TAG = { id: 'tag-default-branch', title: 'No tag is named like the default branch' };
const RULESET = { id: 'tag-ruleset', title: 'Nobody can make such a tag' };

/** A workflow can be dispatched on a tag, and GitHub then calls the tag its branch. */
export function checkTags(facts: Facts): Check[] {
  return [checkTag(facts), checkRuleset(facts)];
}

function checkTag({ branchNamedTag, defaultBranch }: Facts): Check {
  return judged(TAG, branchNamedTag, (exists) =>
    exists
      ? weak(TAG, `There is a tag ${defaultBranch}: runs on it look like runs on the branch.`, {
          fix: `git push origin ${shellWord(`:refs/tags/${defaultBranch}`)}`,
        })
      : sound(TAG, 'There is none.'),
  );
}

function checkRuleset(facts: Facts): Check {
  const ref = `refs/tags/${facts.defaultBranch}`;
  return judged(RULESET, facts.tagRulesets, (rulesets) => {
    const found = rulesets.find((ruleset) => ruleset.rules.includes('creation') && covers(ruleset, ref));
    if (found) return sound(RULESET, `The ruleset "${found.name}" forbids it.`);
    return weak(RULESET, `No active ruleset forbids the creation of ${ref}.`, tagRuleset(facts));
  });
}

function covers({ include, exclude }: TagRuleset, ref: string): boolean {
  const fits = (pattern: string): boolean => pattern === '~ALL' || pattern === ref || picomatch.isMatch(ref, pattern);
  return include.some(fits) && !exclude.some(fits);
}
