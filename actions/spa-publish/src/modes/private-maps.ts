import { messageChain, plural, toError } from '@platform-actions/action-kit';
import type { Build } from '../files/scan.js';
import { inParallel } from '../protocol/parallel.js';
import type { Site } from '../site.js';

/**
 * Stores the source maps of a release where only those with access to the bucket see them. The release is live already,
 * so a failure is a warning.
 *
 * @returns warnings.
 */
export async function storePrivateMaps(site: Site, build: Build, releaseId: string): Promise<string[]> {
  const { runner, publishing, inputs } = site;
  const { privateMaps } = build;
  if (privateMaps.length === 0) return [];
  const folder = `${publishing.keys.control}maps/${releaseId}/`;
  try {
    await inParallel(privateMaps, inputs.concurrency, async (file) => {
      const headers = { ...file.headers, cacheControl: 'private, no-store' };
      await publishing.store.put(`${folder}${file.path}`, build.bodyOf(file), headers);
    });
    runner.log.info(`${plural(privateMaps.length, 'source map')} stored below ${folder}`);
    return [];
  } catch (thrown) {
    runner.signal.throwIfAborted();
    const warning = `The source maps could not be stored below ${folder}: ${messageChain(toError(thrown))}`;
    runner.log.warning(warning);
    return [warning];
  }
}

/** Deletes the source maps of releases that are gone; all of them where none is named. */
export async function dropPrivateMaps({ publishing }: Site, releases?: readonly string[]): Promise<void> {
  const { store, keys } = publishing;
  const folder = `${keys.control}maps/`;
  const gone = releases && new Set(releases);
  const found: { key: string; etag: string }[] = [];
  for await (const { key, etag } of store.list(folder)) {
    const release = key.slice(folder.length).split('/')[0] ?? '';
    if (gone === undefined || gone.has(release)) found.push({ key, etag });
  }
  if (found.length > 0) await store.deleteMany(found);
}
