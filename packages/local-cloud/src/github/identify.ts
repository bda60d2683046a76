import { appOfToken, isJwt } from './app-jwt.js';
import { badCredentials, GitHubError, notAccessible, notFound } from './errors.js';
import type { GitHubState, Identity, Repository } from './state.js';
import type { Level, Needs, Scope } from './types.js';

/** Who calls without a token. */
export const ANONYMOUS: Identity = { login: '', type: 'User', permissions: {} };

/** Whose token it is. @throws GitHubError 401 for one that is unknown or over */
export function identify(state: GitHubState, authorization: string | undefined): Identity {
  if (authorization === undefined) return ANONYMOUS;
  const token = /^(?:bearer|token) +(\S+)$/i.exec(authorization)?.[1];
  if (token !== undefined && isJwt(token)) {
    const app = appOfToken(state, token);
    return { login: `${app.slug}[bot]`, type: 'Bot', permissions: {}, app };
  }
  const identity = token === undefined ? undefined : state.tokens.get(token);
  if (!identity || (identity.expiresAt !== undefined && state.clock.now() >= identity.expiresAt))
    throw badCredentials();
  return identity;
}

const LEVELS: readonly Level[] = ['none', 'read', 'write'];

export function may(identity: Identity, scope: Scope, level: Level): boolean {
  return LEVELS.indexOf(identity.permissions[scope] ?? 'none') >= LEVELS.indexOf(level);
}

/** What nobody sees without a permission, not even of a public repository. */
const NEVER_PUBLIC: readonly Scope[] = ['security-events', 'administration', 'members'];

/** @throws GitHubError as GitHub refuses: what a caller may not know of is not there */
export function assertMay({ scopes, level }: Needs, repository: Repository, identity: Identity): void {
  if (level === 'read' && !repository.private && !scopes.some((scope) => NEVER_PUBLIC.includes(scope))) return;
  if (identity === ANONYMOUS) throw repository.private ? notFound() : new GitHubError(401, 'Requires authentication');
  if (identity.app) throw notAccessible();
  // Metadata comes with any token of the repository.
  if (scopes.includes('metadata') || scopes.some((scope) => may(identity, scope, level))) return;
  throw level === 'read' && identity.refusal === 'hidden' ? notFound() : notAccessible();
}
