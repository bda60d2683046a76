import { delivery, PERSON, type Case, type Stage } from './stage.js';

const thread = { path: () => '/issues/7/comments' };
const one = { path: ({ comment }: Stage) => `/issues/comments/${comment}` };
const looked = { operation: 'GetSarif', path: ({ sarif }: Stage) => `/code-scanning/sarifs/${sarif}` };
const sent = { operation: 'UploadSarif', path: () => '/code-scanning/sarifs', body: delivery };

function scanning(state: 'enabled' | 'disabled' | 'no-licence') {
  return ({ cloud }: Stage): void => {
    cloud.github.codeScanning({ state });
  };
}

/** Comments and code scanning. */
export const discussionCases: readonly Case[] = [
  { operation: 'ListIssueComments', what: 'all', ...thread, status: 200 },
  { operation: 'ListIssueComments', what: 'a page', path: () => '/issues/7/comments?per_page=2&page=2', status: 200 },
  { operation: 'ListIssueComments', what: 'no pull request', path: () => '/issues/99/comments', status: 404 },
  { operation: 'CreateIssueComment', what: 'a comment', ...thread, body: () => ({ body: 'new' }), status: 201 },
  { operation: 'CreateIssueComment', what: 'no text', ...thread, body: () => ({ body: ' ' }), status: 422 },
  {
    operation: 'CreateIssueComment',
    what: 'a long text',
    ...thread,
    body: () => ({ body: 'x'.repeat(65_537) }),
    status: 422,
  },
  {
    operation: 'CreateIssueComment',
    what: 'a locked thread',
    path: () => '/issues/8/comments',
    body: () => ({ body: 'new' }),
    status: 403,
  },
  {
    operation: 'CreateIssueComment',
    what: 'a token that may only read',
    ...thread,
    token: PERSON,
    body: () => ({ body: 'new' }),
    status: 403,
  },
  { operation: 'UpdateIssueComment', what: 'a comment', ...one, body: () => ({ body: 'newer' }), status: 200 },
  { operation: 'UpdateIssueComment', what: 'no text', ...one, body: () => ({ body: '' }), status: 422 },
  {
    operation: 'UpdateIssueComment',
    what: 'none',
    path: () => '/issues/comments/1',
    body: () => ({ body: 'newer' }),
    status: 404,
    undescribed: true,
  },
  { operation: 'DeleteIssueComment', what: 'a comment', ...one, status: 204 },
  { ...looked, what: 'a delivery being processed', status: 200 },
  {
    ...looked,
    what: 'a processed one',
    before: ({ clock }) => {
      clock.advance(10);
    },
    status: 200,
  },
  { ...looked, what: 'an unknown one', path: () => '/code-scanning/sarifs/nothing', status: 404 },
  { ...looked, what: 'no permission', token: PERSON, status: 403 },
  { ...sent, what: 'a file', status: 202 },
  { ...sent, what: 'no permission', token: PERSON, status: 403 },
  { ...sent, what: 'code scanning switched off', before: scanning('disabled'), status: 403 },
  { ...sent, what: 'no licence', before: scanning('no-licence'), status: 403 },
  {
    ...sent,
    what: 'no gzip',
    before: scanning('enabled'),
    body: () => ({ ...delivery(), sarif: 'e30=' }),
    status: 400,
  },
  { ...sent, what: 'no commit', body: () => ({ ...delivery(), commit_sha: 'x' }), status: 422, undescribed: true },
];
