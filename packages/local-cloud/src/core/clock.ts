/** The cloud's own time. Every date the cloud answers is on it, save credentials, whose expiry clients compare with their own. */
export interface VirtualClock {
  /** Milliseconds since the epoch. */
  now(): number;
}

/** A clock that moves only when told to, so that a rollout of minutes is instant and exact in a test. */
export interface ManualClock extends VirtualClock {
  advance(seconds: number): void;
}

/** A clock that starts at the machine's time and runs `speed` times as fast. */
export function scaledClock(speed: number): VirtualClock {
  const start = Date.now();
  return { now: () => start + (Date.now() - start) * speed };
}

export function manualClock(startMs = Date.UTC(2026, 0, 15, 9, 0, 0)): ManualClock {
  let now = startMs;
  return {
    now: () => now,
    advance: (seconds) => {
      now += seconds * 1000;
    },
  };
}

/** Milliseconds to the epoch seconds of the AWS JSON protocols. */
export function epochSeconds(ms: number): number {
  return ms / 1000;
}
