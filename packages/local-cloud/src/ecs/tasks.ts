import { optionalNumber, optionalText, texts } from '../core/input.js';
import type { JsonObject, Operation } from '../core/types.js';
import { ecsArn, findCluster, findService, invalidParameter, shortName } from './names.js';
import type { Cluster, Ecs, Task } from './state.js';
import { taskView } from './views.js';

/** Stopped tasks are listed for an hour. */
const STOPPED_KEPT_MS = 60 * 60 * 1000;

export function taskOperations(ecs: Ecs): Record<string, Operation> {
  return {
    ListTasks: (input) => listTasks(ecs, input),
    DescribeTasks: (input) => {
      const cluster = findCluster(ecs, optionalText(input, 'cluster'));
      const references = texts(input, 'tasks');
      if (references.length === 0) throw invalidParameter('Tasks cannot be empty.');
      if (references.length > 100) throw invalidParameter('Tasks cannot have more than 100 elements');
      const known = listed(ecs, cluster);
      const found = references.map(
        (reference) => [reference, known.find(({ id }) => id === shortName(reference))] as const,
      );
      return {
        tasks: found.flatMap(([, task]) => (task ? [taskView(task)] : [])),
        failures: found
          .filter(([, task]) => !task)
          .map(([reference]) => ({
            arn: ecsArn(ecs, `task/${cluster.name}/${shortName(reference)}`),
            reason: 'MISSING',
          })),
      };
    },
  };
}

/** RUNNING is the default filter and means the desired status: a task on its way up is in it. */
function listTasks(ecs: Ecs, input: JsonObject): JsonObject {
  const cluster = findCluster(ecs, optionalText(input, 'cluster'));
  const serviceName = optionalText(input, 'serviceName');
  const service = serviceName === undefined ? undefined : findService(cluster, serviceName);
  const desired = optionalText(input, 'desiredStatus') ?? 'RUNNING';
  const startedBy = optionalText(input, 'startedBy');
  const family = optionalText(input, 'family');
  const found = listed(ecs, cluster).filter(
    (task) =>
      task.desiredStatus === desired &&
      (service === undefined || task.service === service.name) &&
      (startedBy === undefined || task.startedBy === startedBy) &&
      (family === undefined || task.taskDefinition.family === family),
  );
  const start = Number(optionalText(input, 'nextToken') ?? 0);
  const end = start + (optionalNumber(input, 'maxResults') ?? 100);
  return {
    taskArns: found.slice(start, end).map(({ arn }) => arn),
    nextToken: end < found.length ? String(end) : undefined,
  };
}

function listed(ecs: Ecs, cluster: Cluster): readonly Task[] {
  const oldest = ecs.agenda.now() - STOPPED_KEPT_MS;
  return [...cluster.services.values()].flatMap(({ tasks }) =>
    tasks.filter(({ stoppedAt }) => stoppedAt === undefined || stoppedAt >= oldest),
  );
}
