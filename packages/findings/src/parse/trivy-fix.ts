import type { Fix, FixState } from '../model.js';

/** `Status` of Red Hat and Debian says more than whether there is a fixed version; others know `fixed` and `affected`. */
const STATES: Readonly<Record<string, FixState>> = {
  fixed: 'fixed',
  affected: 'not-fixed',
  under_investigation: 'not-fixed',
  will_not_fix: 'wont-fix',
  fix_deferred: 'wont-fix',
  end_of_life: 'wont-fix',
  not_affected: 'unknown',
  unknown: 'unknown',
};

export function fixOf(status: string | undefined, versions: readonly string[]): Fix {
  const known = status !== undefined && Object.hasOwn(STATES, status) ? STATES[status] : undefined;
  // Versions before 0.41 have no status.
  return { state: known ?? (versions.length > 0 ? 'fixed' : 'unknown'), versions };
}

/** @param versions as Trivy has them: `3.1.0, 2.6.9` */
export function versionsOf(versions: string): readonly string[] {
  return versions
    .split(',')
    .map((version) => version.trim())
    .filter((version) => version !== '');
}
