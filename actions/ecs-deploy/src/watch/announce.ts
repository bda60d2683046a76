import type { Clock, Log } from '@platform-actions/action-kit';
import { progressText, sameSample, sampleOf } from './progress.js';
import type { Watched } from './watched.js';

const HEARTBEAT_MS = 30_000;

/** Keeps the service's new events since the deployment began, and says each once. */
export function announceEvents(one: Watched, log: Log): void {
  const { rollout } = one.task;
  const known = new Set(one.events.map(({ id }) => id));
  const fresh = (one.track.service?.events ?? []).filter(
    ({ id, atMs }) => atMs >= rollout.createdAtMs && !known.has(id),
  );
  if (fresh.length === 0) return;
  one.events = [...fresh, ...one.events].sort((a, b) => b.atMs - a.atMs);
  for (const { message } of fresh.toReversed()) log.info(`${rollout.service}: ECS: ${message}`);
}

/** Keeps and says how far the rollout is, where that has changed. */
export function announceProgress(one: Watched, atMs: number, log: Log): void {
  const sample = sampleOf(one.track, atMs, one.samples.at(-1));
  if (sample === undefined || sameSample(one.samples.at(-1), sample)) return;
  one.samples.push(sample);
  log.info(`${one.task.rollout.service}: ${progressText(sample, one.task.timeoutMs)}`);
}

/** A line per open rollout where nothing was said for half a minute: silence looks like a hang. */
export function heartbeat(log: Log, clock: Clock): (open: readonly Watched[], atMs: number) => void {
  let lastCount = 0;
  let lastMs = clock.now();
  return (open, atMs) => {
    const said = open.reduce((sum, { samples, events }) => sum + samples.length + events.length, 0);
    const isQuiet = said === lastCount && clock.now() - lastMs >= HEARTBEAT_MS;
    if (said === lastCount && !isQuiet) return;
    lastCount = said;
    lastMs = clock.now();
    if (!isQuiet) return;
    for (const one of open) {
      const sample = sampleOf(one.track, atMs, one.samples.at(-1));
      const text = sample ? progressText(sample, one.task.timeoutMs) : 'nothing seen yet';
      log.info(`${one.task.rollout.service}: ${text}`);
    }
  };
}
