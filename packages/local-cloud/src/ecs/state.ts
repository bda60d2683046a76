import type { RegionContext, JsonObject } from '../core/types.js';
import type { LogStore } from '../logs/store.js';
import type { Agenda } from './agenda.js';
import type { Scenario, TaskFate } from './scenario.js';
import type { Timings } from './timings.js';

/** A registered task definition; `document` is what DescribeTaskDefinition answers. */
export interface TaskDefinition {
  readonly arn: string;
  readonly family: string;
  readonly revision: number;
  readonly tags: readonly JsonObject[];
  document: JsonObject;
  status: 'ACTIVE' | 'INACTIVE';
}

export interface ContainerImage {
  readonly containerName: string;
  readonly image: string;
  /** What the image resolved to when the revision was made: `sha256:…`. */
  readonly imageDigest: string;
}

/** A service revision: what one deployment deploys, frozen. */
export interface Revision {
  /** The number in `ecs-svc/<id>` and at the end of the revision's ARN. */
  readonly id: string;
  readonly arn: string;
  readonly taskDefinition: TaskDefinition;
  readonly images: readonly ContainerImage[];
  /** The deployed members of the service at that time: network, load balancers, … */
  readonly configuration: JsonObject;
  readonly createdAt: number;
}

export type DeploymentStatus = 'PRIMARY' | 'ACTIVE';
export type RolloutState = 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';

/** An entry of a service's `deployments`. */
export interface Deployment {
  /** `ecs-svc/<revision id>`. */
  readonly id: string;
  readonly revision: Revision;
  readonly createdAt: number;
  readonly fate: TaskFate;
  readonly secondsToDrain: number;
  status: DeploymentStatus;
  updatedAt: number;
  rolloutState: RolloutState;
  rolloutStateReason: string;
  failedTasks: number;
  /** No task is started before this time. */
  startsAfter: number;
}

export type ServiceDeploymentStatus =
  | 'PENDING'
  | 'IN_PROGRESS'
  | 'STOP_REQUESTED'
  | 'STOPPED'
  | 'ROLLBACK_REQUESTED'
  | 'ROLLBACK_IN_PROGRESS'
  | 'ROLLBACK_SUCCESSFUL'
  | 'ROLLBACK_FAILED'
  | 'SUCCESSFUL';

export type MonitorStatus = 'DISABLED' | 'MONITORING' | 'MONITORING_COMPLETE' | 'TRIGGERED';

/** The record of one attempt to deploy a revision, rollback included. */
export interface ServiceDeployment {
  readonly arn: string;
  readonly source: Revision | undefined;
  readonly target: Revision;
  readonly configuration: JsonObject;
  readonly createdAt: number;
  readonly rollbackFails: boolean;
  status: ServiceDeploymentStatus;
  statusReason: string | undefined;
  updatedAt: number;
  startedAt: number | undefined;
  finishedAt: number | undefined;
  stoppedAt: number | undefined;
  rollback: { readonly reason: string; readonly startedAt: number; readonly to: Revision } | undefined;
  breaker: { status: MonitorStatus; failureCount: number; readonly threshold: number };
  alarms: { status: MonitorStatus; readonly names: readonly string[]; triggered: readonly string[] };
}

export interface TaskContainer {
  readonly name: string;
  readonly image: string;
  readonly imageDigest: string;
  readonly arn: string;
  exitCode: number | undefined;
  reason: string | undefined;
}

export interface Task {
  readonly id: string;
  readonly arn: string;
  readonly clusterArn: string;
  readonly service: string;
  /** The id of the deployment that started it. */
  readonly startedBy: string;
  readonly taskDefinition: TaskDefinition;
  readonly launchType: string;
  readonly containers: readonly TaskContainer[];
  readonly createdAt: number;
  lastStatus: 'PROVISIONING' | 'PENDING' | 'RUNNING' | 'DEACTIVATING' | 'STOPPED';
  desiredStatus: 'RUNNING' | 'STOPPED';
  /** Serves: running, and healthy as far as anything checks. */
  ready: boolean;
  /** Was ready once. */
  wasReady: boolean;
  startedAt: number | undefined;
  stoppingAt: number | undefined;
  stoppedAt: number | undefined;
  stopCode: string | undefined;
  stoppedReason: string | undefined;
}

export interface ServiceEvent {
  readonly id: string;
  readonly createdAt: number;
  readonly message: string;
}

export interface Service {
  readonly name: string;
  readonly arn: string;
  readonly cluster: Cluster;
  readonly createdAt: number;
  readonly schedulingStrategy: 'REPLICA' | 'DAEMON';
  readonly controller: 'ECS' | 'CODE_DEPLOY' | 'EXTERNAL';
  status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  desiredCount: number;
  taskDefinition: TaskDefinition;
  deploymentConfiguration: JsonObject;
  /** Further members as they were given: networkConfiguration, loadBalancers, propagateTags, tags, … */
  configuration: JsonObject;
  /** The PRIMARY first. */
  deployments: Deployment[];
  /** Oldest first. */
  readonly serviceDeployments: ServiceDeployment[];
  readonly revisions: Revision[];
  readonly tasks: Task[];
  /** Newest first. */
  readonly events: ServiceEvent[];
  /** The revision of the last deployment that completed. */
  lastCompleted: Revision | undefined;
  /** Since when exactly the right tasks have been ready; undefined while they are not. */
  steadySince: number | undefined;
  /** What DescribeServices answered over time, newest last: for stale reads. */
  readonly history: { readonly at: number; readonly view: JsonObject }[];
  /** What DescribeServices answers until then, instead of the truth. */
  stale: { readonly view: JsonObject; readonly until: number } | undefined;
}

export interface Cluster {
  readonly name: string;
  readonly arn: string;
  readonly tags: readonly JsonObject[];
  readonly services: Map<string, Service>;
}

/** The state of ECS in one region, and what it works with. */
export interface Ecs {
  readonly context: RegionContext;
  readonly agenda: Agenda;
  readonly timings: Timings;
  readonly logs: LogStore;
  readonly clusters: Map<string, Cluster>;
  /** By family, in order of revision: index + 1 is the revision. */
  readonly families: Map<string, TaskDefinition[]>;
  /** By service name. */
  readonly scenarios: Map<string, Scenario>;
  /** Digests of images that are named by a tag. */
  readonly registry: Map<string, string>;
}
