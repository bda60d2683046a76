import {
  CloudWatchClient,
  GetMetricDataCommand,
  GetMetricStatisticsCommand,
  ListMetricsCommand,
} from '@aws-sdk/client-cloudwatch';
import { sdkConfig, type Cloud } from './clouds.js';

const NAMESPACE = 'CI/CD';
const MINUTE_MS = 60_000;

function window() {
  return { StartTime: new Date(Date.now() - 10 * MINUTE_MS), EndTime: new Date(Date.now() + 10 * MINUTE_MS) };
}

function pairs(dimensions: Readonly<Record<string, string>>) {
  return Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
}

/** The dimensions of each series of one metric. */
export async function series(cloud: Cloud, name: string): Promise<Record<string, string>[]> {
  const wanted = { Namespace: NAMESPACE, MetricName: name };
  const { Metrics = [] } = await new CloudWatchClient(sdkConfig(cloud)).send(new ListMetricsCommand(wanted));
  return Metrics.map((metric) =>
    Object.fromEntries((metric.Dimensions ?? []).map(({ Name = '', Value = '' }) => [Name, Value])),
  );
}

/** What GetMetricStatistics says of one metric in the last minutes. */
export async function statistics(cloud: Cloud, name: string, dimensions: Readonly<Record<string, string>>) {
  const { Datapoints = [] } = await new CloudWatchClient(sdkConfig(cloud)).send(
    new GetMetricStatisticsCommand({
      Namespace: NAMESPACE,
      MetricName: name,
      Dimensions: pairs(dimensions),
      Period: 60,
      Statistics: ['Sum', 'SampleCount'],
      ...window(),
    }),
  );
  const add = (of: 'Sum' | 'SampleCount'): number => Datapoints.reduce((total, point) => total + (point[of] ?? 0), 0);
  return { sum: add('Sum'), samples: add('SampleCount') };
}

/** What GetMetricData says of one metric without dimensions in the last minutes. */
export async function sum(cloud: Cloud, name: string): Promise<number> {
  const MetricStat = { Metric: { Namespace: NAMESPACE, MetricName: name }, Period: 60, Stat: 'Sum' };
  const { MetricDataResults = [] } = await new CloudWatchClient(sdkConfig(cloud)).send(
    new GetMetricDataCommand({ MetricDataQueries: [{ Id: 'wanted', MetricStat }], ...window() }),
  );
  return (MetricDataResults[0]?.Values ?? []).reduce((total, value) => total + value, 0);
}
