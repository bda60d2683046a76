import { primaryOf, shortTaskDefinition, type DeploymentView, type ServiceView } from '../ecs/model.js';
import type { ServiceChange } from '../ecs/ports.js';
import { imagesOf, type TaskDefinitionInput } from '../task-definition/index.js';

/** What is done to one service. */
export type Step =
  /** UpdateService starts a deployment. */
  | { readonly kind: 'deploy'; readonly change: ServiceChange; readonly why: string }
  /** UpdateService changes the number of tasks, which starts no deployment. */
  | { readonly kind: 'scale'; readonly change: ServiceChange; readonly running: DeploymentView; readonly why: string }
  /** A deployment of exactly this is on its way: it is judged as if it were ours. */
  | { readonly kind: 'attach'; readonly running: DeploymentView; readonly why: string }
  | { readonly kind: 'unchanged'; readonly running: DeploymentView; readonly why: string };

export interface ServicePlan {
  readonly service: ServiceView;
  readonly step: Step;
}

export interface Wish {
  readonly definition: TaskDefinitionInput;
  /** The revision to deploy; `undefined` where it is yet to be registered. */
  readonly arn: string | undefined;
  readonly forceNewDeployment: boolean;
  readonly desiredCount: number | undefined;
}

/**
 * What has to be done for every service to run the revision. "Nothing" is said only where every image is pinned by its
 * digest and the running deployment of that very revision is healthy: with a tag, nobody knows what runs.
 */
export function planServices(services: readonly ServiceView[], wish: Wish): ServicePlan[] {
  return services.map((service) => ({ service, step: planService(service, wish) }));
}

function planService(service: ServiceView, wish: Wish): Step {
  const running = primaryOf(service);
  const scale = wish.desiredCount === undefined ? {} : { desiredCount: wish.desiredCount };
  if (running === undefined || wish.arn === undefined || running.taskDefinition !== wish.arn) {
    const taskDefinition = wish.arn === undefined ? {} : { taskDefinition: wish.arn };
    const force = wish.forceNewDeployment ? { forceNewDeployment: true as const } : {};
    const why = `${wish.arn === undefined ? 'a new revision' : shortTaskDefinition(wish.arn)} replaces ${shortTaskDefinition(service.taskDefinition)}`;
    return { kind: 'deploy', change: { ...taskDefinition, ...force, ...scale }, why };
  }
  const forced = reasonToForce(service, running, wish);
  if (forced !== undefined) {
    // With the revision named, an update by somebody else in between cannot be forced by mistake.
    const change = { taskDefinition: wish.arn, forceNewDeployment: true as const, ...scale };
    return { kind: 'deploy', change, why: `${shortTaskDefinition(wish.arn)} is deployed anew, since ${forced}` };
  }
  return keepRunning(service, running, wish);
}

function keepRunning(service: ServiceView, running: DeploymentView, wish: Wish): Step {
  const name = shortTaskDefinition(running.taskDefinition);
  if (wish.desiredCount !== undefined && wish.desiredCount !== service.desired) {
    const why = `${name} runs already; only the number of tasks changes, from ${service.desired} to ${wish.desiredCount}`;
    return { kind: 'scale', change: { desiredCount: wish.desiredCount }, running, why };
  }
  if (isSettled(service, running)) {
    const why = `${name} runs already, every image of it is pinned by digest, and its deployment is healthy`;
    return { kind: 'unchanged', running, why };
  }
  return { kind: 'attach', running, why: `a deployment of ${name} is on its way already; it is judged, not repeated` };
}

/** ECS tells no rollout state where the service stands behind a Classic Load Balancer: then its tasks speak. */
function isSettled(service: ServiceView, running: DeploymentView): boolean {
  if (running.rolloutState !== '') return running.rolloutState === 'COMPLETED';
  return service.deployments.length === 1 && running.running >= service.desired && running.pending === 0;
}

function reasonToForce(service: ServiceView, running: DeploymentView, wish: Wish): string | undefined {
  if (wish.forceNewDeployment) return 'force-new-deployment is true';
  const loose = imagesOf(wish.definition).filter(({ digest }) => digest === undefined);
  if (loose.length > 0) {
    const names = loose.map(({ container, image }) => `${container}: ${image}`).join(', ');
    return `a tag may have moved (${names}); pin images by digest to avoid needless deployments`;
  }
  if (running.rolloutState === 'FAILED') return 'its deployment has failed';
  if (running.rolloutState === 'COMPLETED' && running.running < service.desired) {
    return `only ${running.running} of ${service.desired} tasks of it are running`;
  }
  return undefined;
}
