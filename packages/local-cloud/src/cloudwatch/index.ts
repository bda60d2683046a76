import type { CloudService, RegionContext } from '../core/types.js';
import { putMetricData } from './put-metric-data.js';
import { getMetricData, getMetricStatistics, listMetrics } from './read-metrics.js';
import { seriesStore, type Point, type Series } from './store.js';

export type { Dimension } from './input.js';
export type { Point, Sample, Series, StatisticSet } from './store.js';

/** CloudWatch metrics of one region: the service the dispatcher calls, and what a test may look at. */
export interface CloudWatch {
  readonly service: CloudService;
  /** Every metric that has a datum, in the order in which they first came. */
  series(): readonly Series[];
  /** What was stored for one metric; `dimensions` must be all of its dimensions. */
  points(namespace: string, name: string, dimensions?: Readonly<Record<string, string>>): readonly Point[];
}

export function createCloudWatch(context: RegionContext): CloudWatch {
  const store = seriesStore();
  return {
    service: {
      name: 'CloudWatch',
      iamPrefix: 'cloudwatch',
      protocol: 'awsJson',
      queryCompatible: true,
      operations: {
        PutMetricData: (input) => putMetricData(store, context, input),
        ListMetrics: (input) => listMetrics(store, input),
        GetMetricStatistics: (input) => getMetricStatistics(store, input),
        GetMetricData: (input) => getMetricData(store, input),
      },
    },
    series: () => store.all(),
    points: (namespace, name, dimensions = {}) => {
      const pairs = Object.entries(dimensions).map(([key, value]) => ({ name: key, value }));
      return store.find({ namespace, name, dimensions: pairs })?.points ?? [];
    },
  };
}
