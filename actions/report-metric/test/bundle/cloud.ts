import { spawnAction, type SpawnedAction, type SpawnOptions } from '@platform-actions/action-kit/testing';
import { startLocalCloud, type LocalCloud } from '@platform-actions/local-cloud';

/** The bundle of report-metric on a local cloud of its own, with long-lived keys. */
export async function onCloud(
  work: (
    cloud: LocalCloud,
    run: (inputs: Record<string, string>, options?: SpawnOptions) => Promise<SpawnedAction>,
  ) => Promise<void>,
): Promise<void> {
  const cloud = await startLocalCloud();
  try {
    await work(cloud, (inputs, options = {}) =>
      spawnAction('report-metric', inputs, { ...options, env: { ...cloud.environment(), ...options.env } }),
    );
  } finally {
    await cloud.stop();
  }
}

/** The annotations of a log: `warning: text`, each on one line as the runner reads it. */
export function annotations({ stdout }: SpawnedAction): string[] {
  return [...stdout.matchAll(/^::(warning|error|notice)(?: [^:]*)?::(.*)$/gm)].map(
    ([, level = '', text = '']) => `${level}: ${text}`,
  );
}
