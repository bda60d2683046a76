/**
 * GitHub for the actions: one client with retries and a call counter, what the job is about, files of the branch that a
 * change is judged by, SARIF upload, a comment that is kept up to date.
 */
export { githubClient, PATIENCE, type GitHub, type GitHubRequest, type Patience } from './client.js';
export { upsertComment, COMMENT_LIMIT, type CommentRequest, type CommentResult } from './comment.js';
export { compareCommits, type CommitRelation } from './compare.js';
export { eventContext, type EventContext, type PullRequest, type Repository } from './context.js';
export { answeredStatus, githubSaid, isRequestError, type RequestError } from './errors.js';
export { readFileOfBase, type BaseFile } from './base-file.js';
export { githubPorts, type GitHubPorts } from './ports.js';
export { uploadSarif, type SarifUpload, type UploadResult } from './sarif.js';
