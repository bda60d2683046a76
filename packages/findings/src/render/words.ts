import { truncate, visible } from '@platform-actions/action-kit';
import type { JudgedFinding } from '../evaluate.js';
import { SEVERITIES, type Finding, type FindingLocation, type Severity } from '../model.js';

/** The longest text of one table cell, in characters; scanners put whole paragraphs into titles. */
const MAX_CELL = 160;

/** Longer fields are cut before anything is done with them, so that the work is bounded whatever a report holds. */
const MAX_FIELD = 10_000;

const ICONS: Readonly<Record<Severity, string>> = {
  critical: '🟣',
  high: '🔴',
  medium: '🟠',
  low: '🟡',
  info: '⚪',
  unknown: '❔',
};

/** `🔴 high`: the colour helps the eye, the word carries the meaning. */
export function severityLabel(severity: Severity): string {
  return `${ICONS[severity]} ${severity}`;
}

/** Foreign text as one line of at most that many characters, every control character made visible. */
export function oneLine(text: string, maxChars = MAX_CELL): string {
  const line = visible(text.slice(0, MAX_FIELD)).replace(/\s+/g, ' ').trim();
  return truncate(line, maxChars).replace(/\p{Cs}/gu, '\ufffd');
}

/** `openssl 1.1.1`, the empty string for a finding that is about no package. */
export function packageName({ package: found }: Finding): string {
  return found === undefined ? '' : oneLine(found.name);
}

/** The versions that mend it, or why there is none. */
export function fixText({ fix, package: found }: Finding): string {
  if (found === undefined || fix === undefined) return '';
  if (fix.versions.length > 0) return oneLine(fix.versions.join(', '), 80);
  return { fixed: 'fixed', 'not-fixed': 'no fix yet', 'wont-fix': 'will not be fixed', unknown: '' }[fix.state];
}

/** `src/app.py:12`, the path in the image, or nothing where the scanner gave none. */
export function whereText(finding: Finding): string {
  const { location, package: found } = finding;
  const path = location.path ?? found?.path;
  const line = startLine(location);
  return path === undefined ? '' : oneLine(line === undefined ? path : `${path}:${line}`);
}

/** The first line, where it is one. */
export function startLine(location: FindingLocation): number | undefined {
  const { startLine: line } = location;
  return line !== undefined && Number.isSafeInteger(line) && line > 0 ? line : undefined;
}

/** The last line, where it is one and comes after the first. */
export function endLine(location: FindingLocation): number | undefined {
  const { endLine: line } = location;
  const first = startLine(location) ?? 1;
  return line !== undefined && Number.isSafeInteger(line) && line > first ? line : undefined;
}

/** Text that a person may read of a finding. A secret's is its rule alone: whatever else a scanner says may hold it. */
export function titleOf({ kind, title, id }: Finding): string {
  return kind === 'secret' && title === '' ? id : title;
}

/** An absolute `https` address of plain characters, so that it is one to every reader. */
const PAGE =
  /^https:\/\/[A-Za-z0-9][A-Za-z0-9.-]*(:\d{1,5})?(\/([\w.~:/@!$&()*+,;=-]|%[\dA-Fa-f]{2})*)?(\?([\w.~:/?@!$&()*+,;=-]|%[\dA-Fa-f]{2})*)?(#([\w.~:/?@!$&()*+,;=-]|%[\dA-Fa-f]{2})*)?$/;

/** The page about a finding: its first reference that is a web address; none for a secret. */
export function pageOf({ references, kind }: Finding): string | undefined {
  if (kind === 'secret') return undefined;
  return references.find((url) => url.length < 2000 && PAGE.test(url) && URL.canParse(url));
}

/** `2 critical, 5 high`, worst first, what is not there left out. */
export function countsText(counts: Readonly<Record<Severity, number>>): string {
  return SEVERITIES.filter((severity) => counts[severity] > 0)
    .map((severity) => `${counts[severity]} ${severity}`)
    .join(', ');
}

/** How many findings there are of each severity. */
export function countSeverities(judged: readonly JudgedFinding[]): Record<Severity, number> {
  const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0, unknown: 0 };
  for (const { finding } of judged) counts[finding.severity] += 1;
  return counts;
}
