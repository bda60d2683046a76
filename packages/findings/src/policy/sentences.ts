import { truncate } from '@platform-actions/action-kit';
import { KINDS, SEVERITIES, type Finding } from '../model.js';
import type { Undecided } from './excuses.js';
import { countOf } from './nouns.js';
import type { Ruling } from './rulings.js';

/** A finding with its ruling. */
export interface Ruled {
  readonly finding: Finding;
  readonly ruling: Ruling;
}

/** A sentence for each kind and rule by which findings fail: how many of which severity, and the first names. */
export function failureReasons(ruled: readonly Ruled[]): string[] {
  const failing = ruled.filter(({ ruling }) => ruling.decision === 'fail');
  return KINDS.flatMap((kind) =>
    [
      ...groupBy(
        failing.filter(({ finding }) => finding.kind === kind),
        ({ ruling }) => ruling.rule,
      ),
    ].map(([rule, group]) => {
      const findings = group.map(({ finding }) => finding);
      const verb = findings.length === 1 ? 'fails' : 'fail';
      return `${countOf(findings.length, kind)} (${severities(findings)}) ${verb} by ${rule}: ${names(findings)}.`;
    }),
  );
}

/** A sentence for each rule whose questions stand open: such that could fail make the result incomplete, others warn. */
export function openQuestions(ruled: readonly Ruled[]): { incomplete: string[]; warnings: string[] } {
  return {
    incomplete: sentences(ruled, ({ ruling }) => ruling.undecided),
    warnings: sentences(ruled, ({ ruling }) => ruling.unanswered),
  };
}

function sentences(ruled: readonly Ruled[], questionsOf: (one: Ruled) => readonly Undecided[]): string[] {
  const asked = ruled.flatMap((one) => questionsOf(one).map((question) => ({ finding: one.finding, ...question })));
  return [...groupBy(asked, ({ rule }) => rule)].map(([rule, group]) => {
    const findings = group.map(({ finding }) => finding);
    const kind = findings[0]?.kind ?? 'vuln';
    const tools = [...new Set(findings.flatMap((finding) => finding.tools.map(({ name }) => name)))].sort().join(', ');
    return `${rule} cannot be answered for ${countOf(findings.length, kind)}: ${tools} does not say ${group[0]?.question ?? ''} (${names(findings)}).`;
  });
}

function severities(findings: readonly Finding[]): string {
  return SEVERITIES.map((severity) => ({ severity, count: findings.filter((one) => one.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}`)
    .join(', ');
}

const MAX_NAMES = 3;

function names(findings: readonly Finding[]): string {
  const all = [...new Set(findings.map(({ id }) => truncate(id, 80)))];
  const more = all.length - MAX_NAMES;
  return all.slice(0, MAX_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** Groups in the order of their keys, which does not depend on that of the items. */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1));
}
