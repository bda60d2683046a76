import type { Metric, Sample } from './metric.js';

/** A MetricDatum of the wire: one metric, or a part of one that has more values than a datum may. */
export interface Datum {
  readonly metric: Metric;
  /** Unique values, at most 150. */
  readonly samples: readonly Sample[];
}

/** One PutMetricData request. */
export interface PutRequest {
  readonly namespace: string;
  readonly data: readonly Datum[];
  /** Of the body before compression. */
  readonly bytes: number;
}

export interface PutLimits {
  readonly maxData: number;
  readonly maxValues: number;
  readonly maxBytes: number;
}

/**
 * PutMetricData's limits by its API reference. Its "1 MB" is read as the smaller of the two usual meanings, and is held
 * before compression.
 */
export const PUT_LIMITS: PutLimits = { maxData: 1000, maxValues: 150, maxBytes: 1_000_000 };

/**
 * The fewest requests that carry all metrics in their order. Equal values of a metric become one value with a count.
 * One datum fits into a request whatever it holds: 30 dimensions of the greatest length are 80 kB when escaped.
 */
export function planRequests(
  namespace: string,
  metrics: readonly Metric[],
  limits: PutLimits = PUT_LIMITS,
): readonly PutRequest[] {
  const emptyBytes = byteLength({ Namespace: namespace, MetricData: [] });
  const requests: { namespace: string; data: Datum[]; bytes: number }[] = [];
  for (const datum of metrics.flatMap((metric) => dataOf(metric, limits.maxValues))) {
    const bytes = byteLength(wireDatum(datum));
    const open = requests.at(-1);
    // One more byte for the comma between two data.
    if (open && open.data.length < limits.maxData && open.bytes + 1 + bytes <= limits.maxBytes) {
      open.data.push(datum);
      open.bytes += 1 + bytes;
    } else {
      requests.push({ namespace, data: [datum], bytes: emptyBytes + bytes });
    }
  }
  return requests;
}

/** A datum as it stands in the JSON body; times are epoch seconds, as the protocol has them. */
export function wireDatum({ metric, samples }: Datum) {
  const [first] = samples;
  const single = samples.length === 1 && first?.count === 1;
  const hasCounts = samples.some(({ count }) => count !== 1);
  return {
    MetricName: metric.name,
    ...(metric.dimensions.length > 0 && {
      Dimensions: metric.dimensions.map(({ name, value }) => ({ Name: name, Value: value })),
    }),
    Timestamp: metric.timestampMs / 1000,
    ...(single ? { Value: first.value } : { Values: samples.map(({ value }) => value) }),
    ...(hasCounts && { Counts: samples.map(({ count }) => count) }),
    Unit: metric.unit,
    ...(metric.storageResolution === 1 && { StorageResolution: 1 }),
  };
}

/** Each value once, in the order in which they first stand, with the sum of their counts. */
export function uniqueSamples(samples: readonly Sample[]): readonly Sample[] {
  const counts = new Map<number, number>();
  for (const { value, count } of samples) counts.set(value, (counts.get(value) ?? 0) + count);
  return [...counts].map(([value, count]) => ({ value, count }));
}

function dataOf(metric: Metric, maxValues: number): Datum[] {
  return chunks(uniqueSamples(metric.samples), maxValues).map((samples) => ({ metric, samples }));
}

/** The list cut into pieces of at most so many entries. */
export function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}

function byteLength(document: unknown): number {
  return Buffer.byteLength(JSON.stringify(document));
}
