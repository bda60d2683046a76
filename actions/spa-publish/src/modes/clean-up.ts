import { messageChain, plural, toError, type Runner } from '@platform-actions/action-kit';
import type { ModeResult } from '../mode-result.js';
import { collectGarbage, type CleanResult } from '../protocol/index.js';
import type { Site } from '../site.js';
import { dropPrivateMaps } from './private-maps.js';

/** Deletes the files of releases that are kept no longer. After a publish, whatever goes wrong with it is a warning. */
export async function cleanUp(site: Site, published: ModeResult): Promise<ModeResult> {
  const { runner, publishing } = site;
  try {
    const clean = await runner.log.group('Cleaning up behind older releases', () => collect(site, false));
    const deleted = clean.kind === 'cleaned' ? clean.deleted : [];
    const warnings = [...(published.warnings ?? []), ...warningsOf(runner, clean)];
    return { ...published, clean, deleted: deleted.map((key) => key.slice(publishing.keys.prefix.length)), warnings };
  } catch (thrown) {
    runner.signal.throwIfAborted();
    const warning = `The clean-up behind older releases failed: ${messageChain(toError(thrown))}`;
    runner.log.warning(warning);
    return { ...published, warnings: [...(published.warnings ?? []), warning] };
  }
}

/** `mode: gc`: the clean-up by itself. A guard that stops it turns the step red. */
export async function collectOnly(site: Site): Promise<ModeResult> {
  const { dryRun } = site.inputs;
  const clean = await site.runner.log.group('Cleaning up behind older releases', () => collect(site, dryRun));
  if (clean.kind === 'refused') {
    return { outcome: 'failed', ok: false, reason: clean.reason, clean, ...(dryRun && { deleted: clean.candidates }) };
  }
  const warnings = warningsOf(site.runner, clean);
  const { deleted, releases } = clean;
  const what = `${plural(deleted.length, 'file')} of ${plural(releases.length, 'release')}`;
  if (dryRun)
    return { outcome: 'planned', ok: true, reason: `Dry run: ${what} would be deleted.`, clean, deleted, warnings };
  if (clean.kind === 'nothing-to-do') {
    return {
      outcome: 'unchanged',
      ok: true,
      reason: 'Every release is to be kept: nothing was deleted.',
      clean,
      warnings,
    };
  }
  return { outcome: 'published', ok: true, reason: `${what} were deleted.`, clean, deleted, warnings };
}

async function collect(site: Site, dryRun: boolean): Promise<CleanResult> {
  const { keepReleases, keepDays, maxDelete } = site.inputs;
  const clean = await collectGarbage(site.publishing, { keepReleases, keepDays, maxDelete, dryRun });
  if (clean.kind === 'cleaned') await dropPrivateMaps(site, clean.releases);
  return clean;
}

function warningsOf({ log }: Runner, clean: CleanResult): string[] {
  const warnings =
    clean.kind === 'refused'
      ? [`Nothing was deleted: ${clean.reason}`]
      : clean.kept.slice(0, 10).map(({ key, reason }) => `${key} was not deleted: ${reason}`);
  for (const warning of warnings) log.warning(warning);
  return warnings;
}
