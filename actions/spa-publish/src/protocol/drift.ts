import type { Publishing } from './context.js';
import type { Live } from './state.js';

/** What a LIST finds of the site: ETags by path. The control data of a site at the bucket's root is no part of it. */
export async function listSite({ store, keys }: Publishing): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const { key, etag } of store.list(keys.prefix)) {
    if (!key.startsWith('_spa/')) found.set(key.slice(keys.prefix.length), etag);
  }
  return found;
}

/** Paths of the live release whose object is gone or was replaced by somebody else. */
export function driftOf({ manifest }: Live, found: ReadonlyMap<string, string>): Set<string> {
  return new Set(
    Object.entries(manifest?.files ?? {}).flatMap(([path, { etag }]) => {
      const there = found.get(path);
      return there === undefined || (etag !== undefined && there !== etag) ? [path] : [];
    }),
  );
}
