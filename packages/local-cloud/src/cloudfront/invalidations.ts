import type { VirtualClock } from '../core/clock.js';
import type { Random } from '../core/random.js';
import {
  batchAlreadyExists,
  batchTooLarge,
  invalidArgument,
  noSuchInvalidation,
  tooManyInvalidations,
} from './errors.js';

/** An order to the edge to forget what it holds at some paths. Times are cloud time in milliseconds since the epoch. */
export interface Invalidation {
  readonly id: string;
  readonly callerReference: string;
  /** As they came: `/index.html`, `/assets/*`. */
  readonly paths: readonly string[];
  readonly createdAt: number;
  /** From when on the edge does not answer from what it held before. */
  readonly effectiveAt: number;
  /** From when on the API reports it `Completed`. */
  readonly completedAt: number;
}

/** How long invalidations take in cloud seconds: drawn between the two. */
export interface InvalidationTimes {
  readonly effect: readonly [least: number, most: number];
  readonly completion: readonly [least: number, most: number];
}

/** AWS speaks of an effect below 5 s and a completion below 25 s for 95 of 100. */
export const DEFAULT_INVALIDATION_TIMES: InvalidationTimes = { effect: [2, 5], completion: [10, 25] };

const MOST_PATHS = 3000;
const MOST_WILDCARDS = 15;

/** The invalidations of one distribution. */
export interface Invalidations {
  /**
   * The new invalidation, or the one that was made by the same reference with the same paths.
   *
   * @throws AwsError for bad paths, too many of them in progress, or a reference that was used with other paths
   */
  create(callerReference: string, paths: readonly string[]): Invalidation;
  /** @throws AwsError NoSuchInvalidation */
  get(id: string): Invalidation;
  /** Newest first. */
  list(): readonly Invalidation[];
  isCompleted(invalidation: Invalidation): boolean;
}

export function invalidationLedger(clock: VirtualClock, random: Random, times: InvalidationTimes): Invalidations {
  const made: Invalidation[] = [];
  const isCompleted = ({ completedAt }: Invalidation): boolean => completedAt <= clock.now();
  const draw = ([least, most]: readonly [number, number]): number => (least + random.next() * (most - least)) * 1000;
  const add = (callerReference: string, paths: readonly string[]): Invalidation => {
    const createdAt = clock.now();
    const effectiveAt = createdAt + draw(times.effect);
    const completedAt = Math.max(effectiveAt, createdAt + draw(times.completion));
    const id = `I${random.hex(20).toUpperCase()}`;
    const invalidation = { id, callerReference, paths, createdAt, effectiveAt, completedAt };
    made.unshift(invalidation);
    return invalidation;
  };
  return {
    create: (callerReference, paths) => {
      if (callerReference === '') throw invalidArgument('The parameter CallerReference is missing.');
      checkPaths(paths);
      const earlier = made.find((other) => other.callerReference === callerReference);
      if (earlier) {
        if (!samePaths(earlier.paths, paths)) throw batchAlreadyExists();
        return earlier;
      }
      const running = made.filter((other) => !isCompleted(other)).flatMap((other) => other.paths);
      checkRoom([...running, ...paths]);
      return add(callerReference, paths);
    },
    get: (id) => {
      const found = made.find((other) => other.id === id);
      if (found) return found;
      throw noSuchInvalidation();
    },
    list: () => made,
    isCompleted,
  };
}

function checkPaths(paths: readonly string[]): void {
  if (paths.length === 0) throw invalidArgument('The parameter Items is missing.');
  if (paths.length > MOST_PATHS) throw batchTooLarge();
  // Printable ASCII: everything else has to be percent-encoded. A `*` counts only as the last character.
  if (!paths.every((path) => /^\/[!-)+-~]*\*?$/.test(path))) {
    throw invalidArgument('Your request contains one or more invalid invalidation paths.');
  }
}

function checkRoom(paths: readonly string[]): void {
  const wildcards = paths.filter(isWildcard).length;
  if (wildcards > MOST_WILDCARDS || paths.length - wildcards > MOST_PATHS) throw tooManyInvalidations();
}

function samePaths(some: readonly string[], others: readonly string[]): boolean {
  return JSON.stringify([...some].sort()) === JSON.stringify([...others].sort());
}

function isWildcard(path: string): boolean {
  return path.endsWith('*');
}

/** Whether the invalidation names that path (decoded, with its leading slash). */
export function covers({ paths }: Pick<Invalidation, 'paths'>, path: string): boolean {
  return paths.some((pattern) => {
    const named = decode(pattern);
    return isWildcard(named) ? path.startsWith(named.slice(0, -1)) : path === named;
  });
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
