import { plural, type Log } from '@platform-actions/action-kit';
import type { Evaluation, JudgedFinding } from '../evaluate.js';
import { endLine, oneLine, startLine, titleOf } from '../render/words.js';

/** GitHub keeps ten annotations of a kind per step; the step's own error is one of them. */
const MAX_ERRORS = 9;
const MAX_WARNINGS = 9;

/**
 * Puts the findings that fail or warn on their lines in the checkout, worst first, as many as GitHub keeps, and logs how
 * many have no annotation.
 */
export function annotate(log: Log, { judged }: Evaluation): void {
  const failing = judged.filter(({ decision }) => decision === 'fail');
  const warned = judged.filter(({ decision }) => decision === 'warn');
  const errors = failing.filter(isInFile).slice(0, MAX_ERRORS);
  const warnings = warned.filter(isInFile).slice(0, MAX_WARNINGS);
  for (const each of errors) log.error(message(each), place(each));
  for (const each of warnings) log.warning(message(each), place(each));
  const left = [
    { count: failing.length - errors.length, verb: 'fail' },
    { count: warned.length - warnings.length, verb: 'warn' },
  ].filter(({ count }) => count > 0);
  if (left.length === 0) return;
  const more = left.map(({ count, verb }) => `${plural(count, 'more finding')} that ${verb}${count === 1 ? 's' : ''}`);
  log.info(`Without an annotation: ${more.join(', ')}. The table above and the summary go on.`);
}

function isInFile({ finding }: JudgedFinding): boolean {
  return finding.location.kind === 'file';
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
