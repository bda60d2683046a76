import type { Clock } from '@platform-actions/action-kit';
import { errorName, isAccessDenied } from '@platform-actions/aws';
import { primaryOf, revisionNumber, shortTaskDefinition, type ServiceDeploymentView } from '../ecs/model.js';
import type { EcsPort } from '../ecs/ports.js';
import type { Rollout } from '../state.js';
import type { RollbackStatus } from './verdict.js';

/** What became of the wish to roll back. */
export interface RollbackAttempt {
  readonly status: RollbackStatus;
  /** A clause for people: what was done, or why nothing was. */
  readonly note: string;
  /** The deployment that brings back what ran before, where that took an UpdateService. */
  readonly replacementId?: string;
  /** ECS had completed the deployment before it could be stopped. */
  readonly completed?: true;
}

export interface RollbackPorts {
  /** With retries: a rollback must get through. */
  readonly ecs: Pick<
    EcsPort,
    | 'describeServices'
    | 'describeServiceDeployments'
    | 'listServiceDeployments'
    | 'rollBackServiceDeployment'
    | 'updateService'
  >;
  readonly explain: (thrown: unknown, doing: string) => Error;
  readonly clock: Clock;
}

/** A service deployment is listed by the server's time of its creation; a minute covers what that is off by. */
const LIST_MARGIN_MS = 60_000;
/** A deployment that was started a moment ago is not listed yet. */
const LIST_TRIES = 3;
const LIST_PAUSE_MS = 2_000;

/**
 * The ARN of a rollout's service deployment: the one whose target revision has the number of our deployment.
 * `undefined` while ECS does not list it.
 */
export async function findServiceDeployment(
  rollout: Rollout,
  ecs: Pick<EcsPort, 'listServiceDeployments'>,
): Promise<string | undefined> {
  const { cluster, service, createdAtMs, deploymentId } = rollout;
  const listed = await ecs.listServiceDeployments(cluster, service, createdAtMs - LIST_MARGIN_MS);
  return listed.find((one) => revisionNumber(one.targetRevisionArn) === revisionNumber(deploymentId))?.arn;
}

/**
 * Rolls a failed or unfinished deployment back, whether or not the service has a circuit breaker: ECS itself does it
 * when asked to stop a deployment that is still under way. Where that cannot be had (the deployment has ended, its ARN
 * or the permission is missing), the earlier task definition is deployed instead. Never throws.
 */
export async function rollBack(
  rollout: Rollout,
  known: ServiceDeploymentView | undefined,
  arn: string | undefined,
  ports: RollbackPorts,
): Promise<RollbackAttempt> {
  if (known === undefined ? rollout.earlierIds.length === 0 : known.sourceRevisionArns.length === 0) {
    return { status: 'none', note: 'there is no earlier deployment of the service to roll back to' };
  }
  const stopped = await stopWithRollback(rollout, arn, ports);
  if (stopped.attempt !== undefined) return stopped.attempt;
  try {
    return await deployPrevious(rollout, stopped.obstacle, ports);
  } catch (thrown) {
    const { message } = ports.explain(thrown, `rolling back ${rollout.service}`);
    return { status: 'failed', note: `the rollback could not be started. ${stopped.obstacle}${message}` };
  }
}

async function stopWithRollback(
  rollout: Rollout,
  knownArn: string | undefined,
  { ecs, explain, clock }: RollbackPorts,
): Promise<{ attempt?: RollbackAttempt; obstacle: string }> {
  try {
    const arn = knownArn ?? (await findPatiently(rollout, ecs, clock));
    if (arn === undefined) return { obstacle: '' };
    try {
      await ecs.rollBackServiceDeployment(arn);
      return { attempt: { status: 'started', note: 'its rollback was started' }, obstacle: '' };
    } catch (thrown) {
      if (errorName(thrown) !== 'ConflictException') throw thrown;
      return { ...(await afterConflict(arn, ecs)), obstacle: '' };
    }
  } catch (thrown) {
    const { message } = explain(thrown, `stopping the deployment of ${rollout.service}`);
    return { obstacle: isAccessDenied(thrown) ? `${message} ` : '' };
  }
}

async function findPatiently(rollout: Rollout, ecs: RollbackPorts['ecs'], clock: Clock): Promise<string | undefined> {
  for (let left = LIST_TRIES; left > 0; left -= 1) {
    const arn = await findServiceDeployment(rollout, ecs);
    if (arn !== undefined || left === 1) return arn;
    await clock.sleep(LIST_PAUSE_MS);
  }
  return undefined;
}

/** ECS refuses to stop what has ended or is being rolled back already. */
async function afterConflict(arn: string, ecs: RollbackPorts['ecs']): Promise<{ attempt?: RollbackAttempt }> {
  const [now] = await ecs.describeServiceDeployments([arn]);
  switch (now?.status) {
    case 'ROLLBACK_REQUESTED':
    case 'ROLLBACK_IN_PROGRESS':
      return { attempt: { status: 'started', note: 'ECS was rolling it back already' } };
    case 'ROLLBACK_SUCCESSFUL':
      return { attempt: { status: 'succeeded', note: 'ECS had rolled it back already' } };
    case 'ROLLBACK_FAILED':
      return { attempt: { status: 'failed', note: 'ECS had tried to roll it back, and failed' } };
    case 'SUCCESSFUL':
      return { attempt: { status: 'none', note: 'ECS had completed it already', completed: true } };
    default:
      return {};
  }
}

async function deployPrevious(rollout: Rollout, obstacle: string, { ecs }: RollbackPorts): Promise<RollbackAttempt> {
  const { cluster, service, deploymentId, taskDefinition, previousTaskDefinition, earlierIds } = rollout;
  const { services } = await ecs.describeServices(cluster, [service]);
  const primary = services[0] && primaryOf(services[0]);
  if (primary !== undefined && earlierIds.includes(primary.id)) {
    return primary.rolloutState === 'COMPLETED'
      ? { status: 'succeeded', note: 'ECS had rolled it back already' }
      : { status: 'started', note: 'ECS was rolling it back already' };
  }
  if (primary?.id !== deploymentId) {
    return { status: 'none', note: 'the service heads for another deployment by now, so nothing was rolled back' };
  }
  if (previousTaskDefinition === taskDefinition) {
    const note = `${obstacle}the deployment was one of the same task definition, so no other can be brought back`;
    return { status: 'failed', note: `it could not be rolled back: ${note}` };
  }
  const updated = await ecs.updateService(cluster, service, { taskDefinition: previousTaskDefinition });
  const replacementId = primaryOf(updated)?.id;
  const note = `${shortTaskDefinition(previousTaskDefinition)} is being deployed again in its place`;
  return { status: 'started', note, ...(replacementId === undefined ? {} : { replacementId }) };
}
