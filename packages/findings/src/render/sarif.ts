import { gzipSync } from 'node:zlib';
import { plural } from '@platform-actions/action-kit';
import type { Evaluation, JudgedFinding } from '../evaluate.js';
import type { ToolVersion } from '../model.js';
import { compareSeverity } from '../severity.js';
import { sarifLocation, type SarifLocation } from './sarif-location.js';
import { ruleTable, sarifLevel, type SarifLevel, type SarifRule } from './sarif-rules.js';
import { fixText, oneLine, packageName, titleOf } from './words.js';

/** Beyond 25,000 results GitHub refuses a run, and of fewer it shows 5,000 by an order of its own. */
export const SARIF_MAX_RESULTS = 5000;

/** GitHub takes 10 MB of gzip. */
export const SARIF_MAX_GZIP_BYTES = 10_000_000;

export interface SarifOptions {
  readonly tool: ToolVersion;
  /** What tells this analysis from others of the same commit; a `/` is put at its end. */
  readonly category: string;
  /** Whether waived findings are in it, marked as suppressed. GitHub would open alerts for them. */
  readonly includeSuppressed: boolean;
  /** Default 5000, as many as GitHub shows. */
  readonly maxResults?: number;
  /** Default 10 MB, as much as GitHub takes. */
  readonly maxGzipBytes?: number;
}

export interface RenderedSarif {
  readonly json: string;
  /** How many of the results are not in it, the least severe ones. */
  readonly cut: number;
}

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: SarifLevel;
  readonly message: { readonly text: string };
  readonly locations: readonly [SarifLocation];
  readonly partialFingerprints: { readonly primaryLocationLineHash: string };
  readonly suppressions?: readonly { kind: 'external'; status: 'accepted'; justification: string }[];
  readonly properties: Readonly<Record<string, string>>;
}

interface SarifMessage {
  readonly level: 'error' | 'warning';
  readonly message: { readonly text: string };
}

/**
 * The findings as SARIF 2.1.0, minified, within what GitHub takes: unique rules with a score that agrees with our
 * severity, relative URIs, a fingerprint of our own per result. What is too much is cut from the least severe end, and a
 * notification in the file says so.
 */
export function renderSarif(evaluation: Evaluation, options: SarifOptions): RenderedSarif {
  const all = evaluation.judged.filter(({ status }) => options.includeSuppressed || !isSuppressed(status));
  const worstFirst = all.toSorted((a, b) => compareSeverity(a.finding.severity, b.finding.severity));
  let count = Math.min(worstFirst.length, options.maxResults ?? SARIF_MAX_RESULTS);
  const limit = options.maxGzipBytes ?? SARIF_MAX_GZIP_BYTES;
  for (;;) {
    const cut = worstFirst.length - count;
    const json = sarifLog(evaluation, worstFirst.slice(0, count), cut, options);
    if (count === 0 || fits(json, limit)) return { json, cut };
    count = Math.floor(count / 2);
  }
}

/** Waived or stated to be no problem: not to be shown as an alert. */
export function isSuppressed(status: JudgedFinding['status']): boolean {
  return status === 'waived' || status === 'vex';
}

function fits(json: string, maxGzipBytes: number): boolean {
  // gzip makes no text notably longer, so most files need not be compressed to know.
  const bytes = Buffer.byteLength(json, 'utf8');
  return bytes < maxGzipBytes * 0.99 - 100 || gzipSync(json, { level: 9 }).length <= maxGzipBytes;
}

function sarifLog(
  evaluation: Evaluation,
  judged: readonly JudgedFinding[],
  cut: number,
  { tool, category }: SarifOptions,
): string {
  const { rules, indexOf } = ruleTable();
  const hash = uniqueHashes();
  const results = judged.map((each) => result(each, indexOf(each.finding), rules, hash));
  return JSON.stringify({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: oneLine(tool.name) || 'unknown', ...versionOf(tool), rules } },
        automationDetails: { id: sarifCategory(category) },
        invocations: [
          {
            executionSuccessful: evaluation.verdict !== 'incomplete',
            toolExecutionNotifications: notifications(evaluation, cut),
          },
        ],
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  });
}

/** A category as GitHub wants it: of plain characters (one `-` for all others in a row), with the `/` at its end that makes the whole of it the category. */
export function sarifCategory(category: string): string {
  const plain = category
    .replace(/[^A-Za-z0-9._/]+/g, '-')
    .replace(/\/{2,}/g, '/')
    .slice(0, 200)
    .replace(/^\/|\/$/g, '');
  return `${plain === '' ? 'scan' : plain}/`;
}

function versionOf({ version }: ToolVersion): { version?: string } {
  const shown = oneLine(version);
  return shown === '' ? {} : { version: shown };
}

function notifications({ incomplete }: Evaluation, cut: number): SarifMessage[] {
  const problems = incomplete
    .slice(0, 100)
    .map((text): SarifMessage => ({ level: 'error', message: { text: oneLine(text, 1000) } }));
  if (cut === 0) return problems;
  const text = `${plural(cut, 'result')} of the least severity left out, to stay within what GitHub takes.`;
  return [...problems, { level: 'warning', message: { text } }];
}

function result(
  { finding, status, decision, why, waiver }: JudgedFinding,
  ruleIndex: number,
  rules: readonly SarifRule[],
  hash: (fingerprint: string) => string,
): SarifResult {
  const justification = oneLine(waiver?.reason ?? why, 1000);
  return {
    ruleId: rules[ruleIndex]?.id ?? '',
    ruleIndex,
    level: sarifLevel(finding.severity),
    message: { text: messageText(finding) },
    locations: [sarifLocation(finding)],
    partialFingerprints: { primaryLocationLineHash: hash(finding.fingerprint) },
    ...(isSuppressed(status) ? { suppressions: [{ kind: 'external', status: 'accepted', justification }] } : {}),
    properties: { status, decision, why: oneLine(why, 300) },
  };
}

/** Brackets would make a link of foreign text; in a SARIF message a backslash takes their meaning from them. */
function messageText(finding: JudgedFinding['finding']): string {
  const name = packageName(finding);
  const installed = name === '' ? '' : `${name} ${oneLine(finding.package?.version ?? '', 80)}: `;
  const fix = fixText(finding);
  const text = `${installed}${oneLine(titleOf(finding), 500) || oneLine(finding.id)}`;
  const whole = `${text}${fix === '' ? '' : ` (fixed in: ${fix})`} [${finding.severity}]`;
  return whole.replace(/[\\[\]]/g, '\\$&');
}

/** GitHub's form of a line hash, `<hash>:<n>`, where n tells apart results with the same hash. */
function uniqueHashes(): (fingerprint: string) => string {
  const seen = new Map<string, number>();
  return (fingerprint) => {
    const key = oneLine(fingerprint).replace(/^v1:/, '');
    const n = (seen.get(key) ?? 0) + 1;
    seen.set(key, n);
    return `${key}:${n}`;
  };
}
