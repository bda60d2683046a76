import type { ScanTarget, ToolVersion } from '../model.js';

/** What is known of a scan beside its findings: the renderers show it, none of them decides by it. */
export interface ScanFacts {
  /** The action's name: `scan-image`. */
  readonly action: string;
  /** What becomes of the step; one of `GATE_OUTCOMES`. */
  readonly outcome: string;
  /** One sentence. */
  readonly reason: string;
  readonly tools: readonly ToolVersion[];
  readonly targets: readonly ScanTarget[];
  /** ISO 8601: when the scanner's vulnerability database was built. */
  readonly databaseUpdatedAt?: string;
  /** Where the rules come from: `.github/security-policy.yml of main`. */
  readonly policySource: string;
  /** What the rules are, in one paragraph of plain text. */
  readonly policyText?: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** Every package that was looked at, as `ecosystem/name@version`; absent where no scanner lists them. */
  readonly packages?: readonly string[];
  /** What was left undone for want of a permission or the like, in sentences. */
  readonly notes?: readonly string[];
  /** The page of the run, for the comment. */
  readonly runUrl?: string;
  /** What tells this scan from others of the same pull request: a part of the comment's marker and the SARIF category. */
  readonly category: string;
}

/** `orders-api@sha256:… (linux/arm64)` or the name of what was analysed. */
export function describeTarget(target: ScanTarget): string {
  if (target.kind === 'source') return target.name;
  const digest = target.digest !== undefined && !target.reference.includes(target.digest) ? `@${target.digest}` : '';
  const platform = target.platform === undefined ? '' : ` (${target.platform})`;
  return `${target.reference}${digest}${platform}`;
}

/** `trivy 0.70.0`. */
export function describeTool({ name, version }: ToolVersion): string {
  return version === '' ? name : `${name} ${version}`;
}
