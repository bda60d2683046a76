import type { JudgedFinding } from './evaluate.js';
import type { Finding } from './model.js';
import { compareSeverity } from './severity.js';

const RANK = { fail: 0, warn: 1, pass: 2 } as const;

/** What decides over the verdict first, then worst first; ties by name and place, so that the order is always the same. */
export function compareJudged(one: JudgedFinding, other: JudgedFinding): number {
  return RANK[one.decision] - RANK[other.decision] || compareFindings(one.finding, other.finding);
}

/** Worst first, then by advisory, package and place. Code units, not a locale: the same on every machine. */
export function compareFindings(one: Finding, other: Finding): number {
  return (
    compareSeverity(one.severity, other.severity) ||
    (other.cvss ?? 0) - (one.cvss ?? 0) ||
    compareText(one.id, other.id) ||
    compareText(one.package?.name ?? '', other.package?.name ?? '') ||
    compareText(one.package?.version ?? '', other.package?.version ?? '') ||
    compareText(one.location.path ?? one.package?.path ?? '', other.location.path ?? other.package?.path ?? '') ||
    (one.location.startLine ?? 0) - (other.location.startLine ?? 0) ||
    compareText(one.fingerprint, other.fingerprint)
  );
}

/** By code units. */
export function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
