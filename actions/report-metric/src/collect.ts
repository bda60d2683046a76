import { UserError } from '@platform-actions/action-kit';
import { emfProblems, readMetric, type Dimension, type Metric, type MetricDraft } from '@platform-actions/telemetry';
import type { Inputs } from './inputs.js';
import { parseMetricList, type EntryList } from './metric-list.js';
import { parseStatus, statusDrafts, type Status } from './status.js';

export interface Collected {
  readonly status: Status | undefined;
  readonly metrics: readonly Metric[];
}

/** How many problems one message lists. */
const MAX_PROBLEMS = 20;

/**
 * All metrics that the inputs ask for, the deployment's status first. What no time is given for has the given one.
 *
 * @throws UserError that lists what CloudWatch would refuse, so that bad data is refused before anything is sent.
 */
export function collectMetrics(inputs: Inputs, nowMs: number): Collected {
  const status = inputs.status === undefined ? undefined : parseStatus(inputs.status);
  const own = status === undefined ? [] : statusDrafts(status, inputs.service, inputs.environment);
  const list = givenEntries(inputs);
  const entries = [...own.map((draft) => ({ at: 'status', draft })), ...list.entries];
  const metrics: Metric[] = [];
  const problems: string[] = [];
  for (const { at, draft } of entries) {
    const reading = readMetric(draft, nowMs);
    if ('metric' in reading) metrics.push(reading.metric);
    else problems.push(...reading.problems.map((problem) => `Input "${at}": ${problem}`));
  }
  if (inputs.sinks.includes('emf')) problems.push(...emfProblems(metrics));
  const all = [...new Set([...list.problems, ...problems])];
  if (all.length > 0) throw new UserError(listing(all));
  return { status, metrics };
}

function givenEntries({ metrics, metricName, value, unit, dimensions }: Inputs): EntryList {
  const defaults = [...dimensions].map(([name, each]) => ({ name, value: each }));
  if (metricName !== undefined && value !== undefined) {
    const draft: MetricDraft = { name: metricName, unit, samples: [{ value, count: 1 }], dimensions: defaults };
    return { entries: [{ at: 'metric-name', draft }], problems: [] };
  }
  if (metrics === undefined) return { entries: [], problems: [] };
  const { entries, problems } = parseMetricList(metrics);
  return {
    problems,
    entries: entries.map(({ at, draft }) => ({
      at,
      draft: { ...draft, dimensions: withDefaults(draft.dimensions ?? [], defaults) },
    })),
  };
}

/** A metric's own dimensions win over the defaults of the same name. */
function withDefaults(own: readonly Dimension[], defaults: readonly Dimension[]): readonly Dimension[] {
  const names = new Set(own.map(({ name }) => name));
  return [...defaults.filter(({ name }) => !names.has(name)), ...own];
}

function listing(problems: readonly string[]): string {
  const shown = problems.slice(0, MAX_PROBLEMS);
  const more = problems.length - shown.length;
  return [...shown, ...(more > 0 ? [`… and ${more} more.`] : [])].join('\n');
}
