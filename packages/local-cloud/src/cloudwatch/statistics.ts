import type { Point, Sample, StatisticSet } from './store.js';

const SIMPLE = ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'];

/** Whether a statistic is one that is computed here: the five simple ones and percentiles `p0` to `p100`. */
export function isStatistic(name: string): boolean {
  return SIMPLE.includes(name) || percentileRank(name) !== undefined;
}

export function isPercentile(name: string): boolean {
  return percentileRank(name) !== undefined;
}

/** One statistic over points; `undefined` where it cannot be told, as a percentile of statistic sets. */
export function statistic(name: string, points: readonly Point[]): number | undefined {
  const rank = percentileRank(name);
  if (rank !== undefined) return percentile(points, rank);
  const sets = points.flatMap((point) => point.statistics ?? point.samples.map(asSet));
  const sampleCount = total(sets.map((set) => set.sampleCount));
  const sum = total(sets.map((set) => set.sum));
  switch (name) {
    case 'SampleCount':
      return sampleCount;
    case 'Sum':
      return sum;
    case 'Average':
      return sum / sampleCount;
    case 'Minimum':
      return sets.reduce((least, set) => Math.min(least, set.minimum), Number.POSITIVE_INFINITY);
    default:
      return sets.reduce((most, set) => Math.max(most, set.maximum), Number.NEGATIVE_INFINITY);
  }
}

function percentileRank(name: string): number | undefined {
  const match = /^p(\d{1,2}(\.\d{0,10})?|100)$/.exec(name);
  return match ? Number(match[1]) : undefined;
}

function asSet({ value, count }: Sample): StatisticSet {
  return { sampleCount: count, sum: value * count, minimum: value, maximum: value };
}

/** By nearest rank: the least value that at least so many percent of the samples do not exceed. */
function percentile(points: readonly Point[], rank: number): number | undefined {
  if (points.some((point) => point.statistics !== undefined)) return undefined;
  const samples = points.flatMap((point) => point.samples).sort((a, b) => a.value - b.value);
  const wanted = (rank / 100) * total(samples.map(({ count }) => count));
  let seen = 0;
  for (const { value, count } of samples) {
    seen += count;
    if (seen >= wanted) return value;
  }
  return samples.at(-1)?.value;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
