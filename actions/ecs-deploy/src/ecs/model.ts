/** What the core knows of ECS: its API's answers with every field present, times in milliseconds of the server's clock. */

export interface DeploymentView {
  /** `ecs-svc/<n>`; `<n>` is the last part of the ARN of the service revision that it brings up. */
  readonly id: string;
  /** `PRIMARY` is what the service is heading for: it changes on a rollback and when somebody else deploys. */
  readonly status: string;
  /** An ARN. */
  readonly taskDefinition: string;
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
  /** Tasks that failed in a row; ECS sets it back once a task runs. */
  readonly failedTasks: number;
  /** `IN_PROGRESS`, `COMPLETED`, `FAILED` or a word of the future. */
  readonly rolloutState: string;
  readonly rolloutStateReason: string;
  readonly createdAtMs: number;
}

export interface ServiceEventView {
  readonly id: string;
  readonly atMs: number;
  readonly message: string;
}

export interface DeploymentSettings {
  /** `ROLLING`, `BLUE_GREEN`, `LINEAR` or `CANARY`. */
  readonly strategy: string;
  readonly circuitBreaker: boolean;
  readonly circuitBreakerRollback: boolean;
  readonly alarmRollback: boolean;
  readonly bakeMinutes: number;
  readonly linear: { readonly stepPercent: number; readonly stepBakeMinutes: number } | undefined;
  readonly canaryBakeMinutes: number;
  readonly hooks: readonly { readonly stages: number; readonly timeoutMinutes: number }[];
}

export interface ServiceView {
  readonly name: string;
  readonly arn: string;
  readonly clusterArn: string;
  readonly status: string;
  /** `ECS`, `CODE_DEPLOY` or `EXTERNAL`. */
  readonly controller: string;
  /** Whether an Express gateway owns the service, so that UpdateService may not touch it. */
  readonly express: boolean;
  readonly taskDefinition: string;
  readonly desired: number;
  readonly deployments: readonly DeploymentView[];
  /** Newest first. */
  readonly events: readonly ServiceEventView[];
  readonly settings: DeploymentSettings;
}

export interface ServiceDeploymentView {
  readonly arn: string;
  readonly targetRevisionArn: string;
  readonly sourceRevisionArns: readonly string[];
  readonly status: string;
  readonly statusReason: string;
  readonly requested: number;
  readonly running: number;
  readonly pending: number;
  readonly failureCount: number;
  /** Of the circuit breaker; `undefined` where the service has none. */
  readonly failureThreshold: number | undefined;
  readonly breakerTriggered: boolean;
  readonly triggeredAlarms: readonly string[];
  readonly rollback: { readonly reason: string; readonly revisionArn: string } | undefined;
  readonly createdAtMs: number;
  readonly finishedAtMs: number | undefined;
}

export interface ContainerView {
  readonly name: string;
  readonly exitCode: number | undefined;
  readonly reason: string;
  readonly health: string;
}

export interface TaskView {
  readonly arn: string;
  /** The id of the deployment that started the task. */
  readonly startedBy: string;
  readonly taskDefinition: string;
  readonly stopCode: string;
  readonly stoppedReason: string;
  readonly health: string;
  readonly startedAtMs: number | undefined;
  readonly stoppedAtMs: number | undefined;
  readonly containers: readonly ContainerView[];
}

export interface RevisionImage {
  readonly container: string;
  readonly image: string;
  /** `sha256:…` */
  readonly digest: string;
}

export interface ServiceRevisionView {
  readonly arn: string;
  readonly taskDefinition: string;
  readonly images: readonly RevisionImage[];
}

/** The deployment that the service is heading for. */
export function primaryOf(service: ServiceView): DeploymentView | undefined {
  return service.deployments.find(({ status }) => status === 'PRIMARY');
}

/** The number that a deployment's id and its service revision's ARN share. */
export function revisionNumber(idOrArn: string): string {
  return idOrArn.slice(idOrArn.lastIndexOf('/') + 1);
}

/** `orders-api:8` from a task definition's ARN. */
export function shortTaskDefinition(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

/** The family of a task definition's ARN or of `family:revision`. */
export function familyOf(taskDefinition: string): string {
  return shortTaskDefinition(taskDefinition).replace(/:\d+$/, '');
}

/** The ARN of the service revision that a deployment of the service brings up. */
export function revisionArn(service: Pick<ServiceView, 'arn'>, deploymentId: string): string {
  return `${service.arn.replace(':service/', ':service-revision/')}/${revisionNumber(deploymentId)}`;
}
