import type { Finding, FindingKind, Severity } from '../model.js';
import { KINDS } from '../model.js';
import { excuseOf, type RulingFacts } from './excuses.js';
import { licenseRuling } from './licenses.js';
import { countOf } from './nouns.js';
import type { Policy } from './types.js';

export interface Limits {
  /** The findings of counts that are too high, and why. */
  readonly exceeded: ReadonlyMap<Finding, string>;
  readonly reasons: readonly string[];
  readonly incomplete: readonly string[];
}

/**
 * `max-count`: how many findings of a severity, or of a kind in all, may stand. What `fixable-only`, `grace-days` or
 * `licenses.allow` lets pass is not counted; where that cannot be told, a count that may be too high is incomplete.
 */
export function limitsOn(findings: readonly Finding[], policy: Policy, facts: RulingFacts): Limits {
  const exceeded = new Map<Finding, string>();
  const reasons: string[] = [];
  const incomplete: string[] = [];
  for (const { kind, severity, max } of limitsOf(policy)) {
    const { counted, possible } = countedBy(findings, kind, severity, policy, facts);
    const rule = `kinds.${kind}.max-count.${severity}`;
    const what = `${countOf(counted.length, kind)}${severity === 'all' ? '' : ` of severity ${severity}`}`;
    if (counted.length > max) {
      reasons.push(`${what}: at most ${max} may stand (${rule}).`);
      for (const finding of counted) exceeded.set(finding, `one of ${what}, of which ${max} may stand (max-count)`);
    } else if (counted.length + possible > max) {
      incomplete.push(
        `${rule} cannot be answered: of ${counted.length + possible} findings it is not known for ${possible} whether they count.`,
      );
    }
  }
  return { exceeded, reasons, incomplete };
}

interface Limit {
  readonly kind: FindingKind;
  readonly severity: Severity | 'all';
  readonly max: number;
}

function limitsOf({ kinds }: Policy): Limit[] {
  return KINDS.flatMap((kind) =>
    (Object.entries(kinds[kind].maxCount) as [Severity | 'all', number][])
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([severity, max]) => ({ kind, severity, max })),
  );
}

function countedBy(
  findings: readonly Finding[],
  kind: FindingKind,
  severity: Severity | 'all',
  policy: Policy,
  facts: RulingFacts,
): { counted: Finding[]; possible: number } {
  const counted: Finding[] = [];
  let possible = 0;
  for (const finding of findings) {
    if (finding.kind !== kind || (severity !== 'all' && finding.severity !== severity)) continue;
    const excuse = excuseOf(finding, policy.kinds[kind], facts);
    if (excuse.undecided) possible += 1;
    else if (excuse.why === undefined && licenseRuling(finding, policy)?.decision !== 'pass') counted.push(finding);
  }
  return { counted, possible };
}
