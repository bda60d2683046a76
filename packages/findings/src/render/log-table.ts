import { inertForLog } from '@platform-actions/action-kit';
import type { Evaluation, JudgedFinding } from '../evaluate.js';
import { restOf, statusText } from './findings-table.js';
import { isSuppressed } from './sarif.js';
import { fixText, oneLine, packageName, titleOf, whereText } from './words.js';

const MAX_ROWS = 100;
const MAX_WIDTH = 48;

/** The findings that count as an aligned table for the log, worst first; what is not shown is said in the last line. */
export function renderLogTable({ judged }: Evaluation, maxRows = MAX_ROWS): readonly string[] {
  const counting = judged.filter(({ status }) => !isSuppressed(status));
  if (counting.length === 0) return [];
  const rows = [HEADERS, ...counting.slice(0, maxRows).map(cells)];
  const used = HEADERS.map((_, column) => rows.slice(1).some((row) => (row[column] ?? '') !== ''));
  const widths = HEADERS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (used[column] ? cell.padEnd(widths[column] ?? 0) : ''))
      .filter((_, column) => used[column])
      .join('  ')
      .trimEnd(),
  );
  const rest = restOf(counting, maxRows);
  return [...lines, ...(rest === '' ? [] : [rest])].map(inertForLog);
}

const HEADERS: readonly string[] = [
  'SEVERITY',
  'GATE',
  'ID',
  'PACKAGE',
  'INSTALLED',
  'FIXED',
  'WHERE',
  'STATUS',
  'WHAT',
];

function cells(judged: JudgedFinding): readonly string[] {
  const { finding, decision } = judged;
  const short = (text: string): string => oneLine(text, MAX_WIDTH);
  return [
    finding.severity,
    decision === 'pass' ? '' : decision,
    short(finding.id),
    short(packageName(finding)),
    short(finding.package?.version ?? ''),
    short(fixText(finding)),
    short(whereText(finding)),
    statusText(judged),
    oneLine(titleOf(finding), 80),
  ];
}
