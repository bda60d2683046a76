import { AwsError } from '../core/errors.js';
import { epochSeconds } from '../core/clock.js';
import type { Json, JsonObject } from '../core/types.js';
import {
  asciiText,
  dimensionsOf,
  invalidCombination,
  invalidValue,
  listOf,
  missing,
  objectOf,
  optionalText,
  requiredDouble,
  timeMs,
} from './input.js';
import { isPercentile, isStatistic, statistic } from './statistics.js';
import type { Point, Series, SeriesStore } from './store.js';

const MAX_DATAPOINTS = 1440;
const PAGE_SIZE = 500;
const MINUTE_MS = 60_000;

interface Window {
  readonly startMs: number;
  readonly endMs: number;
}

interface Bucket {
  readonly startMs: number;
  readonly points: readonly Point[];
}

export function listMetrics(store: SeriesStore, input: JsonObject): JsonObject {
  const namespace = optionalText(input['Namespace'], 'Namespace');
  const name = optionalText(input['MetricName'], 'MetricName');
  const filters = listOf(input['Dimensions'], 'Dimensions').map((member, index) => {
    const { Name, Value } = objectOf(member, `Dimensions.member.${index + 1}`);
    return { name: asciiText(Name, 'Dimensions.Name', 255), value: optionalText(Value, 'Dimensions.Value') };
  });
  const found = store
    .all()
    .filter((series) => (namespace ?? series.namespace) === series.namespace && (name ?? series.name) === series.name)
    .filter((series) => filters.every((filter) => hasDimension(series, filter)));
  const from = pageStart(optionalText(input['NextToken'], 'NextToken'));
  const next = from + PAGE_SIZE;
  return {
    Metrics: found.slice(from, next).map(describeMetric),
    ...(next < found.length ? { NextToken: String(next) } : {}),
  };
}

export function getMetricStatistics(store: SeriesStore, input: JsonObject): JsonObject {
  const name = asciiText(input['MetricName'], 'MetricName', 255);
  const key = {
    namespace: asciiText(input['Namespace'], 'Namespace', 255),
    name,
    dimensions: dimensionsOf(input['Dimensions'], 'Dimensions'),
  };
  const statistics = statisticNames(input);
  const window = windowOf(input);
  const periodMs = periodOf(input['Period'], 'Period');
  const wanted = Math.ceil((window.endMs - window.startMs) / periodMs);
  if (wanted > MAX_DATAPOINTS) {
    throw invalidCombination(
      `You have requested up to ${wanted} datapoints, which exceeds the limit of ${MAX_DATAPOINTS}. You may reduce ` +
        'the datapoints requested by increasing Period, or decreasing the time range.',
    );
  }
  const unit = optionalText(input['Unit'], 'Unit');
  const points = pointsOf(store.find(key), window, unit);
  // Data of different units are never mixed: each unit makes datapoints of its own.
  const units = [...new Set(points.map((point) => point.unit))];
  const datapoints = units.flatMap((each) =>
    buckets(
      points.filter((point) => point.unit === each),
      window,
      periodMs,
    ).map((bucket) => datapoint(bucket, each, statistics)),
  );
  return { Label: name, Datapoints: datapoints };
}

export function getMetricData(store: SeriesStore, input: JsonObject): JsonObject {
  const window = windowOf(input);
  const queries = listOf(input['MetricDataQueries'], 'MetricDataQueries');
  if (queries.length === 0) throw missing('MetricDataQueries');
  if (queries.length > 500) {
    throw invalidValue('The collection MetricDataQueries must not have a size greater than 500.');
  }
  const newestFirst = (optionalText(input['ScanBy'], 'ScanBy') ?? 'TimestampDescending') === 'TimestampDescending';
  const results = queries.map((query, index) =>
    queryResult(store, objectOf(query, `MetricDataQueries.member.${index + 1}`), window, newestFirst),
  );
  return { MetricDataResults: results, Messages: [] };
}

