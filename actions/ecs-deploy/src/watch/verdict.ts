import { primaryOf, type DeploymentView, type ServiceDeploymentView, type ServiceView } from '../ecs/model.js';
import type { Rollout } from '../state.js';

export type RollbackStatus = 'none' | 'started' | 'succeeded' | 'failed';

export interface Verdict {
  readonly outcome: 'succeeded' | 'rolled-back' | 'failed' | 'stopped' | 'superseded' | 'timed-out';
  /** A clause without the service's name and without a full stop. */
  readonly reason: string;
  readonly rollback: RollbackStatus;
}

/**
 * What a rollout has to reach: its tasks running; ECS calling the deployment complete; the old tasks gone, too; or, where
 * only the number of tasks changed, that number running.
 */
export type Goal =
  { readonly kind: 'healthy' | 'deployed' | 'stable' } | { readonly kind: 'scaled'; readonly desiredCount: number };

/** What one poll has read of one service; a part that was not read, or not answered, is absent. */
export interface Sighting {
  /** Milliseconds of any steady clock: only differences are used. */
  readonly atMs: number;
  readonly deployment?: ServiceDeploymentView | undefined;
  readonly service?: ServiceView | undefined;
}

/** Everything seen so far of one rollout. */
export interface Track {
  readonly rollout: Rollout;
  readonly goal: Goal;
  /** The newest reads; they may be of different polls. */
  readonly deployment: ServiceDeploymentView | undefined;
  readonly service: ServiceView | undefined;
  /** Consecutive reads of the service that lacked our deployment. */
  readonly absent: { readonly reads: number; readonly sinceMs: number; readonly lastMs: number } | undefined;
  /** Polls that spoke of no rollback while a PRIMARY of somebody else, newer than ours, was known. */
  readonly overtakenPolls: number;
  /** Polls that read the service while the service deployment was STOPPED. */
  readonly stoppedPolls: number;
}

/** ECS is eventually consistent: less than this many reads over less than this time prove no absence. */
const ABSENT_READS = 3;
const ABSENT_MS = 10_000;

/** A track of which nothing was seen yet but the answer of UpdateService. */
export function startTrack(rollout: Rollout, goal: Goal, service?: ServiceView): Track {
  return { rollout, goal, deployment: undefined, service, absent: undefined, overtakenPolls: 0, stoppedPolls: 0 };
}

/** The track with one more poll. */
export function observe(track: Track, sighting: Sighting): Track {
  const service = sighting.service ?? track.service;
  const deployment = sighting.deployment ?? track.deployment;
  const overtaken = service !== undefined && newerPrimary(track.rollout, service) !== undefined;
  // A rollback, too, brings up another PRIMARY: only a read of what tells the two apart counts.
  const told = deployment === undefined ? sighting.service : sighting.deployment;
  return {
    ...track,
    service,
    deployment,
    absent: sighting.service === undefined ? track.absent : absence(track, sighting.service, sighting.atMs),
    overtakenPolls: overtaken ? track.overtakenPolls + (told ? 1 : 0) : 0,
    stoppedPolls: deployment?.status === 'STOPPED' ? track.stoppedPolls + (sighting.service ? 1 : 0) : 0,
  };
}

function absence(track: Track, service: ServiceView, atMs: number): Track['absent'] {
  if (ownDeployment(track.rollout, service) !== undefined) return undefined;
  const before = track.absent;
  return { reads: (before?.reads ?? 0) + 1, sinceMs: before?.sinceMs ?? atMs, lastMs: atMs };
}

/**
 * The verdict on our deployment as soon as there is proof, else `undefined`. Our deployment is known by its id and its
 * service revision, never by "the PRIMARY" or by the task definition: both are the same after some rollbacks. A status
 * that this code does not know is no proof of anything.
 */
export function judge(track: Track): Verdict | undefined {
  return (track.deployment && judgeServiceDeployment(track, track.deployment)) ?? judgeService(track);
}

