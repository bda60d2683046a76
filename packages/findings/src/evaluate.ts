import { compareWithBaseline, type Baseline, type BaselineAnswer } from './baseline/baseline.js';
import { findingsOf, heldBackByScanners } from './findings-of.js';
import { compareJudged } from './judged-order.js';
import { SEVERITIES, type Finding, type ScanReport, type Severity } from './model.js';
import { capabilityLookup } from './policy/capabilities.js';
import { rulingOnScans } from './policy/completeness.js';
import type { RulingFacts } from './policy/excuses.js';
import { limitsOn } from './policy/limits.js';
import { rulingBy, type Ruling } from './policy/rulings.js';
import { failureReasons, openQuestions } from './policy/sentences.js';
import type { Policy } from './policy/types.js';
import { waiverMatcher, type WaiverMatcher } from './waivers/match.js';
import type { Waiver } from './waivers/types.js';
import { holdsBack, vexMatcher, type VexMatcher } from './waivers/vex.js';
import { vexWarnings, waiverWarnings } from './waivers/warnings.js';

/** `expired-waiver` counts like `new`, even with `only-new` and a baseline that has the finding. */
export type Status = 'new' | 'existing' | 'waived' | 'vex' | 'expired-waiver';
export type Newness = 'introduced' | 'newly-disclosed';
export type Decision = 'fail' | 'warn' | 'pass';

/** A finding with what the policy says of it. */
export interface JudgedFinding {
  readonly finding: Finding;
  readonly status: Status;
  /** Of a finding that the baseline does not have; absent without a baseline. */
  readonly newness?: Newness;
  readonly decision: Decision;
  /** One clause: which rule decided, and how. */
  readonly why: string;
  /** The waiver that holds it back or, with `expired-waiver`, did. */
  readonly waiver?: Waiver;
}

export interface Evaluation {
  /** `failed-policy` goes before `incomplete` where both are true; both lists are filled then. Only `passed` is green. */
  readonly verdict: 'passed' | 'failed-policy' | 'incomplete';
  /** What fails first, then what warns; worst first in each; an order that does not depend on that of the reports. */
  readonly judged: readonly JudgedFinding[];
  /** Why the policy is failed, one sentence each. */
  readonly reasons: readonly string[];
  /** What could not be judged, one sentence each. */
  readonly incomplete: readonly string[];
  /** What does not change the verdict: waivers that end soon or match nothing, a missing baseline, … */
  readonly warnings: readonly string[];
  /** Of the findings that are neither waived nor held back by VEX. */
  readonly counts: Readonly<Record<Severity, number>>;
  /** Findings that count and are not in the baseline; without a baseline all that count. */
  readonly newCount: number;
  /** Findings held back by a waiver, VEX or the scanner itself. */
  readonly waivedCount: number;
  /** Of the findings that count; absent where none does. */
  readonly highest?: Severity;
}

export interface EvaluationContext {
  readonly now: Date;
  readonly baseline?: Baseline;
  /** Adds to the policy's own `only-new`. */
  readonly onlyNew?: boolean;
}

/** A finding that counts, with what is known before limits are applied. */
interface Candidate {
  readonly finding: Finding;
  readonly judged: Omit<JudgedFinding, 'decision' | 'why'>;
  /** What is said before the rule: when its waiver ended and what it counts against. Mostly empty. */
  readonly ended: string;
  /** `full` fails, `warn` can at most warn, `none` passes: what `only-new` leaves of the gate. */
  readonly gate: 'full' | 'warn' | 'none';
  readonly ruling: Ruling;
}

/**
 * Judges reports by a policy. Pure: the same reports in any order give the same evaluation, and nothing but `now` tells
 * the time. Another finding never turns red to green, neither does a waiver less, but for one that has ended: without it
 * a finding of the baseline is like any other.
 */
export function evaluate(reports: readonly ScanReport[], policy: Policy, context: EvaluationContext): Evaluation {
  const { now, baseline } = context;
  const onlyNew = policy.onlyNew || context.onlyNew === true;
  const waivers = waiverMatcher(policy.waivers, now);
  const vex = vexMatcher(policy.vex, reports);
  const facts: RulingFacts = { now, can: capabilityLookup(reports) };

  const findings = findingsOf(reports, policy);
  const scannerSuppressed = heldBackByScanners(reports, findings, policy);
  const heldBack = findings.flatMap((finding) => heldBackBy(finding, waivers, vex) ?? []);
  const heldBackFindings = new Set(heldBack.map(({ finding }) => finding));
  const by = { waivers, rulingOn: rulingBy(policy, facts), onlyNew, ...(baseline && { baseline }) };
  const candidates = findings
    .filter((finding) => !heldBackFindings.has(finding))
    .map((finding) => candidateOf(finding, by));
  const gated = candidates.filter(({ gate }) => gate === 'full');
  const limits = limitsOn(
    gated.map(({ finding }) => finding),
    policy,
    facts,
  );
  const scans = rulingOnScans(reports, policy, now);
  const questions = openQuestions(gated);
  const reasons = [...failureReasons(gated), ...limits.reasons, ...scans.reasons];
  const incomplete = [...scans.incomplete, ...questions.incomplete, ...limits.incomplete];
  const active = candidates.map((candidate) => judge(candidate, limits.exceeded.get(candidate.finding)));
  return {
    verdict: reasons.length > 0 ? 'failed-policy' : incomplete.length > 0 ? 'incomplete' : 'passed',
    judged: [...active, ...heldBack, ...scannerSuppressed].sort(compareJudged),
    reasons,
    incomplete,
    warnings: [
      ...(onlyNew && !baseline ? ['only-new has no baseline to compare with: every finding is gated.'] : []),
      ...scans.warnings,
      ...questions.warnings,
      ...waiverWarnings(waivers, [...active, ...heldBack], { reports, policy, now }),
      ...vexWarnings(vex, reports),
      ...suppressionWarning(scannerSuppressed),
    ],
    ...tally(active, baseline),
    waivedCount: heldBack.length + scannerSuppressed.length,
  };
}

