export type InvalidateMode = 'auto' | 'all' | 'none';

/** CloudFront allows 15 wildcard paths but 3,000 plain ones in progress; beyond this many, one wildcard is cheaper. */
const MAX_PATHS = 15;

/** What RFC 1738 calls unsafe, control characters, and what is not ASCII; the rest must stay as it is. */
const UNSAFE = /[\u0000-\u0020"<>#%{}|\\^[\]`?\u007f]|[^\u0000-\u007f]+/gu;

/**
 * Where the site's files are in the URL space of the distribution, each with `/` at both ends. The path of `site-url`
 * says so. Where it does not end with `prefix`, either the origin adds the prefix (OriginPath) or a viewer-request
 * function does, and CloudFront keeps files by what the function made of an address: both places are given then, and
 * also without a `site-url`, since nobody knows.
 */
export function siteBases(siteUrl: string | undefined, prefix: string): string[] {
  const path = siteUrl === undefined ? '/' : withSlashes(decodeURIComponent(new URL(siteUrl).pathname));
  const folder = withSlashes(prefix);
  return path.endsWith(folder) ? [path] : [path, folder];
}

/**
 * The paths to invalidate after these files, relative to the site, have been replaced; none where nothing was.
 *
 * The site's own entry is one path: CloudFront maps `/` to the default root object, and a viewer-request function maps
 * the routes, before it looks into its cache. The index files of folders may also be cached below the folders' names.
 *
 * @param entry the file that is the answer to the site's root: `index.html`.
 */
export function invalidationPaths(
  changed: readonly string[],
  mode: InvalidateMode,
  entry: string,
  bases: readonly string[],
): string[] {
  if (mode === 'none' || changed.length === 0) return [];
  const everything = bases.includes('/') ? ['/*'] : bases.map((base) => encodePath(`${base}*`));
  if (mode === 'all') return everything;
  const paths = new Set(bases.flatMap((base) => changed.flatMap((path) => pathsOf(path, entry, base))));
  return paths.size > MAX_PATHS ? everything : [...paths].sort();
}

function pathsOf(path: string, entry: string, base: string): string[] {
  const isRoot = path === entry && base === '/';
  const folders = isRoot ? [] : folderAliases(`${base}${path}`, path === entry ? entry : 'index.html');
  return [`${base}${path}`, ...folders].map(encodePath);
}

/** `/about/index.html` is cached as `/about/` and `/about`, too, where the origin or a function of one's own maps these. */
function folderAliases(path: string, index: string): string[] {
  if (!path.endsWith(`/${index}`)) return [];
  const folder = path.slice(0, -index.length);
  return folder === '/' ? ['/'] : [folder, folder.slice(0, -1)];
}

/**
 * A path as CloudFront takes it. It refuses `~` and matches nothing with `%7E`, and a `*` is its wildcard: the path is cut
 * there and becomes a wildcard itself.
 */
function encodePath(path: string): string {
  return path.replace(/[~*].*$/s, '*').replace(UNSAFE, encodeURIComponent);
}

function withSlashes(path: string): string {
  const inner = path.replace(/^\/+|\/+$/g, '');
  return inner === '' ? '/' : `/${inner}/`;
}
