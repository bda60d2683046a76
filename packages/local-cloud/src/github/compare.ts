import type { JsonObject } from '../core/types.js';
import { ancestry } from './ancestry.js';
import { changedFiles } from './changes.js';
import { commitView } from './commit-views.js';
import { GitHubError, notFound } from './errors.js';
import { pageOf } from './paging.js';
import { resolveCommit, type Commit, type Repository } from './state.js';
import type { GitHubAnswer, GitHubCall } from './types.js';

/** What GitHub lists where neither `per_page` nor `page` is given: the newest ones. */
const UNPAGED_COMMITS = 250;

/** `GET …/compare/{base}...{head}`: how two commits stand to each other by their ancestry. */
export function compare(call: GitHubCall): GitHubAnswer {
  const { repository, path, apiUrl } = call;
  const [, base = '', head = ''] = /^(.+?)\.\.\.(.+)$/.exec(path['basehead'] ?? '') ?? [];
  const [from, to] = [resolveCommit(repository, base), resolveCommit(repository, head)];
  if (!from || !to) throw notFound();
  const [behindOf, aheadOf] = [ancestry(repository, from), ancestry(repository, to)];
  const common = [...aheadOf.values()].find(({ sha }) => behindOf.has(sha));
  if (!common) throw new GitHubError(404, `No common ancestor between ${base} and ${head}.`);
  const ahead = [...aheadOf.values()].filter(({ sha }) => !behindOf.has(sha)).reverse();
  const behind = [...behindOf.keys()].filter((sha) => !aheadOf.has(sha));
  const { commits, headers, first } = listed(call, ahead);
  return {
    status: 200,
    headers,
    body: {
      ...links(repository, apiUrl, path['basehead'] ?? ''),
      base_commit: commitView(call, from),
      merge_base_commit: commitView(call, common),
      status: statusOf(ahead.length, behind.length),
      ahead_by: ahead.length,
      behind_by: behind.length,
      total_commits: ahead.length,
      commits: commits.map((commit) => commitView(call, commit)),
      ...(first && { files: changedFiles(call, common.tree, to) }),
    },
  };
}

/** Oldest first. Files are shown with the first page only. */
function listed(call: GitHubCall, ahead: readonly Commit[]) {
  const { query, repository } = call;
  const paged = query.has('per_page') || query.has('page');
  const available = ahead.slice(0, repository.compareLimit);
  if (!paged) return { commits: available.slice(-UNPAGED_COMMITS), headers: {}, first: true };
  const { items, headers } = pageOf(available, call);
  return { commits: items, headers, first: Number(query.get('page') ?? '1') <= 1 };
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
