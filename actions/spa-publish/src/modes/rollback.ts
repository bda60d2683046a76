import { plural, UserError } from '@platform-actions/action-kit';
import { factsOf, type ModeResult } from '../mode-result.js';
import { rollBack, targetId } from '../protocol/index.js';
import { readManifest, readPointer } from '../protocol/state.js';
import { changesBetween } from '../report/changes.js';
import { plannedLines } from '../report/log.js';
import type { Site } from '../site.js';
import { verifySite, withProof } from '../verify.js';
import { judge } from './publish.js';

/** `mode: rollback`: makes a release live again that was live before, from what the bucket holds. */
export async function rollbackOnly(site: Site): Promise<ModeResult> {
  const { runner, publishing, inputs } = site;
  const result = await runner.log.group(`Rolling back to ${inputs.to}`, () => rollBack(publishing, { to: inputs.to }));
  const { work } = result;
  const common = factsOf(work);
  if (result.kind === 'failed') {
    return { ...common, outcome: 'failed', ok: false, live: result.live?.id, reason: result.reason };
  }
  if (result.kind === 'unchanged') {
    const { id } = result.pointer;
    const mended = result.repaired ? ' What another publisher had left half done was put right.' : '';
    return { ...common, outcome: 'unchanged', ok: true, live: id, reason: `Release ${id} is live already.${mended}` };
  }
  const { release, previous } = result;
  const finding: ModeResult = {
    ...common,
    ...{ outcome: 'rolled-back', ok: true, live: release.id, previous: previous?.id },
    changes: changesBetween(release.files, previous?.files),
    reason: `Release ${release.id} is live again: ${plural(work.uploaded.length, 'file')} rewritten, ${work.reused} as they are.`,
  };
  const verified = await verifySite(site, release, previous, work.invalidations);
  return judge(site, withProof(finding, verified), verified);
}

/** A rollback with `dry-run`: what would be live, and which files that would change. */
export async function planRollback({ runner, publishing, inputs }: Site): Promise<ModeResult> {
  const stored = await readPointer(publishing);
  if (stored === undefined) throw new UserError('Nothing was published here yet, so there is nothing to roll back.');
  const { pointer } = stored;
  const id = targetId(pointer, inputs.to, publishing.run);
  const [target, live] = await Promise.all([readManifest(publishing, id), readManifest(publishing, pointer.id)]);
  if (target === undefined) {
    const known = pointer.history.slice(0, 10).join(', ');
    throw new UserError(`Release ${id} is not there (any more). Releases that were live, newest first: ${known}.`);
  }
  const changes = changesBetween(target.files, live?.files).filter(
    (change) => change.kind !== 'dropped' && change.class !== 'immutable',
  );
  for (const line of plannedLines(changes)) runner.log.info(line);
  return {
    outcome: 'planned',
    ok: true,
    live: pointer.id,
    changes,
    reason: `Dry run: release ${id} would be made live in place of ${pointer.id}, which changes ${plural(changes.length, 'file')}.`,
  };
}
