import type { ServiceEventView, TaskView } from '../ecs/model.js';
import type { OptionalAccess } from '../ecs/optional-access.js';
import type { EcsPort, LogLine, LogsPort } from '../ecs/ports.js';
import type { Rollout } from '../state.js';
import type { TaskDefinitionInput } from '../task-definition/index.js';
import { blamesRevision, groupStopped, type StopGroup } from './stopped-tasks.js';

/** The last lines of one container of a failed task. */
export interface LogTail {
  readonly container: string;
  readonly task: string;
  readonly group: string;
  readonly stream: string;
  readonly lines: readonly LogLine[];
}

/** Why a deployment failed, as far as ECS and its logs tell. */
export interface Diagnosis {
  readonly stops: readonly StopGroup[];
  readonly stoppedTasks: number;
  /** Of the service since the deployment was created, newest first. */
  readonly events: readonly ServiceEventView[];
  readonly logs: readonly LogTail[];
}

export interface DiagnosisPorts {
  readonly ecs: Pick<EcsPort, 'listTasks' | 'describeTasks'>;
  readonly logs: LogsPort;
  readonly access: OptionalAccess;
  readonly region: string;
}

const LOG_LINES = 50;
const LOGGED_TASK_CONTAINERS = 3;

/** Collects the evidence of a failed rollout. What cannot be read is left out; nothing of it may hide the verdict. */
export async function diagnose(
  rollout: Rollout,
  definition: TaskDefinitionInput,
  events: readonly ServiceEventView[],
  ports: DiagnosisPorts,
): Promise<Diagnosis> {
  const stopped = (await quietly(() => stoppedTasks(rollout, ports))) ?? [];
  // What ECS stops on purpose, as it does in every rollback, explains nothing.
  const stops = groupStopped(stopped, essentialContainers(definition)).filter(({ kind }) => kind !== 'scheduler');
  return {
    stops,
    stoppedTasks: stops.filter(({ kind }) => blamesRevision(kind)).reduce((sum, { count }) => sum + count, 0),
    events: events.filter(({ atMs }) => atMs >= rollout.createdAtMs),
    logs: await logTails(stops, definition, ports),
  };
}

/** The stopped tasks of a deployment, and of no other. */
export async function stoppedTasks(
  rollout: Rollout,
  { ecs, access }: Pick<DiagnosisPorts, 'ecs' | 'access'>,
): Promise<TaskView[]> {
  return tasksOf(rollout, 'STOPPED', { ecs, access });
}

/** The tasks of a deployment that run or are about to. */
export async function runningTasks(
  rollout: Rollout,
  { ecs, access }: Pick<DiagnosisPorts, 'ecs' | 'access'>,
): Promise<TaskView[]> {
  return tasksOf(rollout, 'RUNNING', { ecs, access });
}

async function tasksOf(
  rollout: Rollout,
  status: 'RUNNING' | 'STOPPED',
  { ecs, access }: Pick<DiagnosisPorts, 'ecs' | 'access'>,
): Promise<TaskView[]> {
  if (access.isDenied('ecs:DescribeTasks')) return [];
  const doing = `reading the tasks of ${rollout.service}`;
  const { cluster, service } = rollout;
  const arns = await access.attempt('ecs:ListTasks', doing, () => ecs.listTasks(cluster, service, status));
  if (arns === undefined || arns.length === 0) return [];
  const tasks = await access.attempt('ecs:DescribeTasks', doing, () => ecs.describeTasks(cluster, arns));
  return (tasks ?? []).filter(({ startedBy }) => startedBy === rollout.deploymentId);
}

/** The names of the containers whose end ends the task; ECS takes every container for one unless told otherwise. */
export function essentialContainers(definition: TaskDefinitionInput): string[] {
  return (definition.containerDefinitions ?? [])
    .filter(({ essential }) => essential !== false)
    .flatMap(({ name }) => name ?? []);
}

async function logTails(
  stops: readonly StopGroup[],
  definition: TaskDefinitionInput,
  ports: DiagnosisPorts,
): Promise<LogTail[]> {
  const tails: LogTail[] = [];
  const newest = stops.filter(({ kind }) => blamesRevision(kind)).slice(0, LOGGED_TASK_CONTAINERS);
  const seen = new Set<string>();
  for (const { newestTask, container } of newest) {
    const place = logPlace(definition, container, newestTask, ports.region);
    if (place === undefined || seen.has(container)) continue;
    seen.add(container);
    const lines = await quietly(() =>
      ports.access.attempt('logs:GetLogEvents', `reading the log of container ${container}`, () =>
        ports.logs.tail(place.group, place.stream, LOG_LINES),
      ),
    );
    if (lines && lines.length > 0) tails.push({ container, task: newestTask, ...place, lines });
  }
  return tails;
}

/** Where the awslogs driver writes: `prefix/container/task-id`. Without a prefix the stream's name cannot be told. */
function logPlace(
  definition: TaskDefinitionInput,
  container: string,
  task: string,
  region: string,
): { group: string; stream: string } | undefined {
  const logging = definition.containerDefinitions?.find(({ name }) => name === container)?.logConfiguration;
  const options = logging?.options ?? {};
  const [group, prefix] = [options['awslogs-group'], options['awslogs-stream-prefix']];
  if (logging?.logDriver !== 'awslogs' || !group || !prefix) return undefined;
  if ((options['awslogs-region'] ?? region) !== region) return undefined;
  return { group, stream: `${prefix}/${container}/${task.slice(task.lastIndexOf('/') + 1)}` };
}

/** Evidence that cannot be had is no reason to fail: the log stream of a task that never started does not exist. */
async function quietly<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch {
    return undefined;
  }
}
