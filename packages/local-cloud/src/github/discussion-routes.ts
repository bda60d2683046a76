import { getSarif, uploadSarif } from './code-scanning.js';
import { createIssueComment, deleteIssueComment, listIssueComments, updateIssueComment } from './comments.js';
import type { Route } from './types.js';

const REPO = '/repos/{owner}/{repo}';
const THREAD = { scopes: ['issues', 'pull-requests'], level: 'write' } as const;

/** Comments of pull requests, and code scanning. */
export const discussionRoutes: readonly Route[] = [
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