function queryResult(store: SeriesStore, query: JsonObject, window: Window, newestFirst: boolean): JsonObject {
  const id = asciiText(query['Id'], 'MetricDataQueries.Id', 255);
  if (!/^[a-z][a-zA-Z0-9_]*$/.test(id)) {
    throw new AwsError(
      'ValidationError',
      `The value ${id} for parameter MetricDataQueries.Id is not matching the pattern.`,
    );
  }
  if (query['MetricStat'] === undefined) {
    throw new AwsError('ValidationError', 'The local cloud answers queries with MetricStat only, no expressions.');
  }
  const stat = objectOf(query['MetricStat'], 'MetricStat');
  const metric = objectOf(stat['Metric'], 'MetricStat.Metric');
  const name = asciiText(metric['MetricName'], 'MetricStat.Metric.MetricName', 255);
  const statisticName = asciiText(stat['Stat'], 'MetricStat.Stat', 20);
  if (!isStatistic(statisticName))
    throw invalidValue(`The value ${statisticName} for parameter Stat is not supported.`);
  const key = {
    namespace: asciiText(metric['Namespace'], 'MetricStat.Metric.Namespace', 255),
    name,
    dimensions: dimensionsOf(metric['Dimensions'], 'MetricStat.Metric.Dimensions'),
  };
  const points = pointsOf(store.find(key), window, optionalText(stat['Unit'], 'MetricStat.Unit'));
  const filled = buckets(points, window, periodOf(stat['Period'], 'MetricStat.Period')).flatMap((bucket) => {
    const value = statistic(statisticName, bucket.points);
    return value === undefined ? [] : [{ startMs: bucket.startMs, value }];
  });
  const ordered = newestFirst ? filled.reverse() : filled;
  return {
    Id: id,
    Label: optionalText(query['Label'], 'Label') ?? name,
    Timestamps: ordered.map(({ startMs }) => epochSeconds(startMs)),
    Values: ordered.map(({ value }) => value),
    StatusCode: 'Complete',
  };
}

function datapoint({ startMs, points }: Bucket, unit: string, names: readonly string[]): JsonObject {
  const values = names.map((name) => [name, statistic(name, points)] as const);
  const simple = values.filter(([name]) => !isPercentile(name));
  const extended = values.filter(([name, value]) => isPercentile(name) && value !== undefined);
  return {
    Timestamp: epochSeconds(startMs),
    Unit: unit,
    ...Object.fromEntries(simple),
    ...(extended.length === 0 ? {} : { ExtendedStatistics: Object.fromEntries(extended) }),
  };
}

function statisticNames(input: JsonObject): readonly string[] {
  const names = [
    ...listOf(input['Statistics'], 'Statistics'),
    ...listOf(input['ExtendedStatistics'], 'ExtendedStatistics'),
  ].map((name) => asciiText(name, 'Statistics', 20));
  if (names.length === 0) {
    throw invalidCombination('At least one of the parameters Statistics and ExtendedStatistics must be specified.');
  }
  const unknown = names.find((name) => !isStatistic(name));
  if (unknown !== undefined) throw invalidValue(`The value ${unknown} for parameter Statistics is not supported.`);
  return names;
}

function windowOf(input: JsonObject): Window {
  const startMs = timeMs(input['StartTime'], 'StartTime');
  const endMs = timeMs(input['EndTime'], 'EndTime');
  if (startMs === undefined) throw missing('StartTime');
  if (endMs === undefined) throw missing('EndTime');
  if (startMs >= endMs) throw invalidValue('The parameter StartTime must be less than the parameter EndTime.');
  // CloudWatch rounds the start of a recent window down to the minute.
  return { startMs: Math.floor(startMs / MINUTE_MS) * MINUTE_MS, endMs };
}

function periodOf(value: Json | undefined, parameter: string): number {
  const seconds = requiredDouble(value, parameter);
  if (![1, 5, 10, 20, 30].includes(seconds) && !(seconds >= 60 && seconds % 60 === 0)) {
    throw invalidValue(`The parameter ${parameter} must be 1, 5, 10, 20, 30 or a multiple of 60.`);
  }
  return seconds * 1000;
}

function pointsOf(series: Series | undefined, window: Window, unit: string | undefined): readonly Point[] {
  return (series?.points ?? []).filter(
    (point) =>
      point.timestampMs >= window.startMs && point.timestampMs < window.endMs && (unit ?? point.unit) === point.unit,
  );
}

/** The points by period, oldest first; periods without a point are left out, as CloudWatch leaves them out. */
function buckets(points: readonly Point[], window: Window, periodMs: number): Bucket[] {
  const byPeriod = new Map<number, Point[]>();
  for (const point of points) {
    const index = Math.floor((point.timestampMs - window.startMs) / periodMs);
    byPeriod.set(index, [...(byPeriod.get(index) ?? []), point]);
  }
  return [...byPeriod]
    .sort(([a], [b]) => a - b)
    .map(([index, inside]) => ({ startMs: window.startMs + index * periodMs, points: inside }));
}

function hasDimension(series: Series, filter: { name: string; value: string | undefined }): boolean {
  return series.dimensions.some(
    ({ name, value }) => name === filter.name && (filter.value === undefined || filter.value === value),
  );
}

function pageStart(token: string | undefined): number {
  if (token === undefined) return 0;
  if (!/^\d+$/.test(token)) throw new AwsError('InvalidNextToken', 'The next token is not valid.');
  return Number(token);
}

function describeMetric({ namespace, name, dimensions }: Series): JsonObject {
  return {
    Namespace: namespace,
    MetricName: name,
    Dimensions: dimensions.map((dimension) => ({ Name: dimension.name, Value: dimension.value })),
  };
}
