import { readFileSync } from 'node:fs';
import { plural, UserError } from '@platform-actions/action-kit';
import type { SiteFile } from '../model.js';
import type { Body } from '../ports.js';
import { keyProblems, secretProblems } from './checks.js';
import { CACHE_CONTROL, classify } from './classify.js';
import { contentTypeOf } from './content-type.js';
import { digests } from './hash.js';
import { checkPage } from './preflight.js';
import { ruleFor, type Rule } from './rules.js';
import { provenByVite } from './vite.js';
import { walk, type FoundFile } from './walk.js';

export interface ScanOptions {
  /** Path of the page that must be there: `index.html`. */
  readonly entry: string;
  /** Of the site in the bucket; counts for the length of keys. */
  readonly prefix: string;
  /** Address of the site's root, whose path the pages' references must fit. */
  readonly siteUrl: string | undefined;
  readonly sourceMaps: 'skip' | 'upload' | 'private';
}

/** A build as it is to be published. */
export interface Build {
  /** By path. */
  readonly files: readonly SiteFile[];
  /** Source maps that only the control prefix holds; empty but for `source-maps: private`. */
  readonly privateMaps: readonly SiteFile[];
  /** @throws Error for a file of another build. */
  readonly bodyOf: (file: SiteFile) => Body;
  /** What somebody may want to know. */
  readonly notes: readonly string[];
  /** What somebody should mend. */
  readonly warnings: readonly string[];
}

/** A file with its class, before its content is read. */
interface Sorted extends Omit<SiteFile, 'sha256' | 'size'> {
  readonly file: string;
  readonly destination: 'site' | 'private';
  readonly typeKnown: boolean;
}

const MAX_SHOWN = 50;

/**
 * Reads, checks and classifies a build.
 *
 * @param source real path of the folder.
 * @throws UserError that lists everything that keeps the build from being published.
 */
export async function readBuild(source: string, rules: readonly Rule[], options: ScanOptions): Promise<Build> {
  const found = walk(source);
  if (found.files.length === 0 && found.problems.length === 0) {
    throw new UserError(
      `The build is empty: there is no file in ${source}. Did the build run, and does it write there?`,
    );
  }
  const proven = provenFiles(found.files);
  const sorted = found.files.flatMap((file) => sort(file, proven?.has(file.path) ?? false, rules, options) ?? []);
  const site = sorted.filter(({ destination }) => destination === 'site');
  const pages = checkPages(site, rules, options);
  const paths = sorted.map(({ path }) => path);
  const unruled = found.files.filter(({ path }) => ruleFor(rules, path).class === undefined).map(({ path }) => path);
  const problems = [
    ...found.problems,
    ...keyProblems(paths, options.prefix),
    ...secretProblems(unruled),
    ...entryProblem(site, options.entry),
    ...pages.problems,
  ];
  if (problems.length > 0) throw refusal(source, problems);
  return {
    ...(await hashed(sorted)),
    notes: notesOf(found.files.length - sorted.length, sorted, proven),
    warnings: pages.warnings,
  };
}

function provenFiles(files: readonly FoundFile[]): ReadonlySet<string> | undefined {
  const manifest = files.find(({ path }) => path === '.vite/manifest.json');
  return manifest && provenByVite(readFileSync(manifest.file, 'utf8'));
}

/** What becomes of a file; `undefined` where it is not published. */
function sort(found: FoundFile, byVite: boolean, rules: readonly Rule[], options: ScanOptions): Sorted | undefined {
  const { path, file } = found;
  const rule = ruleFor(rules, path);
  const isMap = path.endsWith('.map') && rule.class === undefined;
  if (rule.class === 'skip' || (isMap && options.sourceMaps === 'skip')) return undefined;
  const kind = rule.class ?? classify(path, byVite);
  if (kind === undefined) return undefined;
  const contentType = rule.headers.contentType ?? contentTypeOf(path);
  return {
    path,
    file,
    class: kind,
    proven: byVite || rule.class === 'immutable',
    destination: isMap && options.sourceMaps === 'private' ? 'private' : 'site',
    typeKnown: contentType !== undefined,
    headers: {
      cacheControl: CACHE_CONTROL[kind],
      ...rule.headers,
      contentType: contentType ?? 'application/octet-stream',
    },
  };
}

function entryProblem(files: readonly Sorted[], entry: string): string[] {
  if (files.some(({ path }) => path === entry)) return [];
  const pages = files.filter(({ path }) => path.endsWith('.html')).map(({ path }) => path);
  const there = pages.length === 0 ? 'there is no HTML at all' : `there is ${pages.slice(0, 5).join(', ')}`;
  return [`${entry}: the entry is missing, ${there}; does "source" name the folder that the build writes?`];
}

function checkPages(
  files: readonly Sorted[],
  rules: readonly Rule[],
  { siteUrl, prefix }: ScanOptions,
): { problems: string[]; warnings: string[] } {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const read = (path: string): Uint8Array | undefined => {
    const found = byPath.get(path);
    return found && readFileSync(found.file);
  };
  const isForeign = (path: string): boolean => ruleFor(rules, path).class === 'skip';
  const pages = files
    .filter((file) => file.headers.contentType.startsWith('text/html'))
    .map(({ path, file }) => checkPage(path, readFileSync(file, 'utf8'), { siteUrl, prefix, read, isForeign }));
  return { problems: pages.flatMap(({ problems }) => problems), warnings: pages.flatMap(({ warnings }) => warnings) };
}

async function hashed(sorted: readonly Sorted[]): Promise<Pick<Build, 'files' | 'privateMaps' | 'bodyOf'>> {
  const found = await digests(sorted.map(({ file }) => file));
  const bodies = new Map<string, Body>();
  const [files, privateMaps]: [SiteFile[], SiteFile[]] = [[], []];
  for (const [index, { path, class: kind, headers, proven, file, destination }] of sorted.entries()) {
    const { sha256 = '', size = 0 } = found[index] ?? {};
    bodies.set(path, { file, size, sha256 });
    (destination === 'site' ? files : privateMaps).push({ path, class: kind, headers, proven, size, sha256 });
  }
  const bodyOf = (file: SiteFile): Body => {
    const body = bodies.get(file.path);
    if (body === undefined) throw new Error(`${file.path} is no file of this build.`);
    return body;
  };
  return { files, privateMaps, bodyOf };
}

function notesOf(skipped: number, sorted: readonly Sorted[], proven: ReadonlySet<string> | undefined): string[] {
  const unknown = sorted.filter(({ typeKnown }) => !typeKnown).map(({ path }) => path);
  return [
    ...(skipped > 0 ? [`Left out: ${plural(skipped, 'file')} (source maps, dotfiles, and what rules skip).`] : []),
    ...(proven?.size === 0
      ? ["The build's scripts carry no hash in their names: nothing of it is cached for long."]
      : []),
    ...(unknown.length > 0
      ? [
          `Unknown types, published as application/octet-stream: ${unknown.slice(0, 10).join(', ')}. Rules can name them.`,
        ]
      : []),
  ];
}

function refusal(source: string, problems: readonly string[]): UserError {
  const shown = problems.slice(0, MAX_SHOWN).map((problem) => `- ${problem}.`);
  const more = problems.length > MAX_SHOWN ? [`- and ${problems.length - MAX_SHOWN} more.`] : [];
  return new UserError([`The build in ${source} cannot be published:`, ...shown, ...more].join('\n'));
}
