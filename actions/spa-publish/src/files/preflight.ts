import { localReferences, type Reference } from '../probe/html.js';
import { wrongIntegrity } from '../probe/integrity.js';

export interface PreflightOptions {
  /** Address of the site's root; `undefined` where nobody said it. */
  readonly siteUrl: string | undefined;
  /** Of the site in the bucket. */
  readonly prefix: string;
  /** The content of a file of the build; `undefined` where there is none. */
  readonly read: (path: string) => Uint8Array | undefined;
  /** Whether a rule leaves a path to somebody else. */
  readonly isForeign: (path: string) => boolean;
}

export interface Findings {
  /** Pages that would not work. */
  readonly problems: readonly string[];
  /** Pages that would lack something. */
  readonly warnings: readonly string[];
}

/** Stands for the site's host where nobody has named it; `.invalid` is nobody's. */
const SOME_HOST = 'https://site.invalid/';
const LOADED_WITH_PAGE = new Set<Reference['kind']>(['script', 'style', 'module']);

/** Whether a page finds in the build what it loads from its own site, and what it says of its content is true. */
export function checkPage(path: string, html: string, options: PreflightOptions): Findings {
  const attempts = basesOf(options).map((base) => checkAt(path, html, base, options));
  const least = attempts.reduce((best, next) => (countOf(next) < countOf(best) ? next : best));
  return least.problems.length > 0 && options.siteUrl !== undefined
    ? (otherBase(path, html, options.siteUrl, options) ?? least)
    : least;
}

function countOf({ problems, warnings }: Findings): number {
  return problems.length * 1000 + warnings.length;
}

/** Without an address, a build may have been made for the host's root, or for the prefix. */
function basesOf({ siteUrl, prefix }: PreflightOptions): string[] {
  return siteUrl === undefined ? [SOME_HOST, new URL(prefix, SOME_HOST).href] : [siteUrl];
}

function checkAt(page: string, html: string, base: string, options: PreflightOptions): Findings {
  const [problems, warnings]: [string[], string[]] = [[], []];
  for (const reference of localReferences(html, base, page)) {
    const { path = outside(reference, base), kind, integrity } = reference;
    if (path === undefined || options.isForeign(path)) continue;
    const content = reference.path === undefined ? undefined : options.read(path);
    const loaded = LOADED_WITH_PAGE.has(kind);
    if (content === undefined) {
      (loaded ? problems : warnings).push(`${page}: it loads ${path}, which is not in the build`);
    } else if (loaded && wrongIntegrity(integrity, content) !== undefined) {
      problems.push(`${page}: the integrity that it gives for ${path} is not that of the file; browsers refuse it`);
    }
  }
  return { problems, warnings };
}

/** A script or style beside the site's own path is somebody else's, unless the build has it under the same name. */
function outside({ url, kind }: Reference, base: string): string | undefined {
  const path = new URL(url).pathname;
  return LOADED_WITH_PAGE.has(kind) && new URL(base).origin === new URL(url).origin ? path : undefined;
}

/** The one problem behind many: the build was made for another path of the host than the site's. */
function otherBase(page: string, html: string, siteUrl: string, options: PreflightOptions): Findings | undefined {
  const root = new URL('/', siteUrl).href;
  if (root === siteUrl) return undefined;
  const { problems } = checkAt(page, html, root, options);
  if (problems.length > 0) return undefined;
  const wanted = new URL(siteUrl).pathname;
  return {
    problems: [
      `${page}: the build is made for the base path / and the site is at ${wanted}; build it with that base path`,
    ],
    warnings: [],
  };
}
