import { PERSON, POLICY, type Case, type Stage } from './stage.js';

function content(path: string): Pick<Case, 'operation' | 'path'> {
  return { operation: 'GetContent', path: () => `/contents/${path}` };
}

function compared(basehead: string, query = ''): Pick<Case, 'operation' | 'path'> {
  return { operation: 'CompareCommits', path: () => `/compare/${encodeURIComponent(basehead)}${query}` };
}

const activity = { operation: 'ListActivity', status: 200 } as const;

/** The repository, its files, commits and refs. */
export const codeCases: readonly Case[] = [
  { operation: 'GetRepository', what: 'a repository', path: () => '', status: 200 },
  { operation: 'GetRepository', what: 'none', path: () => '/repos/org/nothing', status: 404 },
  { operation: 'GetRepository', what: 'a bad token', path: () => '', token: 'ghs_bad', status: 401, undescribed: true },
  { ...content(POLICY), what: 'a file', status: 200 },
  { ...content('large'), what: 'a large file', status: 200 },
  { ...content('link'), what: 'a link', status: 200 },
  { ...content('module'), what: 'a submodule', status: 200 },
  { ...content('.github'), what: 'a directory', status: 200 },
  { ...content(''), what: 'the root', status: 200 },
  { ...content(''), what: 'the root as an object', accept: 'application/vnd.github.object', status: 200 },
  { ...content('nothing'), what: 'nothing', status: 404 },
  { ...content(`${POLICY}?ref=nothing`), what: 'an unknown ref', status: 404 },
  { ...compared('main...refs/pull/7/head'), what: 'two commits', status: 200 },
  { ...compared('refs/pull/7/head...main', '?per_page=1'), what: 'a first page', status: 200 },
  { ...compared('refs/pull/7/head...main', '?per_page=1&page=2'), what: 'a second page', status: 200 },
  { ...compared('main...nothing'), what: 'an unknown commit', status: 404 },
  { operation: 'ListCommits', what: 'a history', path: () => '/commits', status: 200 },
  { operation: 'ListCommits', what: 'those of a file', path: () => '/commits?path=src/app.py&per_page=1', status: 200 },
  { operation: 'ListCommits', what: 'an unknown ref', path: () => '/commits?sha=nothing', status: 404 },
  { operation: 'GetCommit', what: 'a commit', path: ({ sha }) => `/commits/${sha}`, status: 200 },
  { operation: 'GetCommit', what: 'an unknown one', path: () => '/commits/nothing', status: 422 },
  {
    operation: 'ListPullRequestsOfCommit',
    what: 'an unknown one',
    path: () => '/commits/nothing/pulls',
    status: 422,
    undescribed: true,
  },
  {
    operation: 'ListPullRequestsOfCommit',
    what: 'one of an open pull request',
    path: () => `/commits/${encodeURIComponent('refs/pull/7/head')}/pulls`,
    status: 200,
  },
  { operation: 'ListPullRequestsOfCommit', what: 'one that was pushed', path: ofSha, status: 200 },
  {
    operation: 'ListPullRequestsOfCommit',
    what: 'a token without pull-requests',
    path: ofSha,
    token: PERSON,
    status: 403,
    undescribed: true,
  },
  { operation: 'GetPullRequest', what: 'a pull request', path: () => '/pulls/7', status: 200 },
  { operation: 'GetPullRequest', what: 'one of a fork', path: () => '/pulls/8', status: 200 },
  { operation: 'GetPullRequest', what: 'a merged one', path: () => '/pulls/9', status: 200 },
  { operation: 'GetPullRequest', what: 'none', path: () => '/pulls/99', status: 404 },
  { operation: 'GetBranch', what: 'a protected branch', path: () => '/branches/main', status: 200 },
  { operation: 'GetBranch', what: 'another one', path: () => '/branches/feature', status: 200 },
  { operation: 'GetBranch', what: 'none', path: () => '/branches/no/such', status: 404 },
  { operation: 'GetRef', what: 'a tag', path: () => '/git/ref/tags/v1', status: 200 },
  { operation: 'GetRef', what: 'none', path: () => '/git/ref/tags/main', status: 404 },
  { operation: 'ListMatchingRefs', what: 'tags', path: () => '/git/matching-refs/tags/v', status: 200 },
  { operation: 'ListMatchingRefs', what: 'none', path: () => '/git/matching-refs/tags/main', status: 200 },
  { ...activity, what: 'all', path: () => '/activity' },
  { ...activity, what: 'a page of a branch', path: () => '/activity?ref=refs/heads/main&per_page=1' },
  { ...activity, what: 'those of somebody', path: () => '/activity?actor=bob&activity_type=push' },
  { operation: 'ListCodeOwnersErrors', what: 'a file', path: () => '/codeowners/errors', status: 200 },
  { operation: 'ListCodeOwnersErrors', what: 'none', path: () => '/codeowners/errors?ref=v0', status: 404 },
];

function ofSha({ sha }: Stage): string {
  return `/commits/${sha}/pulls`;
}