function judgeServiceDeployment(track: Track, deployment: ServiceDeploymentView): Verdict | undefined {
  const why = causeOf(deployment);
  switch (deployment.status) {
    case 'SUCCESSFUL':
      if (track.goal.kind === 'stable' && !isSettled(track)) return undefined;
      return succeeded(
        track.goal.kind === 'stable' ? 'its tasks alone are running' : 'ECS has completed the deployment',
      );
    case 'ROLLBACK_REQUESTED':
    case 'ROLLBACK_IN_PROGRESS':
      return { outcome: 'failed', reason: `the deployment failed${why}`, rollback: 'started' };
    case 'ROLLBACK_SUCCESSFUL':
      return { outcome: 'rolled-back', reason: `the deployment failed${why}`, rollback: 'succeeded' };
    case 'ROLLBACK_FAILED':
      return { outcome: 'failed', reason: `the deployment failed${why}`, rollback: 'failed' };
    case 'STOP_REQUESTED':
    case 'STOPPED':
      return judgeStopped(track, deployment);
    default:
      return undefined;
  }
}

function judgeStopped(track: Track, deployment: ServiceDeploymentView): Verdict | undefined {
  const own = track.service && ownDeployment(track.rollout, track.service);
  const why = causeOf(deployment);
  if (track.overtakenPolls > 0) return supersededBy(track);
  if (deployment.breakerTriggered || deployment.triggeredAlarms.length > 0 || own?.rolloutState === 'FAILED') {
    return { outcome: 'failed', reason: `the deployment failed${why}`, rollback: 'none' };
  }
  // The service's side of the story may lag behind: who stopped it is only told once that had time to show.
  if (track.stoppedPolls < 2) return undefined;
  return { outcome: 'stopped', reason: `somebody has stopped the deployment${why}`, rollback: 'none' };
}

/** The verdict from DescribeServices alone; a success only where the service deployment cannot be read. */
function judgeService(track: Track): Verdict | undefined {
  const { rollout, service, deployment } = track;
  if (service === undefined) return undefined;
  const own = ownDeployment(rollout, service);
  if (own === undefined) return deployment === undefined && isGone(track) ? judgeGone(track, service) : undefined;
  if (own.rolloutState === 'FAILED' || wentBack(rollout, service)) return judgeFailed(rollout, service, own);
  if (track.overtakenPolls > 1) return supersededBy(track);
  if (track.goal.kind === 'scaled') return judgeScaled(service, own, track.goal.desiredCount);
  if (track.goal.kind === 'healthy' && isHealthy(track, own)) {
    return succeeded(`all ${own.running} tasks of the deployment are running`);
  }
  if (deployment !== undefined || own.rolloutState !== 'COMPLETED' || own.status !== 'PRIMARY') return undefined;
  if (track.goal.kind === 'stable' && !isSettled(track)) return undefined;
  return succeeded('ECS has completed the deployment');
}

function judgeScaled(service: ServiceView, own: DeploymentView, wanted: number): Verdict | undefined {
  const isReached = service.desired === wanted && own.running === wanted && own.pending === 0;
  return isReached ? succeeded(`${wanted} tasks are running`) : undefined;
}

function judgeFailed(rollout: Rollout, service: ServiceView, own: DeploymentView): Verdict {
  const why = own.rolloutStateReason === '' ? '' : `: ${sentence(own.rolloutStateReason)}`;
  if (!wentBack(rollout, service))
    return { outcome: 'failed', reason: `the deployment failed${why}`, rollback: 'none' };
  return rolledBack(service, why);
}

function judgeGone(track: Track, service: ServiceView): Verdict {
  if (newerPrimary(track.rollout, service)) return supersededBy(track);
  if (wentBack(track.rollout, service)) return rolledBack(service, '');
  return { outcome: 'failed', reason: 'ECS does not know the deployment any more', rollback: 'none' };
}

function rolledBack(service: ServiceView, why: string): Verdict {
  const reason = `the deployment failed${why}`;
  return primaryOf(service)?.rolloutState === 'COMPLETED'
    ? { outcome: 'rolled-back', reason, rollback: 'succeeded' }
    : { outcome: 'failed', reason, rollback: 'started' };
}

