import { createInstallationToken, getApp, getRepositoryInstallation } from './apps.js';
import type { Route } from './types.js';

/** What apps ask for, with a JWT of their own. */
export const appRoutes: readonly Route[] = [
  { operation: 'GetApp', method: 'GET', path: '/app', answerRoot: getApp },
  {
    operation: 'GetRepositoryInstallation',
    method: 'GET',
    path: '/repos/{owner}/{repo}/installation',
    answerRoot: getRepositoryInstallation,
  },
  {
    operation: 'CreateInstallationToken',
    method: 'POST',
    path: '/app/installations/{installation_id}/access_tokens',
    answerRoot: createInstallationToken,
  },
];
