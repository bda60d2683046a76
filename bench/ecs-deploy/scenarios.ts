import type { Scenario, SeedOptions } from '@platform-actions/local-cloud';

/** A rollout, and what a deployment tool ought to say of it. */
export interface BenchScenario {
  readonly name: string;
  /** What really happens. */
  readonly truth: string;
  readonly shouldPass: boolean;
  readonly scenario: Scenario;
  /** ECS comes to no verdict of its own: whatever it says later, a candidate made it say. */
  readonly undecided?: true;
  readonly deploymentConfiguration?: SeedOptions['deploymentConfiguration'];
}

const breaker = (rollback: boolean) => ({ deploymentCircuitBreaker: { enable: true, rollback } });
const NO_BREAKER = { deploymentCircuitBreaker: { enable: false, rollback: false } };

export const SCENARIOS: readonly BenchScenario[] = [
  { name: 'happy', truth: 'completes', shouldPass: true, scenario: { kind: 'healthy', secondsToHealthy: 70 } },
  {
    name: 'breaker-rollback',
    truth: 'breaker trips, rolled back',
    shouldPass: false,
    scenario: { kind: 'crash-loop', secondsToCrash: 8 },
    deploymentConfiguration: breaker(true),
  },
  {
    name: 'breaker-stop',
    truth: 'breaker trips, no rollback',
    shouldPass: false,
    scenario: { kind: 'crash-loop', secondsToCrash: 8 },
    deploymentConfiguration: breaker(false),
  },
  {
    name: 'crash-loop',
    truth: 'crashes for ever, no breaker',
    shouldPass: false,
    scenario: { kind: 'crash-loop', secondsToCrash: 8 },
    undecided: true,
    deploymentConfiguration: NO_BREAKER,
  },
  {
    name: 'bad-image',
    truth: 'image cannot be pulled',
    shouldPass: false,
    scenario: { kind: 'image-pull-failure' },
    deploymentConfiguration: breaker(true),
  },
  {
    name: 'superseded',
    truth: 'somebody else deploys at 40 s',
    shouldPass: false,
    scenario: { kind: 'healthy', secondsToHealthy: 70, supersededAfter: 40 },
  },
  {
    name: 'stale-read',
    truth: 'completes; reads lag by 3 s',
    shouldPass: true,
    scenario: { kind: 'healthy', secondsToHealthy: 20, staleReadsFor: 3 },
  },
];
