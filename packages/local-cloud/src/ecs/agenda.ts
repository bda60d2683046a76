import type { VirtualClock } from '../core/clock.js';

/**
 * What is going to happen, in order of time. Nothing runs by itself: each API call first settles the agenda up to the
 * clock, so that the state is what it would be had everything happened when it was due.
 */
export interface Agenda {
  /** The time of what is happening now, in milliseconds; between settlements that of the last one. */
  now(): number;
  /** Has `happen` called so many seconds from now. */
  in(seconds: number, happen: () => void): void;
  /** Lets happen what is due. */
  settle(): void;
}

interface Entry {
  readonly at: number;
  readonly order: number;
  readonly happen: () => void;
}

export function createAgenda(clock: VirtualClock): Agenda {
  const entries: Entry[] = [];
  let now = clock.now();
  let order = 0;
  return {
    now: () => now,
    in: (seconds, happen) => {
      order += 1;
      insert(entries, { at: now + seconds * 1000, order, happen });
    },
    settle: () => {
      const until = clock.now();
      for (let next = entries[0]; next && next.at <= until; next = entries[0]) {
        entries.shift();
        now = Math.max(now, next.at);
        next.happen();
      }
      now = Math.max(now, until);
    },
  };
}

/** Keeps the list sorted by time, then by order of planning. */
function insert(entries: Entry[], entry: Entry): void {
  const index = entries.findIndex((other) => other.at > entry.at);
  if (index === -1) entries.push(entry);
  else entries.splice(index, 0, entry);
}
