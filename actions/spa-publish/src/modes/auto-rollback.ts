import { messageChain, toError } from '@platform-actions/action-kit';
import type { ModeResult } from '../mode-result.js';
import { rollBack, type Published } from '../protocol/index.js';
import type { Site } from '../site.js';
import { failingChecks, verifySite } from '../verify.js';

/**
 * Puts the previous release back after a probe has failed, and looks whether that mends the site. Red in any case: the new
 * release is not live.
 */
export async function revert(site: Site, failed: ModeResult, { release, previous }: Published): Promise<ModeResult> {
  const { runner, publishing } = site;
  if (previous === undefined) return because(failed, 'There is no release before it to go back to.');
  try {
    return await runner.log.group(`Rolling back to ${previous.id}`, async () => {
      const back = await rollBack(publishing, { to: previous.id, onlyIfLive: release.id });
      if (back.kind === 'failed') return because(failed, `The rollback failed: ${back.reason}`);
      if (back.kind === 'unchanged')
        return because(failed, `It was not rolled back: ${back.pointer.id} is live by now.`);
      const { work } = back;
      const after = await verifySite(site, back.release, undefined, work.invalidations);
      const works = after.verified
        ? 'The live site passes the probe again.'
        : `With it the live site does not pass the probe either, so the CDN or its origin is at fault: ${failingChecks(after.checks)}`;
      return {
        ...because(failed, `Release ${previous.id} was put back. ${works}`),
        outcome: 'reverted' as const,
        live: previous.id,
        previous: release.id,
        phases: [...(failed.phases ?? []), ...shifted(work.phases, failed.phases?.at(-1)?.endMs ?? 0)],
        invalidations: [...(failed.invalidations ?? []), ...work.invalidations],
        warnings: [...(failed.warnings ?? []), ...work.warnings, ...after.warnings],
      };
    });
  } catch (thrown) {
    runner.signal.throwIfAborted();
    return because(failed, `The rollback failed: ${messageChain(toError(thrown))}`);
  }
}

function because(finding: ModeResult, sentence: string): ModeResult {
  return { ...finding, reason: `${finding.reason} ${sentence}` };
}

function shifted(phases: NonNullable<ModeResult['phases']>, by: number): NonNullable<ModeResult['phases']> {
  return phases.map(({ name, startMs, endMs }) => ({ name, startMs: startMs + by, endMs: endMs + by }));
}
