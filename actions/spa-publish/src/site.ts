import { atMostEvery, progressLine, type Runner } from '@platform-actions/action-kit';
import type { AwsSession } from '@platform-actions/aws';
import { compareCommits, githubClient, upsertComment, type EventContext } from '@platform-actions/github';
import type { CloudFront } from './cdn/cloudfront.js';
import type { Distribution } from './cdn/distribution.js';
import { needsWildcard } from './cdn/lint.js';
import { invalidationPaths, siteBases } from './cdn/paths.js';
import type { Effects } from './effects.js';
import { runOf } from './facts.js';
import type { Inputs } from './inputs.js';
import type { SiteHttp } from './ports.js';
import type { WriteComment } from './preview-comment.js';
import { keysOf, type CdnTarget, type Publishing } from './protocol/index.js';

/** The site that a step is about, and everything by which it works on it. */
export interface Site {
  readonly runner: Runner;
  readonly inputs: Inputs;
  readonly publishing: Publishing;
  readonly session: AwsSession;
  readonly http: SiteHttp;
  /** Writes a comment on the pull request; absent without a token, and outside of GitHub. */
  readonly writeComment: WriteComment;
  /** Where there are distributions. */
  readonly cdn: CloudFront | undefined;
  /** The configurations of the distributions as far as they may be read, each read once. Never throws. */
  distributions(): Promise<readonly Distribution[]>;
  /** API calls by operation. */
  calls(): Readonly<Record<string, number>>;
}

/** One line of progress per so many milliseconds. */
const PROGRESS_EVERY_MS = 5_000;

/** Opens a site; calls nobody. */
export function openSite(runner: Runner, inputs: Inputs, event: EventContext | undefined, effects: Effects): Site {
  const session = effects.session(runner, inputs);
  const cdn = inputs.distributionId.length === 0 ? undefined : effects.cloudFront(runner, session);
  const distributions = once(() => readDistributions(runner, inputs, cdn));
  const github = event && inputs.githubToken !== undefined ? githubClient(runner, inputs.githubToken) : undefined;
  const { clock, log, signal } = runner;
  const publishing: Publishing = {
    store: effects.store(runner, session, inputs),
    ...(cdn && { cdn: cdnTarget(inputs, cdn, distributions) }),
    ...{ clock, log, signal, random: Math.random },
    progress: progressLog(runner),
    keys: keysOf(inputs.prefix),
    settings: {
      entry: inputs.entry,
      lockTimeoutMs: inputs.lockTimeout * 1000,
      lockTtlMs: inputs.lockTtl * 1000,
      concurrency: inputs.concurrency,
      allowOlder: inputs.allowOlder,
    },
    run: runOf(runner.env, event),
    compareCommits: (live, ours) =>
      event && github ? compareCommits(github, event, log, live, ours) : Promise.resolve('unknown'),
  };
  const calls = (): Record<string, number> => ({ ...session.calls.byOperation(), ...github?.calls.byOperation() });
  const writeComment: WriteComment = event && github && ((comment) => upsertComment(github, event, comment));
  return { runner, inputs, publishing, session, http: effects.http(runner), writeComment, cdn, distributions, calls };
}

function cdnTarget(inputs: Inputs, cdn: CloudFront, distributions: Site['distributions']): CdnTarget {
  const bases = siteBases(inputs.siteUrl, inputs.prefix);
  return {
    cdn,
    distributionIds: inputs.distributionId,
    pathsOf: async (changed) => {
      const wildcard = inputs.invalidate === 'auto' && (await distributions()).some(needsWildcard);
      return invalidationPaths(changed, wildcard ? 'all' : inputs.invalidate, inputs.entry, bases);
    },
  };
}

async function readDistributions(
  { log }: Runner,
  { distributionId }: Inputs,
  cdn: CloudFront | undefined,
): Promise<readonly Distribution[]> {
  if (cdn === undefined) return [];
  const read = await Promise.all(distributionId.map((id) => cdn.distribution(id)));
  return read.flatMap((found) => {
    if (!('unread' in found)) return [found];
    log.info(found.unread);
    return [];
  });
}

function progressLog({ clock, log }: Runner): NonNullable<Publishing['progress']> {
  const startMs = clock.now();
  const isTime = atMostEvery(PROGRESS_EVERY_MS, () => clock.now());
  isTime();
  return ({ done, total }) => {
    if (!isTime()) return;
    log.info(progressLine({ done, total, unit: 'files', elapsedSeconds: (clock.now() - startMs) / 1000 }));
  };
}

function once<T>(run: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined;
  return () => (started ??= run());
}
