import type { JsonObject } from '../core/types.js';
import { processingStatus } from './code-scanning.js';
import { pullRequestRun, pushRun, type GitHubRun } from './events.js';
import {
  repositoryKey,
  type Account,
  type CodeScanning,
  type Commit,
  type GitHubState,
  type Identity,
  type Pull,
  type Repository,
  type Tree,
} from './state.js';
import { isoTime } from './views.js';

export interface RepositorySeed {
  /** `owner/name`. Default `org/orders-api`, which stands from the start and is replaced. */
  readonly repository?: string;
  /** Default true. */
  readonly private?: boolean;
  readonly defaultBranch?: string;
  /** The default branch's files. */
  readonly files?: Tree;
  readonly codeScanning?: Partial<CodeScanning>;
}

export interface CommitSeed {
  readonly repository?: string;
  /** A branch or a full ref; default: the default branch. */
  readonly ref?: string;
  /** 40 hex digits. Default: some. */
  readonly sha?: string;
  /** The whole tree. Default: as before. */
  readonly files?: Tree;
  /** The commits that it is made on. Default: the branch's last one; of a new branch, the default branch's. */
  readonly parents?: readonly string[];
}

export interface PullSeed {
  readonly repository?: string;
  /** Default: the next free one. */
  readonly number?: number;
  readonly title?: string;
  /** The head branch; default `feature`. */
  readonly head?: string;
  /** `owner/name` of the fork that the head is in. */
  readonly fork?: string;
  /** Default: the default branch. */
  readonly base?: string;
  /** The head's files; default: the base's. */
  readonly files?: Tree;
  readonly locked?: boolean;
}

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
export interface GitHubControl {
  /** The token of the job, as `github.token`: of `github-actions[bot]`, with the permissions below. */
  readonly token: string;
  /** Sets what the job's token may do; what is left out is `none`. @see Identity */
  permissions(permissions: Identity['permissions']): void;
  /** Another token: of a person, or of an app. */
  addToken(token: string, identity: Identity): void;
  seedRepository(seed?: RepositorySeed): void;
  /** Puts a new commit on a branch and gives its id. */
  commit(seed: CommitSeed): string;
  openPull(seed?: PullSeed): Pull;
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

export const DEFAULT_REPOSITORY = 'org/orders-api';

/** What a job of the pipelines is given. */
const JOB_PERMISSIONS: Identity['permissions'] = {
  contents: 'read',
  'pull-requests': 'write',
  'security-events': 'write',
};

export function githubControl(state: GitHubState): GitHubControl {
  const token = `ghs_${state.random.token(36).replace(/[-_]/g, 'x')}`;
  const setJob = (permissions: Identity['permissions']): void => {
    state.tokens.set(token, { login: 'github-actions[bot]', type: 'Bot', permissions });
  };
  setJob(JOB_PERMISSIONS);
  seedRepository(state, {});
  const of = (name?: string): Repository => repositoryOf(state, name);
  return {
    token,
    permissions: setJob,
    addToken: (other, identity) => state.tokens.set(other, identity),
    seedRepository: (seed = {}) => {
      seedRepository(state, seed);
    },
    commit: (seed) => commit(state, of(seed.repository), seed).sha,
    openPull: (seed = {}) => openPull(state, of(seed.repository), seed),
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

function repositoryOf(state: GitHubState, name = DEFAULT_REPOSITORY): Repository {
  const found = state.repositories.get(name.toLowerCase());
  if (!found) throw new Error(`There is no repository '${name}'; put one up with seedRepository.`);
  return found;
}

function seedRepository(state: GitHubState, seed: RepositorySeed): void {
  const [owner = '', name = ''] = (seed.repository ?? DEFAULT_REPOSITORY).split('/');
  const repository: Repository = {
    id: state.nextId(),
    owner,
    name,
    private: seed.private ?? true,
    defaultBranch: seed.defaultBranch ?? 'main',
    createdAt: state.clock.now(),
    codeScanning: { state: 'enabled', processingSeconds: 3, failWith: [], ...seed.codeScanning },
    commits: new Map(),
    refs: new Map(),
    pulls: new Map(),
    comments: [],
    sarifs: [],
    locked: new Set(),
  };
  state.repositories.set(repositoryKey(owner, name), repository);
  commit(state, repository, { files: seed.files ?? { 'README.md': `# ${name}\n` } });
}

function commit(state: GitHubState, repository: Repository, { ref, ...seed }: CommitSeed): Commit {
  const name = fullRef(ref ?? repository.defaultBranch);
  const last = repository.refs.get(name) ?? repository.refs.get(fullRef(repository.defaultBranch));
  const parents = seed.parents ?? (last === undefined ? [] : [last]);
  const tree = seed.files ?? repository.commits.get(parents[0] ?? '')?.tree ?? {};
  const made = { sha: seed.sha ?? state.random.hex(40), parents, at: state.clock.now(), tree };
  repository.commits.set(made.sha, made);
  repository.refs.set(name, made.sha);
  return made;
}

function fullRef(name: string): string {
  return name.startsWith('refs/') ? name : `refs/heads/${name}`;
}

function openPull(state: GitHubState, repository: Repository, seed: PullSeed): Pull {
  const number = seed.number ?? Math.max(0, ...repository.pulls.keys()) + 1;
  const base = seed.base ?? repository.defaultBranch;
  const baseSha = repository.refs.get(`refs/heads/${base}`);
  const baseTree = repository.commits.get(baseSha ?? '')?.tree;
  if (baseSha === undefined || !baseTree) throw new Error(`The base branch '${base}' does not exist.`);
  const files = seed.files ?? baseTree;
  const headRef = seed.head ?? 'feature';
  const head = commit(state, repository, { ref: `refs/pull/${number}/head`, files, parents: [baseSha] });
  if (seed.fork === undefined) repository.refs.set(`refs/heads/${headRef}`, head.sha);
  const merge = commit(state, repository, {
    ref: `refs/pull/${number}/merge`,
    files: { ...baseTree, ...files },
    parents: [baseSha, head.sha],
  });
  const pull: Pull = {
    number,
    title: seed.title ?? `Change ${number}`,
    head: { ref: headRef, sha: head.sha, repository: seed.fork ?? `${repository.owner}/${repository.name}` },
    base: { ref: base, sha: baseSha },
    mergeSha: merge.sha,
    createdAt: state.clock.now(),
  };
  repository.pulls.set(number, pull);
  if (seed.locked) repository.locked.add(number);
  return pull;
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
