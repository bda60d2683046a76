import { formatSeconds, plural } from '@platform-actions/action-kit';
import { lintDistribution } from './cdn/lint.js';
import { settle, type Settled } from './cdn/wait.js';
import type { ModeResult } from './mode-result.js';
import type { ManifestFile } from './model.js';
import type { Check } from './probe/check.js';
import { probeSite } from './probe/site.js';
import type { StartedInvalidation } from './protocol/index.js';
import { logChecks, settlingLine } from './report/log.js';
import type { Site } from './site.js';

/** A release as the probe compares the live site with it. */
export interface Probed {
  readonly id: string;
  readonly files: Readonly<Record<string, ManifestFile>>;
}

export interface Verified {
  /** `undefined` where the site was not probed. */
  readonly verified: boolean | undefined;
  readonly checks: readonly Check[];
  /** Of the distributions; never fails anything. */
  readonly lint: readonly Check[];
  readonly settled: Omit<Settled, 'probe'> | undefined;
  readonly warnings: readonly string[];
}

/** Where the live site is not what it should be: the names and texts of the failing checks, in one sentence. */
export function failingChecks(checks: readonly Check[]): string {
  const failing = checks.filter(({ level }) => level === 'fail');
  const [first] = failing;
  if (first === undefined) return '';
  const more = failing.length > 1 ? ` (and ${plural(failing.length - 1, 'more check')} failed)` : '';
  return `${first.name}: ${first.detail}${more}`;
}

/** Waits for the invalidations, looks at the live site meanwhile, and at the distributions' configuration. */
export async function verifySite(
  site: Site,
  release: Probed,
  previous: Probed | undefined,
  invalidations: readonly StartedInvalidation[],
): Promise<Verified> {
  const { inputs } = site;
  const probes = inputs.verify !== 'off' && inputs.siteUrl !== undefined;
  const waits = inputs.wait > 0 && invalidations.length > 0;
  if (!probes && !waits) return { verified: undefined, checks: [], lint: [], settled: undefined, warnings: [] };
  return site.runner.log.group(probes ? 'Probing the live site' : 'Waiting for the CDN', async () => {
    const [{ probe, ...settled }, distributions] = await Promise.all([
      wait(site, release, previous, invalidations),
      probes ? site.distributions() : [],
    ]);
    const checks = probe?.checks ?? [];
    const lint = distributions.flatMap(lintDistribution);
    logChecks(site.runner.log, [...checks, ...lint]);
    return { verified: probe?.ok, checks, lint, settled, warnings: warningsOf(settled) };
  });
}

/** A finding with what the look at the live site adds to it. */
export function withProof(finding: ModeResult, verified: Verified): ModeResult {
  const { phases = [], warnings = [] } = finding;
  const startMs = phases.at(-1)?.endMs ?? 0;
  const { settled } = verified;
  const look = settled && { name: 'wait and probe', startMs, endMs: startMs + settled.seconds * 1000 };
  return {
    ...finding,
    ...verified,
    phases: look ? [...phases, look] : phases,
    warnings: [...warnings, ...verified.warnings],
  };
}

function wait(
  { runner, inputs, http, cdn, session }: Site,
  release: Probed,
  previous: Probed | undefined,
  invalidations: readonly StartedInvalidation[],
): Promise<Settled> {
  const { siteUrl, verify, entry, bucket, prefix } = inputs;
  const probe =
    verify === 'off' || siteUrl === undefined
      ? undefined
      : () => {
          const bucketUrl = publicBucketUrl(bucket, `${prefix}${entry}`, session, runner.env);
          const controlUrl = controlUrlOf(siteUrl, prefix);
          return probeSite(http, { siteUrl, entry, release, previous, bucketUrl, controlUrl });
        };
  return settle({
    cdn: cdn ?? { invalidation: () => Promise.reject(new Error('There is no CDN.')) },
    invalidations,
    probe,
    clock: runner.clock,
    signal: runner.signal,
    waitSeconds: inputs.wait,
    onWait: ({ failing, pending, nextSeconds }) => {
      runner.log.info(settlingLine(failing, pending, nextSeconds));
    },
  });
}

/** Where the control data would be if the CDN gave it away; `undefined` where the CDN serves the prefix alone. */
export function controlUrlOf(siteUrl: string, prefix: string): string | undefined {
  const { pathname } = new URL(siteUrl);
  if (!pathname.endsWith(`/${prefix}`)) return undefined;
  return new URL(`${pathname.slice(0, pathname.length - prefix.length)}_spa/${prefix}current.json`, siteUrl).href;
}

/** The entry at S3 itself; `undefined` where another endpoint stands for AWS. */
function publicBucketUrl(
  bucket: string,
  key: string,
  { region, partition }: Site['session'],
  env: Site['runner']['env'],
): string | undefined {
  if ([env['AWS_ENDPOINT_URL'], env['AWS_ENDPOINT_URL_S3']].some((url) => url !== undefined && url !== ''))
    return undefined;
  const path = key.split('/').map(encodeURIComponent).join('/');
  const host = `s3.${region}.${partition.dnsSuffix}`;
  return bucket.includes('.') ? `https://${host}/${bucket}/${path}` : `https://${bucket}.${host}/${path}`;
}

function warningsOf({ invalidation, problem, seconds }: Omit<Settled, 'probe'>): string[] {
  const unfinished = `CloudFront had not reported the invalidation as completed after ${formatSeconds(seconds)}. It goes on.`;
  return [...(invalidation === 'unfinished' ? [unfinished] : []), ...(problem === '' ? [] : [problem])];
}
