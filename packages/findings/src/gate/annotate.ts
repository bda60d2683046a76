import type { Log } from '@platform-actions/action-kit';
import type { Evaluation, JudgedFinding } from '../evaluate.js';
import { endLine, oneLine, startLine, titleOf } from '../render/words.js';

/** GitHub keeps ten annotations of a kind per step; the step's own error is one of them. */
const MAX_ERRORS = 9;
const MAX_WARNINGS = 9;

/** Puts the findings that fail or warn on their lines in the checkout, worst first, as many as GitHub keeps. */
export function annotate(log: Log, { judged }: Evaluation): void {
  const inFile = judged.filter(({ finding }) => finding.location.kind === 'file');
  for (const each of inFile.filter(({ decision }) => decision === 'fail').slice(0, MAX_ERRORS)) {
    log.error(message(each), place(each));
  }
  for (const each of inFile.filter(({ decision }) => decision === 'warn').slice(0, MAX_WARNINGS)) {
    log.warning(message(each), place(each));
  }
}

function message({ finding, why }: JudgedFinding): string {
  return `${oneLine(titleOf(finding), 500)} (${oneLine(why)})`;
}

function place({ finding }: JudgedFinding): { file: string; startLine: number; endLine?: number; title: string } {
  const { location } = finding;
  const last = endLine(location);
  return {
    file: oneLine(location.path ?? '', 1000),
    startLine: startLine(location) ?? 1,
    ...(last === undefined ? {} : { endLine: last }),
    title: `${finding.severity}: ${oneLine(finding.id, 100)}`,
  };
}
