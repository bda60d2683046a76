import { UserError, type Runner } from '@platform-actions/action-kit';
import type { Cloud, Effects } from './cloud.js';
import type { ServiceView } from './ecs/model.js';
import { readInputs, type Inputs } from './inputs.js';
import { planServices, type ServicePlan } from './plan/plan.js';
import { deployableServices } from './plan/preflight.js';
import { resolveTarget, type Target } from './plan/target.js';

/** Everything that is known before anything is changed. */
export interface Prepared {
  readonly inputs: Inputs;
  readonly cloud: Cloud;
  readonly target: Target;
  readonly plans: readonly ServicePlan[];
}

/**
 * Reads inputs, services and task definitions and decides what to do. Changes nothing.
 *
 * @throws UserError for whatever the user can mend; nothing was changed then.
 */
export async function prepare(runner: Runner, effects: Effects): Promise<Prepared> {
  const inputs = readInputs(runner);
  const cloud = effects.connect(runner, inputs);
  const { ecs, explain } = cloud;
  const services = await explained(explain, `reading the services of cluster ${inputs.cluster}`, async () => {
    const described = await ecs.describeServices(inputs.cluster, inputs.service);
    return deployableServices(inputs.cluster, inputs.service, described);
  });
  const readFile = (path: string): string => effects.readFile(runner.workspace, path);
  const target = await explained(explain, 'reading the task definition', () =>
    resolveTarget(inputs, atLeastOne(services), { ecs, log: runner.log, readFile }),
  );
  const wish = { ...inputs, definition: target.definition, arn: target.arn };
  return { inputs, cloud, target, plans: planServices(services, wish) };
}

/** Runs a call that changes nothing; what it throws says afterwards what was under way and what to mend. */
export async function explained<T>(explain: Cloud['explain'], doing: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (thrown) {
    const error = explain(thrown, doing);
    if (error === thrown || !(error instanceof UserError)) throw error;
    throw new UserError(`${error.message} Nothing was changed.`, { cause: error });
  }
}

function atLeastOne(services: readonly ServiceView[]): [ServiceView, ...ServiceView[]] {
  const [first, ...others] = services;
  if (first === undefined) throw new UserError('Input "service" names no service.');
  return [first, ...others];
}
