import type { Clock } from '@platform-actions/action-kit';
import { DeadError } from './dying.js';
import type { Around, MemoryBucket } from './memory-store.js';

/** What may happen besides operations in any order, each in percent of the steps. */
export interface Mishaps {
  /** Time goes on for longer than a lock lasts, and one process sleeps on; what it has sent arrives when it wakes. */
  readonly pause?: number;
  /** One process is killed; what it has sent arrives or not. */
  readonly kill?: number;
  /** The answer to an operation is lost after it was carried out, and it is sent again. */
  readonly repeat?: number;
}

interface Waiting {
  readonly by: string;
  /** Milliseconds; `undefined` for an operation, which may come at any time. */
  readonly at: number | undefined;
  go(repeat: boolean): void;
  fail(error: Error): void;
}

export interface Interleaving {
  /** The hooks of a process, which is any number of operations one after the other or at once. */
  process(by: string): { readonly around: Around; readonly clock: Clock };
  /** Runs the processes to their end, one operation at a time; gives their results, or the error of each, in order. */
  run<T>(processes: readonly Promise<T>[], afterEachStep: () => void): Promise<PromiseSettledResult<T>[]>;
  readonly killed: ReadonlySet<string>;
}

const PAUSE_MS = 75_000;
/** A publisher gives up after five rounds, and each pause may cost it one. */
const MOST_PAUSES = 4;
/** Steps that others take before the sleeper goes on. */
const LONGEST_SLEEP = 80;

/** The numbers of a seed, each below 10,000 (mulberry32). */
export function randomNumbers(seed: number, length: number): number[] {
  let state = seed;
  return Array.from({ length }, () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % 10_000;
  });
}

/**
 * Runs processes on a bucket in an order that the numbers choose, in virtual time. Where they end, what waits longest
 * goes first.
 */
export function interleaving(bucket: MemoryBucket, numbers: readonly number[], mishaps: Mishaps): Interleaving {
  const waiting: Waiting[] = [];
  const killed = new Set<string>();
  let drawn = 0;
  let pauses = 0;
  let steps = 0;
  let sleeper: string | undefined;
  let wakesAt = 0;
  const draw = (below: number): number => (numbers[drawn++] ?? 0) % below;
  const hasNumbers = (): boolean => drawn < numbers.length;
  const wait = <T>(by: string, at: number | undefined, go: (repeat: boolean) => T): Promise<T> =>
    new Promise((resolve, reject) => {
      if (killed.has(by)) {
        reject(new DeadError('dead'));
        return;
      }
      waiting.push({
        by,
        at,
        go: (repeat) => {
          resolve(go(repeat));
        },
        fail: reject,
      });
    });

  const kill = (by: string): void => {
    killed.add(by);
    for (const one of waiting.filter((other) => other.by === by)) {
      waiting.splice(waiting.indexOf(one), 1);
      // Half of what was on the way arrives all the same.
      if (one.at === undefined && draw(2) === 0) one.go(false);
      one.fail(new DeadError('dead'));
    }
  };

  /** Any of what waits, but nothing of the sleeper as long as somebody else has something to do. */
  const pick = (): Waiting | undefined => {
    const awake = waiting.filter(({ by }) => by !== sleeper || steps >= wakesAt);
    const candidates = awake.length > 0 ? awake : waiting;
    const next = candidates[draw(candidates.length)];
    if (next) waiting.splice(waiting.indexOf(next), 1);
    return next;
  };

  const step = (): void => {
    const { pause = 0, kill: kills = 0, repeat = 0 } = mishaps;
    steps++;
    const event = hasNumbers() ? draw(1_000) / 10 : 100;
    if (event < pause) {
      if (pauses++ >= MOST_PAUSES) return;
      bucket.now += PAUSE_MS;
      sleeper = waiting[draw(waiting.length)]?.by;
      wakesAt = steps + draw(LONGEST_SLEEP);
      return;
    }
    const next = pick();
    if (next === undefined) return;
    if (event < pause + kills && killed.size === 0) {
      waiting.push(next);
      kill(next.by);
      return;
    }
    bucket.now = Math.max(bucket.now + draw(300), next.at ?? 0);
    next.go(event >= pause + kills && event < pause + kills + repeat);
  };

  return {
    killed,
    process: (by) => ({
      around: (_operation, carryOut) =>
        wait(by, undefined, (repeat) => {
          const answer = carryOut();
          return repeat ? carryOut() : answer;
        }),
      clock: { now: () => bucket.now, sleep: (ms) => wait(by, bucket.now + ms, () => undefined) },
    }),
    run: async (processes, afterEachStep) => {
      const state = { ended: false };
      const all = Promise.allSettled(processes).finally(() => (state.ended = true));
      for (;;) {
        // All that a process does between two operations needs no timer and no I/O.
        await new Promise((resolve) => setImmediate(resolve));
        if (state.ended) return all;
        if (waiting.length > 0) step();
        afterEachStep();
      }
    },
  };
}
