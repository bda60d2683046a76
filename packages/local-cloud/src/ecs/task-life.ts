import { isObject, objects, optionalBoolean, optionalNumber, optionalText } from '../core/input.js';
import type { JsonObject } from '../core/types.js';
import { unhealthyTarget, writeEvent } from './events.js';
import type { TaskFate } from './scenario.js';
import type { Deployment, Ecs, Service, Task, TaskContainer } from './state.js';

/** What the scheduler wants to hear about a task. */
export interface TaskListener {
  ready(task: Task): void;
  failed(task: Task): void;
  /** Any other step: the counts have changed. */
  changed(): void;
}

/** How a task ends by itself. */
interface Ending {
  readonly stopCode: string;
  readonly stoppedReason: string;
  readonly container?: string | undefined;
  readonly exitCode?: number;
  readonly reason?: string;
  readonly logs?: readonly string[];
}

const CRASH_LOGS = [
  'Starting application',
  'Traceback (most recent call last):',
  '  File "/app/main.py", line 12, in <module>',
  "KeyError: 'DATABASE_URL'",
];

/** Plans the life of a new task on the agenda, as its deployment's fate has it. */
export function liveOut(ecs: Ecs, service: Service, deployment: Deployment, task: Task, listener: TaskListener): void {
  const { agenda, timings } = ecs;
  const { fate } = deployment;
  const step = (inSeconds: number, happen: () => void): void => {
    agenda.in(inSeconds, () => {
      if (task.desiredStatus === 'RUNNING') happen();
    });
  };
  const end = (inSeconds: number, ending: () => Ending): void => {
    step(inSeconds, () => {
      endTask(ecs, task, ending());
      listener.failed(task);
    });
  };
  step(timings.provisioning, () => {
    task.lastStatus = 'PENDING';
    listener.changed();
  });
  if (fate.kind === 'image-pull-failure' || fate.kind === 'resource-initialization') {
    end(timings.pulling, () => failedStart(ecs, task, fate));
    return;
  }
  const startsAfter = startDelay(ecs, service, task, fate);
  step(startsAfter, () => {
    task.lastStatus = 'RUNNING';
    task.startedAt = agenda.now();
    if (fate.kind === 'healthy') writeLogs(ecs, task, undefined, ['Starting application', 'Listening on port 8080']);
    listener.changed();
  });
  if (fate.kind === 'healthy' || fate.kind === 'crash-after-start') {
    const healthyAfter = fate.secondsToHealthy ?? timings.secondsToHealthy;
    step(healthyAfter, () => {
      task.ready = true;
      task.wasReady = true;
      listener.ready(task);
    });
    if (fate.kind === 'crash-after-start') end(healthyAfter + (fate.healthyFor ?? 3), () => crash(fate));
    return;
  }
  if (fate.kind === 'unplaceable') return;
  end(startsAfter + secondsToFail(ecs, fate), () =>
    fate.kind === 'unhealthy' ? failedChecks(ecs, service, task, fate) : crash(fate),
  );
}

/** Where nothing checks health, ECS counts a running task as healthy: it then starts only when it would be ready. */
function startDelay(ecs: Ecs, service: Service, task: Task, fate: TaskFate): number {
  const { pulling, secondsToHealthy } = ecs.timings;
  if (fate.kind !== 'healthy' && fate.kind !== 'crash-after-start') return pulling;
  const healthyAfter = fate.secondsToHealthy ?? secondsToHealthy;
  return hasHealthCheck(service, task) ? Math.min(pulling, healthyAfter) : healthyAfter;
}

function hasHealthCheck(service: Service, task: Task): boolean {
  const containers = objects(task.taskDefinition.document, 'containerDefinitions');
  return (
    objects(service.configuration, 'loadBalancers').length > 0 || containers.some((c) => isObject(c['healthCheck']))
  );
}

type Dying = Extract<TaskFate, { kind: 'crash-loop' | 'out-of-memory' | 'unhealthy' }>;

function secondsToFail(ecs: Ecs, fate: Dying): number {
  return fate.kind === 'unhealthy'
    ? (fate.secondsToUnhealthy ?? ecs.timings.secondsToUnhealthy)
    : (fate.secondsToCrash ?? ecs.timings.secondsToCrash);
}

function crash(fate: Extract<TaskFate, { kind: 'crash-loop' | 'crash-after-start' | 'out-of-memory' }>): Ending {
  const base = { stopCode: 'EssentialContainerExited', stoppedReason: 'Essential container in task exited' };
  if (fate.kind === 'out-of-memory') {
    const reason = 'OutOfMemoryError: Container killed due to memory usage';
    return { ...base, container: fate.container, exitCode: 137, reason, logs: ['Loading the catalogue into memory'] };
  }
  const container = fate.kind === 'crash-loop' ? fate.container : undefined;
  return { ...base, container, exitCode: fate.exitCode ?? 1, logs: fate.logs ?? CRASH_LOGS };
}

