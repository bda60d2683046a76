import { omit } from '../core/input.js';
import type { JsonObject } from '../core/types.js';
import { firstIdOf } from './accounts.js';
import type { Account, Comment, Pull, Repository } from './state.js';

/** Answers as GitHub's OpenAPI description has them; what nobody reads is there because the schemas ask for it. */

const WEB = 'https://github.com';

export function isoTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** The address of a repository in the API. */
export function repositoryUrl({ apiUrl, repository }: { apiUrl: string; repository: Repository }): string {
  return `${apiUrl}/repos/${repository.owner}/${repository.name}`;
}

export function userView({ login, type, id = firstIdOf(login) }: Account, apiUrl: string): JsonObject {
  const url = `${apiUrl}/users/${encodeURIComponent(login)}`;
  const name = login.replace(/\[bot\]$/, '');
  return {
    login,
    id,
    node_id: nodeId('U', id),
    avatar_url: `${WEB}/avatars/${id}`,
    gravatar_id: '',
    url,
    html_url: type === 'Bot' ? `${WEB}/apps/${name}` : `${WEB}/${name}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    user_view_type: 'public',
    site_admin: false,
  };
}

/** `GET /user`, for what a person's token without the scope `user` sees. */
export function publicUserView(account: Account, apiUrl: string): JsonObject {
  const nothing = { name: null, company: null, blog: '', location: null, email: null, hireable: null, bio: null };
  const counts = { public_repos: 0, public_gists: 0, followers: 0, following: 0 };
  const times = { created_at: '2020-01-01T00:00:00Z', updated_at: '2020-01-01T00:00:00Z' };
  return { ...userView(account, apiUrl), ...nothing, twitter_username: null, ...counts, ...times };
}

const PLAIN_LINKS =
  'contributors deployments downloads events forks hooks languages merges stargazers subscribers subscription tags teams';
const TEMPLATE_LINKS: Readonly<Record<string, string>> = {
  archive: '{archive_format}{/ref}',
  assignees: 'assignees{/user}',
  blobs: 'git/blobs{/sha}',
  branches: 'branches{/branch}',
  collaborators: 'collaborators{/collaborator}',
  comments: 'comments{/number}',
  commits: 'commits{/sha}',
  compare: 'compare/{base}...{head}',
  contents: 'contents/{+path}',
  git_commits: 'git/commits{/sha}',
  git_refs: 'git/refs{/sha}',
  git_tags: 'git/tags{/sha}',
  issue_comment: 'issues/comments{/number}',
  issue_events: 'issues/events{/number}',
  issues: 'issues{/number}',
  keys: 'keys{/key_id}',
  labels: 'labels{/name}',
  milestones: 'milestones{/number}',
  notifications: 'notifications{?since,all,participating}',
  pulls: 'pulls{/number}',
  releases: 'releases{/id}',
  statuses: 'statuses/{sha}',
  trees: 'git/trees{/sha}',
};

/** The full repository, as `GET /repos/{owner}/{repo}` answers; inside other answers GitHub sends a part of it. */
export function repositoryView(repository: Repository, apiUrl: string): JsonObject {
  const fullName = `${repository.owner}/${repository.name}`;
  const url = `${apiUrl}/repos/${fullName}`;
  const links = [
    ...PLAIN_LINKS.split(' ').map((name) => [`${name}_url`, `${url}/${name}`] as const),
    ...Object.entries(TEMPLATE_LINKS).map(([name, template]) => [`${name}_url`, `${url}/${template}`] as const),
  ];
  const time = isoTime(repository.createdAt);
  const counts = ['forks_count', 'stargazers_count', 'watchers_count', 'open_issues_count', 'forks', 'open_issues'];
  const more = ['watchers', 'size', 'subscribers_count', 'network_count'];
  return {
    id: repository.id,
    node_id: nodeId('R', repository.id),
    name: repository.name,
    full_name: fullName,
    owner: userView({ login: repository.owner, type: repository.ownerType }, apiUrl),
    private: repository.private,
    visibility: repository.private ? 'private' : 'public',
    html_url: `${WEB}/${fullName}`,
    description: null,
    fork: false,
    url,
    ...Object.fromEntries(links),
    git_url: `git://github.com/${fullName}.git`,
    ssh_url: `git@github.com:${fullName}.git`,
    clone_url: `${WEB}/${fullName}.git`,
    svn_url: `${WEB}/${fullName}`,
    ...{ mirror_url: null, homepage: null, language: null, license: null },
    ...Object.fromEntries([...counts, ...more].map((name) => [name, 0])),
    default_branch: repository.defaultBranch,
    ...{ has_issues: true, has_projects: false, has_wiki: false, has_pages: false, has_discussions: false },
    ...{ has_downloads: true, archived: false, disabled: false },
    ...{ pushed_at: time, created_at: time, updated_at: time },
  };
}

