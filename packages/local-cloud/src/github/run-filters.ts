import { currentAttempt, type Run } from './run-state.js';

/** How many runs a filtered list has at most. */
export const MOST_FILTERED = 1000;

const FILTERS = ['actor', 'branch', 'event', 'status', 'created', 'head_sha', 'check_suite_id'];

export function usesFilters(query: URLSearchParams): boolean {
  return FILTERS.some((name) => query.has(name));
}

export function matchesFilters(run: Run, query: URLSearchParams): boolean {
  const { status, conclusion } = currentAttempt(run);
  const asked = (name: string, ...values: readonly (string | null)[]): boolean => {
    const wanted = query.get(name);
    return wanted === null || values.some((value) => value?.toLowerCase() === wanted.toLowerCase());
  };
  return (
    asked('actor', run.actor.login) &&
    asked('branch', run.headBranch) &&
    asked('event', run.event) &&
    asked('status', status, conclusion) &&
    asked('head_sha', run.headSha) &&
    createdWithin(run.createdAt, query.get('created'))
  );
}

/** GitHub's search syntax for dates: `>=2026-01-15T09:00:00Z`, `2026-01-15..2026-01-16`, `*..2026-01-16`. */
function createdWithin(at: number, range: string | null): boolean {
  if (range === null) return true;
  const second = Math.floor(at / 1000) * 1000;
  const [, from, to] = /^(.+)\.\.(.+)$/.exec(range) ?? [];
  if (from !== undefined && to !== undefined) {
    return (from === '*' || second >= Date.parse(from)) && (to === '*' || second <= endOf(to));
  }
  const [, sign = '', date = ''] = /^(>=|<=|>|<)?(.+)$/.exec(range) ?? [];
  const time = Date.parse(date);
  if (sign === '>=') return second >= time;
  if (sign === '>') return second > endOf(date);
  if (sign === '<=') return second <= endOf(date);
  if (sign === '<') return second < time;
  return second >= time && second <= endOf(date);
}

/** A date without a time is the whole day. */
function endOf(date: string): number {
  const day = 24 * 60 * 60 * 1000;
  return Date.parse(date) + (/T/.test(date) ? 0 : day - 1);
}
