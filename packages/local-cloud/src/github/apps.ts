import { optionalObject, optionalText } from '../core/input.js';
import type { JsonObject } from '../core/types.js';
import { accountOf } from './accounts.js';
import { GitHubError, notFound } from './errors.js';
import { repositoryKey, type GitHubApp, type Identity } from './state.js';
import type { GitHubAnswer, RootCall, Scope } from './types.js';
import { isoTime, nodeId, userView } from './views.js';

const HOUR_MS = 3_600_000;
const SINCE = '2020-01-01T00:00:00Z';

export function getApp(call: RootCall): GitHubAnswer {
  const app = appOf(call);
  return {
    status: 200,
    body: {
      id: app.id,
      slug: app.slug,
      node_id: nodeId('A', app.id),
      client_id: `Iv1.${app.id}`,
      owner: ownerView(call, app),
      name: app.slug,
      description: null,
      external_url: 'https://example.com',
      html_url: `https://github.com/apps/${app.slug}`,
      created_at: SINCE,
      updated_at: SINCE,
      permissions: asAsked(app.permissions),
      events: [],
    },
  };
}

export function getRepositoryInstallation(call: RootCall): GitHubAnswer {
  const app = appOf(call);
  const { owner = '', repo = '' } = call.path;
  const repository = call.state.repositories.get(repositoryKey(owner, repo));
  if (!repository || repository.owner.toLowerCase() !== app.owner.toLowerCase()) throw notFound();
  const url = `${call.apiUrl}/app/installations/${app.installationId}`;
  const account = ownerView(call, app);
  return {
    status: 200,
    body: {
      id: app.installationId,
      account,
      repository_selection: 'all',
      access_tokens_url: `${url}/access_tokens`,
      repositories_url: `${call.apiUrl}/installation/repositories`,
      html_url: `https://github.com/organizations/${app.owner}/settings/installations/${app.installationId}`,
      app_id: app.id,
      client_id: `Iv1.${app.id}`,
      target_id: account['id'] ?? 0,
      target_type: 'Organization',
      permissions: asAsked(app.permissions),
      events: [],
      created_at: SINCE,
      updated_at: SINCE,
      single_file_name: null,
      has_multiple_single_files: false,
      single_file_paths: [],
      app_slug: app.slug,
      suspended_by: null,
      suspended_at: null,
    },
  };
}

/** A token for an hour, with what is asked for of what the installation has; everything where nothing is asked for. */
export function createInstallationToken(call: RootCall): GitHubAnswer {
  const app = appOf(call);
  const { state, body, path } = call;
  if (String(app.installationId) !== path['installation_id']) throw notFound();
  const permissions = asked(app, optionalObject(body, 'permissions'));
  const token = `ghs_${state.random.token(36).replace(/[-_]/g, 'x')}`;
  const expiresAt = state.clock.now() + HOUR_MS;
  const login = `${app.slug}[bot]`;
  state.tokens.set(token, { login, type: 'Bot', permissions, expiresAt, installation: true });
  return {
    status: 201,
    body: { token, expires_at: isoTime(expiresAt), permissions: asAsked(permissions), repository_selection: 'all' },
  };
}

function asked(app: GitHubApp, wanted: JsonObject | undefined): Identity['permissions'] {
  if (!wanted) return app.permissions;
  const levels = ['none', 'read', 'write'];
  const entries = Object.keys(wanted).map(
    (name) => [name.replaceAll('_', '-'), optionalText(wanted, name) ?? ''] as const,
  );
  const granted = entries.every(
    ([name, level]) =>
      levels.includes(level) && levels.indexOf(level) <= levels.indexOf(app.permissions[name as Scope] ?? 'none'),
  );
  if (!granted) {
    throw new GitHubError(422, 'The permissions requested are not granted to this installation.');
  }
  return Object.fromEntries(entries);
}

/** In bodies GitHub writes scopes with an underscore. */
function asAsked(permissions: Identity['permissions']): JsonObject {
  return Object.fromEntries(
    Object.entries({ metadata: 'read', ...permissions })
      .filter(([, level]) => level !== 'none')
      .map(([name, level]) => [name.replaceAll('-', '_'), level]),
  );
}

function ownerView({ state, apiUrl }: RootCall, { owner }: GitHubApp): JsonObject {
  return userView(accountOf(state.accounts, owner, 'Organization'), apiUrl);
}

function appOf({ identity }: RootCall): GitHubApp {
  if (!identity.app) throw new GitHubError(401, 'A JSON web token could not be decoded');
  return identity.app;
}