export function commentView(comment: Comment, repository: Repository, apiUrl: string): JsonObject {
  const fullName = `${repository.owner}/${repository.name}`;
  const isPull = repository.pulls.has(comment.issue);
  return {
    id: comment.id,
    node_id: nodeId('IC', comment.id),
    url: `${apiUrl}/repos/${fullName}/issues/comments/${comment.id}`,
    html_url: `${WEB}/${fullName}/${isPull ? 'pull' : 'issues'}/${comment.issue}#issuecomment-${comment.id}`,
    issue_url: `${apiUrl}/repos/${fullName}/issues/${comment.issue}`,
    user: userView(comment.author, apiUrl),
    body: comment.body,
    author_association: comment.author.type === 'Bot' ? 'NONE' : 'MEMBER',
    created_at: isoTime(comment.createdAt),
    updated_at: isoTime(comment.updatedAt),
    performed_via_github_app: null,
  };
}

export function pullView(pull: Pull, repository: Repository, apiUrl: string): JsonObject {
  const fullName = `${repository.owner}/${repository.name}`;
  const api = `${apiUrl}/repos/${fullName}`;
  const url = `${api}/pulls/${pull.number}`;
  const html = `${WEB}/${fullName}/pull/${pull.number}`;
  const issue = `${api}/issues/${pull.number}`;
  const links = {
    self: url,
    html,
    issue,
    comments: `${issue}/comments`,
    review_comments: `${url}/comments`,
    review_comment: `${api}/pulls/comments{/number}`,
    commits: `${url}/commits`,
    statuses: `${api}/statuses/${pull.head.sha}`,
  };
  const time = isoTime(pull.createdAt);
  const closed = pull.merged ? isoTime(pull.merged.at) : null;
  return {
    url,
    id: pull.number,
    node_id: nodeId('PR', pull.number),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    ...Object.fromEntries(
      Object.entries(omit(links, 'self', 'html', 'issue')).map(([name, link]) => [`${name}_url`, link]),
    ),
    number: pull.number,
    ...{
      state: pull.merged ? 'closed' : 'open',
      locked: repository.locked.has(pull.number),
      title: pull.title,
      body: null,
      draft: false,
    },
    user: userView(pull.author, apiUrl),
    ...{ labels: [], milestone: null, assignee: null, assignees: [], requested_reviewers: [], requested_teams: [] },
    ...{ created_at: time, updated_at: closed ?? time, closed_at: closed, merged_at: closed },
    ...{ merged: closed !== null, merged_by: pull.merged ? userView(pull.merged.by, apiUrl) : null },
    ...{
      merge_commit_sha: pull.merged?.sha ?? pull.mergeSha,
      mergeable: true,
      mergeable_state: 'clean',
      rebaseable: true,
    },
    head: sideView(pull.head, pull.head.repository, repository, apiUrl),
    base: sideView(pull.base, fullName, repository, apiUrl),
    _links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
    ...{ author_association: 'MEMBER', auto_merge: null, active_lock_reason: null, maintainer_can_modify: false },
    ...{ comments: 0, review_comments: 0, commits: 1, additions: 1, deletions: 0, changed_files: 1 },
  };
}

/** Head or base of a pull request; the head may be in a fork. */
function sideView(side: { ref: string; sha: string }, fullName: string, base: Repository, apiUrl: string): JsonObject {
  const repository = namedRepository(base, fullName);
  return {
    label: `${repository.owner}:${side.ref}`,
    ref: side.ref,
    sha: side.sha,
    user: userView({ login: repository.owner, type: repository.ownerType }, apiUrl),
    repo: forkView(base, fullName, apiUrl),
  };
}

/** A repository as another one's answers show it; any other than itself is its fork. */
export function forkView(base: Repository, fullName: string, apiUrl: string): JsonObject {
  const repository = namedRepository(base, fullName);
  return { ...repositoryView(repository, apiUrl), fork: repository.id !== base.id };
}

/** A fork is a copy under its owner, with an id of its own. */
function namedRepository(base: Repository, fullName: string): Repository {
  const [owner = base.owner, name = base.name] = fullName.split('/');
  if (owner === base.owner && name === base.name) return base;
  return { ...base, owner, name, ownerType: 'User', id: firstIdOf(fullName) };
}

export function nodeId(kind: string, id: number): string {
  return `${kind}_${Buffer.from(String(id)).toString('base64url')}`;
}
