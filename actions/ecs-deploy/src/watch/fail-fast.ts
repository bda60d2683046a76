import { isThrottle, isTransient } from '@platform-actions/aws';
import type { Log } from '@platform-actions/action-kit';
import { runningTasks, stoppedTasks, type DiagnosisPorts } from '../diagnose/diagnose.js';
import { anyHealthy, describeCause, groupStopped, provenCause } from '../diagnose/stopped-tasks.js';
import { startedTasks } from './progress.js';
import { ownDeployment, type Track } from './verdict.js';
import type { Watched } from './watched.js';

/**
 * Looks at the rollout's stopped tasks where something says that one has died, tells new causes, and gives the reason
 * to fail now, if there is one: the circuit breaker does not count a task that crashes after it was running.
 */
export async function checkStoppedTasks(
  one: Watched,
  before: Track,
  threshold: number,
  ports: Pick<DiagnosisPorts, 'ecs' | 'access'> & { readonly log: Log },
): Promise<string | undefined> {
  const signs = signsOf(one);
  const dropped = runningOf(one.track) < runningOf(before);
  const isReplacing = signs.started > one.checked.started && signs.started > signs.desired;
  if (signs.failed <= one.checked.failed && !dropped && !isReplacing) return undefined;
  const { rollout, essential } = one.task;
  try {
    const stopped = await stoppedTasks(rollout, ports);
    const groups = groupStopped(stopped, essential);
    tellNewCauses(one, groups, ports.log);
    one.checked = { failed: signs.failed, started: signs.started };
    const cause = one.healthySeen ? undefined : provenCause(groups, threshold);
    if (cause === undefined) return undefined;
    one.healthySeen = anyHealthy(await runningTasks(rollout, ports), stopped);
    return one.healthySeen ? undefined : `${cause.count} of its tasks died of the same cause and none became healthy`;
  } catch (thrown) {
    // The next sign, or the next poll, looks again.
    if (isThrottle(thrown) || isTransient(thrown)) return undefined;
    throw thrown;
  }
}

function tellNewCauses(one: Watched, groups: Watched['stops'], log: Log): void {
  for (const group of groups) {
    const told = one.stops.some(({ kind, container, exitCode }) => {
      return kind === group.kind && container === group.container && exitCode === group.exitCode;
    });
    if (!told) log.info(`${one.task.rollout.service}: ${describeCause(group)}`);
  }
  one.stops = groups;
}

function signsOf({ track, events }: Watched): { failed: number; started: number; desired: number } {
  const own = track.service && ownDeployment(track.rollout, track.service);
  return {
    failed: Math.max(track.deployment?.failureCount ?? 0, own?.failedTasks ?? 0),
    started: startedTasks(events),
    desired: own?.desired ?? track.service?.desired ?? 0,
  };
}

function runningOf({ deployment, service, rollout }: Track): number {
  return deployment?.running ?? (service && ownDeployment(rollout, service)?.running) ?? 0;
}
