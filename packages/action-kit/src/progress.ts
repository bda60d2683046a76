import { formatSeconds } from './text.js';

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** What is counted, in the plural: `files`. */
  readonly unit: string;
  readonly elapsedSeconds: number;
}

/** One progress line with rate and remaining time: `120 of 400 files (30 %), 24 files/s, 12 s left`. */
export function progressLine({ done, total, unit, elapsedSeconds }: Progress): string {
  const share = total === 0 ? 100 : Math.floor((100 * done) / total);
  const head = `${done} of ${total} ${unit} (${share} %)`;
  if (done === 0 || elapsedSeconds <= 0) return head;
  const rate = done / elapsedSeconds;
  const shownRate = rate >= 10 ? Math.round(rate) : Number(rate.toPrecision(2));
  const rest = done >= total ? `in ${formatSeconds(elapsedSeconds)}` : `${formatSeconds((total - done) / rate)} left`;
  return `${head}, ${shownRate} ${unit}/s, ${rest}`;
}

/** A gate that opens at most once per interval: the first time at once. Keeps long work from flooding the log. */
export function atMostEvery(intervalMs: number, now: () => number): () => boolean {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    const time = now();
    if (time - last < intervalMs) return false;
    last = time;
    return true;
  };
}
