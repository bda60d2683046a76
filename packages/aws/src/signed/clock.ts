/** A service's clock, told by the `Date` headers of its answers. */
export interface ServerClock {
  /** Milliseconds since the epoch; the machine's until the first answer. */
  readonly now: () => number;
  learn(dateHeader: string | undefined): void;
}

/** A clock that was set since, rather than one that ran a second late. */
const STEP_MS = 2_500;

/**
 * The header is cut to whole seconds and old by the way back, so each answer tells a lower bound; the highest of them is
 * the closest.
 */
export function serverClock(machineNow: () => number = Date.now): ServerClock {
  let offset: number | undefined;
  return {
    now: () => machineNow() + (offset ?? 0),
    learn: (dateHeader) => {
      const told = Date.parse(dateHeader ?? '') - machineNow();
      if (Number.isNaN(told)) return;
      if (offset === undefined || told > offset || told < offset - STEP_MS) offset = told;
    },
  };
}
