import { escapeMarkdown, link } from '@platform-actions/action-kit';
import type { Finding, Severity } from '../model.js';
import { fixText, oneLine, packageName, pageOf, titleOf } from './words.js';

export interface SarifRule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown: string };
  readonly helpUri?: string;
  readonly defaultConfiguration: { readonly level: SarifLevel };
  readonly properties: { readonly tags: readonly string[]; 'security-severity'?: string };
}

export type SarifLevel = 'error' | 'warning' | 'note';

const MAX_ID_CHARS = 200;
const MAX_DESCRIPTION_CHARS = 1000;
/** GitHub reads 20 tags of a rule. */
const MAX_TAGS = 20;

/** GitHub's bands of `security-severity`, and what stands in where a score of the scanner's is outside of ours. */
const BANDS: Partial<Record<Severity, { readonly from: number; readonly to: number; readonly usual: number }>> = {
  critical: { from: 9, to: 10, usual: 9.5 },
  high: { from: 7, to: 8.9, usual: 8 },
  medium: { from: 4, to: 6.9, usual: 5.5 },
  low: { from: 0.1, to: 3.9, usual: 2 },
};

/** The level that GitHub shows where a rule has no score. */
export function sarifLevel(severity: Severity): SarifLevel {
  if (severity === 'critical' || severity === 'high') return 'error';
  return severity === 'medium' || severity === 'unknown' ? 'warning' : 'note';
}

/**
 * The rules of one run. GitHub rates by rule, so one rule stands for one advisory, one package and one severity; its id
 * is `CVE-2026-1-openssl`, and only the less severe twin of the same pair has its severity added.
 */
export function ruleTable(): { rules: SarifRule[]; indexOf: (finding: Finding) => number } {
  const rules: SarifRule[] = [];
  const indexes = new Map<string, number>();
  const taken = new Set<string>();
  const add = (finding: Finding): number => {
    rules.push(rule(freeId(finding, taken), finding));
    return rules.length - 1;
  };
  return {
    rules,
    indexOf: (finding) => {
      const key = JSON.stringify([finding.id, finding.package?.name ?? '', finding.severity]);
      const index = indexes.get(key) ?? add(finding);
      indexes.set(key, index);
      return index;
    },
  };
}

function freeId(finding: Finding, taken: Set<string>): string {
  const name = packageName(finding);
  const plain = oneLine(name === '' ? finding.id : `${finding.id}-${name}`, MAX_ID_CHARS) || 'unnamed';
  let id = plain;
  for (let n = 1; taken.has(id); n += 1) id = n === 1 ? `${plain}-${finding.severity}` : `${plain}-${n}`;
  taken.add(id);
  return id;
}

function rule(id: string, finding: Finding): SarifRule {
  const title = oneLine(titleOf(finding), MAX_DESCRIPTION_CHARS) || id;
  const description = finding.kind === 'secret' ? title : oneLine(finding.description ?? title, MAX_DESCRIPTION_CHARS);
  const page = pageOf(finding);
  const score = securitySeverity(finding);
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: description || title },
    help: { text: helpText(finding, description), markdown: helpMarkdown(finding, description, page) },
    ...(page === undefined ? {} : { helpUri: page }),
    defaultConfiguration: { level: sarifLevel(finding.severity) },
    properties: { tags: tags(finding), ...(score === undefined ? {} : { 'security-severity': score }) },
  };
}

/** The scanner's score where it says the same as our severity, else a score that does; none for info and unknown. */
function securitySeverity({ severity, cvss }: Finding): string | undefined {
  const band = BANDS[severity];
  if (band === undefined) return undefined;
  const rounded = cvss === undefined ? Number.NaN : Math.round(cvss * 10) / 10;
  return (rounded >= band.from && rounded <= band.to ? rounded : band.usual).toFixed(1);
}

function tags({ kind, cwe }: Finding): readonly string[] {
  const numbers = cwe.map((each) => /^(?:CWE-)?(\d{1,5})\b/i.exec(each)?.[1]).filter((number) => number !== undefined);
  return [
    ...new Set(['security', kind, ...numbers.map((number) => `external/cwe/cwe-${number.padStart(3, '0')}`)]),
  ].slice(0, MAX_TAGS);
}

function helpText(finding: Finding, description: string): string {
  return [description, fixLine(finding)].filter((line) => line !== '').join('\n\n');
}

function helpMarkdown(finding: Finding, description: string, page: string | undefined): string {
  const more = page === undefined ? '' : link(finding.id, page);
  return [escapeMarkdown(description), escapeMarkdown(fixLine(finding)), more]
    .filter((line) => line !== '')
    .join('\n\n');
}

function fixLine(finding: Finding): string {
  const fix = fixText(finding);
  return fix === '' ? '' : `Package ${packageName(finding)}, fixed in: ${fix}.`;
}
