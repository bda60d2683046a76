import { dimensionSetKey, type Metric, type Sample } from './metric.js';
import { chunks } from './plan.js';

/** A log event in CloudWatch's embedded metric format, and the metrics it carries (a part of each, maybe). */
export interface EmfDocument {
  readonly line: string;
  readonly metrics: readonly Metric[];
}

/** By the format's specification: metrics per directive and values per metric; and the log event limit in bytes. */
const MAX_METRICS = 100;
const MAX_VALUES = 100;
const MAX_BYTES = 256_000;
/** The format knows no counts: a value measured a million times is a million values, which no log should carry. */
const MAX_SAMPLES = 10_000;
/** The format's schema allows less here than the API does. */
const MAX_DIMENSION_NAME = 250;

/** What the format cannot say of these metrics: its values and dimensions are members of one JSON object. */
export function emfProblems(metrics: readonly Metric[]): readonly string[] {
  return metrics.flatMap(({ name, dimensions, samples }) => {
    const is = `Metric ${JSON.stringify(name)} cannot be written in the embedded metric format:`;
    const problems: string[] = [];
    if (name === '_aws' || dimensions.some((dimension) => dimension.name === '_aws')) {
      problems.push(`${is} the name _aws is taken.`);
    }
    if (dimensions.some((dimension) => dimension.name === name)) {
      problems.push(`${is} one of its dimensions has the same name.`);
    }
    if (dimensions.some((dimension) => dimension.name.length > MAX_DIMENSION_NAME)) {
      problems.push(`${is} a dimension name may have ${MAX_DIMENSION_NAME} characters.`);
    }
    const total = samples.reduce((sum, { count }) => sum + count, 0);
    if (total > MAX_SAMPLES) problems.push(`${is} it has ${total} values; at most ${MAX_SAMPLES} are allowed.`);
    return problems;
  });
}

interface Part {
  readonly metric: Metric;
  readonly values: readonly number[];
}

/** The metrics as log events, in their order; neighbours with the same dimensions and time share one. */
export function emfDocuments(namespace: string, metrics: readonly Metric[]): readonly EmfDocument[] {
  const groups: Part[][] = [];
  let bytes = 0;
  for (const part of metrics.flatMap(partsOf)) {
    const open = groups.at(-1);
    const added = memberBytes(part);
    if (open && joins(open, part) && bytes + added <= MAX_BYTES) {
      open.push(part);
      bytes += added;
    } else {
      groups.push([part]);
      bytes = Buffer.byteLength(document(namespace, [part]));
    }
  }
  return groups.map((parts) => ({
    line: document(namespace, parts),
    metrics: [...new Set(parts.map(({ metric }) => metric))],
  }));
}

function partsOf(metric: Metric): Part[] {
  const values = metric.samples.flatMap(({ value, count }: Sample) => Array.from({ length: count }, () => value));
  return chunks(values, MAX_VALUES).map((chunk) => ({ metric, values: chunk }));
}

function joins(open: readonly Part[], { metric }: Part): boolean {
  const first = open[0]?.metric;
  return (
    first !== undefined &&
    open.length < MAX_METRICS &&
    first.timestampMs === metric.timestampMs &&
    dimensionSetKey(first.dimensions) === dimensionSetKey(metric.dimensions) &&
    open.every((part) => part.metric.name !== metric.name)
  );
}

function document(namespace: string, parts: readonly Part[]): string {
  const metadata = {
    Timestamp: parts[0]?.metric.timestampMs,
    CloudWatchMetrics: [
      {
        Namespace: namespace,
        Dimensions: [parts[0]?.metric.dimensions.map(({ name }) => name)],
        Metrics: parts.map(({ metric }) => definition(metric)),
      },
    ],
  };
  // Not a plain object literal: a metric may be named `__proto__`.
  const members: [string, unknown][] = [
    ['_aws', metadata],
    ...(parts[0]?.metric.dimensions ?? []).map(({ name, value }): [string, unknown] => [name, value]),
    ...parts.map(({ metric, values }): [string, unknown] => [metric.name, values.length === 1 ? values[0] : values]),
  ];
  return inertJson(JSON.stringify(Object.fromEntries(members)));
}

function definition({ name, unit, storageResolution }: Metric) {
  return { Name: name, Unit: unit, ...(storageResolution === 1 && { StorageResolution: 1 }) };
}

/** An upper bound of what a part adds to a document. */
function memberBytes({ metric, values }: Part): number {
  return Buffer.byteLength(inertJson(JSON.stringify([definition(metric), { [metric.name]: values }])));
}

/**
 * The same JSON value in a text that the runner cannot take for a workflow command: it obeys `##[name]` anywhere in a
 * line. (`::name::` counts at the start of a line only, where JSON has its brace.)
 */
function inertJson(json: string): string {
  return json.replaceAll('##[', '\\u0023\\u0023[');
}
