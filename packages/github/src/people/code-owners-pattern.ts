/**
 * A pattern of CODEOWNERS as a test of paths from the repository's root. They are those of .gitignore, except: `docs/*`
 * takes only what is directly in `docs`, case counts, and `!` , `[…]` and `\#` do not exist.
 *
 * @returns why it is no pattern, where it is none.
 */
export function patternOf(pattern: string): ((path: string) => boolean) | string {
  if (pattern.startsWith('!')) return 'negates, which CODEOWNERS cannot';
  if (/(?<!\\)[[\]]/.test(pattern)) return 'has a range of characters, which CODEOWNERS cannot';
  if (pattern.startsWith('\\#')) return 'escapes a #, which CODEOWNERS cannot';
  const inner = pattern.replace(/^\//, '').replace(/\/$/, '');
  if (inner === '') return pattern === '/' ? 'matches nothing' : 'is empty';
  const segments = inner.split('/');
  if (segments.includes('')) return 'has an empty part between two slashes';
  const anywhere = segments.length === 1 && !pattern.startsWith('/');
  const expression = new RegExp(`^${anywhere ? '(?:.*/)?' : ''}${body(segments)}${end(pattern, segments)}$`, 's');
  return (path) => expression.test(path);
}

function body(segments: readonly string[]): string {
  return segments
    .filter((segment, index) => segment !== '**' || segments[index - 1] !== '**')
    .map((segment, index, all) => {
      const last = index === all.length - 1;
      if (segment === '**') return last ? '.+' : '(?:.*/)?';
      return segmentOf(segment) + (last ? '' : '/');
    })
    .join('');
}

/** A directory takes everything in it; `docs/*` takes no directory. */
function end(pattern: string, segments: readonly string[]): string {
  if (pattern.endsWith('/')) return '/.*';
  const last = segments.at(-1);
  return last === '**' || (last === '*' && (segments.length > 1 || pattern.startsWith('/'))) ? '' : '(?:/.*)?';
}

function segmentOf(segment: string): string {
  return segment.replace(/\\(.)|(\*+)|(\?)|([^\\*?]+|\\)/gs, (all, escaped?: string, stars?: string, one?: string) => {
    if (stars !== undefined) return '[^/]*';
    if (one !== undefined) return '[^/]';
    return (escaped ?? all).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
}
