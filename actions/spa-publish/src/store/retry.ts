import type { Clock } from '@platform-actions/action-kit';
import { errorName, isThrottle, isTransient } from '@platform-actions/aws';

export interface RetryPolicy {
  readonly clock: Clock;
  /** 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
  readonly signal: AbortSignal;
  /** Milliseconds from the first attempt after which no further one is begun. */
  readonly deadlineMs: number;
  /**
   * Milliseconds until the request would be refused as too late: the failure that kept it from passing is thrown before
   * that. Where the time is over already, as after a pause of the process, that is for the attempt to say.
   */
  readonly timeLeft?: () => number;
  /** Called for each answer that asks to go slower. */
  readonly onThrottle: () => void;
}

const FIRST_DELAY_MS = 100;
const MAX_DELAY_MS = 5_000;
/** Two writes of one key at once, of which S3 let neither through; a slow upload that S3 gave up. */
const CONFLICT = /^(ConditionalRequestConflict|OperationAborted|RequestTimeout)$/;
/** Nothing listens there, or there is no such host: seldom a matter of the moment. */
const UNREACHABLE = /^(ECONNREFUSED|ENOTFOUND)$/;
const UNREACHABLE_ATTEMPTS = 3;
const NETWORK = /^(ECONNRESET|EPIPE|ETIMEDOUT|EAI_AGAIN|ECONNABORTED)$/;

/**
 * Does something again until it passes, with full jitter, as long as the failure is of the moment and the deadline has
 * not come. What it throws then has the number of attempts in its `$metadata`.
 */
export async function withRetries<T>(policy: RetryPolicy, attempt: () => Promise<T>): Promise<T> {
  const { clock, random, signal, deadlineMs, onThrottle, timeLeft = () => Infinity } = policy;
  const begin = clock.now();
  for (let attempts = 1; ; attempts++) {
    try {
      return await attempt();
    } catch (error) {
      if (isThrottle(error)) onThrottle();
      const delay = random() * Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** attempts);
      const left = timeLeft();
      const tooLate = clock.now() - begin + delay > deadlineMs || (left > 0 && delay >= left);
      const hopeless = isUnreachable(error) && attempts >= UNREACHABLE_ATTEMPTS;
      if (!passes(error) || hopeless || tooLate) throw withAttempts(error, attempts);
      await clock.sleep(delay, signal);
    }
  }
}

function passes(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return (
    isThrottle(error) ||
    isTransient(error) ||
    CONFLICT.test(errorName(error)) ||
    (typeof code === 'string' && NETWORK.test(code))
  );
}

function isUnreachable(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && UNREACHABLE.test(code);
}

function withAttempts(error: unknown, attempts: number): unknown {
  const metadata = (error as { $metadata?: object }).$metadata;
  return error instanceof Error ? Object.assign(error, { $metadata: { ...metadata, attempts } }) : error;
}
