import { mermaid, mermaidText } from '@platform-actions/action-kit';
import { isUnderWay, type Sample } from '../watch/progress.js';
import { GREEN, type ServiceResult } from './results.js';

/** The rollouts as a Gantt chart in seconds since the watch began; empty where nothing was watched. */
export function timeline(results: readonly ServiceResult[]): string {
  const sections = results.flatMap(sectionOf);
  if (sections.length === 0) return '';
  return mermaid(['gantt', '  dateFormat x', '  axisFormat %M:%S', ...sections].join('\n'));
}

function sectionOf(result: ServiceResult): string[] {
  const { verdictAtMs, endedAtMs, rollback, samples, outcome } = result;
  if (verdictAtMs === undefined || samples.length === 0) return [];
  const good = GREEN.has(outcome);
  const bars = phases(samples, verdictAtMs).map(({ label, fromMs, toMs }) =>
    bar(label, good ? 'done' : 'active', fromMs, toMs),
  );
  const verdict = `  ${mermaidText(outcome)} :milestone, ${good ? '' : 'crit, '}${at(verdictAtMs)}, ${at(verdictAtMs)}`;
  const waited = endedAtMs !== undefined && endedAtMs > verdictAtMs && rollback !== 'none';
  const back = waited ? [bar(`rollback ${rollback}`, 'crit', verdictAtMs, endedAtMs)] : [];
  return [`  section ${mermaidText(result.service)}`, ...bars, verdict, ...back];
}

interface Phase {
  readonly label: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** One bar per number of running and failed tasks, in the order of time; at most a dozen. */
function phases(samples: readonly Sample[], untilMs: number): Phase[] {
  const before = samples.filter(({ atMs, status }) => atMs < untilMs && isUnderWay(status));
  const shown = before.length === 0 ? samples.slice(0, 1) : before.slice(-12);
  return shown.map((sample, index) => ({
    label: `${sample.running} of ${sample.desired} running${sample.failed > 0 ? `, ${sample.failed} failed` : ''}`,
    fromMs: index === 0 ? 0 : sample.atMs,
    toMs: shown[index + 1]?.atMs ?? untilMs,
  }));
}

function bar(label: string, tag: string, fromMs: number, toMs: number): string {
  return `  ${mermaidText(label)} :${tag}, ${at(fromMs)}, ${Math.max(at(toMs), at(fromMs) + 1000)}`;
}

/** Whole seconds in milliseconds: Mermaid reads the start of a bar as milliseconds even where the format is seconds. */
function at(ms: number): number {
  return Math.round(ms / 1000) * 1000;
}
