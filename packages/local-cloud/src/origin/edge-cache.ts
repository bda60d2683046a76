import type { VirtualClock } from '../core/clock.js';
import type { Distribution } from '../cloudfront/distribution.js';
import { covers } from '../cloudfront/invalidations.js';
import type { Answer } from './answer.js';
import { freshSeconds } from './freshness.js';

/** How an answer came about, as `x-cache` has it before `from cloudfront`. */
export type CacheResult = 'Hit' | 'Miss' | 'RefreshHit' | 'Error';

export interface EdgeAnswer {
  readonly answer: Answer;
  readonly result: CacheResult;
  /** Seconds since the origin last confirmed it; `undefined` where it comes right from there. */
  readonly age?: number;
}

interface Entry {
  readonly answer: Answer;
  readonly confirmedAt: number;
  readonly freshSeconds: number;
}

/** The cache of one edge location, by path: answers from what it holds where it may, else asks. */
export function edgeCache(
  distribution: Distribution,
  clock: VirtualClock,
): (path: string, ask: () => Answer) => EdgeAnswer {
  const entries = new Map<string, Entry>();
  const held = (path: string): Entry | undefined => {
    const entry = entries.get(path);
    if (!entry || !isInvalidated(distribution, path, entry, clock.now())) return entry;
    entries.delete(path);
    return undefined;
  };
  const keep = (path: string, answer: Answer): void => {
    const seconds = keptFor(distribution, answer);
    if (seconds === undefined) entries.delete(path);
    else entries.set(path, { answer, confirmedAt: clock.now(), freshSeconds: seconds });
  };
  return (path, ask) => {
    const entry = held(path);
    const age = entry && (clock.now() - entry.confirmedAt) / 1000;
    if (entry && age !== undefined && age < entry.freshSeconds) {
      return { answer: entry.answer, result: isError(entry.answer) ? 'Error' : 'Hit', age: Math.floor(age) };
    }
    const asked = ask();
    const answer = entry && isSame(entry.answer, asked) ? confirmed(entry.answer, asked) : asked;
    keep(path, answer);
    if (isError(answer)) return { answer, result: 'Error' };
    return { answer, result: answer === asked ? 'Miss' : 'RefreshHit' };
  };
}

function isError({ status, errorPage }: Answer): boolean {
  return status >= 400 || errorPage === true;
}

function keptFor(distribution: Distribution, answer: Answer): number | undefined {
  if (!isError(answer)) return freshSeconds(answer.headers['cache-control'], distribution.cachePolicy);
  return isKeptError(answer, distribution) ? distribution.errorCachingMinTtl : undefined;
}

/** Errors that CloudFront keeps without being told to (its guide, "How CloudFront caches HTTP 4xx and 5xx status codes"). */
function isKeptError({ status, errorPage }: Answer, { fallback }: Distribution): boolean {
  return errorPage === true || status === 404 || status >= 500 || (status === 403 && fallback === 'error-pages');
}

function isInvalidated({ invalidations }: Distribution, path: string, { confirmedAt }: Entry, now: number): boolean {
  return invalidations
    .list()
    .some(
      (invalidation) =>
        invalidation.effectiveAt <= now && confirmedAt < invalidation.effectiveAt && covers(invalidation, path),
    );
}

function isSame(before: Answer, after: Answer): boolean {
  return !isError(before) && !isError(after) && before.headers['etag'] === after.headers['etag'];
}

/** S3's 304 carries the caching headers alone: a changed content type stays unseen until the entry is dropped. */
function confirmed(before: Answer, { headers }: Answer): Answer {
  const { 'cache-control': cacheControl, 'last-modified': lastModified } = headers;
  return {
    ...before,
    headers: {
      ...before.headers,
      ...(cacheControl !== undefined && { 'cache-control': cacheControl }),
      ...(lastModified !== undefined && { 'last-modified': lastModified }),
    },
  };
}
