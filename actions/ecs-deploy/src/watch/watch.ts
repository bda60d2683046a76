import { messageChain, toError, type Clock, type Log } from '@platform-actions/action-kit';
import type { OptionalAccess } from '../ecs/optional-access.js';
import type { EcsPort } from '../ecs/ports.js';
import type { OnFailure } from '../inputs.js';
import { checkStoppedTasks } from './fail-fast.js';
import { announceEvents, announceProgress, heartbeat } from './announce.js';
import { poll } from './reads.js';
import { rollBack } from './rollback.js';
import { troubleEvents } from './progress.js';
import { judge, judgeRollback, observe, type Sighting, type Verdict } from './verdict.js';
import { newlyWatched, type Watched, type WatchTask } from './watched.js';

export interface WatchOptions {
  readonly pollMs: number;
  readonly waitForRollbackMs: number;
  readonly onFailure: OnFailure;
  /** Tasks that must have died of the same cause; 0 = off. */
  readonly failFastTasks: number;
}

export interface WatchPorts {
  /** Without retries, for the polls. */
  readonly polling: EcsPort;
  /** With retries, for a rollback. */
  readonly ecs: EcsPort;
  readonly access: OptionalAccess;
  readonly explain: (thrown: unknown, doing: string) => Error;
  readonly log: Log;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Between 0 and 1, so that many jobs do not poll in step. */
  readonly random: () => number;
}

/** What a watch knows at any moment, also where it is cut short by a cancelled job. */
export interface Watch {
  readonly watched: readonly Watched[];
  /** Resolves when every rollout has its verdict; rejects with the signal's reason. */
  readonly done: () => Promise<void>;
}

const SERVICE_EVERY = 4;
const SLOW_AFTER_MS = 5 * 60_000;
const LONGEST_PAUSE_MS = 30_000;

interface Loop {
  readonly options: WatchOptions;
  readonly ports: WatchPorts;
  readonly elapsedMs: () => number;
}

/** Watches all rollouts in one loop until each has a verdict; one that fails is rolled back while the others go on. */
export function watchRollouts(tasks: readonly WatchTask[], options: WatchOptions, ports: WatchPorts): Watch {
  const startMs = ports.clock.now();
  const watched = tasks.map(newlyWatched);
  const loop: Loop = { options, ports, elapsedMs: () => ports.clock.now() - startMs };
  return { watched, done: () => run(watched, loop) };
}

async function run(watched: readonly Watched[], loop: Loop): Promise<void> {
  const { clock, signal, log } = loop.ports;
  const beat = heartbeat(log, clock);
  let gapsInARow = 0;
  for (let tick = 0; ; tick += 1) {
    const open = watched.filter(({ endedAtMs }) => endedAtMs === undefined);
    if (open.length === 0) return;
    signal.throwIfAborted();
    const complete = await tickOnce(open, tick, loop);
    gapsInARow = complete ? 0 : gapsInARow + 1;
    const left = open.filter(({ endedAtMs }) => endedAtMs === undefined);
    beat(left, loop.elapsedMs());
    if (left.length > 0) await clock.sleep(pauseMs(left, gapsInARow, loop), signal);
  }
}

async function tickOnce(open: readonly Watched[], tick: number, loop: Loop): Promise<boolean> {
  const { polling, access } = loop.ports;
  const nowMs = loop.elapsedMs();
  // At the end of the time, its events may say what it waits for.
  for (const one of open) one.serviceDue = (tick > 0 && tick % SERVICE_EVERY === 0) || nowMs >= one.task.timeoutMs;
  try {
    const { sightings, complete } = await poll(open, loop.elapsedMs, { ecs: polling, access });
    for (const [at, one] of open.entries()) await follow(one, sightings[at] ?? { atMs: loop.elapsedMs() }, loop);
    return complete;
  } catch (thrown) {
    loop.ports.signal.throwIfAborted();
    // A deployment that cannot be watched cannot be called good.
    const reason = messageChain(loop.ports.explain(toError(thrown), 'watching the deployment'));
    for (const one of open.filter(({ verdict }) => verdict === undefined)) {
      await conclude(one, { outcome: 'failed', reason, rollback: 'none' }, loop);
    }
    for (const one of open) one.endedAtMs ??= loop.elapsedMs();
    return false;
  }
}

async function follow(one: Watched, sighting: Sighting, loop: Loop): Promise<void> {
  const { log } = loop.ports;
  const before = one.track;
  one.track = observe(before, sighting);
  announceEvents(one, log);
  announceProgress(one, sighting.atMs, log);
  if (one.verdict !== undefined) {
    followRollback(one, loop);
    return;
  }
  const verdict =
    doomed(one) ?? judge(one.track) ?? (await failedFast(one, before, loop)) ?? timedOut(one, loop.elapsedMs());
  if (verdict !== undefined) await conclude(one, verdict, loop);
}

