import { answersOf, type Answer } from '../answer.js';
import type { GitHub } from '../client.js';
import type { Repository } from '../context.js';
import { pages } from '../paging.js';
import { explained, permissionRemedy } from '../refusal.js';

/** What is asked of changes to a branch, wherever it is configured: the strictest of all rules that apply. */
export interface BranchProtection {
  /** Whether changes go through a pull request. */
  readonly pullRequest: boolean;
  readonly approvals: number;
  readonly codeOwnerReview: boolean;
  /** Whether a new push takes back the approvals before it. */
  readonly dismissesStale: boolean;
  /** Whether somebody else than who pushed last must approve. */
  readonly lastPushApproval: boolean;
  readonly forbidsForcePush: boolean;
  readonly forbidsDeletion: boolean;
  /** Whether administrators are held to it; `undefined` where GitHub does not tell, as with rulesets. */
  readonly holdsAdmins: boolean | undefined;
}

interface Rule {
  readonly type: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/**
 * The protection of a branch by the active rulesets of repository, organisation and enterprise.
 *
 * @throws UserError where the token may not look; Error where GitHub does not answer.
 */
export async function branchRules(gh: GitHub, repository: Repository, branch: string): Promise<BranchProtection> {
  const rules: Rule[] = [];
  const read = async (): Promise<void> => {
    const route = 'GET /repos/{owner}/{repo}/rules/branches/{branch}';
    for await (const { data } of pages(gh, route, { ...repository, branch }))
      rules.push(...answersOf(data, `the rules of ${branch}`).map(ruleOf));
  };
  await explained(read(), `The rules of ${branch} could not be read`, permissionRemedy('contents: read'));
  const reviews = rules.filter(({ type }) => type === 'pull_request').map(({ parameters = {} }) => parameters);
  const is = (name: string): boolean => reviews.some((parameters) => parameters[name] === true);
  return {
    pullRequest: reviews.length > 0,
    approvals: Math.max(0, ...reviews.map((parameters) => Number(parameters['required_approving_review_count'] ?? 0))),
    codeOwnerReview: is('require_code_owner_review'),
    dismissesStale: is('dismiss_stale_reviews_on_push'),
    lastPushApproval: is('require_last_push_approval'),
    forbidsForcePush: rules.some(({ type }) => type === 'non_fast_forward'),
    forbidsDeletion: rules.some(({ type }) => type === 'deletion'),
    holdsAdmins: undefined,
  };
}

function ruleOf(answer: Answer): Rule {
  const parameters = answer.raw('parameters');
  return {
    type: answer.text('type'),
    ...(typeof parameters === 'object' && parameters !== null && { parameters: { ...parameters } }),
  };
}
