import { plainPath } from './package-url.js';
import { bag, text, type Bag } from './values.js';

/**
 * The path of a result, relative to the checkout. Relative URIs stay; an absolute one loses the base that the run names
 * (`originalUriBaseIds`), else its scheme.
 */
export function pathOf(uri: string, bases: Bag): string | undefined {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(uri)) return normalized(decoded(uri));
  for (const base of Object.values(bases)) {
    const root = text(bag(base)['uri']);
    if (root !== undefined && root.length > 'file:///'.length && uri.startsWith(root)) {
      return normalized(decoded(uri.slice(root.length)));
    }
  }
  return normalized(decoded(uri.replace(/^file:\/\/[^/]*/i, '')));
}

/** Without `.` and without steps up that lead out of the root. */
function normalized(path: string): string | undefined {
  const kept: string[] = [];
  for (const part of (plainPath(path) ?? '').split('/')) {
    if (part === '..') kept.pop();
    else if (part !== '' && part !== '.') kept.push(part);
  }
  return plainPath(kept.join('/'));
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
