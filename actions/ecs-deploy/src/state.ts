import type { StateKey } from '@platform-actions/action-kit';

/** A deployment under judgement: started by this run, or met on its way. */
export interface Rollout {
  readonly service: string;
  readonly serviceArn: string;
  readonly cluster: string;
  /** `ecs-svc/<n>` */
  readonly deploymentId: string;
  /** When ECS created the deployment, by its clock. */
  readonly createdAtMs: number;
  readonly taskDefinition: string;
  readonly previousTaskDefinition: string;
  /** Ids of the deployments that the service had before: a PRIMARY among them means that ECS went back. */
  readonly earlierIds: readonly string[];
  /** False where another run started it: cancelling this one does not undo it. */
  readonly startedHere: boolean;
}

/** What the post step has to know to undo a cancelled run. */
export interface RunState {
  readonly rollouts: readonly Rollout[];
  /** Set when the main step has judged: from then on there is nothing to undo. */
  readonly finished: boolean;
}

/** The runner's state under which a run is kept. */
export const runState: StateKey<RunState> = {
  name: 'ecs-deploy-run',
  parse: (json) => {
    if (!isRunState(json)) throw new Error('The saved state of ecs-deploy has an unknown shape.');
    return json;
  },
};

function isRunState(json: unknown): json is RunState {
  if (typeof json !== 'object' || json === null) return false;
  const { rollouts, finished } = json as Record<string, unknown>;
  return Array.isArray(rollouts) && rollouts.every(isRollout) && typeof finished === 'boolean';
}

function isRollout(json: unknown): json is Rollout {
  if (typeof json !== 'object' || json === null) return false;
  const rollout = json as Record<string, unknown>;
  const texts = ['service', 'serviceArn', 'cluster', 'deploymentId', 'taskDefinition', 'previousTaskDefinition'];
  return (
    texts.every((name) => typeof rollout[name] === 'string') &&
    typeof rollout['createdAtMs'] === 'number' &&
    typeof rollout['startedHere'] === 'boolean' &&
    Array.isArray(rollout['earlierIds'])
  );
}
