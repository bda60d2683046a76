import {
  getCollaboratorPermission,
  getTeam,
  getTeamMembership,
  getUser,
  getUserByAccountId,
  getUserByLogin,
  listCollaborators,
  listTeamMembers,
} from './people.js';
import type { Route } from './types.js';

const COLLABORATORS = '/repos/{owner}/{repo}/collaborators';
const TEAM = '/orgs/{org}/teams/{team_slug}';
const METADATA = { scopes: ['metadata'], level: 'read' } as const;

/** Who is who, and who may what. */
export const peopleRoutes: readonly Route[] = [
  { operation: 'GetAuthenticatedUser', method: 'GET', path: '/user', answerRoot: getUser },
  { operation: 'GetUserById', method: 'GET', path: '/user/{account_id}', answerRoot: getUserByAccountId },
  { operation: 'GetUser', method: 'GET', path: '/users/{username}', answerRoot: getUserByLogin },
  { operation: 'ListCollaborators', method: 'GET', path: COLLABORATORS, needs: METADATA, answer: listCollaborators },
  {
    operation: 'GetCollaboratorPermission',
    method: 'GET',
    path: `${COLLABORATORS}/{username}/permission`,
    needs: METADATA,
    answer: getCollaboratorPermission,
  },
  { operation: 'GetTeam', method: 'GET', path: TEAM, answerRoot: getTeam },
  { operation: 'ListTeamMembers', method: 'GET', path: `${TEAM}/members`, answerRoot: listTeamMembers },
  {
    operation: 'GetTeamMembership',
    method: 'GET',
    path: `${TEAM}/memberships/{username}`,
    answerRoot: getTeamMembership,
  },
];
