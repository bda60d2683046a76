import assert from 'node:assert/strict';
import { CloudWatchClient, GetMetricStatisticsCommand, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { failsWith, unique } from './ecs.js';
import type { Check, ContractTarget } from './types.js';

export const metricsContract: readonly Check[] = [
  {
    name: 'what was put is read back as a statistic of its minute',
    operations: ['CloudWatch.PutMetricData', 'CloudWatch.GetMetricStatistics'],
    run: async (target) => {
      const cloudWatch = new CloudWatchClient(clientOf(target));
      const Namespace = unique('namespace');
      const datum = { MetricName: 'DeploymentStatus', Dimensions: [{ Name: 'Service', Value: 'orders-api' }] };
      const now = new Date();
      try {
        const MetricData = [1, 3].map((Value) => ({ ...datum, Value, Unit: 'Count' as const, Timestamp: now }));
        await cloudWatch.send(new PutMetricDataCommand({ Namespace, MetricData }));
        const answer = await cloudWatch.send(
          new GetMetricStatisticsCommand({
            Namespace,
            ...datum,
            StartTime: new Date(now.getTime() - 300_000),
            EndTime: new Date(now.getTime() + 300_000),
            Period: 60,
            Statistics: ['Sum', 'SampleCount'],
          }),
        );
        assert.deepEqual(
          answer.Datapoints?.map(({ Sum, SampleCount }) => [Sum, SampleCount]),
          [[4, 2]],
        );
      } finally {
        cloudWatch.destroy();
      }
    },
  },
];

export const logsContract: readonly Check[] = [
  {
    name: 'the tail of a stream is its last lines, oldest first',
    operations: ['Logs.CreateLogGroup', 'Logs.CreateLogStream', 'Logs.PutLogEvents', 'Logs.GetLogEvents'],
    run: withLogs(async (logs) => {
      const stream = { logGroupName: unique('group'), logStreamName: 'orders-api/app/0123' };
      await logs.send(new CreateLogGroupCommand({ logGroupName: stream.logGroupName }));
      await logs.send(new CreateLogStreamCommand(stream));
      const timestamp = Date.now();
      const logEvents = ['one', 'two', 'three'].map((message, index) => ({ message, timestamp: timestamp + index }));
      await logs.send(new PutLogEventsCommand({ ...stream, logEvents }));
      const tail = await logs.send(new GetLogEventsCommand({ ...stream, limit: 2, startFromHead: false }));
      assert.deepEqual(
        tail.events?.map(({ message }) => message),
        ['two', 'three'],
      );
    }),
  },
  {
    name: 'a log group that does not exist is a ResourceNotFoundException',
    operations: ['Logs.GetLogEvents'],
    run: withLogs(async (logs) => {
      const request = new GetLogEventsCommand({ logGroupName: unique('none'), logStreamName: 'none' });
      await failsWith('ResourceNotFoundException', logs.send(request));
    }),
  },
];

function withLogs(run: (logs: CloudWatchLogsClient) => Promise<void>): (target: ContractTarget) => Promise<void> {
  return async (target) => {
    const logs = new CloudWatchLogsClient(clientOf(target));
    try {
      await run(logs);
    } finally {
      logs.destroy();
    }
  };
}

function clientOf({ endpoint, region, credentials }: ContractTarget) {
  return { endpoint, region, credentials, maxAttempts: 1 };
}
