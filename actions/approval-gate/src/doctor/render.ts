import {
  code,
  codeBlock,
  details,
  escapeMarkdown,
  heading,
  markup,
  table,
  truncate,
  type Section,
} from '@platform-actions/action-kit';
import type { Check } from '../result.js';

const ICONS: Readonly<Record<Check['status'], string>> = {
  broken: '❌',
  weak: '⚠️',
  unknown: '❔',
  sound: '✅',
  'not-applicable': 'ℹ️',
};
const ORDER: readonly Check['status'][] = ['broken', 'weak', 'unknown', 'sound', 'not-applicable'];
const FINDING_CHARS = 2000;

/** One finding for the log. */
export function checkLine({ id, status, finding, fix }: Check): string {
  return `${ICONS[status]} ${id}: ${finding}${fix === undefined ? '' : ` → ${fix}`}`;
}

/** What `doctor` found, worst first, with what to do about each. */
export function checkSections(checks: readonly Check[]): Section[] {
  const made = checks.filter(({ status }) => status === 'not-applicable');
  const found = checks.filter((check) => !made.includes(check));
  const sorted = found.toSorted((one, other) => ORDER.indexOf(one.status) - ORDER.indexOf(other.status));
  const bad = sorted.filter(({ status }) => status !== 'sound');
  const advised = sorted.filter(({ status, fix }) => status === 'sound' && fix !== undefined);
  return [
    ...(sorted.length === 0
      ? []
      : [{ title: 'Checks', rank: 1, markdown: `${heading('Checks')}\n\n${checksTable(sorted)}` }]),
    ...bad.filter(({ fix }) => fix !== undefined).map((check) => fixSection(check, 2)),
    ...(advised.length === 0
      ? []
      : [{ title: 'Advice', rank: 4, markdown: `${heading('Advice')}\n\n${advised.map(adviceItem).join('\n')}` }]),
    ...made.map((check) => ({
      title: check.title,
      rank: 3,
      markdown: details(check.title, `${escapeMarkdown(check.finding)}\n\n${remedy(check)}`),
    })),
  ];
}

function checksTable(checks: readonly Check[]): string {
  return table(
    ['', 'Check', 'Finding', 'Code'],
    checks.map(({ status, title, finding, id }) => [
      ICONS[status],
      title,
      truncate(finding, FINDING_CHARS),
      markup(code(id)),
    ]),
  );
}

function fixSection(check: Check, rank: number): Section {
  const head = `${heading(`${ICONS[check.status]} ${check.title}`, 4)} (${code(check.id)})`;
  return {
    title: `Fix of ${check.id}`,
    rank,
    markdown: `${head}\n\n${escapeMarkdown(check.finding)}\n\n${remedy(check)}`,
  };
}

function adviceItem({ title, fix = '' }: Check): string {
  return `- ${escapeMarkdown(title)}: ${escapeMarkdown(fix)}`;
}

/** A fix that ends in a colon is followed by what it speaks of. */
function remedy({ fix = '', snippet }: Check): string {
  const text = `**Fix:** ${escapeMarkdown(fix)}`;
  return snippet === undefined ? text : `${text}\n\n${codeBlock(snippet.text, snippet.language)}`;
}
