import { isThrottle, isTransient } from '@platform-actions/aws';
import { isCalled } from '../plan/preflight.js';
import type { ServiceDeploymentView, ServiceView } from '../ecs/model.js';
import type { OptionalAccess } from '../ecs/optional-access.js';
import type { EcsPort } from '../ecs/ports.js';
import { findServiceDeployment } from './rollback.js';
import type { Sighting } from './verdict.js';
import type { Watched } from './watched.js';

export interface Poll {
  /** Of each rollout, in the order given. */
  readonly sightings: readonly Sighting[];
  /** False where a call was throttled or failed for the moment: then this poll saw less than it wanted. */
  readonly complete: boolean;
}

export interface ReadPorts {
  /** Without retries: the next poll is the retry. */
  readonly ecs: Pick<EcsPort, 'describeServices' | 'describeServiceDeployments' | 'listServiceDeployments'>;
  readonly access: OptionalAccess;
}

/** A server that never lists service deployments is not asked for ever. */
const VAIN_LISTS = 12;

/**
 * One poll over all open rollouts: one DescribeServiceDeployments, and one DescribeServices where any of them is due.
 * Throttles and passing failures leave gaps; a missing permission degrades for good; anything else is thrown.
 */
export async function poll(watched: readonly Watched[], nowMs: () => number, ports: ReadPorts): Promise<Poll> {
  const gaps = { any: false };
  const found = await findArns(watched, ports, gaps);
  // What was listed a moment ago has nothing to tell yet.
  const known = watched.filter((one) => one.arn !== undefined && !found.includes(one));
  const deployments = await readDeployments(known, ports, gaps);
  const due = watched.some((one) => one.serviceDue || isServiceNeeded(one, deployments, ports.access, found));
  const services = due ? await readServices(watched, ports, gaps) : [];
  const atMs = nowMs();
  return {
    complete: !gaps.any,
    sightings: watched.map(({ arn, task }) => ({
      atMs,
      deployment: deployments.find((one) => one.arn === arn),
      service: services.find((one) => isCalled(one, task.rollout.serviceArn)),
    })),
  };
}

/** Whether a rollout's service deployment cannot be read, now or ever. */
export function isDegraded({ access }: Pick<ReadPorts, 'access'>): boolean {
  return access.isDenied('ecs:ListServiceDeployments') || access.isDenied('ecs:DescribeServiceDeployments');
}

function isServiceNeeded(
  one: Watched,
  deployments: readonly ServiceDeploymentView[],
  access: OptionalAccess,
  found: readonly Watched[],
): boolean {
  const { track, task, replacementId } = one;
  if (task.goal.kind !== 'deployed' || replacementId !== undefined) return true;
  if (one.arn === undefined || isDegraded({ access })) return one.vainLists > 0 || isDegraded({ access });
  if (found.includes(one)) return false;
  const read = deployments.find(({ arn }) => arn === one.arn);
  if (read === undefined) return true;
  const before = track.deployment;
  const isNews = read.status !== before?.status && !['PENDING', 'IN_PROGRESS', 'SUCCESSFUL'].includes(read.status);
  const isWorse = read.failureCount > (before?.failureCount ?? 0) || read.running < (before?.running ?? 0);
  return isNews || isWorse || read.status === 'STOPPED';
}

async function findArns(watched: readonly Watched[], ports: ReadPorts, gaps: { any: boolean }): Promise<Watched[]> {
  const found: Watched[] = [];
  for (const one of watched) {
    const { rollout, goal } = one.task;
    // A change of the number of tasks makes no service deployment.
    if (one.arn !== undefined || goal.kind === 'scaled' || one.vainLists >= VAIN_LISTS || isDegraded(ports)) continue;
    const doing = `looking for the service deployment of ${rollout.service}`;
    const answer = await skippable(gaps, () =>
      ports.access.attempt('ecs:ListServiceDeployments', doing, async () => ({
        arn: await findServiceDeployment(rollout, ports.ecs),
      })),
    );
    if (answer === undefined) continue;
    one.arn = answer.arn;
    if (answer.arn === undefined) one.vainLists += 1;
    else found.push(one);
  }
  return found;
}

async function readDeployments(
  known: readonly Watched[],
  { ecs, access }: ReadPorts,
  gaps: { any: boolean },
): Promise<readonly ServiceDeploymentView[]> {
  const arns = known.flatMap(({ arn }) => arn ?? []);
  if (arns.length === 0) return [];
  const read = await skippable(gaps, () =>
    access.attempt('ecs:DescribeServiceDeployments', 'reading the service deployments', () =>
      ecs.describeServiceDeployments(arns),
    ),
  );
  return read ?? [];
}

async function readServices(
  watched: readonly Watched[],
  { ecs }: ReadPorts,
  gaps: { any: boolean },
): Promise<readonly ServiceView[]> {
  const cluster = watched[0]?.task.rollout.cluster ?? '';
  const names = watched.map(({ task }) => task.rollout.service);
  const read = await skippable(gaps, () => ecs.describeServices(cluster, names));
  return read?.services ?? [];
}

async function skippable<T>(gaps: { any: boolean }, call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (thrown) {
    if (!isThrottle(thrown) && !isTransient(thrown)) throw thrown;
    gaps.any = true;
    return undefined;
  }
}
