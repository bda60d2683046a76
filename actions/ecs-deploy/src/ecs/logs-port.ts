import { GetLogEventsCommand, type CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { LogsPort } from './ports.js';

/** CloudWatch Logs behind the SDK. */
export function logsPort(client: CloudWatchLogsClient): LogsPort {
  return {
    tail: async (logGroupName, logStreamName, limit) => {
      const { events } = await client.send(
        new GetLogEventsCommand({ logGroupName, logStreamName, limit, startFromHead: false }),
      );
      return (events ?? []).map(({ timestamp = 0, message = '' }) => ({ atMs: timestamp, message }));
    },
  };
}
