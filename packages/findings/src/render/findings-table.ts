import { link, markup, table, type Cell } from '@platform-actions/action-kit';
import type { JudgedFinding, Status } from '../evaluate.js';
import type { Finding } from '../model.js';
import {
  countSeverities,
  countsText,
  fixText,
  oneLine,
  packageName,
  pageOf,
  severityLabel,
  titleOf,
  whereText,
} from './words.js';

const DECISIONS = { fail: '❌', warn: '⚠️', pass: '' } as const;

const STATUSES: Readonly<Record<Status, string>> = {
  new: 'new',
  existing: 'existing',
  waived: 'waived',
  vex: 'not affected (VEX)',
  'expired-waiver': 'waiver expired',
};

/**
 * The first findings as a table, and below it what is not in it. Each column has something in at least one row; the
 * others are left out.
 */
export function findingsTable(judged: readonly JudgedFinding[], maxRows: number): string {
  const shown = judged.slice(0, maxRows);
  const columns = COLUMNS.filter(({ cell }) => shown.some((each) => cell(each) !== ''));
  const body = table(
    columns.map(({ title }) => title),
    shown.map((each) => columns.map(({ cell }) => cell(each))),
  );
  const rest = restOf(judged, shown.length);
  return [body, rest === '' ? '' : `_${rest}_`].filter((part) => part !== '').join('\n\n');
}

/** `Not shown: 12 more findings (2 high, 10 low).` The empty string where all are shown. */
export function restOf(judged: readonly JudgedFinding[], shown: number): string {
  const left = judged.slice(shown);
  if (left.length === 0) return '';
  const noun = left.length === 1 ? 'finding' : 'findings';
  return `Not shown: ${left.length} more ${noun} (${countsText(countSeverities(left))}).`;
}

/** The status of a finding in words; what a baseline tells of a new one is said with it. */
export function statusText({ status, newness }: JudgedFinding): string {
  if (status === 'new' && newness !== undefined) return newness === 'introduced' ? 'introduced' : 'newly disclosed';
  return STATUSES[status];
}

/** The id, linked to the page about it where there is one. */
export function idCell(finding: Finding): Cell {
  const page = pageOf(finding);
  const id = oneLine(finding.id, 100);
  return page === undefined ? id : markup(link(id, page));
}

const COLUMNS: readonly { title: string; cell: (judged: JudgedFinding) => Cell }[] = [
  { title: '', cell: ({ decision }) => DECISIONS[decision] },
  { title: 'Severity', cell: ({ finding }) => severityLabel(finding.severity) },
  { title: 'Id', cell: ({ finding }) => idCell(finding) },
  { title: 'Package', cell: ({ finding }) => packageName(finding) },
  { title: 'Installed', cell: ({ finding }) => oneLine(finding.package?.version ?? '', 60) },
  { title: 'Fixed in', cell: ({ finding }) => fixText(finding) },
  { title: 'What', cell: ({ finding }) => oneLine(titleOf(finding), 120) },
  { title: 'Where', cell: ({ finding }) => whereText(finding) },
  { title: 'Seen by', cell: ({ finding }) => seenBy(finding) },
  { title: 'Status', cell: statusText },
  { title: 'Why', cell: ({ why }) => oneLine(why, 120) },
];

/** Only what several scanners agree on is worth a word. */
function seenBy({ tools }: Finding): string {
  return tools.length < 2 ? '' : oneLine(tools.map(({ name }) => name).join(', '), 60);
}
