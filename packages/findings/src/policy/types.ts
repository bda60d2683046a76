import type { FindingKind, Severity } from '../model.js';
import type { VexStatement, Waiver } from '../waivers/types.js';

/** What a rule does where it applies. */
export const LEVELS = ['fail', 'warn', 'ignore'] as const;
export type Level = (typeof LEVELS)[number];

/** The severities that have a rank; `unknown` has a rule of its own. */
export const RANKED = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type RankedSeverity = (typeof RANKED)[number];

/** The least severity to which a rule applies; `none` switches the rule off. */
export type Threshold = RankedSeverity | 'none';

/** The rules for one kind of finding. The last four are about vulnerabilities only. */
export interface KindRules {
  readonly failOn: Threshold;
  readonly warnOn: Threshold;
  readonly unknownSeverity: Level;
  /** The most findings that may stand, by severity and in all. */
  readonly maxCount: Readonly<Partial<Record<Severity | 'all', number>>>;
  /** What has no fix never fails. */
  readonly fixableOnly: boolean;
  /** Days since the fix, or else the publication, in which a finding of that severity does not fail. */
  readonly graceDays: Readonly<Partial<Record<Severity, number>>>;
  /** Known exploited vulnerabilities, whatever their severity, fix or grace. */
  readonly kev: Level;
  /** From this EPSS probability (0 to 1) on a vulnerability fails, whatever its severity, fix or grace. */
  readonly epssMin?: number;
}

/** A policy with every default filled in. */
export interface Policy {
  /** The file that it was read from, or the input that stands in for one. */
  readonly source: string;
  readonly kinds: Readonly<Record<FindingKind, KindRules>>;
  /** The kinds for which the file has rules of their own, so that somebody must have looked; `eol-os` where it stands there. */
  readonly written: ReadonlySet<FindingKind | 'eol-os'>;
  readonly licenses: { readonly allow: readonly string[]; readonly deny: readonly string[] };
  readonly eolOs: Level;
  /** Seconds. */
  readonly maxDbAge?: number;
  readonly onlyNew: boolean;
  /** Whether what a scanner held back itself (`nosemgrep`, its own ignore files) is accepted or judged like the rest. */
  readonly scannerSuppressions: 'accept' | 'judge';
  readonly waiverWarningDays: number;
  readonly maxWaiverDays: number;
  readonly waivers: readonly Waiver[];
  /** Paths of `.trivyignore`, `.trivyignore.yaml` and OpenVEX files, to be read from where the policy was read. */
  readonly imports: readonly string[];
  readonly vex: readonly VexStatement[];
}
