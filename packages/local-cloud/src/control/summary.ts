import type { JsonObject } from '../core/types.js';
import type { Service } from '../ecs/state.js';
import { liveTasks } from '../ecs/task-sets.js';
import type { S3Object } from '../s3/store.js';

/** A service in short, for a person with curl. */
export function serviceSummary(service: Service): JsonObject {
  return {
    cluster: service.cluster.name,
    service: service.name,
    status: service.status,
    taskDefinition: service.taskDefinition.arn,
    desiredCount: service.desiredCount,
    tasks: liveTasks(service).map(({ id, lastStatus, startedBy }) => ({ id, lastStatus, startedBy })),
    deployments: service.deployments.map(({ id, status, rolloutState, failedTasks }) => ({
      id,
      status,
      rolloutState,
      failedTasks,
    })),
    serviceDeployments: service.serviceDeployments.map(({ arn, status, statusReason }) => ({
      arn,
      status,
      statusReason,
    })),
    events: service.events.slice(0, 20).map(({ message }) => message),
  };
}

/** An object without its body. */
export function objectSummary({ key, body, etag, headers, lastModified, writes }: S3Object): JsonObject {
  return { key, size: body.byteLength, etag, headers, lastModified: new Date(lastModified).toISOString(), writes };
}
