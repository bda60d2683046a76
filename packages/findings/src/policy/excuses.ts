import type { Capability, Finding } from '../model.js';
import { DAY_MS, instant, isoDay } from '../waivers/dates.js';
import type { KindRules } from './types.js';

/** A question of a rule that the data does not answer. */
export interface Undecided {
  /** The rule as the file has it: `kinds.vuln.kev`. */
  readonly rule: string;
  /** What is not known, as a clause. */
  readonly question: string;
}

/** Whether something keeps a finding from failing by its severity or by count. */
export type Excuse = { readonly why?: string; readonly undecided?: readonly Undecided[] };

/** What the rulings need to know of the world and of the engines. */
export interface RulingFacts {
  readonly now: Date;
  /** Whether a tool that reported the finding can answer that kind of question. */
  can(finding: Finding, capability: Capability): boolean;
}

/** `fixable-only` and `grace-days`: one that excuses is enough, else one that cannot tell makes it undecided. */
export function excuseOf(finding: Finding, rules: KindRules, facts: RulingFacts): Excuse {
  if (finding.kind !== 'vuln') return {};
  const excuses = [unfixableExcuse(finding, rules, facts), graceExcuse(finding, rules, facts.now)];
  const excused = excuses.find(({ why }) => why !== undefined);
  if (excused) return excused;
  const undecided = excuses.flatMap((excuse) => excuse.undecided ?? []);
  return undecided.length > 0 ? { undecided } : {};
}

function unfixableExcuse(finding: Finding, { fixableOnly }: KindRules, facts: RulingFacts): Excuse {
  const state = (finding.fix?.versions.length ?? 0) > 0 ? 'fixed' : (finding.fix?.state ?? 'unknown');
  if (!fixableOnly || state === 'fixed') return {};
  if (state !== 'unknown') {
    return { why: `${state === 'wont-fix' ? 'it will not be fixed' : 'there is no fix yet'} (fixable-only)` };
  }
  // An engine that tells of fixes but not of this one: then it counts, as a finding with a fix does.
  if (facts.can(finding, 'fix-state')) return {};
  return { undecided: [{ rule: 'kinds.vuln.fixable-only', question: 'whether a fix is available' }] };
}

function graceExcuse(finding: Finding, { graceDays }: KindRules, now: Date): Excuse {
  const days = graceDays[finding.severity] ?? 0;
  if (days === 0) return {};
  const fixedAt = believable(finding.fix?.since, now);
  const from = fixedAt ?? believable(finding.publishedAt, now);
  if (from === undefined) {
    const rule = `kinds.vuln.grace-days.${finding.severity}`;
    return { undecided: [{ rule, question: 'since when it has been fixed or published' }] };
  }
  const end = from + days * DAY_MS;
  if (now.getTime() >= end) return {};
  const since = `${fixedAt === undefined ? 'published' : 'fixed'} on ${isoDay(from)}`;
  return { why: `in its ${days} days of grace until ${isoDay(end)} ${timeOf(end)} UTC (${since})` };
}

function timeOf(at: number): string {
  return new Date(at).toISOString().slice(11, 16);
}

/** A date that has come; one in the future would give a grace without end, so it counts as not known. */
function believable(date: string | undefined, now: Date): number | undefined {
  const at = instant(date);
  return at !== undefined && at <= now.getTime() + DAY_MS ? at : undefined;
}