function doomed({ task }: Watched): Verdict | undefined {
  return task.doomed === undefined ? undefined : { outcome: 'failed', reason: task.doomed, rollback: 'none' };
}

async function failedFast(one: Watched, before: Watched['track'], loop: Loop): Promise<Verdict | undefined> {
  if (one.task.goal.kind === 'scaled') return undefined;
  const { polling, access, log } = loop.ports;
  const reason = await checkStoppedTasks(one, before, loop.options.failFastTasks, { ecs: polling, access, log });
  return reason === undefined ? undefined : { outcome: 'failed', reason, rollback: 'none' };
}

function timedOut(one: Watched, elapsedMs: number): Verdict | undefined {
  if (elapsedMs < one.task.timeoutMs) return undefined;
  const [trouble] = troubleEvents(one.events);
  const hint = trouble === undefined ? '' : `; ECS says: ${trouble.message}`;
  const seconds = Math.round(one.task.timeoutMs / 1000);
  return { outcome: 'timed-out', reason: `it was not done within ${seconds} s${hint}`, rollback: 'none' };
}

/** Keeps the verdict and begins the rollback that it asks for; the rollout stays open while that is waited for. */
async function conclude(one: Watched, verdict: Verdict, loop: Loop): Promise<void> {
  const { options, ports } = loop;
  const { rollout } = one.task;
  one.verdict = verdict;
  one.verdictAtMs = loop.elapsedMs();
  ports.log.info(`${rollout.service}: ${verdict.outcome}: ${verdict.reason}.`);
  if (options.onFailure === 'rollback' && isToRollBack(one, verdict)) {
    const attempt = await rollBack(rollout, one.track.deployment, one.arn, ports);
    one.rollbackNote = attempt.note;
    one.replacementId = attempt.replacementId;
    one.verdict = afterRollback(verdict, attempt);
    if (attempt.status === 'failed') ports.log.warning(`${rollout.service}: ${attempt.note}.`);
    else ports.log.info(`${rollout.service}: ${attempt.note}.`);
  }
  const isWaiting = one.verdict.rollback === 'started' && options.waitForRollbackMs > 0;
  if (!isWaiting) one.endedAtMs = loop.elapsedMs();
}

/** What another run has started is rolled back where it failed, but not for having taken too long for this one. */
function isToRollBack({ task }: Watched, { outcome, rollback }: Verdict): boolean {
  if (rollback !== 'none' || task.goal.kind === 'scaled') return false;
  return outcome === 'failed' || (outcome === 'timed-out' && task.rollout.startedHere);
}

function afterRollback(verdict: Verdict, attempt: Awaited<ReturnType<typeof rollBack>>): Verdict {
  if (attempt.completed && verdict.outcome === 'timed-out') {
    return { outcome: 'succeeded', reason: 'ECS completed the deployment as the time ran out', rollback: 'none' };
  }
  const outcome = attempt.status === 'succeeded' && verdict.outcome === 'failed' ? 'rolled-back' : verdict.outcome;
  return { ...verdict, outcome, rollback: attempt.status };
}

function followRollback(one: Watched, loop: Loop): void {
  if (one.verdict === undefined) return;
  const end = judgeRollback(one.track, one.replacementId);
  if (end !== undefined) {
    const outcome = end === 'succeeded' && one.verdict.outcome === 'failed' ? 'rolled-back' : one.verdict.outcome;
    one.verdict = { ...one.verdict, outcome, rollback: end };
    loop.ports.log.info(`${one.task.rollout.service}: the rollback has ${end}.`);
  }
  const waitedMs = loop.elapsedMs() - (one.verdictAtMs ?? 0);
  if (end !== undefined || waitedMs >= loop.options.waitForRollbackMs) one.endedAtMs = loop.elapsedMs();
}

/** Until the next poll: slower after five minutes and where AWS throttles, never past the next deadline. */
function pauseMs(open: readonly Watched[], gapsInARow: number, { options, ports, elapsedMs }: Loop): number {
  const now = elapsedMs();
  const base = now > SLOW_AFTER_MS ? 2 * options.pollMs : options.pollMs;
  const backedOff = Math.min(base * 2 ** gapsInARow, Math.max(base, LONGEST_PAUSE_MS));
  const deadlines = open.map(({ verdictAtMs, task }) =>
    verdictAtMs === undefined ? task.timeoutMs : verdictAtMs + options.waitForRollbackMs,
  );
  return Math.max(0, Math.min(backedOff * (0.9 + 0.2 * ports.random()), Math.min(...deadlines) - now));
}
