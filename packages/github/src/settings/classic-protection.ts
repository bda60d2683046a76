import type { GitHub } from '../client.js';
import type { Repository } from '../context.js';
import { answeredStatus } from '../errors.js';
import { explained } from '../refusal.js';
import type { BranchProtection } from './branch-rules.js';

/**
 * The classic protection of a branch.
 *
 * @returns undefined where it has none.
 * @throws UserError where the token may not look: whether a branch is protected anybody with `contents: read` can tell,
 *   and how, only a token with `administration: read`, which a job's own never has; Error where GitHub does not answer.
 */
export async function classicProtection(
  gh: GitHub,
  repository: Repository,
  branch: string,
): Promise<BranchProtection | undefined> {
  const { data } = await explained(
    gh.request('GET /repos/{owner}/{repo}/branches/{branch}', { ...repository, branch }),
    `Branch ${branch} could not be read`,
    'Give the job `permissions: contents: read`.',
  );
  if (!data.protected) return undefined;
  try {
    return protectionOf((await protection(gh, repository, branch)).data);
  } catch (error) {
    // A branch that a ruleset protects counts as protected, and has no protection of this kind.
    if (answeredStatus(error) === 404 && /not protected/i.test(String(error))) return undefined;
    throw error;
  }
}

function protection(gh: GitHub, repository: Repository, branch: string) {
  return explained(
    gh.request('GET /repos/{owner}/{repo}/branches/{branch}/protection', { ...repository, branch }),
    `The protection of ${branch} could not be read`,
    'Give a token with `administration: read`, such as a GitHub App’s: a job’s own never has it.',
  );
}

interface ClassicAnswer {
  readonly required_pull_request_reviews?: {
    readonly required_approving_review_count?: number;
    readonly require_code_owner_reviews?: boolean;
    readonly dismiss_stale_reviews?: boolean;
    readonly require_last_push_approval?: boolean;
  };
  readonly allow_force_pushes?: { readonly enabled?: boolean };
  readonly allow_deletions?: { readonly enabled?: boolean };
  readonly enforce_admins?: { readonly enabled?: boolean };
}

function protectionOf(answer: ClassicAnswer): BranchProtection {
  const reviews = answer.required_pull_request_reviews;
  return {
    pullRequest: reviews !== undefined,
    approvals: reviews?.required_approving_review_count ?? 0,
    codeOwnerReview: reviews?.require_code_owner_reviews === true,
    dismissesStale: reviews?.dismiss_stale_reviews === true,
    lastPushApproval: reviews?.require_last_push_approval === true,
    forbidsForcePush: answer.allow_force_pushes?.enabled === false,
    forbidsDeletion: answer.allow_deletions?.enabled === false,
    holdsAdmins: answer.enforce_admins?.enabled === true,
  };
}
