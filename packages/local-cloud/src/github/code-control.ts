import { accountOf, noReplyAddress } from './accounts.js';
import { DEFAULT_REPOSITORY, memberOf, repositoryOf, shaOf } from './lookup.js';
import type { AuthorSeed, CommitSeed, PullSeed, RepositorySeed } from './seeds.js';
import type { Activity } from './settings-state.js';
import { repositoryKey, type Commit, type GitHubState, type Pull, type Repository, type Signature } from './state.js';

/** Repositories, their commits and pull requests. */
export interface CodeControl {
  /** Puts up a repository, in place of the one of that name. */
  seedRepository(seed?: RepositorySeed): void;
  /** Puts a new commit on a branch and gives its id. */
  commit(seed: CommitSeed): string;
  openPull(seed?: PullSeed): Pull;
  /** Merges a pull request by a merge commit, or squashed, and gives the new commit's id. */
  mergePull(number: number, options: { by: string; method?: 'merge' | 'squash'; repository?: string }): string;
  /** Sets how many commits of a comparison can be had at all, whatever it says that there are. */
  compareLimit(commits: number, repository?: string): void;
}

export function codeControl(state: GitHubState): CodeControl {
  return {
    seedRepository: (seed = {}) => {
      seedRepository(state, seed);
    },
    commit: (seed) => commit(state, repositoryOf(state, seed.repository), seed).sha,
    openPull: (seed = {}) => openPull(state, repositoryOf(state, seed.repository), seed),
    mergePull: (number, { by, method = 'merge', repository }) =>
      mergePull(state, repositoryOf(state, repository), number, by, method),
    compareLimit: (commits, repository) => {
      repositoryOf(state, repository).compareLimit = commits;
    },
  };
}

export function seedRepository(state: GitHubState, seed: RepositorySeed): void {
  const [owner = '', name = ''] = (seed.repository ?? DEFAULT_REPOSITORY).split('/');
  const repository: Repository = {
    id: state.nextId(),
    owner,
    ownerType: accountOf(state.accounts, owner, 'Organization').type,
    name,
    private: seed.private ?? true,
    defaultBranch: seed.defaultBranch ?? 'main',
    createdAt: state.clock.now(),
    codeScanning: { state: 'enabled', processingSeconds: 3, failWith: [], ...seed.codeScanning },
    ...{ commits: new Map(), refs: new Map(), pulls: new Map(), roles: new Map(), workflows: new Map() },
    ...{ environments: new Map(), protections: new Map(), locked: new Set() },
    ...{ comments: [], sarifs: [], runs: [], artifacts: [], deployments: [], activities: [], rulesets: [] },
    oidcSubject: { useDefault: true, claims: [], immutable: false },
    compareLimit: Number.POSITIVE_INFINITY,
  };
  state.repositories.set(repositoryKey(owner, name), repository);
  commit(state, repository, { files: seed.files ?? { 'README.md': `# ${name}\n` } });
}

function commit(
  state: GitHubState,
  repository: Repository,
  { ref, ...seed }: CommitSeed,
  activity?: Activity['type'],
): Commit {
  const name = fullRef(ref ?? repository.defaultBranch);
  const before = repository.refs.get(name);
  const last = before ?? repository.refs.get(fullRef(repository.defaultBranch));
  const parents = seed.parents ?? (last === undefined ? [] : [last]);
  const tree = seed.files ?? repository.commits.get(parents[0] ?? '')?.tree ?? {};
  const author = signature(state, seed.author ?? 'octocat');
  const committer = seed.committer === undefined ? author : signature(state, seed.committer);
  const made: Commit = {
    sha: seed.sha ?? state.random.hex(40),
    parents,
    at: state.clock.now(),
    tree,
    author,
    committer,
    message: seed.message ?? 'Change',
  };
  repository.commits.set(made.sha, made);
  repository.refs.set(name, made.sha);
  const pusher = seed.pusher ?? (committer.account?.login === 'web-flow' ? author : committer).account?.login;
  if (name.startsWith('refs/heads/')) recordPush(state, repository, name, before, made, pusher, activity);
  return made;
}

function recordPush(
  state: GitHubState,
  repository: Repository,
  ref: string,
  before: string | undefined,
  made: Commit,
  pusher: string | undefined,
  type: Activity['type'] | undefined,
): void {
  const forced = before !== undefined && !made.parents.includes(before);
  repository.activities.push({
    id: state.nextId(),
    before: before ?? '0'.repeat(40),
    after: made.sha,
    ref,
    type: type ?? (before === undefined ? 'branch_creation' : forced ? 'force_push' : 'push'),
    actorId: memberOf(state, pusher).id,
    at: made.at,
  });
}

function signature(state: GitHubState, author: AuthorSeed): Signature {
  if (author === 'web-flow') {
    return { name: 'GitHub', email: 'noreply@github.com', account: memberOf(state, author) };
  }
  if (typeof author === 'string') {
    const account = memberOf(state, author);
    return { name: account.login, email: noReplyAddress(account), account };
  }
  const { name, email, login } = author;
  return { name, email, account: login === undefined ? undefined : memberOf(state, login) };
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
  const author = seed.author ?? 'octocat';
  const made = { parents: [baseSha], author: seed.committer ?? author };
  const head = commit(state, repository, { ref: `refs/pull/${number}/head`, files, ...made });
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
    author: memberOf(state, author),
    createdAt: state.clock.now(),
  };
  repository.pulls.set(number, pull);
  if (seed.locked) repository.locked.add(number);
  return pull;
}

/** A squashed commit keeps the author of the pull request's; GitHub commits both kinds. */
function mergePull(
  state: GitHubState,
  repository: Repository,
  number: number,
  by: string,
  method: 'merge' | 'squash',
): string {
  const pull = repository.pulls.get(number);
  const head = repository.commits.get(pull?.head.sha ?? '');
  if (!pull || !head || pull.merged) throw new Error(`There is no open pull request ${number}.`);
  const base = shaOf(repository, pull.base.ref);
  const squashed = method === 'squash';
  const merge: CommitSeed = {
    ref: pull.base.ref,
    files: { ...repository.commits.get(base)?.tree, ...head.tree },
    parents: squashed ? [base] : [base, head.sha],
    author: squashed ? pull.author.login : by,
    committer: 'web-flow',
    message: squashed ? `${pull.title} (#${number})` : `Merge pull request #${number}`,
    pusher: by,
  };
  const { sha } = commit(state, repository, merge, 'pr_merge');
  pull.merged = { sha, by: memberOf(state, by), at: state.clock.now() };
  return sha;
}
