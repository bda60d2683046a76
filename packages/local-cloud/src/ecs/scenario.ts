/** What becomes of the tasks that a deployment starts. Times are cloud seconds. */
export type TaskFate =
  /** They become healthy so long after they were created (default 20). */
  | { readonly kind: 'healthy'; readonly secondsToHealthy?: number }
  /** An essential container exits soon after its start, again and again. `logs` go to its log stream first. */
  | {
      readonly kind: 'crash-loop';
      readonly exitCode?: number;
      readonly container?: string;
      readonly logs?: readonly string[];
      readonly secondsToCrash?: number;
    }
  /** Killed by the kernel: exit code 137, `OutOfMemoryError`. */
  | { readonly kind: 'out-of-memory'; readonly container?: string; readonly secondsToCrash?: number }
  /** They become healthy, stay so for `healthyFor` (default 3) and exit: the failure counter starts over each time. */
  | {
      readonly kind: 'crash-after-start';
      readonly exitCode?: number;
      readonly healthyFor?: number;
      readonly secondsToHealthy?: number;
      readonly logs?: readonly string[];
    }
  /** `CannotPullContainerError`; `detail` replaces the default "not found". */
  | { readonly kind: 'image-pull-failure'; readonly detail?: string }
  /** `ResourceInitializationError`; `detail` replaces the default denied secret. */
  | { readonly kind: 'resource-initialization'; readonly detail?: string }
  /** They run, but fail the load balancer's (default) or the container's own health checks and are stopped. */
  | { readonly kind: 'unhealthy'; readonly check?: 'target-group' | 'container'; readonly secondsToUnhealthy?: number }
  /** No task is ever placed; only service events say why. */
  | { readonly kind: 'unplaceable'; readonly reason?: string };

/** The kinds of fate, for those who write a scenario as JSON. */
export const FATES: readonly TaskFate['kind'][] = [
  'healthy',
  'crash-loop',
  'out-of-memory',
  'crash-after-start',
  'image-pull-failure',
  'resource-initialization',
  'unhealthy',
  'unplaceable',
];

/** What happens around a rollout, beside what its tasks do. */
export interface Circumstances {
  /** So long after an UpdateService, DescribeServices still answers the state from before it. */
  readonly staleReadsFor?: number;
  /** So long after the deployment was created, somebody else deploys another revision. */
  readonly supersededAfter?: number;
  /** So long after the deployment was created, the service's deployment alarms go off (if it has any enabled). */
  readonly alarmAfter?: number;
  /** Tags have moved: every image that is not pinned resolves to another digest from this rollout on. */
  readonly movedTags?: boolean;
  /** The rollback fails too, as when the old image was deleted meanwhile. */
  readonly rollbackFails?: boolean;
  /** Stopping an old task takes so long: the deregistration delay of a load balancer (default 10). */
  readonly secondsToDrain?: number;
}

/** What the next rollouts of a service do, until another scenario is set. Rollbacks run what ran before. */
export type Scenario = TaskFate & Circumstances;

/** The scenarios that can be asked for by name alone. */
export const SCENARIOS = {
  healthy: { kind: 'healthy' },
  slow: { kind: 'healthy', secondsToHealthy: 240 },
  'crash-loop': { kind: 'crash-loop' },
  'out-of-memory': { kind: 'out-of-memory' },
  'crash-after-start': { kind: 'crash-after-start' },
  'image-pull-failure': { kind: 'image-pull-failure' },
  'resource-initialization': { kind: 'resource-initialization' },
  unhealthy: { kind: 'unhealthy' },
  unplaceable: { kind: 'unplaceable' },
  superseded: { kind: 'healthy', secondsToHealthy: 60, supersededAfter: 20 },
  'stale-reads': { kind: 'healthy', staleReadsFor: 10 },
  alarm: { kind: 'healthy', alarmAfter: 25 },
  'moved-tag': { kind: 'healthy', movedTags: true },
  'rollback-fails': { kind: 'crash-loop', rollbackFails: true },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;

/** @throws Error naming the scenarios there are */
export function scenarioOf(scenario: Scenario | string): Scenario {
  if (typeof scenario !== 'string') return scenario;
  const named = Object.entries<Scenario>(SCENARIOS).find(([name]) => name === scenario)?.[1];
  if (!named) throw new Error(`There is no scenario '${scenario}'. There are: ${Object.keys(SCENARIOS).join(', ')}.`);
  return named;
}
