import { plural } from '@platform-actions/action-kit';
import { dimensionSetKey, type Metric } from './metric.js';

export interface Capped {
  readonly kept: readonly Metric[];
  /** Held back: their dimension sets are beyond the cap. */
  readonly dropped: readonly Metric[];
  /** One sentence per metric name of which some were dropped. */
  readonly warnings: readonly string[];
}

/**
 * Keeps the metrics of the first `max` distinct dimension sets per metric name: each set is a metric that CloudWatch
 * bills for by itself.
 */
export function capCardinality(metrics: readonly Metric[], max: number): Capped {
  const setsByName = new Map<string, Set<string>>();
  const beyond = new Map<string, Set<string>>();
  const [kept, dropped]: [Metric[], Metric[]] = [[], []];
  for (const metric of metrics) {
    const key = dimensionSetKey(metric.dimensions);
    const sets = setsByName.get(metric.name) ?? new Set();
    setsByName.set(metric.name, sets);
    if (sets.has(key) || sets.size < max) {
      sets.add(key);
      kept.push(metric);
    } else {
      beyond.set(metric.name, (beyond.get(metric.name) ?? new Set()).add(key));
      dropped.push(metric);
    }
  }
  const warnings = [...beyond].map(
    ([name, sets]) =>
      `Metric ${JSON.stringify(name)} has ${max + sets.size} distinct dimension sets; those beyond the ` +
      `${plural(max, 'set')} that "max-cardinality" allows were not sent.`,
  );
  return { kept, dropped, warnings };
}

const UNBOUNDED_NAMES =
  /^(git(hub)?)?(ref|refname|headref|branch|sha|commit|commitsha|revision|digest|imagedigest|tag|imagetag|runid|runnumber|runattempt|attempt|jobid|buildid|buildnumber|deploymentid|requestid|pr|prnumber|pullrequest|actor|user|timestamp|time|date|uuid|guid|id)$/;

const UNBOUNDED_VALUES: readonly (readonly [RegExp, string])[] = [
  [/^[0-9a-f]{40}$|^[0-9a-f]{64}$|^sha\d{3}:[0-9a-f]+$/i, 'a hash'],
  [/^refs\//, 'a Git ref'],
  [/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i, 'a UUID'],
  [/^\d{4}-\d\d-\d\dT\d\d:\d\d/, 'a time'],
];

/**
 * One sentence per dimension that looks as if it had another value in each run (a branch, a commit, a run id): every
 * value of it becomes a metric of its own, and no alarm can watch them all.
 */
export function unboundedDimensions(metrics: readonly Metric[]): readonly string[] {
  const found = new Map<string, string>();
  for (const { name, value } of metrics.flatMap((metric) => metric.dimensions)) {
    const why = whyUnbounded(name, value);
    if (why !== undefined && !found.has(name)) found.set(name, why);
  }
  return [...found].map(
    ([name, why]) =>
      `Dimension ${JSON.stringify(name)} ${why}: each of its values becomes a metric of its own, billed by itself. ` +
      'Keep such details in the log, and name what stays the same here, such as a service or an environment.',
  );
}

function whyUnbounded(name: string, value: string): string | undefined {
  if (UNBOUNDED_NAMES.test(name.toLowerCase().replace(/[^a-z]/g, ''))) return 'looks different in every run';
  const kind = UNBOUNDED_VALUES.find(([pattern]) => pattern.test(value))?.[1];
  return kind === undefined ? undefined : `holds ${kind}`;
}
