import type { JsonObject } from '../core/types.js';
import { codeControl, seedRepository, type CodeControl } from './code-control.js';
import { processingStatus } from './code-scanning.js';
import { deploymentControl, type DeploymentControl } from './deployment-control.js';
import { pullRequestRun, pushRun, type GitHubRun } from './events.js';
import { repositoryOf } from './lookup.js';
import { peopleControl, type PeopleControl } from './people-control.js';
import { runControl, type RunControl } from './run-control.js';
import { settingsControl, type SettingsControl } from './settings-control.js';
import type { Account, CodeScanning, GitHubState, Identity, Pull, Repository } from './state.js';
import { isoTime } from './views.js';

/** A comment as tests compare it. */
export interface CommentState {
  readonly id: number;
  readonly body: string;
  readonly author: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A SARIF upload as tests compare it. */
export interface SarifState {
  readonly id: string;
  readonly commitSha: string;
  readonly ref: string;
  readonly sarif: JsonObject | undefined;
  readonly compressedBytes: number;
  readonly status: 'pending' | 'complete' | 'failed';
  readonly errors: readonly string[];
}

/** What a test does to and reads from the cloud's GitHub. `repository` is `org/orders-api` where it is left out. */
export interface GitHubControl extends CodeControl, RunControl, DeploymentControl, PeopleControl, SettingsControl {
  /** The token of the job, as `github.token`: of `github-actions[bot]`, with the permissions below. */
  readonly token: string;
  /** Sets what the job's token may do; what is left out is `none`, and how that is refused. @see Identity */
  permissions(permissions: Identity['permissions'], refusal?: Identity['refusal']): void;
  /** Another token: of a person, or of an app. */
  addToken(token: string, identity: Identity): void;
  addComment(comment: { repository?: string; issue: number; body: string; author: Account }): number;
  codeScanning(options: Partial<CodeScanning> & { repository?: string }): void;
  /** The hour's limit: how many calls are left, and in how many seconds of the machine's clock it is lifted. */
  rateLimit(options: { remaining: number; resetsInSeconds: number }): void;
  comments(issue: number, repository?: string): readonly CommentState[];
  sarifs(repository?: string): readonly SarifState[];
  /** Environment and event payload of a run on a pull request. */
  pullRequestRun(
    pull: Pull,
    options?: { repository?: string; event?: 'pull_request' | 'pull_request_target' },
  ): GitHubRun;
  /** Environment and event payload of a run on a push to a branch. */
  pushRun(options?: { repository?: string; branch?: string }): GitHubRun;
}

/** What a job of the pipelines is given. */
const JOB_PERMISSIONS: Identity['permissions'] = {
  actions: 'read',
  contents: 'read',
  deployments: 'write',
  'pull-requests': 'write',
  'security-events': 'write',
};

export function githubControl(state: GitHubState): GitHubControl {
  const token = `ghs_${state.random.token(36).replace(/[-_]/g, 'x')}`;
  const setJob: GitHubControl['permissions'] = (permissions, refusal = 'forbidden') => {
    state.tokens.set(token, { login: 'github-actions[bot]', type: 'Bot', permissions, refusal });
  };
  setJob(JOB_PERMISSIONS);
  seedRepository(state, {});
  const of = (name?: string): Repository => repositoryOf(state, name);
  return {
    ...codeControl(state),
    ...runControl(state),
    ...deploymentControl(state),
    ...peopleControl(state),
    ...settingsControl(state),
    token,
    permissions: setJob,
    addToken: (other, identity) => state.tokens.set(other, identity),
    addComment: ({ repository, issue, body, author }) => {
      const [id, now] = [state.nextId(), state.clock.now()];
      of(repository).comments.push({ id, issue, body, author, createdAt: now, updatedAt: now });
      return id;
    },
    codeScanning: ({ repository, ...options }) => {
      of(repository).codeScanning = { ...of(repository).codeScanning, ...options };
    },
    rateLimit: ({ remaining, resetsInSeconds }) => {
      state.rateLimit.remaining = remaining;
      state.rateLimit.resetAt = Date.now() + resetsInSeconds * 1000;
    },
    comments: (issue, repository) => commentStates(of(repository), issue),
    sarifs: (repository) => sarifStates(state, of(repository)),
    pullRequestRun: (pull, { repository, event = 'pull_request' } = {}) => pullRequestRun(of(repository), pull, event),
    pushRun: ({ repository, branch } = {}) => pushRun(of(repository), branch),
  };
}

function commentStates(repository: Repository, issue: number): readonly CommentState[] {
  return repository.comments
    .filter((comment) => comment.issue === issue)
    .map(({ id, body, author, createdAt, updatedAt }) => ({
      id,
      body,
      author: author.login,
      createdAt: isoTime(createdAt),
      updatedAt: isoTime(updatedAt),
    }));
}

function sarifStates(state: GitHubState, repository: Repository): readonly SarifState[] {
  return repository.sarifs.map((delivery) => {
    const { id, commitSha, ref, sarif, compressedBytes, errors } = delivery;
    return {
      id,
      commitSha,
      ref,
      sarif,
      compressedBytes,
      status: processingStatus(delivery, state.clock.now()),
      errors,
    };
  });
}
