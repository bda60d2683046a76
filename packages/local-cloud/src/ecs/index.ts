import type { CloudService, Operation, RegionContext } from '../core/types.js';
import type { LogStore } from '../logs/store.js';
import { createAgenda } from './agenda.js';
import { clusterOperations } from './clusters.js';
import { resourceOf } from './resources.js';
import { serviceDeploymentOperations } from './service-deployments.js';
import { serviceOperations } from './services.js';
import type { Ecs } from './state.js';
import { taskDefinitionOperations } from './task-definitions.js';
import { taskOperations } from './tasks.js';
import { DEFAULT_TIMINGS, type Timings } from './timings.js';

export interface EcsService {
  readonly service: CloudService;
  readonly state: Ecs;
}

/** ECS of one region. Tasks write their logs to the region's log groups. */
export function createEcs(context: RegionContext, logs: LogStore, timings: Partial<Timings> = {}): EcsService {
  const state: Ecs = {
    context,
    logs,
    agenda: createAgenda(context.clock),
    timings: { ...DEFAULT_TIMINGS, ...timings },
    clusters: new Map(),
    families: new Map(),
    scenarios: new Map(),
    registry: new Map(),
  };
  const operations = {
    ...clusterOperations(state),
    ...taskDefinitionOperations(state),
    ...serviceOperations(state),
    ...serviceDeploymentOperations(state),
    ...taskOperations(state),
  };
  return {
    state,
    service: {
      name: 'ECS',
      iamPrefix: 'ecs',
      protocol: 'awsJson',
      resourceOf: (operation, input) => resourceOf(state, operation, input),
      operations: Object.fromEntries(Object.entries(operations).map(([name, run]) => [name, settled(state, run)])),
    },
  };
}

/** Every call sees the state as of now. */
function settled(state: Ecs, run: Operation): Operation {
  return (input, request) => {
    state.agenda.settle();
    return run(input, request);
  };
}
