import type { JsonObject } from '../core/types.js';
import { GitHubError, notFound } from './errors.js';
import { resolveCommit, type Commit, type Repository } from './state.js';
import type { GitHubAnswer, GitHubCall } from './types.js';
import { commitView } from './views.js';

/** What GitHub lists where `per_page` is absent. */
const COMMITS_PER_PAGE = 250;

/** `GET …/compare/{base}...{head}`: how two commits stand to each other by their ancestry. */
export function compare(call: GitHubCall): GitHubAnswer {
  const { repository, path, query, apiUrl } = call;
  const [, base = '', head = ''] = /^(.+?)\.\.\.(.+)$/.exec(path['basehead'] ?? '') ?? [];
  const [from, to] = [resolveCommit(repository, base), resolveCommit(repository, head)];
  if (!from || !to) throw notFound();
  const [behindOf, aheadOf] = [ancestry(repository, from), ancestry(repository, to)];
  const common = [...aheadOf.values()].find(({ sha }) => behindOf.has(sha));
  if (!common) throw new GitHubError(404, `No common ancestor between ${base} and ${head}.`);
  const ahead = [...aheadOf.values()].filter(({ sha }) => !behindOf.has(sha)).reverse();
  const behind = [...behindOf.keys()].filter((sha) => !aheadOf.has(sha));
  const view = (commit: Commit): JsonObject => commitView(commit, repository, apiUrl);
  const perPage = Math.min(Number(query.get('per_page') ?? COMMITS_PER_PAGE) || COMMITS_PER_PAGE, COMMITS_PER_PAGE);
  return {
    status: 200,
    body: {
      ...links(repository, apiUrl, path['basehead'] ?? ''),
      base_commit: view(from),
      merge_base_commit: view(common),
      status: statusOf(ahead.length, behind.length),
      ahead_by: ahead.length,
      behind_by: behind.length,
      total_commits: ahead.length,
      commits: ahead.slice(0, perPage).map(view),
      files: [],
    },
  };
}

/** A commit and all that came before it, nearest first. */
function ancestry(repository: Repository, commit: Commit): ReadonlyMap<string, Commit> {
  const found = new Map<string, Commit>();
  for (let next = [commit]; next.length > 0;) {
    const fresh = next.filter(({ sha }) => !found.has(sha));
    for (const each of fresh) found.set(each.sha, each);
    next = fresh.flatMap(({ parents }) => parents.flatMap((sha) => repository.commits.get(sha) ?? []));
  }
  return found;
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0) return behind > 0 ? 'diverged' : 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}

function links({ owner, name }: Repository, apiUrl: string, basehead: string): JsonObject {
  const html = `https://github.com/${owner}/${name}/compare/${basehead}`;
  return {
    url: `${apiUrl}/repos/${owner}/${name}/compare/${basehead}`,
    html_url: html,
    permalink_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
  };
}
