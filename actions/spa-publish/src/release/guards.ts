import { UserError } from '@platform-actions/action-kit';
import type { Manifest, SiteFile } from '../model.js';

/** The share of the live release below which a build is taken for a broken one. */
const LEAST_SHARE = 0.1;

/**
 * Refuses a build that has lost nine tenths of the live release's files or bytes: more often a failed build than a wish.
 *
 * @throws UserError with both sizes.
 */
export function refuseShrink(files: readonly SiteFile[], live: Manifest, allowShrink: boolean): void {
  if (allowShrink) return;
  const before = sizeOf(Object.values(live.files));
  const after = sizeOf(files);
  if (after.files > before.files * LEAST_SHARE && after.bytes > before.bytes * LEAST_SHARE) return;
  throw new UserError(
    `The build has ${after.files} files with ${after.bytes} bytes; the live release ${live.id} has ${before.files} ` +
      `with ${before.bytes}. A build that lost 90 % is taken for a broken one. If that is what you want, set ` +
      '"allow-shrink: true".',
  );
}

function sizeOf(files: readonly { readonly size: number }[]): { files: number; bytes: number } {
  return { files: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) };
}