function supersededBy(track: Track): Verdict {
  const newer = track.service && newerPrimary(track.rollout, track.service);
  const which = newer === undefined ? '' : ` (${newer.id})`;
  return {
    outcome: 'superseded',
    reason: `a newer deployment${which} of the service took its place`,
    rollback: 'none',
  };
}

function succeeded(reason: string): Verdict {
  return { outcome: 'succeeded', reason, rollback: 'none' };
}

/**
 * How a rollback under way ends, or `undefined` while it has not.
 *
 * @param replacementId the deployment of an UpdateService that brings back what ran before, where that is the rollback.
 */
export function judgeRollback(track: Track, replacementId?: string): 'succeeded' | 'failed' | undefined {
  if (replacementId === undefined && track.deployment !== undefined) {
    const ends = { ROLLBACK_SUCCESSFUL: 'succeeded', ROLLBACK_FAILED: 'failed' } as const;
    return ends[track.deployment.status as keyof typeof ends];
  }
  const primary = track.service && primaryOf(track.service);
  if (primary === undefined || primary.id === track.rollout.deploymentId) return undefined;
  if (replacementId !== undefined && primary.id !== replacementId) return undefined;
  if (primary.rolloutState === 'COMPLETED') return 'succeeded';
  return primary.rolloutState === 'FAILED' ? 'failed' : undefined;
}

/** Our deployment in a view of the service. */
export function ownDeployment(rollout: Rollout, service: ServiceView): DeploymentView | undefined {
  return service.deployments.find(({ id }) => id === rollout.deploymentId);
}

/** Somebody else's PRIMARY: neither ours, nor one from before, nor what a rollback of ours has brought up. */
function newerPrimary(rollout: Rollout, service: ServiceView): DeploymentView | undefined {
  const primary = primaryOf(service);
  if (primary === undefined || primary.id === rollout.deploymentId || rollout.earlierIds.includes(primary.id)) {
    return undefined;
  }
  const isRollback = /roll(ing|ed)?[ -]?back/i.test(primary.rolloutStateReason);
  const ownFailed = ownDeployment(rollout, service)?.rolloutState === 'FAILED';
  return isRollback || ownFailed || primary.createdAtMs < rollout.createdAtMs ? undefined : primary;
}

/** Whether the service heads for something that is not ours and not somebody else's newer one: it went back. */
function wentBack(rollout: Rollout, service: ServiceView): boolean {
  const primary = primaryOf(service);
  return primary !== undefined && primary.id !== rollout.deploymentId && newerPrimary(rollout, service) === undefined;
}

function isGone({ absent }: Track): boolean {
  return absent !== undefined && absent.reads >= ABSENT_READS && absent.lastMs - absent.sinceMs >= ABSENT_MS;
}

function isHealthy({ service, deployment }: Track, own: DeploymentView): boolean {
  const known = deployment === undefined || ['PENDING', 'IN_PROGRESS'].includes(deployment.status);
  const desired = service?.desired ?? 0;
  return known && own.status === 'PRIMARY' && desired > 0 && own.running >= desired && own.pending === 0;
}

/** Whether ours is the only deployment left and all of its tasks run. */
function isSettled({ rollout, service }: Track): boolean {
  const own = service && ownDeployment(rollout, service);
  if (own === undefined || service === undefined) return false;
  return service.deployments.length === 1 && own.running === service.desired && own.pending === 0;
}

function causeOf({ statusReason, rollback, triggeredAlarms }: ServiceDeploymentView): string {
  const alarms = triggeredAlarms.length === 0 ? '' : ` (alarms: ${triggeredAlarms.join(', ')})`;
  const said = sentence(statusReason || (rollback?.reason ?? ''));
  return said === '' ? alarms : `: ${said}${alarms}`;
}

function sentence(text: string): string {
  return text.trim().replace(/\.$/, '');
}
