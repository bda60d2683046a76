import { expect } from '@jest/globals';
import type { SpawnedAction } from '@platform-actions/action-kit/testing';
import type { LocalCloudOptions } from '@platform-actions/local-cloud';
import { BUCKET, onStage, type Stage } from './cloud.js';
import { siteOf, startWire, visit, type Mishap, type Wire, type WireRequest } from './doubles.js';

export const releases = { A1: siteOf('A1'), B2: siteOf('B2') };

/** A site that is live, and what may happen to it. */
export interface Site extends Stage {
  readonly wire: Wire;
  readonly siteUrl: string;
  /** Publishes B2 over the wire. */
  readonly publish: (
    inputs?: Record<string, string>,
    files?: Record<string, string>,
    env?: Record<string, string>,
  ) => Promise<SpawnedAction>;
}

/** A site with release A1 live, and a wire between it and what comes next. */
export async function onSite(
  work: (site: Site) => Promise<void>,
  options: LocalCloudOptions = { speed: 1 },
): Promise<void> {
  await onStage(async (stage) => {
    const { siteUrl } = await stage.cloud.cloudfront.createDistribution({
      bucket: BUCKET,
      cache: { maxTtl: 0, defaultTtl: 0 },
    });
    await stage.run({}, releases.A1);
    stage.cloud.resetCalls();
    const wire = await startWire(stage.cloud);
    const publish: Site['publish'] = (inputs = {}, files = releases.B2, env = {}) =>
      stage.run(inputs, files, { env: { AWS_ENDPOINT_URL: wire.url, ...env } });
    try {
      await work({ ...stage, wire, siteUrl, publish });
    } finally {
      await wire.stop();
    }
  }, options);
}

/** What a run looks like that went well. */
export const published = { exitCode: 0, outputs: { outcome: 'published' } };

/** All that visitors get is of that one release, and nobody is left holding the lock. */
export async function expectLive({ siteUrl, text }: Site, version: keyof typeof releases): Promise<void> {
  expect(await visit(siteUrl, releases)).toEqual({ entry: version, worker: version, broken: [] });
  for (const [path, content] of Object.entries(releases[version])) expect([path, text(path)]).toEqual([path, content]);
  expect(text('_spa/lock.json')).toBeUndefined();
}

/** The mishap for the first so many requests to a key; those to others pass. */
export function first(
  times: number,
  method: string,
  key: RegExp,
  mishap: Mishap,
): (request: WireRequest) => Mishap | undefined {
  let left = times;
  return (request) => (request.method === method && key.test(request.key) && left-- > 0 ? mishap : undefined);
}

/** So many scripts named by their content. */
export function chunks(count: number): Record<string, string> {
  const name = (index: number): string => `assets/part${index}-${String(index).padStart(8, 'aB3')}.js`;
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [name(index), `${index}`]));
}

export const SLOW_DOWN = { status: 503, code: 'SlowDown' };
export const DENIED = { status: 403, code: 'AccessDenied', message: 'Access Denied' };
