import { listCodeOwnersErrors } from './code-owners.js';
import { getCommit, getPull, listCommits, listPullsOfCommit } from './commits.js';
import { compare } from './compare.js';
import { getContent } from './contents.js';
import { getBranch, getRef, listActivity, listMatchingRefs } from './refs.js';
import type { Route } from './types.js';
import { repositoryView } from './views.js';

const REPO = '/repos/{owner}/{repo}';
const METADATA = { scopes: ['metadata'], level: 'read' } as const;
const CONTENTS = { scopes: ['contents'], level: 'read' } as const;
const PULLS = { scopes: ['pull-requests'], level: 'read' } as const;

/** The repository, its commits and what they hold. */
export const codeRoutes: readonly Route[] = [
  {
    operation: 'GetRepository',
    method: 'GET',
    path: REPO,
    needs: METADATA,
    answer: ({ repository, apiUrl }) => ({ status: 200, body: repositoryView(repository, apiUrl) }),
  },
  { operation: 'GetContent', method: 'GET', path: `${REPO}/contents/{path}`, needs: CONTENTS, answer: getContent },
  { operation: 'CompareCommits', method: 'GET', path: `${REPO}/compare/{basehead}`, needs: CONTENTS, answer: compare },
  { operation: 'ListCommits', method: 'GET', path: `${REPO}/commits`, needs: CONTENTS, answer: listCommits },
  {
    operation: 'ListPullRequestsOfCommit',
    method: 'GET',
    path: `${REPO}/commits/{commit_sha}/pulls`,
    needs: PULLS,
    answer: listPullsOfCommit,
  },
  { operation: 'GetCommit', method: 'GET', path: `${REPO}/commits/{ref}`, needs: CONTENTS, answer: getCommit },
  { operation: 'GetPullRequest', method: 'GET', path: `${REPO}/pulls/{pull_number}`, needs: PULLS, answer: getPull },
  { operation: 'GetBranch', method: 'GET', path: `${REPO}/branches/{branch}`, needs: CONTENTS, answer: getBranch },
  { operation: 'GetRef', method: 'GET', path: `${REPO}/git/ref/{ref}`, needs: CONTENTS, answer: getRef },
  {
    operation: 'ListMatchingRefs',
    method: 'GET',
    path: `${REPO}/git/matching-refs/{ref}`,
    needs: CONTENTS,
    answer: listMatchingRefs,
  },
  { operation: 'ListActivity', method: 'GET', path: `${REPO}/activity`, needs: CONTENTS, answer: listActivity },
  {
    operation: 'ListCodeOwnersErrors',
    method: 'GET',
    path: `${REPO}/codeowners/errors`,
    needs: CONTENTS,
    answer: listCodeOwnersErrors,
  },
];
