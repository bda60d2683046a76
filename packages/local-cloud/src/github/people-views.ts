import type { JsonObject } from '../core/types.js';
import { firstIdOf, type Member } from './accounts.js';
import type { Team } from './state.js';
import type { RootCall } from './types.js';
import { nodeId, userView } from './views.js';

const BASE_OF: Readonly<Record<string, string>> = { maintain: 'write', triage: 'read' };
const PLAIN = ['none', 'read', 'write', 'admin'];

/** GitHub's legacy permission of a role: `maintain` is shown as `write`, `triage` as `read`, a custom role as its base. */
export function permissionOf(role: string): string {
  if (PLAIN.includes(role)) return role;
  return BASE_OF[role] ?? 'write';
}

export function collaboratorView(account: Member, role: string, apiUrl: string): JsonObject {
  const level = ['none', 'read', 'triage', 'write', 'maintain', 'admin'].indexOf(role);
  const rank = level < 0 ? 3 : level;
  return {
    ...userView(account, apiUrl),
    permissions: { pull: rank >= 1, triage: rank >= 2, push: rank >= 3, maintain: rank >= 4, admin: rank >= 5 },
    role_name: role === 'none' ? '' : role,
  };
}

export function teamView({ apiUrl, state }: RootCall, team: Team): JsonObject {
  const { id, organisation, slug, members } = team;
  const url = `${apiUrl}/organizations/${firstIdOf(organisation)}/team/${id}`;
  const created = '2020-01-01T00:00:00Z';
  const org = `${apiUrl}/orgs/${organisation}`;
  const owner = state.accounts.find(({ login }) => login === organisation);
  return {
    id,
    node_id: nodeId('T', id),
    url,
    html_url: `https://github.com/orgs/${organisation}/teams/${slug}`,
    name: slug,
    slug,
    description: null,
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    permission: 'pull',
    type: 'organization',
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    parent: null,
    members_count: [...members.values()].filter((standing) => standing === 'active').length,
    repos_count: 1,
    created_at: created,
    updated_at: created,
    organization: {
      login: organisation,
      id: owner?.id ?? firstIdOf(organisation),
      node_id: nodeId('O', firstIdOf(organisation)),
      url: org,
      ...{ repos_url: `${org}/repos`, events_url: `${org}/events`, hooks_url: `${org}/hooks` },
      ...{ issues_url: `${org}/issues`, members_url: `${org}/members{/member}` },
      public_members_url: `${org}/public_members{/member}`,
      avatar_url: `https://github.com/avatars/${organisation}`,
      description: null,
      ...{ has_organization_projects: true, has_repository_projects: true },
      ...{ public_repos: 0, public_gists: 0, followers: 0, following: 0 },
      html_url: `https://github.com/${organisation}`,
      ...{ created_at: created, updated_at: created, archived_at: null },
      type: 'Organization',
    },
  };
}
