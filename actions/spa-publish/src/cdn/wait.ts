import { messageChain, toError, UserError, type Clock } from '@platform-actions/action-kit';
import type { Cdn } from '../ports.js';
import type { ProbeResult } from '../probe/site.js';

/** An invalidation to wait for. */
export interface Pending {
  readonly distributionId: string;
  readonly id: string;
}

export interface Settling {
  readonly cdn: Pick<Cdn, 'invalidation'>;
  readonly invalidations: readonly Pending[];
  /** One look at the live site; without it only the invalidations count. */
  readonly probe?: (() => Promise<ProbeResult>) | undefined;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** How long to wait; 0 looks once and waits for nothing. */
  readonly waitSeconds: number;
  /** Before each further look. */
  readonly onWait?: (state: { failing: number; pending: number; nextSeconds: number }) => void;
}

export interface Settled {
  /** The last look; `undefined` where there was none to take. */
  readonly probe: ProbeResult | undefined;
  /** `unfinished`: CloudFront had not said in time that it is done; `unwatched`: nobody asked, or nobody may ask. */
  readonly invalidation: 'completed' | 'unfinished' | 'unwatched';
  /** Why invalidations could not be watched; they go on all the same. Empty where they could. */
  readonly problem: string;
  readonly seconds: number;
}

/** An invalidation takes effect within 5 s and is reported within 25 s, in 95 of 100 cases. */
const DELAYS_SECONDS = [1, 2, 3, 5];

/**
 * Waits until every invalidation is completed and the site answers the release, or until the time is up. Never throws for
 * what CloudFront says: what is live is live, and the last look at the site is the judge of it.
 *
 * @throws the signal's reason when the job is cancelled.
 */
export async function settle(settling: Settling): Promise<Settled> {
  const { clock, signal, waitSeconds, onWait } = settling;
  const startMs = clock.now();
  const elapsed = (): number => (clock.now() - startMs) / 1000;
  let watch: Watch = { pending: waitSeconds > 0 ? settling.invalidations : [], problem: '' };
  let probe: ProbeResult | undefined;
  for (let turn = 0; ; turn += 1) {
    if (turn > 0) watch = await poll(settling.cdn, watch);
    if (probe === undefined || mayStillPass(probe)) probe = await settling.probe?.();
    const left = waitSeconds - elapsed();
    const failing = probe?.checks.filter(({ level }) => level === 'fail').length ?? 0;
    const isDone = watch.pending.length === 0 && !mayStillPass(probe);
    if (isDone || left <= 0) return { probe, ...conclude(settling, watch), seconds: elapsed() };
    const nextSeconds = Math.min(DELAYS_SECONDS[turn] ?? 5, left);
    onWait?.({ failing, pending: watch.pending.length, nextSeconds });
    await clock.sleep(nextSeconds * 1000, signal);
  }
}

interface Watch {
  readonly pending: readonly Pending[];
  readonly problem: string;
}

/** A failed poll is a skipped one, but for what waiting does not mend: a missing permission. */
async function poll(cdn: Settling['cdn'], { pending }: Watch): Promise<Watch> {
  const answers = await Promise.allSettled(
    pending.map(({ distributionId, id }) => cdn.invalidation(distributionId, id)),
  );
  const denied = answers.flatMap((answer) => {
    return answer.status === 'rejected' && answer.reason instanceof UserError ? [answer.reason] : [];
  });
  if (denied[0] !== undefined) return { pending: [], problem: messageChain(toError(denied[0])) };
  const isOpen = (_: Pending, index: number): boolean => {
    const answer = answers[index];
    return answer?.status !== 'fulfilled' || answer.value.status !== 'Completed';
  };
  return { pending: pending.filter(isOpen), problem: '' };
}

function mayStillPass(probe: ProbeResult | undefined): boolean {
  return probe?.checks.some(({ level, passing }) => level === 'fail' && passing) ?? false;
}

function conclude(
  { invalidations, waitSeconds }: Settling,
  { pending, problem }: Watch,
): Pick<Settled, 'invalidation' | 'problem'> {
  if (invalidations.length === 0 || waitSeconds <= 0 || problem !== '') return { invalidation: 'unwatched', problem };
  return { invalidation: pending.length === 0 ? 'completed' : 'unfinished', problem };
}
