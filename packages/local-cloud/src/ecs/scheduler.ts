import { isObject, objects, optionalNumber, optionalText } from '../core/input.js';
import { tasksStarted, tasksStopped, unableToPlace, writeEvent } from './events.js';
import { ecsArn } from './names.js';
import { completeDeployment, countFailure, countReady, snapshot } from './rollout.js';
import type { Deployment, Ecs, Service, Task } from './state.js';
import { liveOut, stopTask } from './task-life.js';
import { liveTasks, primaryOf, readyTasks, tasksOf, wantedTasks } from './task-sets.js';

/**
 * Brings a service one step nearer to its desired state, within `minimumHealthyPercent` and `maximumPercent`: starts
 * tasks of the PRIMARY deployment, stops those of the others as replacements become healthy, and notices when nothing is
 * left to do. Called after everything that may have changed the state; running it twice changes nothing.
 */
export function reconcile(ecs: Ecs, service: Service): void {
  if (service.status === 'INACTIVE' || service.deployments.length === 0) return;
  const primary = primaryOf(service);
  stopSurplus(ecs, service, primary);
  if (primary.rolloutState !== 'FAILED') {
    startMissing(ecs, service, primary);
    stopReplaced(ecs, service, primary);
  }
  service.deployments = service.deployments.filter(
    (deployment) => deployment === primary || tasksOf(service, deployment).length > 0,
  );
  watchSteadiness(ecs, service, primary);
  snapshot(ecs, service);
}

function limits(service: Service): { least: number; most: number } {
  const { deploymentConfiguration: configuration, desiredCount, schedulingStrategy } = service;
  const daemon = schedulingStrategy === 'DAEMON';
  const least = optionalNumber(configuration, 'minimumHealthyPercent') ?? (daemon ? 0 : 100);
  const most = optionalNumber(configuration, 'maximumPercent') ?? (daemon ? 100 : 200);
  return { least: Math.ceil((desiredCount * least) / 100), most: Math.floor((desiredCount * most) / 100) };
}

function missing(service: Service, primary: Deployment): number {
  return Math.max(service.desiredCount - wantedTasks(tasksOf(service, primary)).length, 0);
}

function startMissing(ecs: Ecs, service: Service, primary: Deployment): void {
  const now = ecs.agenda.now();
  const room = limits(service).most - liveTasks(service).length;
  const count = Math.min(missing(service, primary), room);
  if (count <= 0) return;
  if (now < primary.startsAfter) return;
  if (primary.fate.kind === 'unplaceable') {
    writeEvent(ecs, service, unableToPlace(service, primary.fate.reason));
    holdStarts(ecs, service, primary, ecs.timings.placementRetry);
    return;
  }
  const started = Array.from({ length: count }, () => startTask(ecs, service, primary));
  writeEvent(ecs, service, tasksStarted(started));
}

/** Starts nothing of the deployment for so long, then looks again. */
export function holdStarts(ecs: Ecs, service: Service, deployment: Deployment, seconds: number): void {
  deployment.startsAfter = ecs.agenda.now() + seconds * 1000;
  ecs.agenda.in(seconds, () => {
    reconcile(ecs, service);
  });
}

function startTask(ecs: Ecs, service: Service, deployment: Deployment): Task {
  const task = newTask(ecs, service, deployment);
  service.tasks.push(task);
  liveOut(ecs, service, deployment, task, {
    ready: () => {
      countReady(service, deployment);
      reconcile(ecs, service);
    },
    failed: () => {
      countFailure(ecs, service, deployment, task);
      holdStarts(ecs, service, deployment, ecs.timings.restartDelay);
      reconcile(ecs, service);
    },
    changed: () => {
      reconcile(ecs, service);
    },
  });
  return task;
}

