import { plural } from '@platform-actions/action-kit';
import type { FindingKind, ScanReport } from '../model.js';
import { DAY_MS, instant } from '../waivers/dates.js';
import { KIND_NOUNS } from './nouns.js';
import type { Policy } from './types.js';

/** What the reports as a whole say by the policy, beside their findings. */
export interface ScanRuling {
  readonly reasons: readonly string[];
  readonly incomplete: readonly string[];
  readonly warnings: readonly string[];
}

/** Judges the scans themselves: were they whole, fresh, of something that still gets fixes, and for what was asked. */
export function rulingOnScans(reports: readonly ScanReport[], policy: Policy, now: Date): ScanRuling {
  if (reports.length === 0) {
    return { reasons: [], incomplete: ['There is no report: nothing was scanned.'], warnings: [] };
  }
  const eol = endOfLife(reports, policy);
  return {
    reasons: eol.reasons,
    warnings: eol.warnings,
    incomplete: [
      ...reports.flatMap(wholeness),
      ...reports.flatMap((report) => databaseAge(report, policy, now)),
      ...eol.incomplete,
      ...unanswered(reports, policy),
    ],
  };
}

function nameOf({ tool, target }: ScanReport): string {
  return `${tool.name} ${tool.version}`.trim() + ` on ${target.kind === 'image' ? target.reference : target.name}`;
}

function wholeness(report: ScanReport): string[] {
  const problems = report.problems.map((problem) => `${nameOf(report)}: ${problem}`);
  if (report.scanned > 0) return problems;
  return [`${nameOf(report)} scanned nothing: what it did not look at cannot pass.`, ...problems];
}

/** Only a scan for vulnerabilities has a database that grows old. */
function databaseAge(report: ScanReport, { maxDbAge }: Policy, now: Date): string[] {
  if (maxDbAge === undefined || !report.can.has('vuln')) return [];
  const updatedAt = instant(report.database?.updatedAt);
  // A day of clock skew is forgiven; a date beyond it says nothing about the age.
  if (updatedAt === undefined || updatedAt > now.getTime() + DAY_MS) {
    return [`max-db-age cannot be answered: ${nameOf(report)} does not say how old its vulnerability database is.`];
  }
  const age = (now.getTime() - updatedAt) / 1000;
  if (age <= maxDbAge) return [];
  return [`The vulnerability database of ${nameOf(report)} is ${hours(age)} old; max-db-age is ${hours(maxDbAge)}.`];
}

function hours(seconds: number): string {
  const whole = Math.floor(seconds / 3600);
  if (whole < 1) return plural(Math.floor(seconds / 60), 'minute');
  return whole < 72 ? plural(whole, 'hour') : plural(Math.floor(whole / 24), 'day');
}

function endOfLife(reports: readonly ScanReport[], { eolOs, written }: Policy): ScanRuling {
  const ruling = { reasons: [] as string[], incomplete: [] as string[], warnings: [] as string[] };
  if (eolOs === 'ignore') return ruling;
  for (const report of reports) {
    const { target } = report;
    if (target.kind !== 'image') continue;
    if (target.os?.endOfLife === true) {
      const sentence = `${target.os.family} ${target.os.name} gets no security fixes any more (eol-os: ${eolOs}).`;
      (eolOs === 'fail' ? ruling.reasons : ruling.warnings).push(sentence);
    } else if (written.has('eol-os') && !report.can.has('eol') && !othersTell(reports, target.reference)) {
      const missing = 'recognized no operating system, or does not say whether it still gets fixes';
      (eolOs === 'fail' ? ruling.incomplete : ruling.warnings).push(
        `eol-os cannot be answered: ${nameOf(report)} ${missing}.`,
      );
    }
  }
  return ruling;
}

function othersTell(reports: readonly ScanReport[], reference: string): boolean {
  return reports.some(({ target, can }) => target.kind === 'image' && target.reference === reference && can.has('eol'));
}

const IMAGE_KINDS: readonly FindingKind[] = ['vuln', 'misconfig', 'secret', 'license'];

/**
 * The kinds for which the file has rules of its own and nobody looked. One file serves every action, so a scan of an
 * image answers for what images have, and an analysis of sources for `sast`.
 */
function unanswered(reports: readonly ScanReport[], { written }: Policy): string[] {
  const kindsOf = (target: 'image' | 'source'): readonly FindingKind[] =>
    reports.some((report) => report.target.kind === target) ? (target === 'image' ? IMAGE_KINDS : ['sast']) : [];
  const tools = [...new Set(reports.map(({ tool }) => tool.name))].sort().join(', ');
  return [...kindsOf('image'), ...kindsOf('source')]
    .filter((kind) => written.has(kind) && !reports.some(({ can }) => can.has(kind)))
    .map(
      (kind) =>
        `The rules for ${KIND_NOUNS[kind].many} (kinds.${kind}${kind === 'license' ? ', licenses' : ''}) cannot be answered: ${tools} did not look for any.`,
    );
}
