import { plural } from '@platform-actions/action-kit';
import type { ModeResult } from '../mode-result.js';
import { closePreview } from '../protocol/index.js';
import { readManifest } from '../protocol/state.js';
import type { Site } from '../site.js';
import { dropPrivateMaps } from './private-maps.js';

/** `mode: preview-close`: deletes what was published for a preview. One that is gone already is fine. */
export async function closeOnly(site: Site): Promise<ModeResult> {
  const { runner, publishing, inputs } = site;
  if (inputs.dryRun) return planClose(site);
  const { kind, deleted, invalidations } = await runner.log.group(`Deleting the preview ${inputs.prefix}`, async () => {
    const closed = await closePreview(publishing);
    if (closed.kind === 'closed') await dropPrivateMaps(site);
    return closed;
  });
  if (kind === 'nothing-to-do') {
    return { outcome: 'unchanged', ok: true, reason: `There is no preview at ${inputs.prefix}.` };
  }
  const reason = `The preview at ${inputs.prefix} was deleted: ${plural(deleted.length, 'object')}.`;
  return { outcome: 'published', ok: true, reason, deleted, invalidations };
}

async function planClose({ publishing, inputs }: Site): Promise<ModeResult> {
  const files = new Set<string>();
  const { keys, store } = publishing;
  for await (const { key } of store.list(keys.releases)) {
    const manifest = await readManifest(publishing, key.slice(keys.releases.length, -'.json'.length));
    for (const path of Object.keys(manifest?.files ?? {})) files.add(path);
  }
  const reason = `Dry run: the preview at ${inputs.prefix} with ${plural(files.size, 'file')} would be deleted.`;
  return { outcome: 'planned', ok: true, reason, deleted: [...files].sort() };
}
