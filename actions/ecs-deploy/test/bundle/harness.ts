import { expect } from '@jest/globals';
import { spawnAction, type SpawnedAction, type SpawnOptions } from '@platform-actions/action-kit/testing';
import {
  startLocalCloud,
  type LocalCloud,
  type SeedOptions,
  type ServiceSeed,
  type Timings,
} from '@platform-actions/local-cloud';

export const NEW_DIGEST = `sha256:${'b2'.repeat(32)}`;
export const REPOSITORY = '123456789012.dkr.ecr.eu-central-1.amazonaws.com/orders-api';
export const NEW_IMAGE = `${REPOSITORY}@${NEW_DIGEST}`;
export const NO_BREAKER = { deploymentConfiguration: {} };
export const BREAKER_ONLY = {
  deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: false } },
};

/** A rollback, as any deployment, does not end within a test. */
export const LONG_ROLLBACK = { timings: { rollbackRequested: 86_400, steadyAfter: 86_400 } };

export interface Stage {
  readonly cloud: LocalCloud;
  readonly seed: ServiceSeed;
}

/** A cloud in which a minute passes in a second, with a service that runs; stopped after the test. */
export async function withService(
  options: Partial<SeedOptions> & { readonly speed?: number; readonly timings?: Partial<Timings> },
  test: (stage: Stage) => Promise<void>,
): Promise<void> {
  const { speed = 60, timings = {}, ...seedOptions } = options;
  const cloud = await startLocalCloud({ speed, timings });
  try {
    const seed = cloud.seedService({ service: 'orders-api', ...seedOptions });
    await test({ cloud, seed });
    expect(pollsOverBudget(cloud, speed)).toEqual([]);
  } finally {
    await cloud.stop();
  }
}

/**
 * The operations that were polled more often than once per poll interval of a second (less its jitter), beside the few
 * calls before and after the watch. Holds in every scenario.
 */
function pollsOverBudget(cloud: LocalCloud, speed: number): string[] {
  const times = cloud.calls('ECS').map(({ at }) => at / 1000 / speed);
  const seconds = (times.at(-1) ?? 0) - (times[0] ?? 0);
  return ['DescribeServiceDeployments', 'DescribeServices', 'ListServiceDeployments', 'DescribeTasks'].filter(
    (name) => cloud.calls(`ECS.${name}`).length > seconds / 0.9 + 6,
  );
}

/** The bundle against the cloud, deploying a new image unless other inputs are given. */
export function deploy(
  cloud: LocalCloud,
  inputs: Readonly<Record<string, string>> = { image: NEW_IMAGE },
  options: SpawnOptions = {},
): Promise<SpawnedAction> {
  return spawnAction(
    'ecs-deploy',
    { service: 'orders-api', 'poll-interval': '1', ...inputs },
    { ...options, env: { ...cloud.environment(), ...options.env } },
  );
}

/** How often each operation was called, without the service's name. */
export function counts(cloud: LocalCloud): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const { operation } of cloud.calls()) {
    const name = operation.replace('ECS.', '');
    counted[name] = (counted[name] ?? 0) + 1;
  }
  return counted;
}

/** The operations that change something, in order. */
export function changes(cloud: LocalCloud): string[] {
  return cloud
    .calls('ECS')
    .map(({ operation }) => operation.replace('ECS.', ''))
    .filter((name) => /^(Register|Update|Stop|Create|Delete)/.test(name));
}

/** Resolves once the cloud has had so many calls of an operation. */
export async function called(cloud: LocalCloud, operation: string, times = 1): Promise<void> {
  while (cloud.calls(operation).length < times) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** The warnings of a run, as annotations. */
export function warnings({ stdout }: SpawnedAction): string[] {
  return [...stdout.matchAll(/^::warning[^:]*::(.*)$/gm)].map(([, text = '']) => text);
}
