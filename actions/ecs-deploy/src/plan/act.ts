import { UserError, type Log } from '@platform-actions/action-kit';
import { errorName, isThrottle } from '@platform-actions/aws';
import { primaryOf, shortTaskDefinition, type ServiceView } from '../ecs/model.js';
import type { EcsPort } from '../ecs/ports.js';
import type { Rollout } from '../state.js';
import type { TaskDefinitionInput } from '../task-definition/index.js';
import type { ServicePlan, Step } from './plan.js';

/** A service of which a deployment is to be judged now. */
export interface Launched {
  readonly rollout: Rollout;
  readonly step: Step;
  /** After the change, or before it where there was none. */
  readonly service: ServiceView;
  readonly before: ServiceView;
}

/** What was done, also where it could not be done in full. */
export interface Acted {
  readonly launched: readonly Launched[];
  /** The first service that could not be updated; those after it were not tried. */
  readonly failure: { readonly service: ServiceView; readonly thrown: unknown } | undefined;
  readonly untried: readonly ServiceView[];
}

export interface ActPorts {
  readonly ecs: Pick<EcsPort, 'registerTaskDefinition' | 'updateService'>;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Called after each service with all rollouts so far: what a cancelled job has to undo. */
  readonly save: (rollouts: readonly Rollout[]) => void;
}

/**
 * Registers a revision.
 *
 * @throws UserError where ECS refuses the definition; else what the SDK throws.
 */
export async function register(definition: TaskDefinitionInput, { ecs, log }: ActPorts): Promise<string> {
  try {
    const arn = await ecs.registerTaskDefinition(definition);
    log.info(`Registered ${shortTaskDefinition(arn)}.`);
    return arn;
  } catch (thrown) {
    const isRefused = ['ClientException', 'InvalidParameterException'].includes(errorName(thrown));
    if (!isRefused || isThrottle(thrown)) throw thrown;
    const said = thrown instanceof Error ? thrown.message : '';
    throw new UserError(`ECS refused the task definition: ${said} Nothing was changed.`, { cause: thrown });
  }
}

/** Updates the services one after the other and stops at the first that cannot be; does not throw for that. */
export async function updateServices(
  cluster: string,
  plans: readonly ServicePlan[],
  taskDefinition: string,
  ports: ActPorts,
): Promise<Acted> {
  const launched: Launched[] = [];
  for (const [at, { service, step }] of plans.entries()) {
    if (step.kind === 'unchanged') continue;
    try {
      ports.signal.throwIfAborted();
      launched.push(await launch(cluster, service, step, taskDefinition, ports));
    } catch (thrown) {
      const untried = plans.slice(at + 1).filter((plan) => plan.step.kind !== 'unchanged');
      return { launched, failure: { service, thrown }, untried: untried.map((plan) => plan.service) };
    }
    ports.save(launched.map(({ rollout }) => rollout));
  }
  return { launched, failure: undefined, untried: [] };
}

async function launch(
  cluster: string,
  before: ServiceView,
  step: Exclude<Step, { kind: 'unchanged' }>,
  taskDefinition: string,
  { ecs, log }: ActPorts,
): Promise<Launched> {
  const service =
    step.kind === 'attach'
      ? before
      : await ecs.updateService(cluster, before.name, {
          ...(step.kind === 'deploy' ? { taskDefinition } : {}),
          ...step.change,
        });
  const primary = primaryOf(service);
  if (primary === undefined) throw new Error(`ECS answered UpdateService for ${before.name} without a deployment.`);
  const startedHere = primary.id !== primaryOf(before)?.id;
  log.info(`${before.name}: ${startedHere ? 'started' : 'judging'} deployment ${primary.id}.`);
  return {
    step,
    service,
    before,
    rollout: {
      service: before.name,
      serviceArn: before.arn,
      cluster,
      deploymentId: primary.id,
      createdAtMs: primary.createdAtMs,
      taskDefinition: primary.taskDefinition,
      previousTaskDefinition: previousTaskDefinition(before, primary.id),
      earlierIds: before.deployments.map(({ id }) => id).filter((id) => id !== primary.id),
      startedHere,
    },
  };
}

/** What ran before: the PRIMARY of then or, where that is the deployment itself, the one it is replacing. */
function previousTaskDefinition(before: ServiceView, deploymentId: string): string {
  const primary = primaryOf(before);
  if (primary !== undefined && primary.id !== deploymentId) return primary.taskDefinition;
  const other = before.deployments.find(({ id }) => id !== deploymentId);
  return (other ?? primary)?.taskDefinition ?? before.taskDefinition;
}
