import { AwsError } from '../core/errors.js';
import type { Json, JsonObject, RegionContext } from '../core/types.js';
import {
  asciiText,
  dimensionsOf,
  double,
  invalidCombination,
  invalidValue,
  listOf,
  missing,
  objectOf,
  optionalText,
  requiredDouble,
  timeMs,
} from './input.js';
import type { Point, Sample, SeriesKey, SeriesStore, StatisticSet } from './store.js';
import { UNITS } from './units.js';

const MAX_BODY_BYTES = 1024 * 1024;
const MAX_DATA = 1000;
const MAX_VALUES = 150;
const MAX_MAGNITUDE = 2 ** 360;
const PAST_MS = 14 * 24 * 3600 * 1000;
const FUTURE_MS = 2 * 3600 * 1000;

interface Datum {
  readonly key: SeriesKey;
  readonly point: Point;
}

/** Stores all data of a request, or none of them: CloudWatch refuses a request as a whole. */
export function putMetricData(store: SeriesStore, context: RegionContext, input: JsonObject): JsonObject {
  if (Buffer.byteLength(JSON.stringify(input)) > MAX_BODY_BYTES) {
    throw new AwsError('RequestEntityTooLarge', 'Request size exceeds the limit of 1 MB.', { status: 413 });
  }
  if (input['EntityMetricData'] !== undefined) {
    throw invalidValue('The parameter EntityMetricData is not supported by the local cloud.');
  }
  const namespace = namespaceOf(input['Namespace']);
  const members = listOf(input['MetricData'], 'MetricData');
  if (members.length === 0) throw missing('MetricData');
  if (members.length > MAX_DATA) {
    throw invalidValue(`The collection MetricData must not have a size greater than ${MAX_DATA}.`);
  }
  const data = members.map((member, index) => datum(namespace, member, `MetricData.member.${index + 1}`, context));
  for (const { key, point } of data) store.add(key, point);
  return {};
}

export function namespaceOf(value: Json | undefined): string {
  const namespace = asciiText(value, 'Namespace', 255);
  if (namespace.startsWith(':')) throw invalidValue('The parameter Namespace must not start with a colon.');
  if (namespace.startsWith('AWS/')) {
    throw invalidValue('The value AWS/ for parameter Namespace is invalid: it is reserved for AWS services.');
  }
  return namespace;
}

function datum(namespace: string, member: Json, at: string, context: RegionContext): Datum {
  const input = objectOf(member, at);
  const name = asciiText(input['MetricName'], `${at}.MetricName`, 255);
  const dimensions = dimensionsOf(input['Dimensions'], `${at}.Dimensions`);
  const storageResolution = double(input['StorageResolution'], `${at}.StorageResolution`) ?? 60;
  if (storageResolution !== 1 && storageResolution !== 60) {
    throw invalidValue(`The parameter ${at}.StorageResolution must be 1 or 60.`);
  }
  const unit = optionalText(input['Unit'], `${at}.Unit`) ?? 'None';
  if (!UNITS.has(unit)) {
    throw invalidValue(`The parameter ${at}.Unit must be a value in the set [${[...UNITS].join(', ')}].`);
  }
  const timestampMs = timestamp(input['Timestamp'], `${at}.Timestamp`, context);
  const resolutionMs = storageResolution * 1000;
  return {
    key: { namespace, name, dimensions },
    point: {
      timestampMs: Math.floor(timestampMs / resolutionMs) * resolutionMs,
      unit,
      storageResolution,
      ...measured(input, at),
    },
  };
}

function timestamp(value: Json | undefined, at: string, { clock }: RegionContext): number {
  const given = timeMs(value, at);
  if (given === undefined) return clock.now();
  // Cloud time may run ahead of the callers' clock; a time that is right by either of the two is right.
  const [cloud, machine] = [clock.now(), Date.now()];
  if (!(given >= Math.min(cloud, machine) - PAST_MS)) {
    throw invalidValue(`The parameter ${at} must specify a time within the past two weeks.`);
  }
  if (!(given <= Math.max(cloud, machine) + FUTURE_MS)) {
    throw invalidValue(`The parameter ${at} must specify a time no more than two hours in the future.`);
  }
  return given;
}

function measured(input: JsonObject, at: string): Pick<Point, 'samples' | 'statistics'> {
  const given = ['Value', 'Values', 'StatisticValues'].filter((name) => input[name] !== undefined);
  const names = `${at}.Value, ${at}.Values and ${at}.StatisticValues`;
  if (given.length === 0) throw invalidCombination(`At least one of the parameters ${names} must be specified.`);
  if (given.length > 1) throw invalidCombination(`The parameters ${names} are mutually exclusive.`);
  if (input['StatisticValues'] !== undefined) {
    return { samples: [], statistics: statisticSet(input['StatisticValues'], `${at}.StatisticValues`) };
  }
  if (input['Values'] !== undefined) return { samples: valuesWithCounts(input, at) };
  return { samples: [{ value: finite(input['Value'], `${at}.Value`), count: 1 }] };
}

function valuesWithCounts(input: JsonObject, at: string): readonly Sample[] {
  const values = listOf(input['Values'], `${at}.Values`);
  const counts = listOf(input['Counts'], `${at}.Counts`);
  if (values.length === 0) throw missing(`${at}.Values`);
  if (values.length > MAX_VALUES) {
    throw invalidValue(`The collection ${at}.Values must not have a size greater than ${MAX_VALUES}.`);
  }
  if (counts.length > 0 && counts.length !== values.length) {
    throw invalidValue(`The parameters ${at}.Values and ${at}.Counts must be of the same size.`);
  }
  return values.map((value, index) => {
    const count = finite(counts[index] ?? 1, `${at}.Counts.member.${index + 1}`);
    if (count <= 0) throw invalidValue(`The value ${count} for parameter ${at}.Counts.member.${index + 1} is invalid.`);
    return { value: finite(value, `${at}.Values.member.${index + 1}`), count };
  });
}

function statisticSet(value: Json | undefined, at: string): StatisticSet {
  const input = objectOf(value, at);
  const set = {
    sampleCount: finite(input['SampleCount'], `${at}.SampleCount`),
    sum: finite(input['Sum'], `${at}.Sum`),
    minimum: finite(input['Minimum'], `${at}.Minimum`),
    maximum: finite(input['Maximum'], `${at}.Maximum`),
  };
  if (set.sampleCount <= 0) throw invalidValue(`The parameter ${at}.SampleCount must be greater than 0.`);
  if (set.minimum > set.maximum) {
    throw invalidCombination(`The parameter ${at}.Minimum must be less than or equal to ${at}.Maximum.`);
  }
  return set;
}

function finite(value: Json | undefined, at: string): number {
  const number = requiredDouble(value, at);
  if (!Number.isFinite(number) || Math.abs(number) > MAX_MAGNITUDE) {
    throw invalidValue(`The value ${number} for parameter ${at} is invalid.`);
  }
  return number;
}
