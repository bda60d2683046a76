import { plural } from '@platform-actions/action-kit';
import type { Build } from '../files/scan.js';
import type { ModeResult } from '../mode-result.js';
import { loadLive, readPointer } from '../protocol/state.js';
import { driftOf, listSite } from '../protocol/drift.js';
import { refuseShrink } from '../release/guards.js';
import { contentSha256 } from '../release/manifest.js';
import { planRelease } from '../release/plan.js';
import { formatBytes } from '../report/bytes.js';
import { changesBetween } from '../report/changes.js';
import { plannedLines } from '../report/log.js';
import type { Site } from '../site.js';

/** A publish with `dry-run`: what would be written, against the live release. */
export async function planPublish(site: Site, build: Build): Promise<ModeResult> {
  const { runner, publishing, inputs } = site;
  const stored = await readPointer(publishing);
  const live = stored?.pointer.id;
  const checksDrift = inputs.drift === 'list';
  if (stored?.pointer.contentSha256 === contentSha256(build.files) && !checksDrift) {
    return {
      outcome: 'planned',
      ok: true,
      live,
      reason: `Dry run: nothing to publish, release ${stored.pointer.id} has the same files.`,
    };
  }
  const loaded = await loadLive(publishing, stored);
  if (loaded?.manifest) refuseShrink(build.files, loaded.manifest, inputs.allowShrink);
  const drifted = loaded && checksDrift ? driftOf(loaded, await listSite(publishing)) : new Set<string>();
  const plan = planRelease(build.files, loaded?.manifest, { entry: inputs.entry, drifted });
  const files = Object.fromEntries(build.files.map((file) => [file.path, file]));
  const changes = changesBetween(files, loaded?.manifest?.files);
  for (const line of plannedLines(changes)) runner.log.info(line);
  const count = plan.uploads.length + plan.writes.length;
  return {
    outcome: 'planned',
    ok: true,
    live,
    changes,
    reused: plan.carried.length,
    warnings: drifted.size === 0 ? [] : [`The bucket differs from the live release: ${shown([...drifted])}.`],
    reason: `Dry run: ${plural(count, 'file')} (${formatBytes(plan.bytes)}) would be written, ${plan.carried.length} reused.`,
  };
}

function shown(paths: readonly string[]): string {
  const rest = paths.length - 10;
  return paths.slice(0, 10).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