function heldBackBy(finding: Finding, waivers: WaiverMatcher, vex: VexMatcher): JudgedFinding | undefined {
  // Both are asked, so that a waiver beside a VEX statement is not taken for unused.
  const match = waivers.match(finding);
  const statement = vex.match(finding);
  if (statement && holdsBack(statement)) {
    const detail = statement.justification === undefined ? '' : `: ${statement.justification}`;
    return { finding, status: 'vex', decision: 'pass', why: `VEX ${statement.status}${detail} (${statement.source})` };
  }
  if (!match?.holds) return undefined;
  const { waiver } = match;
  const until = waiver.expires === undefined ? 'without an end' : `until ${waiver.expires}`;
  return { finding, status: 'waived', decision: 'pass', why: `waived ${until}: ${waiver.reason}`, waiver };
}

interface CandidateContext {
  readonly waivers: WaiverMatcher;
  readonly rulingOn: (finding: Finding) => Ruling;
  readonly onlyNew: boolean;
  readonly baseline?: Baseline;
}

function candidateOf(finding: Finding, context: CandidateContext): Candidate {
  const { baseline, onlyNew } = context;
  const waiver = context.waivers.match(finding)?.waiver;
  const answer = baseline && compareWithBaseline(finding, baseline);
  const status = waiver ? 'expired-waiver' : answer === 'existing' ? 'existing' : 'new';
  const gates = { existing: 'none', 'newly-disclosed': 'warn', introduced: 'full' } as const;
  return {
    finding,
    judged: {
      finding,
      status,
      ...(answer !== undefined && answer !== 'existing' && { newness: answer }),
      ...(waiver && { waiver }),
    },
    // The risk was accepted until a day: a baseline from before that day must not accept it for longer.
    gate: onlyNew && answer !== undefined && !waiver ? gates[answer] : 'full',
    ended: waiver ? sayEnded(waiver, onlyNew ? answer : undefined) : '',
    ruling: context.rulingOn(finding),
  };
}

function sayEnded({ expires = 'a day unknown' }: Waiver, answer: BaselineAnswer | undefined): string {
  const overruled = {
    existing: ', so it counts although the baseline has it',
    'newly-disclosed': ', so it counts although it is newly disclosed',
    introduced: '',
  };
  return `its waiver ended on ${expires}${answer === undefined ? '' : overruled[answer]}; `;
}

function judge({ judged, gate, ended, ruling }: Candidate, overLimit: string | undefined): JudgedFinding {
  if (gate === 'none') return { ...judged, decision: 'pass', why: 'it is in the baseline (only-new)' };
  if (gate === 'warn' && ruling.decision === 'fail') {
    return { ...judged, decision: 'warn', why: `newly disclosed, not introduced (only-new): ${ruling.why}` };
  }
  if (overLimit !== undefined && ruling.decision !== 'fail') {
    return { ...judged, decision: 'fail', why: `${ended}${overLimit}` };
  }
  return { ...judged, decision: ruling.decision, why: `${ended}${ruling.why}` };
}

function tally(
  active: readonly JudgedFinding[],
  baseline: Baseline | undefined,
): Pick<Evaluation, 'counts' | 'newCount' | 'highest'> {
  const counts: Record<Severity, number> = { critical: 0, high: 0, medium: 0, low: 0, info: 0, unknown: 0 };
  for (const { finding } of active) counts[finding.severity] += 1;
  const highest = SEVERITIES.find((severity) => counts[severity] > 0);
  return {
    counts,
    newCount: active.filter(({ newness }) => !baseline || newness !== undefined).length,
    ...(highest && { highest }),
  };
}

function suppressionWarning(suppressed: readonly JudgedFinding[]): string[] {
  if (suppressed.length === 0) return [];
  const them = suppressed.length === 1 ? '1 finding was' : `${suppressed.length} findings were`;
  return [`${them} held back by the scanner itself (scanner-suppressions: judge lets the policy decide).`];
}
