import { globTest } from '@platform-actions/action-kit';
import type { Rule } from '../model.js';

/**
 * Whether an environment is what a policy's key means. `*` stands for any characters, `/` too: an environment that a key
 * seems to cover must not be left without approval. GitHub's environments do not differ by case.
 */
export function environmentFits(key: string, environment: string): boolean {
  const [wanted, name] = [key.toLowerCase(), environment.toLowerCase()];
  return wanted === name || globTest(wanted.replace(/\*+/g, '**'))(name);
}

/** Whether a rule lets commits of a branch be deployed. Here `*` ends at a `/`, as it does in GitHub's own rules. */
export function branchFits({ branches }: Pick<Rule, 'branches'>, branch: string, defaultBranch: string): boolean {
  if (branches.length === 0) return branch === defaultBranch;
  return branches.some((glob) => glob === branch || globTest(glob)(branch));
}
