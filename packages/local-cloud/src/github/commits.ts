import { ancestry } from './ancestry.js';
import { changedPaths } from './changes.js';
import { commitView, fullCommitView } from './commit-views.js';
import { GitHubError, notFound } from './errors.js';
import { pageOf } from './paging.js';
import { resolveCommit, type Commit, type Pull, type Repository } from './state.js';
import type { GitHubAnswer, GitHubCall } from './types.js';
import { pullView } from './views.js';

/** `GET …/commits`: the history of a branch, newest first. */
export function listCommits(call: GitHubCall): GitHubAnswer {
  const { repository, query } = call;
  const from = resolveCommit(repository, query.get('sha') ?? repository.defaultBranch);
  if (!from) throw notFound();
  const path = query.get('path');
  const author = query.get('author')?.toLowerCase();
  const found = [...ancestry(repository, from).values()].filter(
    (commit) =>
      (path === null || touches(repository, commit, path)) &&
      (author === undefined || commit.author.account?.login.toLowerCase() === author || commit.author.email === author),
  );
  const { items, headers } = pageOf(found, call);
  return { status: 200, headers, body: items.map((commit) => commitView(call, commit)) };
}

function touches(repository: Repository, commit: Commit, path: string): boolean {
  const before = repository.commits.get(commit.parents[0] ?? '')?.tree ?? {};
  return changedPaths(before, commit.tree).some((changed) => changed === path || changed.startsWith(`${path}/`));
}

export function getCommit(call: GitHubCall): GitHubAnswer {
  const { repository, path } = call;
  const ref = path['ref'] ?? '';
  const commit = resolveCommit(repository, ref);
  if (!commit) throw new GitHubError(422, `No commit found for SHA: ${ref}`);
  return { status: 200, body: fullCommitView(call, commit) };
}

/** Pull requests that brought a commit: merged ones, and open ones that carry it. */
export function listPullsOfCommit(call: GitHubCall): GitHubAnswer {
  const { repository, path, apiUrl } = call;
  const sha = path['commit_sha'] ?? '';
  if (!resolveCommit(repository, sha)) throw new GitHubError(422, `No commit found for SHA: ${sha}`);
  const found = [...repository.pulls.values()].filter((pull) => brings(repository, pull, sha));
  const { items, headers } = pageOf(found, call);
  return { status: 200, headers, body: items.map((pull) => pullView(pull, repository, apiUrl)) };
}

function brings(repository: Repository, pull: Pull, sha: string): boolean {
  if (pull.merged?.sha === sha) return true;
  const [head, base] = [resolveCommit(repository, pull.head.sha), resolveCommit(repository, pull.base.sha)];
  return head !== undefined && ancestry(repository, head).has(sha) && !(base && ancestry(repository, base).has(sha));
}

export function getPull({ repository, path, apiUrl }: GitHubCall): GitHubAnswer {
  const pull = repository.pulls.get(Number(path['pull_number']));
  if (!pull) throw notFound();
  return { status: 200, body: pullView(pull, repository, apiUrl) };
}
