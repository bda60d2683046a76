import { UserError } from '@platform-actions/action-kit';
import { demoted } from '../files/classify.js';
import type { FileClass, Manifest, ManifestFile, SiteFile } from '../model.js';
import { headersEqual } from './headers.js';

/**
 * Why a file is PUT. `body`: it was immutable until now, so that nobody kept its content for a rollback. `drift`: the
 * bucket does not hold what the live manifest says; for an immutable file, PUT `If-None-Match: *`, and `If-Match` what is
 * there where that is unmet, whatever it is.
 */
export type WriteReason = 'new' | 'content' | 'headers' | 'body' | 'drift';

/** A file to PUT, and how the live release lists it. */
export interface PlannedFile {
  readonly file: SiteFile;
  readonly reason: WriteReason;
  readonly live?: ManifestFile;
}

/** What a release changes against the live one. Every file of the build is in exactly one of the first three lists. */
export interface ReleasePlan {
  /** Immutable files, PUT without the lock, before anything else. By path. */
  readonly uploads: readonly PlannedFile[];
  /** All other files that are PUT under the lock, in this order: mutable, entry (the site's entry last), worker. */
  readonly writes: readonly PlannedFile[];
  /** Files that are as the live release lists them; its ETag and body hold for this release, too. */
  readonly carried: readonly { readonly file: SiteFile; readonly live: ManifestFile }[];
  /** Paths that the live release has and this one has not. They stay in the bucket until a clean-up. */
  readonly removed: readonly string[];
  /** Paths of immutable-looking files whose content changed under the same name: published as mutable ones. */
  readonly demoted: readonly string[];
  /** Of `uploads` and `writes`. */
  readonly bytes: number;
}

export interface PlanOptions {
  /** Path of the page that names all others: `index.html`. Written last of its class. */
  readonly entry: string;
  /** Paths whose object in the bucket is missing or has another ETag than the live manifest says (`drift: list`). */
  readonly drifted?: ReadonlySet<string>;
}

const PHASES: Readonly<Record<FileClass, number>> = { immutable: 0, mutable: 1, entry: 2, worker: 3 };

/**
 * Compares a build with the live release, by content and headers.
 *
 * @throws UserError where a file whose name follows its content by proof has other content than before.
 */
export function planRelease(files: readonly SiteFile[], live: Manifest | undefined, options: PlanOptions): ReleasePlan {
  const known = new Map(Object.entries(live?.files ?? {}));
  const clashing = files.filter((file) => clashes(file, known.get(file.path)));
  const conflicts = clashing.filter(({ proven }) => proven).map(({ path }) => path);
  if (conflicts.length > 0) throw contentConflict(conflicts);
  const settled = files.map((file) => (mayStayImmutable(file, known.get(file.path)) ? file : demoted(file)));
  const judged = settled.map((file) => judge(file, known.get(file.path), options.drifted));
  const planned = judged.filter((one): one is PlannedFile => 'reason' in one);
  const paths = new Set(files.map(({ path }) => path));
  return {
    uploads: planned.filter(({ file }) => file.class === 'immutable').sort(byPath),
    writes: planned.filter(({ file }) => file.class !== 'immutable').sort(inWriteOrder(options.entry)),
    carried: judged.filter((one): one is ReleasePlan['carried'][number] => !('reason' in one)),
    removed: [...known.keys()].filter((path) => !paths.has(path)).sort(),
    demoted: clashing.map(({ path }) => path).sort(),
    bytes: planned.reduce((sum, { file }) => sum + file.size, 0),
  };
}

/** The refusal of files whose names say that they cannot change, and that have. */
export function contentConflict(paths: readonly string[]): UserError {
  const shown = paths.slice(0, 5).join(', ') + (paths.length > 5 ? ` and ${paths.length - 5} more` : '');
  return new UserError(
    `The build has other content under a name that is already published and cached for a year: ${shown}. ` +
      'Vite names these files by their content, so the build gives different bytes for the same sources: make it ' +
      'reproducible, or publish them with a rule such as "assets/** class=mutable".',
  );
}

/** The order in which visitors may see files change: what pages name first, the entry after other pages, then workers. */
export function inWriteOrder(entry: string): (one: PlannedFile, other: PlannedFile) => number {
  const rank = ({ file }: PlannedFile): number => PHASES[file.class] + (file.path === entry ? 0.5 : 0);
  return (one, other) => rank(one) - rank(other) || byPath(one, other);
}

/** Browsers hold the former content of such a name for a year. */
function clashes(file: SiteFile, live: ManifestFile | undefined): boolean {
  return file.class === 'immutable' && live?.class === 'immutable' && live.sha256 !== file.sha256;
}

/** A name that was overwritten before is no proof of its content; nor may one be overwritten outside of the switch. */
function mayStayImmutable(file: SiteFile, live: ManifestFile | undefined): boolean {
  if (file.class !== 'immutable' || live === undefined) return true;
  return live.sha256 === file.sha256 && (live.class === 'immutable' || file.proven);
}

function judge(
  file: SiteFile,
  live: ManifestFile | undefined,
  drifted: ReadonlySet<string> | undefined,
): PlannedFile | ReleasePlan['carried'][number] {
  if (live === undefined) return { file, reason: 'new' };
  if (live.sha256 !== file.sha256) return { file, reason: 'content', live };
  if (!headersEqual(file.headers, live.headers)) return { file, reason: 'headers', live };
  if (drifted?.has(file.path)) return { file, reason: 'drift', live };
  return file.class !== 'immutable' && live.body === undefined ? { file, reason: 'body', live } : { file, live };
}

function byPath(one: PlannedFile, other: PlannedFile): number {
  return one.file.path < other.file.path ? -1 : 1;
}
