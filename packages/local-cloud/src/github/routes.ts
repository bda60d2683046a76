import { appRoutes } from './app-routes.js';
import { codeRoutes } from './code-routes.js';
import { deploymentRoutes } from './deployment-routes.js';
import { discussionRoutes } from './discussion-routes.js';
import { peopleRoutes } from './people-routes.js';
import { runRoutes } from './run-routes.js';
import { settingsRoutes } from './settings-routes.js';
import type { Route } from './types.js';

/** What actions call. Anything else is a 404, as it is on GitHub. */
const ROUTES: readonly Route[] = [
  // Before the branch whose name may have slashes.
  ...settingsRoutes,
  ...codeRoutes,
  ...discussionRoutes,
  ...runRoutes,
  ...deploymentRoutes,
  ...peopleRoutes,
  ...appRoutes,
];

/** Every operation by method and path, as GitHub's OpenAPI description writes them. */
export const githubOperations: Readonly<Record<string, { readonly method: string; readonly path: string }>> =
  Object.fromEntries(ROUTES.map(({ operation, method, path }) => [operation, { method, path }]));

/** Names of branches and tags have slashes, encoded or not. */
const WITH_SLASHES = ['branch', 'ref'];

const PATTERNS = new Map(ROUTES.map((route) => [route, patternOf(route.path)]));

/** The route of a request and its path's parameters; `*` is the path itself. */
export function findRoute(
  method: string,
  path: string,
): { route: Route; parameters: Record<string, string> } | undefined {
  for (const route of ROUTES) {
    if (route.method !== method) continue;
    const match = PATTERNS.get(route)?.exec(path);
    if (match) return { route, parameters: { ...decoded(match.groups ?? {}), '*': path } };
  }
  return undefined;
}

/** `{path}` takes slashes, and may be absent: the repository's root. */
function patternOf(template: string): RegExp {
  const group = (_: string, name: string): string => {
    if (name === 'path') return '(?:/(?<path>.*))?';
    return `/(?<${name}>${WITH_SLASHES.includes(name) ? '.+' : '[^/]+'})`;
  };
  return new RegExp(`^${template.replace(/\/\{(\w+)\}/g, group)}$`);
}

function decoded(groups: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, text]) => [name, decodeURIComponent(text ?? '')]));
}
