import type { GitHub } from '../client.js';
import type { Repository } from '../context.js';
import { IncompleteAnswerError } from '../incomplete.js';
import { pages } from '../paging.js';
import { explained, permissionRemedy } from '../refusal.js';

/** A deployment environment of a repository. */
export interface EnvironmentSettings {
  readonly name: string;
  /** Which branches may deploy: every one, the protected ones, or those of a list of patterns. */
  readonly branches: 'all' | 'protected' | 'listed';
  /** How many people or teams are named as GitHub's own reviewers. */
  readonly reviewers: number;
  readonly preventsSelfReview: boolean;
  /** Whether administrators may deploy past the rules; `undefined` where GitHub does not say. */
  readonly adminsMayBypass: boolean | undefined;
}

/**
 * Every environment of a repository.
 *
 * @throws UserError where the token may not look; Error where GitHub does not answer.
 */
export async function environments(gh: GitHub, repository: Repository): Promise<readonly EnvironmentSettings[]> {
  const found: EnvironmentSettings[] = [];
  const read = async (): Promise<void> => {
    for await (const { data } of pages(gh, 'GET /repos/{owner}/{repo}/environments', { ...repository })) {
      const { environments: page } = data;
      if (!Array.isArray(page)) throw new IncompleteAnswerError('the environments', ['environments']);
      found.push(...page.map(settingsOf));
    }
  };
  await explained(read(), 'The environments could not be read', permissionRemedy('actions: read'));
  return found;
}

interface EnvironmentAnswer {
  readonly name: string;
  readonly deployment_branch_policy?: { readonly protected_branches: boolean } | null;
  readonly protection_rules?: readonly { readonly type: string }[];
}

function settingsOf(answer: EnvironmentAnswer): EnvironmentSettings {
  const { name, deployment_branch_policy: policy, protection_rules: rules = [] } = answer;
  const reviews = rules.find(({ type }) => type === 'required_reviewers') as
    { readonly reviewers?: readonly unknown[]; readonly prevent_self_review?: boolean } | undefined;
  // GitHub sends it, and leaves it out of its description of the API.
  const { can_admins_bypass: bypass } = answer as { readonly can_admins_bypass?: unknown };
  return {
    name,
    branches: policy ? (policy.protected_branches ? 'protected' : 'listed') : 'all',
    reviewers: reviews?.reviewers?.length ?? 0,
    preventsSelfReview: reviews?.prevent_self_review === true,
    adminsMayBypass: typeof bypass === 'boolean' ? bypass : undefined,
  };
}