/** A task of the deployment, just created. */
export function newTask(ecs: Ecs, service: Service, deployment: Deployment): Task {
  const id = ecs.context.random.hex(32);
  const { revision } = deployment;
  const containers = objects(revision.taskDefinition.document, 'containerDefinitions').map((definition) => {
    const name = optionalText(definition, 'name') ?? '';
    return {
      name,
      image: optionalText(definition, 'image') ?? '',
      imageDigest: revision.images.find(({ containerName }) => containerName === name)?.imageDigest ?? '',
      arn: ecsArn(ecs, `container/${service.cluster.name}/${id}/${ecs.context.random.uuid()}`),
      exitCode: undefined,
      reason: undefined,
    };
  });
  return {
    id,
    arn: ecsArn(ecs, `task/${service.cluster.name}/${id}`),
    clusterArn: service.cluster.arn,
    service: service.name,
    startedBy: deployment.id,
    taskDefinition: revision.taskDefinition,
    launchType: optionalText(revision.configuration, 'launchType') ?? 'EC2',
    containers,
    createdAt: ecs.agenda.now(),
    lastStatus: 'PROVISIONING',
    desiredStatus: 'RUNNING',
    ready: false,
    wasReady: false,
    startedAt: undefined,
    stoppingAt: undefined,
    stoppedAt: undefined,
    stopCode: undefined,
    stoppedReason: undefined,
  };
}

/** Tasks of the PRIMARY deployment beyond the desired count. */
function stopSurplus(ecs: Ecs, service: Service, primary: Deployment): void {
  const wanted = wantedTasks(tasksOf(service, primary));
  const surplus = wanted.slice(0, Math.max(wanted.length - service.desiredCount, 0));
  stopAll(ecs, service, primary, surplus);
}

/** Tasks of other deployments: those that serve nothing at once, the rest as far as enough healthy ones remain. */
function stopReplaced(ecs: Ecs, service: Service, primary: Deployment): void {
  const others = service.deployments.filter((deployment) => deployment !== primary);
  const useless = others.flatMap((deployment) =>
    wantedTasks(tasksOf(service, deployment)).filter(({ ready }) => !ready),
  );
  const serving = others.flatMap((deployment) => readyTasks(tasksOf(service, deployment)));
  const healthy = readyTasks(service.tasks).length;
  const { least, most } = limits(service);
  const dispensable = Math.max(healthy - least, 0);
  const replaced = Math.max(healthy - service.desiredCount, 0);
  const inTheWay = Math.max(missing(service, primary) - (most - liveTasks(service).length), 0);
  const count = Math.min(dispensable, Math.max(replaced, inTheWay));
  stopAll(ecs, service, primary, [...useless, ...serving.slice(0, count)]);
}

function stopAll(ecs: Ecs, service: Service, primary: Deployment, tasks: readonly Task[]): void {
  if (tasks.length === 0) return;
  writeEvent(ecs, service, tasksStopped(tasks));
  for (const task of tasks) {
    stopTask(ecs, task, {
      reason: `Scaling activity initiated by (deployment ${primary.id})`,
      seconds: primary.secondsToDrain,
      then: () => {
        reconcile(ecs, service);
      },
    });
  }
}

/** The PRIMARY's tasks are all ready, and no other task is left (or none has to be, with early success criteria). */
function isSteady(service: Service, primary: Deployment): boolean {
  if (readyTasks(tasksOf(service, primary)).length !== service.desiredCount) return false;
  const early = service.deploymentConfiguration['earlySuccessCriteria'];
  if (isObject(early) && early['enable'] === true) return true;
  return service.deployments.length === 1 && liveTasks(service).length === service.desiredCount;
}

function watchSteadiness(ecs: Ecs, service: Service, primary: Deployment): void {
  if (primary.rolloutState === 'FAILED' || !isSteady(service, primary)) {
    service.steadySince = undefined;
    return;
  }
  if (service.steadySince !== undefined) return;
  const since = ecs.agenda.now();
  service.steadySince = since;
  ecs.agenda.in(ecs.timings.steadyAfter, () => {
    if (service.steadySince !== since || primaryOf(service) !== primary) return;
    completeDeployment(ecs, service, primary);
    snapshot(ecs, service);
  });
}
