import { invalidParameter } from './names.js';
import type { Deployment, Service, Task } from './state.js';

/** Tasks that still exist as far as ECS counts: not STOPPED. */
export function liveTasks(service: Service): readonly Task[] {
  return service.tasks.filter(({ lastStatus }) => lastStatus !== 'STOPPED');
}

/** The live tasks of one deployment. */
export function tasksOf(service: Service, deployment: Deployment): readonly Task[] {
  return liveTasks(service).filter(({ startedBy }) => startedBy === deployment.id);
}

/** Live and not told to stop. */
export function wantedTasks(tasks: readonly Task[]): readonly Task[] {
  return tasks.filter(({ desiredStatus }) => desiredStatus === 'RUNNING');
}

export function readyTasks(tasks: readonly Task[]): readonly Task[] {
  return wantedTasks(tasks).filter(({ ready }) => ready);
}

/** The deployment that ECS works towards. Every service under the ECS controller has one. */
export function primaryOf(service: Service): Deployment {
  const primary = service.deployments.find(({ status }) => status === 'PRIMARY');
  if (!primary) throw invalidParameter(`Service ${service.name} has no PRIMARY deployment.`);
  return primary;
}
