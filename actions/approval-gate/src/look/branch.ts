import { answeredStatus, isOnBranch, type OnBranch } from '@platform-actions/github';
import type { Gate } from '../gate.js';
import type { Rule } from '../model.js';
import { Refusal } from '../outcomes.js';
import { branchFits } from '../policy/globs.js';

/** Where a commit is, among the branches that a rule allows. */
export interface AllowedBranch extends OnBranch {
  readonly branch: string;
}

/** What the branches are looked up by. */
export interface BranchHints {
  readonly defaultBranch: string;
  /** The branch that the requesting run ran on; a tag of that name does no harm. */
  readonly headBranch: string | null;
}

/**
 * The first allowed branch that has a commit in its history.
 *
 * @throws Refusal `commit-not-allowed` where none has.
 */
export async function requireAllowedBranch(
  gate: Gate,
  rule: Pick<Rule, 'branches'>,
  sha: string,
  hints: BranchHints,
): Promise<AllowedBranch> {
  for (const branch of candidates(rule, hints)) {
    const found = await lookOn(gate, sha, branch);
    if (found?.on) return { ...found, branch };
  }
  const allowed = rule.branches.length === 0 ? hints.defaultBranch : rule.branches.join(', ');
  throw new Refusal(
    'refused',
    'commit-not-allowed',
    `Commit ${sha.slice(0, 7)} is on no branch that may be deployed into this environment (${allowed}).`,
  );
}

/** Where a commit stands on a branch; `undefined` where GitHub knows no such commit or branch. */
export async function lookOn(
  { gh, repository }: Pick<Gate, 'gh' | 'repository'>,
  sha: string,
  branch: string,
): Promise<OnBranch | undefined> {
  try {
    return await isOnBranch(gh, repository, sha, branch);
  } catch (error) {
    // The policy of the default branch was readable, so this is no want of a permission.
    if ([404, 422].includes(answeredStatus(error) ?? 0)) return undefined;
    throw error;
  }
}

/** GitHub lists no branches by pattern: of those that one means, the run's own and the default branch are tried. */
function candidates(rule: Pick<Rule, 'branches'>, { defaultBranch, headBranch }: BranchHints): string[] {
  const likely = [defaultBranch, headBranch ?? defaultBranch].filter((name) => branchFits(rule, name, defaultBranch));
  const literal = rule.branches.filter((name) => !/[*?[\]{}()!]/.test(name));
  return [...new Set([...likely, ...literal])];
}
