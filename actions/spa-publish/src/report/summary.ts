import {
  bullets,
  code,
  codeBlock,
  details,
  escapeMarkdown,
  formatSeconds,
  heading,
  link,
  markup,
  plural,
  table,
  truncate,
  type Cell,
  type Section,
} from '@platform-actions/action-kit';
import type { Check } from '../probe/check.js';
import { formatBytes, formatDifference } from './bytes.js';
import type { FileChange } from './changes.js';
import { phasesChart, type Phase } from './chart.js';

export interface SummaryFacts {
  readonly outcome: string;
  /** One sentence. */
  readonly reason: string;
  readonly ok: boolean;
  /** Lines below the verdict, such as the bucket, the live release and the one before. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly siteUrl?: string | undefined;
  readonly changes: readonly FileChange[];
  readonly phases: readonly Phase[];
  /** API calls by operation. */
  readonly calls: Readonly<Record<string, number>>;
  readonly probe: readonly Check[];
  readonly lint: readonly Check[];
  readonly warnings: readonly string[];
  /** How to go back, as a step to paste; see `rollbackStep`. */
  readonly rollback?: string | undefined;
  /** What was, or would be, deleted, and of how many bytes. */
  readonly deleted?: readonly string[] | undefined;
  readonly seconds: number;
}

const CHANGES_SHOWN = 40;
const DELETED_SHOWN = 200;
const TEXT_CHARS = 1000;

const LEVELS: Readonly<Record<Check['level'], string>> = { ok: '✅', warn: '⚠️', fail: '❌' };
const KINDS: Readonly<Record<FileChange['kind'], string>> = {
  new: 'new',
  content: 'changed',
  headers: 'headers only',
  dropped: 'no longer used',
};

/** The job summary: the verdict, what is wrong, what changed, how to go back, and what it took. */
export function summarize(facts: SummaryFacts): Section[] {
  const { changes, phases, calls, probe, lint, warnings, rollback, deleted = [] } = facts;
  return [
    { title: 'Verdict', rank: 0, markdown: verdict(facts) },
    { title: 'Warnings', rank: 1, markdown: section('Warnings', bullets(warnings.map(short))) },
    { title: 'The live site', rank: 1, markdown: section('The live site', checksTable(probe)) },
    { title: 'The distribution', rank: 3, markdown: section('The distribution', checksTable(lint)) },
    { title: 'What changed', rank: 3, markdown: section('What changed', changesTable(changes)) },
    { title: 'Deleted files', rank: 4, markdown: deletedList(deleted) },
    { title: 'Rollback', rank: 2, markdown: rollback === undefined ? '' : rollbackSection(rollback) },
    { title: 'Phases', rank: 5, markdown: section('Phases', phasesChart(phases)) },
    { title: 'API calls', rank: 5, markdown: callsTable(calls) },
  ].filter(({ markdown }) => markdown !== '');
}

function verdict({ outcome, reason, ok, facts, siteUrl, seconds }: SummaryFacts): string {
  const rows = facts
    .filter(([, value]) => value !== '')
    .map(([label, value]): Cell[] => [label, markup(code(short(value)))]);
  const site = siteUrl === undefined ? [] : [['Site', markup(link(siteUrl, siteUrl))]];
  return [
    `## ${ok ? '✅' : '❌'} spa-publish: ${escapeMarkdown(outcome)}`,
    escapeMarkdown(truncate(reason, TEXT_CHARS)),
    table(['', ''], [...site, ...rows, ['Took', formatSeconds(seconds)]]),
  ].join('\n\n');
}

/** What is wrong comes first and open; what is fine is folded away. */
function checksTable(checks: readonly Check[]): string {
  const row = ({ level, name, detail, fix }: Check): Cell[] => [LEVELS[level], name, short(detail), short(fix)];
  const bad = ['fail', 'warn'].flatMap((level) => checks.filter((check) => check.level === level));
  const good = checks.filter(({ level }) => level === 'ok');
  const open = table(['', 'Check', 'Found', 'What to do'], bad.map(row));
  const folded = table(
    ['', 'Check', 'Found'],
    good.map((check) => row(check).slice(0, 3)),
  );
  return [open, folded === '' ? '' : details(`${plural(good.length, 'check')} passed`, folded)]
    .filter((part) => part !== '')
    .join('\n\n');
}

function changesTable(changes: readonly FileChange[]): string {
  if (changes.length === 0) return '';
  const rows = changes
    .slice(0, CHANGES_SHOWN)
    .map(({ path, kind, class: fileClass, size, before }): Cell[] => [
      markup(code(short(path))),
      KINDS[kind],
      fileClass,
      formatBytes(size),
      kind === 'content' && before !== undefined ? formatDifference(size - before) : '',
    ]);
  const rest = changes.slice(CHANGES_SHOWN);
  const more = rest.length === 0 ? '' : `\n\nAnd ${plural(rest.length, 'file')} more: ${totals(rest)}.`;
  return `In all ${totals(changes)}.\n\n${table(['File', 'Change', 'Class', 'Size', 'Difference'], rows)}${more}`;
}

/** `3 new (1.2 MB), 1 changed (911 B)`. */
function totals(changes: readonly FileChange[]): string {
  return (['content', 'headers', 'new', 'dropped'] as const)
    .map((kind) => ({ kind, files: changes.filter((change) => change.kind === kind) }))
    .filter(({ files }) => files.length > 0)
    .map(
      ({ kind, files }) =>
        `${files.length} ${KINDS[kind]} (${formatBytes(files.reduce((sum, { size }) => sum + size, 0))})`,
    )
    .join(', ');
}

function deletedList(deleted: readonly string[]): string {
  if (deleted.length === 0) return '';
  const more = deleted.length > DELETED_SHOWN ? [`… and ${deleted.length - DELETED_SHOWN} more`] : [];
  const lines = [...deleted.slice(0, DELETED_SHOWN), ...more].join('\n');
  return details(`${plural(deleted.length, 'file')} of releases that are kept no longer`, codeBlock(lines));
}

function rollbackSection(step: string): string {
  const text = 'Back to the release before, without a build, in seconds: run this step by `workflow_dispatch`.';
  return `${heading('Rollback')}\n\n${text}\n\n${codeBlock(step, 'yaml')}`;
}

function callsTable(calls: Readonly<Record<string, number>>): string {
  const rows = Object.entries(calls).map(([operation, count]): Cell[] => [operation, count]);
  const total = Object.values(calls).reduce((sum, count) => sum + count, 0);
  return rows.length === 0 ? '' : details(plural(total, 'API call'), table(['Operation', 'Calls'], rows));
}

function section(title: string, body: string): string {
  return body === '' ? '' : `${heading(title)}\n\n${body}`;
}

function short(text: string): string {
  return truncate(text, TEXT_CHARS);
}
