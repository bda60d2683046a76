/**
 * GitHub for the actions: one client with retries and a call counter, what the job is about, files of the branch that a
 * change is judged by, SARIF upload, a comment that is kept up to date; and who is who: workflow runs and deployments as
 * the API tells of them, roles, teams, code owners and the people behind commits.
 */
export { appToken, type AppCredentials } from './app-token.js';
export { readFileOfBase, type BaseFile } from './base-file.js';
export { githubClient, PATIENCE, type GitHub, type GitHubRequest, type Patience } from './client.js';
export { upsertComment, COMMENT_LIMIT, type CommentRequest, type CommentResult } from './comment.js';
export { commitsBetween, newestCommits, TruncatedCompareError, type CommitsBetween } from './commits/between.js';
export type { Commit } from './commits/commit.js';
export { commitPeople, type CommitPeople } from './commits/people.js';
export { pullsOf, type PullOf } from './commits/pulls.js';
export { compareCommits, type CommitRelation } from './compare.js';
export { eventContext, type EventContext, type PullRequest, type Repository } from './context.js';
export type { Deployment, DeploymentState, DeploymentStatus } from './deployments/deployment.js';
export {
  addDeploymentStatus,
  createDeployment,
  deploymentStatuses,
  readDeployment,
  type NewDeployment,
  type NewDeploymentStatus,
} from './deployments/deployments.js';
export { answeredStatus, githubSaid, isRequestError, type RequestError } from './errors.js';
export { IncompleteAnswerError } from './incomplete.js';
export {
  CODE_OWNERS_PATHS,
  ownersOf,
  parseCodeOwners,
  readCodeOwners,
  type CodeOwners,
  type CodeOwnersRule,
  type SkippedLine,
} from './people/code-owners.js';
export { lastPusher } from './people/last-pusher.js';
export { personByLogin } from './people/lookup.js';
export type { Account, Person } from './people/person.js';
export { atLeast, collaborators, roleOf, ROLES, type PersonRole } from './people/roles.js';
export { teamIsVisible, teamMembers, teamMembership, type TeamMembership } from './people/teams.js';
export { githubPorts, type GitHubPorts } from './ports.js';
export { explained, explainRefusal, faultOf, permissionRemedy, type FaultKind } from './refusal.js';
export { isOnBranch, type OnBranch } from './repository/branch.js';
export { readDefaultBranchFile, type DefaultBranchFile } from './repository/default-branch-file.js';
export { readRepository, type RepositoryFacts } from './repository/repository.js';
export { artifactsNamed, type RunArtifact } from './runs/artifacts.js';
export { runsOnGitHubHosted } from './runs/jobs.js';
export { reviewsOf, type EnvironmentReview } from './runs/reviews.js';
export { listWorkflowRuns, readRun, type RunList, type RunListQuery } from './runs/runs.js';
export type { WorkflowRun } from './runs/workflow-run.js';
export * from './settings/index.js';
export { uploadSarif, type SarifUpload, type UploadResult } from './sarif.js';
