/** Lets so many of a kind run at once as the service bears: additive increase, multiplicative decrease. */
export interface Limiter {
  run<T>(work: () => Promise<T>): Promise<T>;
  /** The service asked to go slower. */
  readonly slowDown: () => void;
  /** How many may run at once now. */
  limit(): number;
}

const START = 64;
const STEP = 8;
const LEAST = 4;
/** Milliseconds between two rises: short until the first complaint, as most buckets never have one. */
const RISE_MS = 20;
const RISE_AFTER_COMPLAINT_MS = 1_000;
/** All requests that are in flight complain at once: within this time that is one complaint. */
const CUT_MS = 1_000;

/** @param most never more than these at once. */
export function limiter(most: number, now: () => number): Limiter {
  let limit = Math.min(START, most);
  let running = 0;
  let risenAt = now();
  let cutAt = Number.NEGATIVE_INFINITY;
  let riseMs = RISE_MS;
  const waiting: (() => void)[] = [];
  const admit = (): void => {
    if (limit < most && now() - risenAt >= riseMs) {
      limit = Math.min(most, limit + STEP);
      risenAt = now();
    }
    while (running < limit && waiting.length > 0) {
      running++;
      waiting.shift()?.();
    }
  };
  return {
    limit: () => limit,
    slowDown: () => {
      riseMs = RISE_AFTER_COMPLAINT_MS;
      risenAt = now();
      if (now() - cutAt < CUT_MS) return;
      limit = Math.max(Math.min(LEAST, most), Math.floor(limit / 2));
      cutAt = now();
    },
    run: async (work) => {
      await new Promise<void>((admitted) => {
        waiting.push(admitted);
        admit();
      });
      try {
        return await work();
      } finally {
        running--;
        admit();
      }
    },
  };
}
