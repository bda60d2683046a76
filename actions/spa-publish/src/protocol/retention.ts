import type { Pointer } from '../model.js';
import type { StoredObject } from '../ports.js';
import type { Publishing } from './context.js';
import { GRACE_MS } from './grace.js';

export interface CleanRules {
  /** Releases that were live last; the live one counts. */
  readonly keepReleases: number;
  readonly keepDays: number;
  /** Files that one clean-up may delete at most. */
  readonly maxDelete: number;
  readonly dryRun: boolean;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/** The manifests in the bucket, by release. */
export async function listReleases({ store, keys }: Publishing): Promise<(StoredObject & { id: string })[]> {
  const found: (StoredObject & { id: string })[] = [];
  for await (const object of store.list(keys.releases)) {
    const [, id] = /^([^/]+)\.json$/.exec(object.key.slice(keys.releases.length)) ?? [];
    if (id !== undefined) found.push({ ...object, id });
  }
  return found;
}

/** The releases whose files must stay: the live one, those that were live last, and young ones, live or not. */
export function releasesToKeep(
  releases: readonly (StoredObject & { readonly id: string })[],
  pointer: Pointer,
  { keepReleases, keepDays }: CleanRules,
  now: number,
): Set<string> {
  const last = [...new Set(pointer.history)].slice(0, keepReleases);
  const minAge = Math.max(keepDays * DAY_MS, GRACE_MS);
  const young = releases.filter(({ lastModified }) => now - lastModified < minAge).map(({ id }) => id);
  return new Set([pointer.id, ...last, ...young]);
}
