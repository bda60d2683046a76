import { formatSeconds, type Clock } from '@platform-actions/action-kit';

/** The time for all of the sending was up. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
  constructor(seconds: number) {
    super(`The "timeout" of ${formatSeconds(seconds)} was reached before CloudWatch had answered.`);
  }
}

/** Runs work with a signal that is aborted when the time is up, or when the parent's is. */
export async function withDeadline<T>(
  clock: Clock,
  seconds: number,
  parent: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = new AbortController();
  const done = new AbortController();
  clock.sleep(seconds * 1000, done.signal).then(
    () => {
      deadline.abort(new DeadlineError(seconds));
    },
    () => undefined,
  );
  try {
    return await work(AbortSignal.any([deadline.signal, parent]));
  } finally {
    done.abort();
  }
}
