/** What one look at the live site, or at the distribution, found. */
export interface Check {
  /** Stable, for `result`: `missing-chunk`. */
  readonly name: string;
  readonly level: 'ok' | 'warn' | 'fail';
  /** One sentence. May hold text of the site. */
  readonly detail: string;
  /** What to do about it; empty where it is fine. */
  readonly fix: string;
  /** Whether it may be right a few seconds later, when the CDN has let go of what it had. */
  readonly passing: boolean;
}

export function ok(name: string, detail: string): Check {
  return { name, level: 'ok', detail, fix: '', passing: false };
}

export function warn(name: string, detail: string, fix: string): Check {
  return { name, level: 'warn', detail, fix, passing: false };
}

export function fail(name: string, detail: string, fix: string, { passing = false } = {}): Check {
  return { name, level: 'fail', detail, fix, passing };
}