function failedStart(
  ecs: Ecs,
  task: Task,
  fate: Extract<TaskFate, { kind: 'image-pull-failure' | 'resource-initialization' }>,
): Ending {
  const stopCode = 'TaskFailedToStart';
  if (fate.kind === 'image-pull-failure') {
    const image = essentialContainer(task)?.image ?? '';
    const detail = fate.detail ?? `failed to resolve ref ${image}: ${image}: not found`;
    const stoppedReason = `CannotPullContainerError: pull image manifest has been retried 1 time(s): ${detail}`;
    return { stopCode, stoppedReason, reason: stoppedReason };
  }
  const { region, account } = ecs.context;
  const secret = `arn:aws:secretsmanager:${region}:${account}:secret:orders-api/database`;
  const detail =
    fate.detail ??
    `failed to fetch secret ${secret} from secrets manager: AccessDeniedException: not authorized to perform: secretsmanager:GetSecretValue`;
  const stoppedReason =
    'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: ' +
    `unable to retrieve secret from asm: service call has been retried 1 time(s): ${detail}`;
  return { stopCode, stoppedReason };
}

function failedChecks(ecs: Ecs, service: Service, task: Task, fate: Extract<TaskFate, { kind: 'unhealthy' }>): Ending {
  const stopCode = 'ServiceSchedulerInitiated';
  if (fate.check === 'container') {
    return { stopCode, stoppedReason: 'Task failed container health checks', exitCode: 143 };
  }
  const balancer = objects(service.configuration, 'loadBalancers')[0];
  const { region, account } = ecs.context;
  const targetGroup =
    (balancer && optionalText(balancer, 'targetGroupArn')) ??
    `arn:aws:elasticloadbalancing:${region}:${account}:targetgroup/${service.name}/0123456789abcdef`;
  const port = (balancer && optionalNumber(balancer, 'containerPort')) ?? 8080;
  writeEvent(ecs, service, unhealthyTarget(task, port, targetGroup));
  return { stopCode, stoppedReason: `Task failed ELB health checks in (target-group ${targetGroup})`, exitCode: 143 };
}

/** The other containers of a task are stopped along with the one that ended it. */
function endTask(ecs: Ecs, task: Task, ending: Ending): void {
  const culprit = task.containers.find(({ name }) => name === ending.container) ?? essentialContainer(task);
  for (const container of task.containers) {
    if (container === culprit) {
      container.exitCode = ending.exitCode;
      container.reason = ending.reason;
    } else if (task.startedAt !== undefined) {
      container.exitCode = 143;
    }
  }
  if (ending.logs) writeLogs(ecs, task, culprit?.name, ending.logs);
  markStopped(ecs, task, ending.stopCode, ending.stoppedReason);
}

/** Sends SIGTERM to a task and has it STOPPED when its connections have drained. */
export function stopTask(ecs: Ecs, task: Task, stopping: { reason: string; seconds: number; then: () => void }): void {
  const running = task.lastStatus === 'RUNNING';
  task.desiredStatus = 'STOPPED';
  task.stoppingAt = ecs.agenda.now();
  task.stopCode = 'ServiceSchedulerInitiated';
  task.stoppedReason = stopping.reason;
  task.ready = false;
  if (running) task.lastStatus = 'DEACTIVATING';
  ecs.agenda.in(running ? stopping.seconds : 1, () => {
    if (running) for (const container of task.containers) container.exitCode = 0;
    markStopped(ecs, task, 'ServiceSchedulerInitiated', stopping.reason);
    stopping.then();
  });
}

function markStopped(ecs: Ecs, task: Task, stopCode: string, reason: string): void {
  task.lastStatus = 'STOPPED';
  task.desiredStatus = 'STOPPED';
  task.ready = false;
  task.stoppingAt ??= ecs.agenda.now();
  task.stoppedAt = ecs.agenda.now();
  task.stopCode = stopCode;
  task.stoppedReason = reason;
}

function essentialContainer(task: Task): TaskContainer | undefined {
  const definitions = objects(task.taskDefinition.document, 'containerDefinitions');
  const essential = definitions.find((definition) => optionalBoolean(definition, 'essential') !== false);
  return task.containers.find(({ name }) => name === essential?.['name']) ?? task.containers[0];
}

/** To `prefix/container/task`, as the awslogs driver names its streams; nothing without that driver. */
function writeLogs(ecs: Ecs, task: Task, container: string | undefined, lines: readonly string[]): void {
  const name = container ?? essentialContainer(task)?.name ?? '';
  const options = awslogsOptions(objects(task.taskDefinition.document, 'containerDefinitions'), name);
  const group = options && optionalText(options, 'awslogs-group');
  if (!options || !group) return;
  const at = ecs.agenda.now();
  if (options['awslogs-create-group'] === 'true' && !ecs.logs.groups.has(group)) ecs.logs.createGroup(group, at);
  const prefix = optionalText(options, 'awslogs-stream-prefix');
  ecs.logs.write(group, prefix ? `${prefix}/${name}/${task.id}` : task.id, lines, at);
}

function awslogsOptions(definitions: readonly JsonObject[], container: string): JsonObject | undefined {
  const configuration = definitions.find(({ name }) => name === container)?.['logConfiguration'];
  if (!isObject(configuration) || configuration['logDriver'] !== 'awslogs') return undefined;
  return isObject(configuration['options']) ? configuration['options'] : undefined;
}
