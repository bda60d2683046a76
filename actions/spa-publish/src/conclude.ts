import type { Report } from '@platform-actions/action-kit';
import type { ModeResult, Outcome } from './mode-result.js';
import type { FileChange } from './report/changes.js';
import { rollbackStep } from './report/rollback-step.js';
import { summarize } from './report/summary.js';
import type { Site } from './site.js';

export const OUTPUTS = [
  'release-id',
  'previous-release-id',
  'uploaded',
  'uploaded-bytes',
  'reused',
  'deleted',
  'invalidation-id',
  'verified',
  'url',
  'duration-seconds',
] as const;
export type Output = (typeof OUTPUTS)[number];

/** Files that `result` lists; more of them would only make it large. */
const LISTED = 5000;

/** Turns a finding into outputs, summary and `result`. */
export function conclude(site: Site, finding: ModeResult, seconds: number): Report<Outcome, Output> {
  const { inputs } = site;
  const { outcome, reason, ok, live, previous, deleted = [], invalidations = [], verified } = finding;
  return {
    ...{ outcome, reason, ok },
    outputs: {
      'release-id': live,
      'previous-release-id': previous,
      uploaded: finding.uploaded ?? 0,
      'uploaded-bytes': finding.uploadedBytes ?? 0,
      reused: finding.reused ?? 0,
      deleted: outcome === 'planned' ? 0 : deleted.length,
      'invalidation-id': invalidations.map(({ id }) => id),
      verified,
      url: inputs.siteUrl,
      'duration-seconds': Number(seconds.toFixed(1)),
    },
    summary: summarize({
      ...{ outcome, reason, ok, seconds, deleted },
      facts: [
        ['Mode', inputs.dryRun ? `${inputs.mode}, dry run` : inputs.mode],
        ['Bucket', `${inputs.bucket}/${inputs.prefix}`],
        ['Live release', live ?? ''],
        ['Release before', previous ?? ''],
      ],
      siteUrl: inputs.siteUrl,
      changes: finding.changes ?? [],
      phases: finding.phases ?? [],
      calls: site.calls(),
      probe: finding.checks ?? [],
      lint: finding.lint ?? [],
      warnings: finding.warnings ?? [],
      rollback: rollbackOf(site, finding),
    }),
    details: details(site, finding),
  };
}

function details(site: Site, finding: ModeResult): Report['details'] {
  const { inputs, session } = site;
  const {
    changes = [],
    phases = [],
    invalidations = [],
    checks = [],
    lint = [],
    warnings = [],
    deleted = [],
  } = finding;
  return {
    ...{
      mode: inputs.mode,
      dryRun: inputs.dryRun,
      bucket: inputs.bucket,
      prefix: inputs.prefix,
      region: session.region,
    },
    changes: { total: changes.length, files: changes.slice(0, LISTED).map(plain) },
    ...{ phases, invalidations, checks, lint, warnings },
    ...(finding.settled && { invalidationWait: finding.settled }),
    deleted: { total: deleted.length, files: deleted.slice(0, LISTED) },
    ...(finding.foreign && { foreign: finding.foreign.slice(0, LISTED) }),
    ...(finding.clean && { cleanUp: { kind: finding.clean.kind, ...cleanDetails(finding.clean) } }),
    calls: site.calls(),
  };
}

function cleanDetails(clean: NonNullable<ModeResult['clean']>): object {
  if (clean.kind === 'refused') return { reason: clean.reason, candidates: clean.candidates.length };
  return { releases: clean.releases, deletedBytes: clean.deletedBytes, kept: clean.kept.slice(0, LISTED) };
}

function plain({ path, kind, class: fileClass, size, before }: FileChange): object {
  return { path, kind, class: fileClass, size, ...(before !== undefined && { before }) };
}

/** How to undo what was just made live. */
function rollbackOf({ runner, inputs }: Site, { outcome, live, previous }: ModeResult): string | undefined {
  const wentLive = outcome === 'published' || outcome === 'rolled-back' || outcome === 'failed';
  if (!wentLive || live === undefined || previous === undefined || inputs.mode === 'preview') return undefined;
  const { GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref } = runner.env;
  const known = repository !== undefined && repository !== '' && ref !== undefined && ref !== '';
  const uses = known ? `${repository}/spa-publish@${ref}` : 'org/platform-actions/spa-publish@v1';
  return rollbackStep(uses, previous, {
    bucket: inputs.bucket,
    prefix: inputs.prefix,
    'distribution-id': inputs.distributionId.join('\n'),
    'site-url': inputs.siteUrl ?? '',
    'aws-region': inputs.awsRegion ?? '',
    'role-to-assume': inputs.roleToAssume ?? '',
  });
}
