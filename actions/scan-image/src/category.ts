import type { ScanTarget } from '@platform-actions/findings';
import { parseImageReference } from './image-reference.js';
import type { Source } from './source.js';

/**
 * What tells one scan from others of the same commit: the image's repository, without registry, tag and digest, which
 * change while the image stays the same to its owners, and the platform.
 */
export function categoryOf(source: Source, target: ScanTarget, platform: string | undefined): string {
  const name = source.kind === 'image' ? source.reference.repository : repositoryOf(target, source.shown);
  const parts = [name, ...(platform === undefined ? [] : [platform.replaceAll('/', '-')])];
  return parts.join('/').replace(/[^\w./-]+/g, '-');
}

/** Of a report, the image that it is about; a file stands for itself. */
function repositoryOf(target: ScanTarget, shown: string): string {
  if (target.kind !== 'image') return target.name;
  try {
    return parseImageReference(target.reference).repository;
  } catch {
    return shown;
  }
}
