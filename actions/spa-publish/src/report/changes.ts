import type { FileClass, ManifestFile, SiteFile } from '../model.js';
import { headersEqual } from '../release/headers.js';

/** How a file of two releases differs. A dropped one stays in the bucket for open tabs until a clean-up. */
export interface FileChange {
  readonly path: string;
  readonly kind: 'new' | 'content' | 'headers' | 'dropped';
  readonly class: FileClass;
  /** Bytes; of a dropped file, what it had. */
  readonly size: number;
  /** Bytes in the release before, where it was there. */
  readonly before: number | undefined;
}

type Listed = Pick<SiteFile & ManifestFile, 'class' | 'size' | 'sha256' | 'headers'>;
export type Files = Readonly<Record<string, Listed>>;

/** What a release changes: pages and other replaced files first, then new files by size, then what it drops. */
export function changesBetween(files: Files, previous: Files = {}): FileChange[] {
  const written = Object.entries(files).flatMap(([path, file]): FileChange[] => {
    const before = previous[path];
    const kind = kindOf(file, before);
    return kind === undefined ? [] : [{ path, kind, class: file.class, size: file.size, before: before?.size }];
  });
  const dropped = Object.entries(previous)
    .filter(([path]) => files[path] === undefined)
    .map(([path, { class: each, size }]): FileChange => ({ path, kind: 'dropped', class: each, size, before: size }));
  return [...written, ...dropped].sort(byInterest);
}

function kindOf(file: Listed, before: Listed | undefined): FileChange['kind'] | undefined {
  if (before === undefined) return 'new';
  if (before.sha256 !== file.sha256) return 'content';
  return headersEqual(before.headers, file.headers) ? undefined : 'headers';
}

const KIND_RANK: Readonly<Record<FileChange['kind'], number>> = { content: 0, headers: 1, new: 2, dropped: 3 };
const CLASS_RANK: Readonly<Record<FileClass, number>> = { entry: 0, worker: 1, mutable: 2, immutable: 3 };

function byInterest(one: FileChange, other: FileChange): number {
  return (
    Number(one.kind === 'dropped') - Number(other.kind === 'dropped') ||
    CLASS_RANK[one.class] - CLASS_RANK[other.class] ||
    KIND_RANK[one.kind] - KIND_RANK[other.kind] ||
    other.size - one.size ||
    (one.path < other.path ? -1 : 1)
  );
}
