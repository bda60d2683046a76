import { bullets, details, escapeMarkdown, heading, plural, table, type Section } from '@platform-actions/action-kit';
import type { Evaluation, JudgedFinding } from '../evaluate.js';
import { SEVERITIES } from '../model.js';
import { describeTarget, describeTool, type ScanFacts } from './facts.js';
import { findingsTable, idCell } from './findings-table.js';
import { nextSteps } from './next-steps.js';
import { isSuppressed } from './sarif.js';
import { severityChart } from './severity-chart.js';
import { oneLine, packageName, severityLabel } from './words.js';

const MAX_ROWS = 200;
/** Longer tables are folded, so that what comes after them is seen. */
const MAX_OPEN_ROWS = 25;
const MAX_TARGETS = 10;
const MAX_WAIVERS = 50;
const MAX_SENTENCES = 30;

/** The step's summary: verdict first, then what fails it, counts, findings worst first, waivers, what to do next. */
export function renderSummary(evaluation: Evaluation, facts: ScanFacts): readonly Section[] {
  const counting = evaluation.judged.filter(({ status }) => !isSuppressed(status));
  const sections: [title: string, rank: number, body: string][] = [
    ['What makes it incomplete', 0, sentences(evaluation.incomplete)],
    ['What fails the policy', 0, sentences(evaluation.reasons)],
    ['Counts', 1, countTable(evaluation)],
    ['Chart', 4, severityChart(evaluation.counts)],
    ['Findings', 2, findings(counting)],
    ['Waivers', 3, waivers(evaluation.judged)],
    ['To look at', 1, sentences([...evaluation.warnings, ...(facts.notes ?? [])])],
    ['What to do next', 1, bullets(nextSteps(evaluation))],
  ];
  const { policyText = '' } = facts;
  return [
    { title: 'Verdict', rank: 0, markdown: verdict(evaluation, facts) },
    ...sections.map(([title, rank, body]) => ({
      title,
      rank,
      markdown: body === '' ? '' : title === 'Chart' ? body : `${heading(title)}\n\n${body}`,
    })),
    { title: 'Policy', rank: 3, markdown: policyText === '' ? '' : details('The policy', escapeMarkdown(policyText)) },
  ];
}

/** The heading, the one sentence, and what was scanned by what and judged by which rules. */
export function verdict(evaluation: Evaluation, facts: ScanFacts): string {
  const icon = facts.outcome === 'passed' ? (evaluation.warnings.length > 0 ? '⚠️' : '✅') : '❌';
  const rows = [
    ...facts.targets.slice(0, MAX_TARGETS).map((target) => ['Scanned', oneLine(describeTarget(target), 300)]),
    ['Scanner', oneLine(facts.tools.map(describeTool).join(', '), 200)],
    ...(facts.databaseUpdatedAt === undefined ? [] : [['Vulnerability database of', oneLine(facts.databaseUpdatedAt)]]),
    ['Policy', oneLine(facts.policySource, 200)],
  ].filter(([, value]) => value !== '');
  return [
    `## ${icon} ${escapeMarkdown(facts.action)}: ${escapeMarkdown(facts.outcome)}`,
    escapeMarkdown(oneLine(facts.reason, 2000)),
    table(['', ''], rows),
  ].join('\n\n');
}

/** One row per severity that occurs, with what the policy makes of them. */
export function countTable({ judged }: Evaluation): string {
  const counts = new Map(SEVERITIES.map((severity) => [severity, { all: 0, new: 0, fail: 0, warn: 0, pass: 0 }]));
  for (const each of judged) {
    const count = counts.get(each.finding.severity);
    if (count === undefined) continue;
    count.all += 1;
    if (isSuppressed(each.status)) continue;
    count[each.decision] += 1;
    if (isNew(each)) count.new += 1;
  }
  const rows = [...counts]
    .filter(([, { all }]) => all > 0)
    .map(([severity, { all, new: added, fail, warn, pass }]) => {
      const counting = fail + warn + pass;
      return [severityLabel(severity), counting, added, fail, warn, all - counting];
    });
  return table(['Severity', 'Findings', 'New', 'Fail', 'Warn', 'Waived'], rows);
}

function findings(counting: readonly JudgedFinding[]): string {
  const body = findingsTable(counting, MAX_ROWS);
  return counting.length > MAX_OPEN_ROWS ? details(`${plural(counting.length, 'finding')}, worst first`, body) : body;
}

/** Not in the baseline; a waiver that has ended does not hide it. */
function isNew({ status, newness }: JudgedFinding): boolean {
  return status === 'new' || (status === 'expired-waiver' && newness !== undefined);
}

function waivers(judged: readonly JudgedFinding[]): string {
  const held = judged.filter(({ status }) => isSuppressed(status) || status === 'expired-waiver');
  if (held.length === 0) return '';
  const rows = held
    .slice(0, MAX_WAIVERS)
    .map(({ finding, status, waiver, why }) => [
      idCell(finding),
      packageName(finding),
      status === 'expired-waiver' ? '⚠️ expired, counts again' : status === 'vex' ? 'VEX' : 'waived',
      oneLine(waiver?.expires ?? ''),
      oneLine(waiver?.owner ?? ''),
      oneLine(waiver?.reason ?? why),
    ]);
  const rest = held.length - rows.length;
  const body = table(['Id', 'Package', 'State', 'Expires', 'Owner', 'Reason'], rows);
  const more = rest > 0 ? `\n\n_Not shown: ${rest} more._` : '';
  return details(`${plural(held.length, 'finding')} with a waiver or VEX statement`, `${body}${more}`);
}

/** A bullet list of bounded length that says what is not in it. */
export function sentences(texts: readonly string[], max = MAX_SENTENCES): string {
  const shown = texts.slice(0, max).map((text) => oneLine(text, 500));
  const more = texts.length - shown.length;
  return bullets(more > 0 ? [...shown, `… and ${more} more.`] : shown);
}
