import { isUnit, nearestUnit, type Unit } from './units.js';

/** A value and how often it was measured. */
export interface Sample {
  readonly value: number;
  readonly count: number;
}

export interface Dimension {
  readonly name: string;
  readonly value: string;
}

/** One thing measured at one time: what every sink takes. Made by `readMetric` only, so it is valid. */
export interface Metric {
  readonly name: string;
  readonly unit: Unit;
  /** At least one. More than one keeps percentiles exact, which a mean would lose. */
  readonly samples: readonly Sample[];
  readonly dimensions: readonly Dimension[];
  /** Milliseconds since the epoch. */
  readonly timestampMs: number;
  /** Seconds: 60, or 1 for a high-resolution metric. */
  readonly storageResolution: StorageResolution;
}

export type StorageResolution = 1 | 60;

/** A metric as somebody wrote it down. */
export interface MetricDraft {
  readonly name: string;
  /** Default `None`. */
  readonly unit?: string | undefined;
  readonly samples: readonly Sample[];
  readonly dimensions?: readonly Dimension[];
  /** Default now. */
  readonly timestampMs?: number | undefined;
  /** Default 60. */
  readonly storageResolution?: number | undefined;
}

export type MetricReading = { readonly metric: Metric } | { readonly problems: readonly string[] };

/** Limits of CloudWatch's PutMetricData and MetricDatum, by its API reference. */
const MAX_MAGNITUDE = 2 ** 360;
const MAX_DIMENSIONS = 30;
const MAX_NAME = 255;
const MAX_DIMENSION_VALUE = 1024;
const PAST_MS = 14 * 24 * 3600 * 1000;
const FUTURE_MS = 2 * 3600 * 1000;

/** The metric of a draft, or all that CloudWatch would refuse about it, so that nothing is sent in vain. */
export function readMetric(draft: MetricDraft, nowMs: number): MetricReading {
  const unit = draft.unit ?? 'None';
  const timestampMs = draft.timestampMs ?? nowMs;
  const storageResolution = draft.storageResolution ?? 60;
  const dimensions = draft.dimensions ?? [];
  const problems = [
    ...textProblems('name', draft.name, MAX_NAME),
    ...sampleProblems(draft.samples),
    ...dimensionProblems(dimensions),
    ...timestampProblems(timestampMs, nowMs),
  ];
  if (!isUnit(unit)) problems.push(unitProblem(unit));
  if (!isResolution(storageResolution)) {
    problems.push(`storage resolution is ${storageResolution}: must be 60, or 1 for a high-resolution metric.`);
  }
  if (problems.length > 0 || !isUnit(unit) || !isResolution(storageResolution)) return { problems };
  return { metric: { name: draft.name, unit, samples: draft.samples, dimensions, timestampMs, storageResolution } };
}

/** What CloudWatch would refuse about a namespace. */
export function namespaceProblems(namespace: string): readonly string[] {
  const problems = [...textProblems('namespace', namespace, MAX_NAME), ...colonProblems('namespace', namespace)];
  if (/^aws\//i.test(namespace)) {
    problems.push(`namespace is ${quoted(namespace)}: names that start with AWS/ belong to AWS services.`);
  }
  return problems;
}

/** One text for all metrics with the same name and dimensions, in whatever order these stand. */
export function seriesKey({ name, dimensions }: Pick<Metric, 'name' | 'dimensions'>): string {
  return `${JSON.stringify(name)}${dimensionSetKey(dimensions)}`;
}

/** One text per set of dimensions. */
export function dimensionSetKey(dimensions: readonly Dimension[]): string {
  return JSON.stringify(dimensions.map(({ name, value }) => JSON.stringify([name, value])).sort());
}

function isResolution(seconds: number): seconds is StorageResolution {
  return seconds === 1 || seconds === 60;
}

/** ASCII is asked for by the API reference of namespaces and dimensions; of metric names it says nothing. */
function textProblems(subject: string, text: string, maxChars: number): string[] {
  const is = `${subject} is ${quoted(text)}:`;
  if (text.trim() === '') return [`${is} must not be empty.`];
  const problems: string[] = [];
  if (text.length > maxChars) problems.push(`${is} has ${text.length} characters; at most ${maxChars} are allowed.`);
  if (!/^[\x20-\x7e]*$/.test(text)) {
    problems.push(`${is} must be printable ASCII; replace the other characters, for example by "-".`);
  }
  return problems;
}

function colonProblems(subject: string, text: string): string[] {
  return text.startsWith(':') ? [`${subject} is ${quoted(text)}: must not start with a colon.`] : [];
}

function sampleProblems(samples: readonly Sample[]): string[] {
  if (samples.length === 0) return ['value is missing.'];
  return samples.flatMap(({ value, count }) => [
    ...(Number.isFinite(value) && Math.abs(value) <= MAX_MAGNITUDE
      ? []
      : [`value is ${value}: must be a number between -2^360 and 2^360; NaN and Infinity are refused.`]),
    ...(Number.isSafeInteger(count) && count >= 1 ? [] : [`count is ${count}: must be a whole number from 1.`]),
  ]);
}

function dimensionProblems(dimensions: readonly Dimension[]): string[] {
  const problems = dimensions.flatMap(({ name, value }) => [
    ...textProblems('dimension name', name, MAX_NAME),
    ...colonProblems('dimension name', name),
    ...textProblems(`value of dimension ${quoted(name)}`, value, MAX_DIMENSION_VALUE),
  ]);
  if (dimensions.length > MAX_DIMENSIONS) {
    problems.push(`dimensions: ${dimensions.length} are given; at most ${MAX_DIMENSIONS} are allowed.`);
  }
  const names = dimensions.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) problems.push(`dimension ${quoted(twice)} stands there twice.`);
  return problems;
}

function timestampProblems(timestampMs: number, nowMs: number): string[] {
  if (!Number.isFinite(timestampMs) || Math.abs(timestampMs) > 8.64e15) return ['timestamp is not a time.'];
  const is = `timestamp is ${new Date(timestampMs).toISOString()}:`;
  if (timestampMs < nowMs - PAST_MS) return [`${is} CloudWatch takes nothing older than two weeks.`];
  if (timestampMs > nowMs + FUTURE_MS) return [`${is} CloudWatch takes nothing more than two hours ahead.`];
  return [];
}

function unitProblem(unit: string): string {
  const nearest = nearestUnit(unit);
  const hint = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  return (
    `unit is ${quoted(unit)}: must be Seconds, Milliseconds, Microseconds, Percent, Count, None, Bytes or Bits (with ` +
    `Kilo, Mega, Giga or Tera before: Kilobytes), or one of Count, Bytes and Bits per second (Megabits/Second).${hint}`
  );
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text);
}
