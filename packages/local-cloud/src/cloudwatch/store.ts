import type { Dimension } from './input.js';

/** What was stored of one datum: values with their counts, or a statistic set. */
export interface Point {
  /** Milliseconds since the epoch, to the second or minute of the storage resolution. */
  readonly timestampMs: number;
  readonly unit: string;
  readonly storageResolution: 1 | 60;
  readonly samples: readonly Sample[];
  readonly statistics?: StatisticSet;
}

export interface Sample {
  readonly value: number;
  readonly count: number;
}

export interface StatisticSet {
  readonly sampleCount: number;
  readonly sum: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** A metric: its namespace, name and exact set of dimensions are its identity. */
export interface Series {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: readonly Dimension[];
  /** In the order of arrival. */
  readonly points: readonly Point[];
}

export type SeriesKey = Omit<Series, 'points'>;

export interface SeriesStore {
  add(key: SeriesKey, point: Point): void;
  /** The metric with exactly these dimensions, in any order. */
  find(key: SeriesKey): Series | undefined;
  /** In the order in which they first came. */
  all(): readonly Series[];
}

export function seriesStore(): SeriesStore {
  const series = new Map<string, Series & { readonly points: Point[] }>();
  return {
    add: (key, point) => {
      const id = idOf(key);
      const known = series.get(id);
      if (known) known.points.push(point);
      else series.set(id, { ...key, points: [point] });
    },
    find: (key) => series.get(idOf(key)),
    all: () => [...series.values()],
  };
}

function idOf({ namespace, name, dimensions }: SeriesKey): string {
  const pairs = dimensions.map((dimension) => JSON.stringify([dimension.name, dimension.value])).sort();
  return JSON.stringify([namespace, name, ...pairs]);
}
