import { ADMIN, APP, PERSON, type Case, type Stage } from './stage.js';

const collaborator = (login: string) => ({
  operation: 'GetCollaboratorPermission',
  path: () => `/collaborators/${login}/permission`,
});
const team = '/orgs/org/teams/release';
const membership = (login: string) => ({
  operation: 'GetTeamMembership',
  path: () => `${team}/memberships/${login}`,
  token: APP,
});
const jwt = (claims?: Readonly<Record<string, unknown>>) => (stage: Stage) => stage.jwt(claims);
const installation = { operation: 'GetRepositoryInstallation', path: () => '/repos/org/orders-api/installation' };
const minted = {
  operation: 'CreateInstallationToken',
  path: ({ installation: id }: Stage) => `/app/installations/${id}/access_tokens`,
  token: jwt(),
};

/** People, teams and apps. */
export const peopleCases: readonly Case[] = [
  { operation: 'GetAuthenticatedUser', what: 'a person', path: () => '/user', token: PERSON, status: 200 },
  { operation: 'GetAuthenticatedUser', what: 'a job', path: () => '/user', status: 403 },
  { operation: 'GetAuthenticatedUser', what: 'nobody', path: () => '/user', token: '', status: 401 },
  { operation: 'GetUser', what: 'somebody', path: () => '/users/ALICE', status: 200 },
  { operation: 'GetUser', what: 'nobody', path: () => '/users/nobody', status: 404 },
  { operation: 'GetUserById', what: 'somebody', path: ({ alice }) => `/user/${alice}`, status: 200 },
  { operation: 'GetUserById', what: 'nobody', path: () => '/user/1', status: 404 },
  { operation: 'ListCollaborators', what: 'all', path: () => '/collaborators', status: 200 },
  { operation: 'ListCollaborators', what: 'some', path: () => '/collaborators?permission=maintain', status: 200 },
  { ...collaborator('alice'), what: 'a maintainer', status: 200 },
  { ...collaborator('bob'), what: 'a custom role', status: 200 },
  { ...collaborator('carol'), what: 'somebody without a role', status: 200 },
  { ...collaborator('nobody'), what: 'nobody', status: 404 },
  { operation: 'GetTeam', what: 'a team', path: () => team, token: APP, status: 200 },
  { operation: 'GetTeam', what: 'a job', path: () => team, status: 404 },
  { operation: 'GetTeam', what: 'none', path: () => '/orgs/org/teams/none', token: ADMIN, status: 404 },
  { operation: 'ListTeamMembers', what: 'all', path: () => `${team}/members?per_page=100`, token: APP, status: 200 },
  { operation: 'ListTeamMembers', what: 'a job', path: () => `${team}/members`, status: 404, undescribed: true },
  { ...membership('alice'), what: 'a member', status: 200 },
  { ...membership('bob'), what: 'somebody invited', status: 200 },
  { ...membership('carol'), what: 'somebody else', status: 404 },
  { operation: 'GetApp', what: 'an app', path: () => '/app', token: jwt(), status: 200 },
  { operation: 'GetApp', what: 'a job', path: () => '/app', status: 401, undescribed: true },
  { ...installation, what: 'an app', token: jwt(), status: 200 },
  { ...installation, what: 'another owner', path: () => '/repos/other/x/installation', token: jwt(), status: 404 },
  { ...installation, what: 'another app', token: jwt({ iss: '13' }), status: 401, undescribed: true },
  { ...installation, what: 'a JWT from the future', token: jwt({ iat: 9e9 }), status: 401, undescribed: true },
  { ...installation, what: 'a JWT that is over', token: jwt({ exp: 1 }), status: 401, undescribed: true },
  { ...installation, what: 'a JWT for a day', token: jwt({ exp: 9e9 }), status: 401, undescribed: true },
  { ...installation, what: 'a forged JWT', token: (stage) => forged(stage), status: 401, undescribed: true },
  { ...minted, what: 'all permissions', status: 201 },
  { ...minted, what: 'some', body: () => ({ permissions: { members: 'read' } }), status: 201 },
  { ...minted, what: 'more than it has', body: () => ({ permissions: { members: 'write' } }), status: 422 },
  { ...minted, what: 'a job', token: PERSON, status: 401 },
  { ...minted, what: 'another installation', path: () => '/app/installations/1/access_tokens', status: 404 },
  {
    operation: 'GetRepository',
    what: 'an app that shows its JWT',
    path: () => '',
    token: jwt(),
    status: 403,
  },
];

function forged(stage: Stage): string {
  const [header = '', , signature = ''] = stage.jwt().split('.');
  const [, payload = ''] = stage.jwt({ sub: 'other' }).split('.');
  return [header, payload, signature].join('.');
}
