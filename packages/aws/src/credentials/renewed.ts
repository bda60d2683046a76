import { atMostEvery, type Clock } from '@platform-actions/action-kit';

export interface Renewal {
  /** How long a value is good for, counted from the moment it was asked for. */
  readonly lifetimeMs: number;
  readonly clock: Pick<Clock, 'now'>;
  /** Called where an early renewal failed and the value at hand, which is still good, is used on. */
  readonly onKept: (failure: unknown) => void;
}

/** How long before its end a value is renewed; the same as in the SDK. */
const RENEW_BEFORE_MS = 5 * 60_000;
/** How often renewing is tried while the value at hand is still good. */
const TRY_EVERY_MS = 30_000;

/**
 * A fetch done once for all callers, also for concurrent ones, and done anew before the value ends, in the background,
 * so that a slow renewal holds nobody up. Age is measured, not read from an expiry date: a runner's clock may be wrong by
 * hours. A failed first fetch is not remembered.
 */
export function renewed<T>(fetch: () => Promise<T>, { lifetimeMs, clock, onKept }: Renewal): () => Promise<T> {
  let held: { readonly value: T; readonly askedAt: number } | undefined;
  let pending: Promise<T> | undefined;
  const mayTry = atMostEvery(TRY_EVERY_MS, () => clock.now());

  const fetchAndHold = async (): Promise<T> => {
    const askedAt = clock.now();
    const value = await fetch();
    held = { value, askedAt };
    return value;
  };
  const renew = (): Promise<T> =>
    (pending ??= fetchAndHold().finally(() => {
      pending = undefined;
    }));

  return async () => {
    if (held === undefined) return renew();
    const age = clock.now() - held.askedAt;
    if (age >= lifetimeMs) return renew();
    if (age >= lifetimeMs - RENEW_BEFORE_MS && mayTry()) void renew().catch(onKept);
    return held.value;
  };
}
