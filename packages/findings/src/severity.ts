import { SEVERITIES, type Severity } from './model.js';

/**
 * Every word that a scanner uses for a severity, in lower case. The words do not clash between tools but for
 * `info` and `error`/`warning`, which only Semgrep and SARIF use for findings.
 */
const WORDS: Readonly<Record<string, Severity>> = {
  critical: 'critical',
  high: 'high',
  important: 'high',
  medium: 'medium',
  moderate: 'medium',
  low: 'low',
  minor: 'low',
  negligible: 'info',
  informational: 'info',
  info: 'info',
  none: 'info',
  error: 'high',
  warning: 'medium',
  note: 'low',
};

/** Semgrep's own three levels: its INFO is the lowest level of a real finding, not a remark. */
const SEMGREP: Readonly<Record<string, Severity>> = {
  error: 'high',
  warning: 'medium',
  info: 'low',
  experiment: 'info',
  inventory: 'info',
};

/**
 * A scanner's word on our scale. What is absent, `UNDEFINED`, `UNKNOWN`, `UNTRIAGED` or not known to us is `unknown`, so
 * that the policy decides and nothing passes as low by accident.
 */
export function normalizeSeverity(tool: string, text: string | undefined): Severity {
  const word = text?.trim().toLowerCase() ?? '';
  const own = /^(semgrep|opengrep)/i.test(tool) ? lookUp(SEMGREP, word) : undefined;
  return own ?? lookUp(WORDS, word) ?? 'unknown';
}

function lookUp(words: Readonly<Record<string, Severity>>, word: string): Severity | undefined {
  return Object.hasOwn(words, word) ? words[word] : undefined;
}

/**
 * A CVSS score or a SARIF `security-severity` on our scale, with GitHub's bounds: 9.0 critical, 7.0 high, 4.0 medium,
 * above 0 low. 0 is `info`; what is outside of 0 to 10 is `unknown`.
 */
export function severityOfScore(score: number): Severity {
  if (!(score >= 0 && score <= 10)) return 'unknown';
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  if (score >= 4) return 'medium';
  return score > 0 ? 'low' : 'info';
}

const RANK = Object.fromEntries(SEVERITIES.map((severity, rank) => [severity, rank])) as Record<Severity, number>;

/** Sorts worst first; `unknown` is last, so that the worst of several known ones wins over it. */
export function compareSeverity(a: Severity, b: Severity): number {
  return RANK[a] - RANK[b];
}
