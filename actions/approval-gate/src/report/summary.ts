import {
  bullets,
  code,
  details,
  escapeMarkdown,
  formatSeconds,
  heading,
  plural,
  table,
  truncate,
  type Cell,
  type Section,
} from '@platform-actions/action-kit';
import type { GateResult, OwnVote, Waiting } from '../result.js';
import { checkSections } from '../doctor/render.js';
import { decideSection } from './next-steps.js';
import { REASONS } from './reasons.js';
import { changesSection, outlookTable, requestTable, ruleSection } from './request.js';
import { stateChart } from './state-chart.js';
import { codeCell, short } from './text.js';
import { missingApprovals, missingInWords, votesTable } from './votes.js';

const REASON_CHARS = 4000;
const WARNINGS_SHOWN = 30;

/** The job summary: the verdict and what to do about it, what is asked, the rule, who may approve, the votes, how to vote. */
export function renderSummary(result: GateResult): Section[] {
  const { request, changes, policy, outlook, decision, waiting, warnings, checks } = result;
  return [
    { title: 'Verdict', rank: 0, markdown: verdict(result) },
    ...(checks === undefined ? [] : checkSections(checks)),
    section('Warnings', 2, bullets(warnings.slice(0, WARNINGS_SHOWN).map(short))),
    section('What is asked', 1, request === undefined ? '' : requestTable(result, request)),
    section('What would be deployed', 4, changes === undefined ? '' : changesSection(changes)),
    section('The rule', 3, policy === undefined || policy.inWords.length === 0 ? '' : ruleSection(policy)),
    section('Who may approve', 3, outlook === undefined ? '' : outlookTable(outlook)),
    section('Votes', 2, decision === undefined ? '' : votes(decision)),
    section('Decide', 0, decideSection(result)),
    section('Where the request stands', 5, stateChart(result)),
    { title: 'Waiting', rank: 5, markdown: waiting === undefined ? '' : waitingLine(waiting) },
    { title: 'API calls', rank: 6, markdown: callsTable(result.calls) },
  ].filter(({ markdown }) => markdown !== '');
}

function verdict(result: GateResult): string {
  const { outcome, reason, reasonCode, ok } = result;
  const { mend } = REASONS[reasonCode];
  return [
    `## ${icon(result)} approval-gate: ${outcome}${headline(result)}`,
    escapeMarkdown(truncate(reason, REASON_CHARS)),
    ok || mend === '' ? '' : `**What to do:** ${mend}`,
    comment(result.ownVote),
    `Reason code: \`${reasonCode}\``,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** What the voter wrote; quoted, since it decides nothing. */
function comment(vote: OwnVote | undefined): string {
  if (vote?.comment === undefined) return '';
  return `> ${code(vote.voter?.login ?? 'unknown')}: ${escapeMarkdown(short(vote.comment))}`;
}

function icon({ outcome, ok }: GateResult): string {
  if (outcome === 'pending' && ok) return '⏳';
  return ok ? '✅' : '❌';
}

/** `, 2 approvals needed for production`. */
function headline(result: GateResult): string {
  const environment = result.environment ?? result.request?.subject.environment;
  if (environment === undefined) return '';
  const where = escapeMarkdown(short(environment));
  const missing = missingApprovals(result);
  if (result.outcome !== 'pending' || missing === undefined || missing <= 0) return ` (${where})`;
  return `, ${plural(missing, result.decision === undefined ? 'approval' : 'more approval')} needed for ${where}`;
}

function votes(decision: NonNullable<GateResult['decision']>): string {
  const missing = missingInWords(decision);
  return [
    votesTable(decision) || 'None yet.',
    missing === '' ? '' : `Approvals so far: ${escapeMarkdown(short(missing))}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function waitingLine({ seconds, polls, cost }: Waiting): string {
  return `Waited ${formatSeconds(seconds)} on a runner, which costs about $${cost.toFixed(2)}, and looked ${plural(polls, 'time')}. Without \`mode: wait\` waiting costs nothing.`;
}

function callsTable({ total, byOperation }: GateResult['calls']): string {
  const rows = Object.entries(byOperation).map(([operation, count]): Cell[] => [codeCell(operation), count]);
  return rows.length === 0 ? '' : details(plural(total, 'request') + ' to GitHub', table(['Route', 'Requests'], rows));
}

function section(title: string, rank: number, body: string): Section {
  return { title, rank, markdown: body === '' ? '' : `${heading(title)}\n\n${body}` };
}
