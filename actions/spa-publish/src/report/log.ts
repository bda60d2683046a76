import { formatSeconds, type Log } from '@platform-actions/action-kit';
import type { Check } from '../probe/check.js';
import { formatBytes } from './bytes.js';
import type { FileChange } from './changes.js';

/** A line per check that is not fine, and one for those that are. */
export function logChecks(log: Pick<Log, 'info'>, checks: readonly Check[]): void {
  const good = checks.filter(({ level }) => level === 'ok').length;
  if (good > 0) log.info(`✓ ${good} of ${checks.length} checks passed`);
  for (const { level, name, detail, fix } of checks) {
    if (level !== 'ok') log.info(`${level === 'fail' ? '✗' : '!'} ${name}: ${detail} ${fix}`.trimEnd());
  }
}

const SIGNS: Readonly<Record<FileChange['kind'], string>> = { new: '+', content: '~', headers: '≈', dropped: '-' };
const LINES_SHOWN = 200;

/** What a dry run prints: a line per file that would be written or is no longer used. */
export function plannedLines(changes: readonly FileChange[]): string[] {
  const lines = changes
    .slice(0, LINES_SHOWN)
    .map(({ path, kind, class: fileClass, size }) => `${SIGNS[kind]} ${path} (${fileClass}, ${formatBytes(size)})`);
  return changes.length > LINES_SHOWN ? [...lines, `… and ${changes.length - LINES_SHOWN} more`] : lines;
}

/** What is waited for: `the invalidation is in progress; next look in 3 s`. */
export function settlingLine(failing: number, pending: number, nextSeconds: number): string {
  const parts = [
    ...(pending > 0 ? ['the invalidation is in progress'] : []),
    ...(failing > 0 ? [`${failing} of the checks ${failing === 1 ? 'does' : 'do'} not pass yet`] : []),
  ];
  return `${parts.join(', ')}; next look in ${formatSeconds(nextSeconds)}`;
}
