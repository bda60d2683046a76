import { mermaid, mermaidText } from '@platform-actions/action-kit';

/** A phase of the run, milliseconds since it began. */
export interface Phase {
  readonly name: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** The phases as a Gantt chart; empty where there are none. */
export function phasesChart(phases: readonly Phase[]): string {
  if (phases.length === 0) return '';
  const bars = joined(phases).map(({ name, startMs, endMs }) => {
    const [start, end] = [Math.round(startMs), Math.round(endMs)];
    return `  ${mermaidText(name)} ${duration(end - start)} :done, ${start}, ${Math.max(end, start + 1)}`;
  });
  const axis = (phases.at(-1)?.endMs ?? 0) < 60_000 ? '%S.%L' : '%M:%S';
  return mermaid(['gantt', '  dateFormat x', `  axisFormat ${axis}`, '  section Phases', ...bars].join('\n'));
}

/** What is done twice in a row, such as reading the pointer and then a manifest, is one bar. */
function joined(phases: readonly Phase[]): Phase[] {
  return phases.reduce<Phase[]>((bars, phase) => {
    const last = bars.at(-1);
    if (last?.name !== phase.name) return [...bars, phase];
    return [...bars.slice(0, -1), { ...last, endMs: phase.endMs }];
  }, []);
}

/** `340 ms`, `2.1 s`. */
function duration(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`;
}
