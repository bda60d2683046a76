import type { JsonObject } from '../core/types.js';
import { accountOf, findAccount, type Member } from './accounts.js';
import { GitHubError, notAccessible, notFound } from './errors.js';
import { ANONYMOUS, may } from './identify.js';
import { pageOf } from './paging.js';
import { collaboratorView, permissionOf, teamView } from './people-views.js';
import type { Team } from './state.js';
import type { GitHubAnswer, GitHubCall, RootCall } from './types.js';
import { publicUserView, userView } from './views.js';

/** `GET /user` belongs to people only. */
export function getUser({ identity, apiUrl, state }: RootCall): GitHubAnswer {
  if (identity === ANONYMOUS) throw new GitHubError(401, 'Requires authentication');
  if (identity.type === 'Bot') throw notAccessible();
  return { status: 200, body: publicUserView(accountOf(state.accounts, identity.login, identity.type), apiUrl) };
}

export function getUserByLogin({ state, path, apiUrl }: RootCall): GitHubAnswer {
  return found(findAccount(state.accounts, path['username'] ?? ''), apiUrl);
}

export function getUserByAccountId({ state, path, apiUrl }: RootCall): GitHubAnswer {
  return found(
    state.accounts.find(({ id }) => String(id) === path['account_id']),
    apiUrl,
  );
}

function found(account: Member | undefined, apiUrl: string): GitHubAnswer {
  if (!account) throw notFound();
  return { status: 200, body: publicUserView(account, apiUrl) };
}

/** Those with a role of their own, in the order in which they got it. */
export function listCollaborators(call: GitHubCall): GitHubAnswer {
  const { repository, state, query } = call;
  assertSignedIn(call);
  const wanted = query.get('permission');
  const all = [...repository.roles].flatMap(([id, role]) => {
    const account = state.accounts.find((each) => each.id === id);
    return account && (wanted === null || reaches(role, wanted)) ? [{ account, role }] : [];
  });
  const { items, headers } = pageOf(all, call);
  const body = items.map(({ account, role }) => collaboratorView(account, role, call.apiUrl));
  return { status: 200, headers, body };
}

/** Whoever has no role sees a public repository and has nothing in a private one. */
export function getCollaboratorPermission(call: GitHubCall): GitHubAnswer {
  const { repository, state, path, apiUrl } = call;
  assertSignedIn(call);
  const login = path['username'] ?? '';
  const account = findAccount(state.accounts, login);
  if (!account) throw new GitHubError(404, `${login} is not a user`);
  const role = repository.roles.get(account.id) ?? (repository.private ? 'none' : 'read');
  const user = collaboratorView(account, role, apiUrl);
  return { status: 200, body: { permission: permissionOf(role), role_name: role === 'none' ? '' : role, user } };
}

function assertSignedIn({ identity }: GitHubCall): void {
  if (identity === ANONYMOUS) throw new GitHubError(401, 'Requires authentication');
}

const ROLES = ['read', 'triage', 'write', 'maintain', 'admin'];
const FILTER: Readonly<Record<string, string>> = { pull: 'read', push: 'write' };

function reaches(role: string, wanted: string): boolean {
  const standing = ROLES.includes(role) ? role : 'write';
  return ROLES.indexOf(standing) >= ROLES.indexOf(FILTER[wanted] ?? wanted);
}

export function getTeam(call: RootCall): GitHubAnswer {
  return { status: 200, body: teamView(call, teamOf(call)) };
}

/** Whoever is invited is no member yet. */
export function listTeamMembers(call: RootCall): GitHubAnswer {
  const team = teamOf(call);
  const active = call.state.accounts.filter(({ id }) => team.members.get(id) === 'active');
  const { items, headers } = pageOf(active, call);
  const body = items.map((account) => ({ ...userView(account, call.apiUrl), role: 'member', inherited: false }));
  return { status: 200, headers, body };
}

export function getTeamMembership(call: RootCall): GitHubAnswer {
  const team = teamOf(call);
  const login = call.path['username'] ?? '';
  const account = findAccount(call.state.accounts, login);
  const standing = team.members.get(account?.id ?? -1);
  if (!account || standing === undefined) throw notFound();
  const url = `${call.apiUrl}/orgs/${team.organisation}/teams/${team.slug}/memberships/${account.login}`;
  const body: JsonObject = { url, role: 'member', state: standing };
  return { status: 200, body };
}

/** To a token that may not see the members of the organisation its teams are not there; an app is told that it may not. */
function teamOf({ state, path, identity }: RootCall): Team {
  const [organisation, slug] = [path['org']?.toLowerCase(), path['team_slug']?.toLowerCase()];
  if (!may(identity, 'members', 'read')) throw identity.installation ? notAccessible() : notFound();
  const team = state.teams.find((each) => each.organisation.toLowerCase() === organisation && each.slug === slug);
  if (!team) throw notFound();
  return team;
}
