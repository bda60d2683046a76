import { messageChain, plural, toError, VERSION } from '@platform-actions/action-kit';
import type { Build } from '../files/scan.js';
import { factsOf, type ModeResult } from '../mode-result.js';
import type { ReleaseHead } from '../model.js';
import { publishRelease, type Published, type PublishResult, type Unchanged } from '../protocol/index.js';
import { refuseShrink } from '../release/guards.js';
import { contentSha256 } from '../release/manifest.js';
import { formatBytes } from '../report/bytes.js';
import { changesBetween } from '../report/changes.js';
import type { Site } from '../site.js';
import { failingChecks, verifySite, withProof, type Probed, type Verified } from '../verify.js';
import { revert } from './auto-rollback.js';
import { cleanUp } from './clean-up.js';
import { foreignFiles, foreignWarning } from './foreign.js';
import { storePrivateMaps } from './private-maps.js';

/** Publishes a build, proves the live site, and cleans up behind older releases. */
export async function publish(site: Site, build: Build, head: ReleaseHead): Promise<ModeResult> {
  const { runner, inputs, publishing } = site;
  const whole = { files: build.files, contentSha256: contentSha256(build.files), bodyOf: build.bodyOf };
  let listed: ReadonlyMap<string, string> | undefined;
  const result = await runner.log.group(`Publishing ${head.id}`, () =>
    publishRelease(publishing, whole, head, {
      toolVersion: VERSION,
      drift: inputs.drift === 'list',
      onListed: (found) => {
        listed = found;
      },
      guard: ({ manifest }) => {
        // Read while files are uploaded, so that nobody waits for it under the lock.
        if (inputs.invalidate === 'auto') void site.distributions();
        if (manifest) refuseShrink(build.files, manifest, inputs.allowShrink);
      },
    }),
  );
  const found = findingOf(result);
  if (result.kind === 'superseded' || result.kind === 'failed') return found;
  try {
    const finding = listed && inputs.drift === 'list' ? await withForeign(site, found, listed) : found;
    return await afterwards(site, build, result, finding);
  } catch (thrown) {
    // The release is live, whatever became of its proof.
    const reason = `${found.reason} It could not be proven: ${messageChain(toError(thrown))}`;
    return { ...found, outcome: 'failed', ok: false, reason };
  }
}

async function withForeign(site: Site, finding: ModeResult, listed: ReadonlyMap<string, string>): Promise<ModeResult> {
  const foreign = await foreignFiles(site, listed);
  if (foreign.length === 0) return finding;
  const warning = foreignWarning(foreign);
  site.runner.log.info(warning);
  return { ...finding, foreign, warnings: [...(finding.warnings ?? []), warning] };
}

async function afterwards(
  site: Site,
  build: Build,
  result: Published | Unchanged,
  finding: ModeResult,
): Promise<ModeResult> {
  const isNew = result.kind === 'published';
  const unstored = isNew ? await storePrivateMaps(site, build, result.release.id) : [];
  const stored = { ...finding, warnings: [...(finding.warnings ?? []), ...unstored] };
  const release: Probed = isNew ? result.release : { id: result.pointer.id, files: filesOf(build) };
  const previous = isNew ? result.previous : undefined;
  const verified = await verifySite(site, release, previous, result.work.invalidations);
  const judged = judge(site, withProof(stored, verified), verified);
  if (judged.ok || !isNew || !site.inputs.autoRollback) return judged.ok && isNew ? cleanUp(site, judged) : judged;
  return revert(site, judged, result);
}

/** What a failing probe makes of a release, per `verify`. */
export function judge({ runner, inputs }: Site, finding: ModeResult, { verified, checks }: Verified): ModeResult {
  if (verified !== false) return finding;
  const failing = `The live site does not pass the probe: ${failingChecks(checks)}`;
  if (inputs.verify === 'strict')
    return { ...finding, outcome: 'failed', ok: false, reason: `${finding.reason} ${failing}` };
  runner.log.warning(failing);
  return { ...finding, warnings: [...(finding.warnings ?? []), failing] };
}

function findingOf(result: PublishResult): ModeResult {
  const { work } = result;
  const common = factsOf(work);
  switch (result.kind) {
    case 'published': {
      const { release, previous } = result;
      const changes = changesBetween(release.files, previous?.files);
      return {
        ...common,
        ...{ outcome: 'published', ok: true, live: release.id, previous: previous?.id, changes },
        reason: `Release ${release.id} is live: ${plural(work.uploaded.length, 'file')} (${formatBytes(work.uploadedBytes)}) written, ${work.reused} reused.`,
      };
    }
    case 'unchanged': {
      const { pointer, repaired } = result;
      const mended = repaired ? ' What another publisher had left half done was put right.' : '';
      return {
        ...common,
        ...{ outcome: 'unchanged', ok: true, live: pointer.id, previous: pointer.history[1] },
        reason: `Nothing to publish: release ${pointer.id} has the same files.${mended}`,
      };
    }
    case 'superseded': {
      const { by } = result;
      const built = by.commit === '' ? '' : `, built from commit ${by.commit.slice(0, 7)}`;
      return {
        ...common,
        ...{ outcome: 'superseded', ok: true, live: by.id, previous: by.history[1] },
        reason: `A newer release is live: ${by.id}${built}. Nothing was changed. To go back, use "mode: rollback", or "allow-older: true".`,
      };
    }
    case 'failed':
      return { ...common, outcome: 'failed', ok: false, live: result.live?.id, reason: result.reason };
  }
}

function filesOf({ files }: Build): Probed['files'] {
  return Object.fromEntries(files.map((file) => [file.path, file]));
}
