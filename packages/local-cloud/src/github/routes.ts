import { getSarif, uploadSarif } from './code-scanning.js';
import { createIssueComment, deleteIssueComment, listIssueComments, updateIssueComment } from './comments.js';
import { compare } from './compare.js';
import { getContent } from './contents.js';
import { notAccessible, notFound } from './errors.js';
import type { GitHubAnswer, GitHubCall, Route } from './types.js';
import { publicUserView, pullView, repositoryView } from './views.js';

const REPO = '/repos/{owner}/{repo}';
const THREAD = { scopes: ['issues', 'pull-requests'], level: 'write' } as const;

/** What actions call. Anything else is a 404, as it is on GitHub. */
export const ROUTES: readonly Route[] = [
  {
    operation: 'GetRepository',
    method: 'GET',
    path: REPO,
    needs: { scopes: ['metadata'], level: 'read' },
    answer: ({ repository, apiUrl }) => ({ status: 200, body: repositoryView(repository, apiUrl) }),
  },
  {
    operation: 'GetContent',
    method: 'GET',
    path: `${REPO}/contents/{path}`,
    needs: { scopes: ['contents'], level: 'read' },
    answer: getContent,
  },
  {
    operation: 'CompareCommits',
    method: 'GET',
    path: `${REPO}/compare/{basehead}`,
    needs: { scopes: ['contents'], level: 'read' },
    answer: compare,
  },
  {
    operation: 'GetPullRequest',
    method: 'GET',
    path: `${REPO}/pulls/{pull_number}`,
    needs: { scopes: ['pull-requests'], level: 'read' },
    answer: getPull,
  },
  {
    operation: 'ListIssueComments',
    method: 'GET',
    path: `${REPO}/issues/{issue_number}/comments`,
    needs: { ...THREAD, level: 'read' },
    answer: listIssueComments,
  },
  {
    operation: 'CreateIssueComment',
    method: 'POST',
    path: `${REPO}/issues/{issue_number}/comments`,
    needs: THREAD,
    answer: createIssueComment,
  },
  {
    operation: 'UpdateIssueComment',
    method: 'PATCH',
    path: `${REPO}/issues/comments/{comment_id}`,
    needs: THREAD,
    answer: updateIssueComment,
  },
  {
    operation: 'DeleteIssueComment',
    method: 'DELETE',
    path: `${REPO}/issues/comments/{comment_id}`,
    needs: THREAD,
    answer: deleteIssueComment,
  },
  {
    operation: 'UploadSarif',
    method: 'POST',
    path: `${REPO}/code-scanning/sarifs`,
    needs: { scopes: ['security-events'], level: 'write' },
    answer: uploadSarif,
  },
  {
    operation: 'GetSarif',
    method: 'GET',
    path: `${REPO}/code-scanning/sarifs/{sarif_id}`,
    needs: { scopes: ['security-events'], level: 'read' },
    answer: getSarif,
  },
];

/** `GET /user` belongs to no repository, and to people only. */
export const USER_OPERATION = 'GetAuthenticatedUser';

/** Every operation by method and path, as GitHub's OpenAPI description writes them. */
export const githubOperations: Readonly<Record<string, { readonly method: string; readonly path: string }>> = {
  ...Object.fromEntries(ROUTES.map(({ operation, method, path }) => [operation, { method, path }])),
  [USER_OPERATION]: { method: 'GET', path: '/user' },
};

export function getUser({ identity, apiUrl }: Pick<GitHubCall, 'identity' | 'apiUrl'>): GitHubAnswer {
  if (identity.type === 'Bot') throw notAccessible();
  return { status: 200, body: publicUserView(identity, apiUrl) };
}

function getPull({ repository, path, apiUrl }: GitHubCall): GitHubAnswer {
  const pull = repository.pulls.get(Number(path['pull_number']));
  if (!pull) throw notFound();
  return { status: 200, body: pullView(pull, repository, apiUrl) };
}

/** The route of a request and its path's parameters; `*` is the path itself. */
export function findRoute(
  method: string,
  path: string,
): { route: Route; parameters: Record<string, string> } | undefined {
  for (const route of ROUTES) {
    if (route.method !== method) continue;
    const match = patternOf(route.path).exec(path);
    if (match) return { route, parameters: { ...decoded(match.groups ?? {}), '*': path } };
  }
  return undefined;
}

/** `{path}` takes slashes, and may be absent: the repository's root. */
function patternOf(template: string): RegExp {
  const group = (_: string, name: string): string => (name === 'path' ? '(?:/(?<path>.*))?' : `/(?<${name}>[^/]+)`);
  return new RegExp(`^${template.replace(/\/\{(\w+)\}/g, group)}$`);
}

function decoded(groups: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, text]) => [name, decodeURIComponent(text ?? '')]));
}
