import type { TaskDefinitionInput } from '../task-definition/index.js';
import type { ServiceDeploymentView, ServiceRevisionView, ServiceView, TaskView } from './model.js';

export interface DescribedServices {
  readonly services: readonly ServiceView[];
  /** ARNs or names that ECS does not know, with its reason. */
  readonly failures: readonly { readonly arn: string; readonly reason: string }[];
}

export interface DescribedTaskDefinition {
  readonly arn: string;
  /** `ACTIVE`, `INACTIVE` or `DELETE_IN_PROGRESS`. */
  readonly status: string;
  /** Ready to be registered again: tags kept, read-only fields gone. */
  readonly definition: TaskDefinitionInput;
}

/** Only what is to change: a field that is sent anew, equal or not, may start a deployment or undo others' settings. */
export interface ServiceChange {
  readonly taskDefinition?: string;
  readonly forceNewDeployment?: true;
  readonly desiredCount?: number;
}

export interface ServiceDeploymentBrief {
  readonly arn: string;
  readonly targetRevisionArn: string;
}

/** ECS as this action needs it. Every function throws what the SDK throws. */
export interface EcsPort {
  /** Any number of services; asked for ten at a time, as the API allows. */
  describeServices(cluster: string, services: readonly string[]): Promise<DescribedServices>;
  /** By ARN, `family:revision`, or `family` for its latest active revision. */
  describeTaskDefinition(reference: string): Promise<DescribedTaskDefinition>;
  /** Gives the ARN of the new revision. */
  registerTaskDefinition(definition: TaskDefinitionInput): Promise<string>;
  updateService(cluster: string, service: string, change: ServiceChange): Promise<ServiceView>;
  listServiceDeployments(cluster: string, service: string, createdAfterMs: number): Promise<ServiceDeploymentBrief[]>;
  /** Any number; asked for twenty at a time. An unknown ARN is left out of the answer. */
  describeServiceDeployments(arns: readonly string[]): Promise<ServiceDeploymentView[]>;
  describeServiceRevisions(arns: readonly string[]): Promise<ServiceRevisionView[]>;
  /** The service's newest tasks in that state, at most a hundred. Stopped ones are kept for about an hour. */
  listTasks(cluster: string, service: string, desiredStatus: 'RUNNING' | 'STOPPED'): Promise<string[]>;
  describeTasks(cluster: string, arns: readonly string[]): Promise<TaskView[]>;
  /** Rolls a running deployment back to the revision before it. */
  rollBackServiceDeployment(arn: string): Promise<void>;
}

export interface LogLine {
  readonly atMs: number;
  readonly message: string;
}

export interface LogsPort {
  /** The last lines of a stream, oldest first. */
  tail(group: string, stream: string, limit: number): Promise<LogLine[]>;
}
