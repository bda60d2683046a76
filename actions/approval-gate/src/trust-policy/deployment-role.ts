/** GitHub's provider of OIDC tokens, as IAM names it. */
export const ISSUER = 'token.actions.githubusercontent.com';

/** What a role that deploys is to be assumed by, and by nothing else: `deploy.yml`, for one repository. */
export interface DeploymentRole {
  readonly repository: NumberedRepository;
  /** Whose `deploy.yml`: `org/platform-actions`. */
  readonly pipelines: string;
  /** The tags or commits of it that are used: `refs/tags/v1`, or 40 hex digits. */
  readonly pipelineRefs: readonly string[];
  /** Full refs that deployments run on: `refs/heads/main`, `refs/heads/release/*`. */
  readonly refs: readonly string[];
}

/** Ids stay when names change, and are never given to another one. */
export interface NumberedRepository {
  readonly owner: string;
  readonly repo: string;
  readonly id: number;
  readonly ownerId: number;
}

export const DEPLOY_WORKFLOW = '.github/workflows/deploy.yml';

/**
 * The subjects of GitHub's tokens for a job with an environment: by names, and with ids, as repositories have it that
 * were made, renamed or transferred since July 2026.
 */
export function subjects({ owner, repo, id, ownerId }: NumberedRepository, environment: string): [string, string] {
  // GitHub writes the colon, which separates the parts, as %3A.
  const context = `environment:${environment.replaceAll(':', '%3A')}`;
  return [`repo:${owner}/${repo}:${context}`, `repo:${owner}@${ownerId}/${repo}@${id}:${context}`];
}

/** What `job_workflow_ref` is for jobs of `deploy.yml`. */
export function workflowRefs({ pipelines, pipelineRefs }: DeploymentRole): string[] {
  return pipelineRefs.map((ref) => `${pipelines}/${DEPLOY_WORKFLOW}@${ref}`);
}
