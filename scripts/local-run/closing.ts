import { inertForLog, plural } from '@platform-actions/action-kit';
import type { LocalRun, Observation, OperationCalls, Verdict } from './report/model.js';
import { actionOutcomes, headline } from './report/outcomes.js';
import type { Style, Terminal } from './terminal.js';
import { seconds } from './text.js';

const STYLE: Readonly<Record<Verdict, Style>> = { succeeded: 'green', failed: 'red', cancelled: 'yellow' };

/** The last lines of a run: verdict, outcome of each action, calls, what was not done, report, what to try next. */
export function closingLines(run: LocalRun, report: string, terminal: Pick<Terminal, 'paint'>): string[] {
  const { paint } = terminal;
  const column = Math.max(...run.next.map(({ command }) => command.length)) + 2;
  const verdict = paint(STYLE[run.verdict], paint('bold', run.verdict.toUpperCase()));
  const outcomes = actionOutcomes(run).map(
    ({ step, outcome, reason }) =>
      `  ${paint(step.status === 'success' ? 'green' : 'red', outcome.padEnd(12))} ${inertForLog(`${step.name}: ${reason}`)}`,
  );
  return [
    '',
    `${verdict} ${run.pipeline} (${run.scenario}) in ${seconds(run.milliseconds)}`,
    ...(outcomes.length === 0 ? [`  ${inertForLog(headline(run))}`] : outcomes),
    ...run.observations.map((observation) => observationLine(observation, paint)),
    '',
    `${paint('bold', 'Cloud')}    ${callsLine(run.calls)}`,
    ...run.absences.map(({ what, why, instead }) => `${paint('bold', 'Not done')} ${what}: ${why} ${instead}`),
    `${paint('bold', 'Report')}   ${paint('cyan', report)}`,
    '',
    ...run.next.map(({ command, purpose }) => `  ${command.padEnd(column)} ${paint('dim', purpose)}`),
  ];
}

function observationLine({ title, checks }: Observation, paint: Terminal['paint']): string {
  const ok = checks.every((check) => check.ok);
  return `  ${paint(ok ? 'green' : 'red', (ok ? 'seen' : 'not seen').padEnd(12))} ${inertForLog(title)}`;
}

function callsLine(calls: readonly OperationCalls[]): string {
  if (calls.length === 0) return 'no call came in';
  const total = calls.reduce((sum, { count }) => sum + count, 0);
  const failed = calls.reduce((sum, { failed: errors }) => sum + errors, 0);
  const each = [...calls].sort((a, b) => b.count - a.count).map(({ operation, count }) => `${count} ${operation}`);
  return `${plural(total, 'call')}${failed > 0 ? `, ${failed} answered with an error` : ''}: ${each.join(', ')}`;
}
