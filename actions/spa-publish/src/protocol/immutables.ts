import { headersEqual } from '../release/manifest.js';
import type { PlannedFile } from '../release/plan.js';
import type { SiteFile } from '../model.js';
import type { Body, Condition } from '../ports.js';
import type { Publishing } from './context.js';
import { hasContent } from './has-content.js';

/** An object may change between two looks, but hardly this often. */
const MAX_LOOKS = 5;

export interface Ensured {
  readonly file: SiteFile;
  /** `clash`: the key holds other content. */
  readonly how: 'written' | 'reused' | 'clash';
  /** Empty for a clash. */
  readonly etag: string;
}

/**
 * Sees to it that the bucket holds an immutable file as the build has it. Needs no lock: nobody overwrites the content
 * of such a key, and what is there with the same content is as good as ours.
 */
export async function ensureImmutable(ctx: Publishing, planned: PlannedFile, body: Body): Promise<Ensured> {
  const { file } = planned;
  const key = ctx.keys.site(file.path);
  let condition: Condition = { ifNoneMatch: '*' };
  for (let look = 0; look < MAX_LOOKS; look++) {
    const answer = await ctx.store.put(key, body, file.headers, condition);
    if (answer !== 'unmet') return { file, how: 'written', etag: answer.etag };
    const found = await ctx.store.head(key);
    if (found === undefined) {
      condition = { ifNoneMatch: '*' };
      continue;
    }
    const same = await hasContent(ctx, found, file.sha256, file.size);
    // What drifted is put back to what it was, whatever somebody else has made of it.
    if (!same && planned.reason !== 'drift') return { file, how: 'clash', etag: '' };
    if (same && headersEqual(found.headers, file.headers)) return { file, how: 'reused', etag: found.etag };
    condition = { ifMatch: found.etag };
  }
  throw new Error(
    `${key} was changed ${MAX_LOOKS} times while it was written. Does something else write to the bucket?`,
  );
}
