import { bullets, link } from '@platform-actions/action-kit';
import type { Evaluation } from '../evaluate.js';
import type { ScanFacts } from './facts.js';
import { findingsTable } from './findings-table.js';
import { nextSteps } from './next-steps.js';
import { isSuppressed, sarifCategory } from './sarif.js';
import { countTable, sentences, verdict } from './summary.js';

/** What GitHub takes as one comment. Held to in bytes, which are never fewer than the characters it counts. */
export const COMMENT_MAX_CHARS = 65_536;

const MAX_ROWS = 50;

/** The hidden line by which the comment of the same action and scan is found again. */
export function commentMarker({ action, category }: Pick<ScanFacts, 'action' | 'category'>): string {
  return `<!-- platform-actions:${sarifCategory(`${action}/${category}`)} -->`;
}

/** The comment of a pull request, marker included: as many of the findings as fit, worst first, and how many do not. */
export function renderComment(evaluation: Evaluation, facts: ScanFacts): string {
  for (let rows = MAX_ROWS; rows > 0; rows = Math.floor(rows / 2)) {
    const comment = compose(evaluation, facts, rows);
    if (Buffer.byteLength(comment, 'utf8') <= COMMENT_MAX_CHARS) return comment;
  }
  return compose(evaluation, facts, 0);
}

function compose(evaluation: Evaluation, facts: ScanFacts, rows: number): string {
  const counting = evaluation.judged.filter(({ status }) => !isSuppressed(status));
  const reported = counting.filter(({ decision }) => decision !== 'pass');
  const title = reported.length > 0 ? '#### Findings that fail or warn\n\n' : '';
  // Every sentence and step is of bounded length, so what is left with no rows always fits.
  const most = Math.min(rows, 10);
  const parts = [
    commentMarker(facts),
    verdict(evaluation, facts),
    section('Incomplete', sentences(evaluation.incomplete, most)),
    section('What fails the policy', sentences(evaluation.reasons, most)),
    countTable(evaluation),
    reported.length > 0 ? title + findingsTable(reported, rows) : '',
    section('What to do next', rows === 0 ? '' : bullets(nextSteps(evaluation))),
    section('To look at', sentences([...evaluation.warnings, ...(facts.notes ?? [])], most)),
    facts.runUrl === undefined ? '' : link('All findings, in the summary of the run', facts.runUrl),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function section(title: string, body: string): string {
  return body === '' ? '' : `#### ${title}\n\n${body}`;
}
