import { AwsError } from '../core/errors.js';
import { objects, optionalBoolean, optionalNumber, optionalText } from '../core/input.js';
import type { CloudService, JsonObject, RegionContext } from '../core/types.js';
import { filterEvents, readEvents } from './read.js';
import { logStore, type LogGroup, type LogStore, type LogStream } from './store.js';

/** CloudWatch Logs of one region. */
export interface Logs {
  readonly service: CloudService;
  readonly store: LogStore;
}

export function createLogs(context: RegionContext): Logs {
  const store = logStore();
  const groupArn = (name: string): string => `arn:aws:logs:${context.region}:${context.account}:log-group:${name}`;
  const now = (): number => context.clock.now();
  return {
    store,
    service: {
      name: 'Logs',
      iamPrefix: 'logs',
      protocol: 'awsJson',
      resourceOf: (_operation, input) => {
        const group = optionalText(input, 'logGroupName');
        return group ? `${groupArn(group)}:log-stream:${optionalText(input, 'logStreamName') ?? ''}` : '*';
      },
      operations: {
        CreateLogGroup: (input) => {
          store.createGroup(required(input, 'logGroupName'), now());
          return {};
        },
        CreateLogStream: (input) => {
          store.createStream(required(input, 'logGroupName'), required(input, 'logStreamName'), now());
          return {};
        },
        PutLogEvents: (input) => putEvents(store, input, now()),
        GetLogEvents: (input) =>
          readEvents(store.stream(required(input, 'logGroupName'), required(input, 'logStreamName')), input),
        FilterLogEvents: (input) => filterEvents(store.group(required(input, 'logGroupName')), input),
        DescribeLogGroups: (input) => describeGroups(store, input, groupArn),
        DescribeLogStreams: (input) => describeStreams(store.group(required(input, 'logGroupName')), input, groupArn),
      },
    },
  };
}

function putEvents(store: LogStore, input: JsonObject, now: number): JsonObject {
  const stream = store.stream(required(input, 'logGroupName'), required(input, 'logStreamName'));
  const events = objects(input, 'logEvents').map((event) => ({
    timestamp: optionalNumber(event, 'timestamp') ?? now,
    message: optionalText(event, 'message') ?? '',
    ingestionTime: now,
  }));
  if (events.length === 0)
    throw invalid("1 validation error detected: Value '[]' at 'logEvents' failed to satisfy constraint");
  if (events.some((event, index) => event.timestamp < (events[index - 1]?.timestamp ?? 0))) {
    throw invalid('Log events in a single PutLogEvents request must be in chronological order.');
  }
  stream.events.push(...events);
  return { nextSequenceToken: String(stream.events.length) };
}

const PAGE = 50;

function describeGroups(store: LogStore, input: JsonObject, arn: (name: string) => string): JsonObject {
  const prefix = optionalText(input, 'logGroupNamePrefix') ?? '';
  const found = [...store.groups.values()].filter(({ name }) => name.startsWith(prefix));
  found.sort((a, b) => a.name.localeCompare(b.name));
  const { items, nextToken } = page(found, input);
  return { logGroups: items.map((group) => groupView(group, arn(group.name))), nextToken };
}

function groupView(group: LogGroup, arn: string): JsonObject {
  const storedBytes = [...group.streams.values()]
    .flatMap(({ events }) => events)
    .reduce((sum, event) => sum + event.message.length, 0);
  return { logGroupName: group.name, creationTime: group.createdAt, arn: `${arn}:*`, logGroupArn: arn, storedBytes };
}

function describeStreams(group: LogGroup, input: JsonObject, arn: (name: string) => string): JsonObject {
  const prefix = optionalText(input, 'logStreamNamePrefix') ?? '';
  const found = [...group.streams.values()].filter(({ name }) => name.startsWith(prefix));
  const byTime = optionalText(input, 'orderBy') === 'LastEventTime';
  found.sort((a, b) => (byTime ? lastEvent(a) - lastEvent(b) : a.name.localeCompare(b.name)));
  if (optionalBoolean(input, 'descending')) found.reverse();
  const { items, nextToken } = page(found, input);
  const logStreams = items.map((stream) => ({
    logStreamName: stream.name,
    creationTime: stream.createdAt,
    firstEventTimestamp: stream.events[0]?.timestamp,
    lastEventTimestamp: stream.events.at(-1)?.timestamp,
    arn: `${arn(group.name)}:log-stream:${stream.name}`,
  }));
  return { logStreams, nextToken };
}

function lastEvent(stream: LogStream): number {
  return stream.events.at(-1)?.timestamp ?? 0;
}

function page<Item>(
  all: readonly Item[],
  input: JsonObject,
): { items: readonly Item[]; nextToken: string | undefined } {
  const start = Number(optionalText(input, 'nextToken') ?? 0);
  const end = start + (optionalNumber(input, 'limit') ?? PAGE);
  return { items: all.slice(start, end), nextToken: end < all.length ? String(end) : undefined };
}

function required(input: JsonObject, name: string): string {
  const value = optionalText(input, name);
  if (!value)
    throw invalid(
      `1 validation error detected: Value null at '${name}' failed to satisfy constraint: Member must not be null`,
    );
  return value;
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
