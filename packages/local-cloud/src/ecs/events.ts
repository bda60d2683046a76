import type { Deployment, Ecs, Service, Task } from './state.js';

/** Writes a service event; ECS begins every one with the service's name. */
export function writeEvent(ecs: Ecs, service: Service, text: string): void {
  const message = `(service ${service.name}) ${text}`;
  service.events.unshift({ id: ecs.context.random.uuid(), createdAt: ecs.agenda.now(), message });
}

export function tasksStarted(tasks: readonly Task[]): string {
  return `has started ${tasks.length} tasks: ${nameTasks(tasks)}.`;
}

export function tasksStopped(tasks: readonly Task[]): string {
  return `has stopped ${tasks.length} running tasks: ${nameTasks(tasks)}.`;
}

function nameTasks(tasks: readonly Task[]): string {
  return tasks.map(({ id }) => `(task ${id})`).join(' ');
}

export function deploymentFailed(deployment: Deployment, why: string): string {
  return `(deployment ${deployment.id}) deployment failed: ${why}.`;
}

export function unableToPlace(service: Service, reason: string | undefined): string {
  const fargate = service.configuration['launchType'] === 'FARGATE';
  if (fargate) {
    const why =
      reason ?? 'Capacity is unavailable at this time. Please try again later or in a different availability zone';
    return `was unable to place a task. Reason: ${why}. For more information, see the Troubleshooting section.`;
  }
  const why = reason ?? 'No Container Instances were found in your cluster';
  return (
    `was unable to place a task because no container instance met all of its requirements. Reason: ${why}. ` +
    'For more information, see the Troubleshooting section.'
  );
}

export function unhealthyTarget(task: Task, port: number, targetGroup: string): string {
  return (
    `(task ${task.id}) (port ${port}) is unhealthy in (target-group ${targetGroup}) due to ` +
    '(reason Health checks failed with these codes: [503]).'
  );
}
