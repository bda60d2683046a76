import type { Finding } from '../model.js';
import { idKey, idKeysOf } from './ids.js';
import { scopeTest } from './scope.js';
import type { Waiver } from './types.js';

/** A waiver that fits a finding, and whether it still holds. */
export interface WaiverMatch {
  readonly waiver: Waiver;
  readonly holds: boolean;
}

export interface WaiverMatcher {
  /** The waiver that decides about a finding: one that holds before one that has ended, then the one that lasts longest. */
  match(finding: Finding): WaiverMatch | undefined;
  /** The waivers that fitted no finding so far. */
  unused(): readonly Waiver[];
  /** The waivers that fitted at least one finding so far. */
  used(): readonly Waiver[];
}

/** Whether a waiver holds at an instant: through the end of its last day in UTC. */
export function holdsAt({ endsAt }: Waiver, now: Date): boolean {
  return endsAt === undefined || now.getTime() < endsAt;
}

/** Prepares waivers for many findings; they are looked up by name, so thousands of either are no matter. */
export function waiverMatcher(waivers: readonly Waiver[], now: Date): WaiverMatcher {
  const byId = new Map<string, { waiver: Waiver; fits: (finding: Finding) => boolean }[]>();
  for (const waiver of waivers) {
    const entry = { waiver, fits: fitTest(waiver) };
    byId.set(idKey(waiver.id), [...(byId.get(idKey(waiver.id)) ?? []), entry]);
  }
  const used = new Set<Waiver>();
  const match = (finding: Finding): WaiverMatch | undefined => {
    if (waivers.length === 0) return undefined;
    const fitting = [...idKeysOf(finding)]
      .flatMap((key) => byId.get(key) ?? [])
      .filter(({ fits }) => fits(finding))
      .map(({ waiver }) => waiver);
    for (const waiver of fitting) used.add(waiver);
    const [best] = fitting.sort(longestFirst);
    return best && { waiver: best, holds: holdsAt(best, now) };
  };
  return {
    match,
    unused: () => waivers.filter((waiver) => !used.has(waiver)),
    used: () => waivers.filter((waiver) => used.has(waiver)),
  };
}

function fitTest({ kinds, scope }: Waiver): (finding: Finding) => boolean {
  const inScope = scope ? scopeTest(scope) : () => true;
  return (finding) => (kinds === undefined || kinds.includes(finding.kind)) && inScope(finding);
}

/** The end alone tells which of two holds longer; of two with one end the first in the file goes before. */
function longestFirst(one: Waiver, other: Waiver): number {
  const [end, otherEnd] = [one.endsAt ?? Infinity, other.endsAt ?? Infinity];
  return end === otherEnd ? 0 : otherEnd - end;
}
