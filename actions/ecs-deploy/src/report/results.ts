import type { Diagnosis } from '../diagnose/diagnose.js';
import { blamesRevision, describeCause } from '../diagnose/stopped-tasks.js';
import { primaryOf, revisionArn, revisionNumber, shortTaskDefinition, type ServiceView } from '../ecs/model.js';
import type { Launched } from '../plan/act.js';
import type { Sample } from '../watch/progress.js';
import type { RollbackStatus, Verdict } from '../watch/verdict.js';
import type { Verification } from '../watch/verify.js';
import type { Watched } from '../watch/watched.js';

/** From worst to best: the worst of several services is that of the run. */
export const OUTCOMES = [
  'config-error',
  'failed',
  'timed-out',
  'rolled-back',
  'stopped',
  'superseded',
  'succeeded',
  'unchanged',
  'planned',
] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** Outcomes with which the step is green. */
export const GREEN: ReadonlySet<Outcome> = new Set<Outcome>(['succeeded', 'unchanged', 'planned']);

/** What became of one service. */
export interface ServiceResult {
  readonly service: string;
  readonly cluster: string;
  readonly outcome: Outcome;
  /** A clause without the service's name and without a full stop. */
  readonly reason: string;
  readonly deploymentId: string;
  readonly serviceDeploymentArn: string;
  readonly taskDefinitionArn: string;
  readonly previousTaskDefinitionArn: string;
  readonly rollback: RollbackStatus;
  /** The task definition that ECS goes back to, or the service revision where that is all it tells. */
  readonly rolledBackTo: string;
  readonly verification: Verification | undefined;
  /** Whether the images that run are the pinned ones, and at least one task runs. */
  readonly verified: boolean;
  readonly diagnosis: Diagnosis | undefined;
  readonly samples: readonly Sample[];
  /** Since the watch began. */
  readonly verdictAtMs: number | undefined;
  readonly endedAtMs: number | undefined;
}

/** A result of which nothing is known but the service, to be spread into one that knows more. */
export function blankResult(service: ServiceView, cluster: string): ServiceResult {
  return {
    service: service.name,
    cluster,
    outcome: 'failed',
    reason: '',
    deploymentId: '',
    serviceDeploymentArn: '',
    taskDefinitionArn: service.taskDefinition,
    previousTaskDefinitionArn: service.taskDefinition,
    rollback: 'none',
    rolledBackTo: '',
    verification: undefined,
    verified: false,
    diagnosis: undefined,
    samples: [],
    verdictAtMs: undefined,
    endedAtMs: undefined,
  };
}

/** What is known of a service once its deployment was started or met. */
export function launchedResult({ rollout, before }: Launched): ServiceResult {
  return {
    ...blankResult(before, rollout.cluster),
    deploymentId: rollout.deploymentId,
    taskDefinitionArn: rollout.taskDefinition,
    previousTaskDefinitionArn: rollout.previousTaskDefinition,
  };
}

/** The result of a rollout that was watched to its end. */
export function watchedResult(
  launched: Launched,
  one: Watched,
  verification: Verification | undefined,
  diagnosis: Diagnosis | undefined,
): ServiceResult {
  const verdict = one.verdict ?? { outcome: 'stopped', reason: 'nobody waited for its end', rollback: 'none' };
  const running = one.track.deployment?.running ?? one.samples.at(-1)?.running ?? 0;
  return {
    ...launchedResult(launched),
    outcome: verdict.outcome,
    reason: reasonOf(verdict, one, diagnosis, launched),
    serviceDeploymentArn: one.arn ?? '',
    rollback: verdict.rollback,
    rolledBackTo: verdict.rollback === 'none' ? '' : rolledBackTo(launched, one),
    verification,
    verified: verdict.outcome === 'succeeded' && running > 0 && (verification?.matches ?? false),
    diagnosis,
    samples: one.samples,
    verdictAtMs: one.verdictAtMs,
    endedAtMs: one.endedAtMs,
  };
}

function reasonOf(verdict: Verdict, one: Watched, diagnosis: Diagnosis | undefined, launched: Launched): string {
  if (verdict.outcome === 'succeeded') {
    const { running = 0, desired = 0 } = one.samples.at(-1) ?? {};
    const tasks = desired === 0 ? 'no task is wanted' : `${running} of ${desired} tasks are running`;
    return `${shortTaskDefinition(launched.rollout.taskDefinition)} is deployed: ${verdict.reason}, ${tasks}`;
  }
  const cause = diagnosis?.stops.find(({ kind }) => blamesRevision(kind));
  const parts = [cause && describeCause(cause), verdict.reason, backText(verdict, launched, one)];
  return parts.filter((part) => part).join('; ');
}

function backText({ rollback }: Verdict, launched: Launched, one: Watched): string {
  const target = shortTaskDefinition(rolledBackTo(launched, one));
  switch (rollback) {
    case 'succeeded':
      return `${target} runs again`;
    case 'started':
      return `${target} is being brought back`;
    case 'failed':
      return one.rollbackNote === '' || one.replacementId !== undefined ? 'its rollback failed, too' : one.rollbackNote;
    case 'none':
      return one.rollbackNote;
  }
}

/** By the number that ECS names, else what ran before. */
function rolledBackTo({ rollout, before }: Launched, one: Watched): string {
  const named = one.track.deployment?.rollback?.revisionArn;
  if (named === undefined || named === '' || one.replacementId !== undefined) return rollout.previousTaskDefinition;
  const number = revisionNumber(named);
  const known = [...before.deployments, ...(one.track.service?.deployments ?? [])];
  const earlier = known.find(({ id }) => revisionNumber(id) === number);
  return earlier?.taskDefinition ?? (isBefore(before, named) ? rollout.previousTaskDefinition : named);
}

function isBefore(before: ServiceView, named: string): boolean {
  const primary = primaryOf(before);
  return primary !== undefined && revisionArn(before, primary.id) === named;
}
