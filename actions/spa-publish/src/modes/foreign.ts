import { plural } from '@platform-actions/action-kit';
import { inParallel } from '../protocol/parallel.js';
import { listReleases } from '../protocol/retention.js';
import { readManifest } from '../protocol/state.js';
import type { Site } from '../site.js';

/** Names in the warning; `result` has all of them. */
const SHOWN = 10;

/** Of the site's objects those that no release lists, for `drift: list`: nothing of this action deletes them. */
export async function foreignFiles({ publishing }: Site, listed: ReadonlyMap<string, string>): Promise<string[]> {
  const releases = await listReleases(publishing);
  const manifests = await inParallel(releases, publishing.settings.concurrency, ({ id }) =>
    readManifest(publishing, id),
  );
  const ours = new Set(manifests.flatMap((manifest) => Object.keys(manifest?.files ?? {})));
  return [...listed.keys()].filter((path) => !ours.has(path)).sort();
}

/** One sentence for the summary. */
export function foreignWarning(paths: readonly string[]): string {
  const more = paths.length > SHOWN ? ` and ${paths.length - SHOWN} more` : '';
  return `${plural(paths.length, 'file')} of the bucket belong to no release, so nothing keeps or deletes them: ${paths.slice(0, SHOWN).join(', ')}${more}.`;
}
