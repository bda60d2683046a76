import { AwsError } from '../core/errors.js';
import { optionalBoolean, optionalNumber, optionalText, texts } from '../core/input.js';
import type { JsonObject } from '../core/types.js';
import type { LogEvent, LogGroup, LogStream } from './store.js';

const LIMIT = 10_000;

/**
 * A page of a stream, as GetLogEvents gives it: from the head or (default) the tail, oldest first within the page. Tokens
 * are `f/<index>` and `b/<index>`; at an end the same token comes back, and that is how callers notice.
 */
export function readEvents(stream: LogStream, input: JsonObject): JsonObject {
  const inRange = withinTime(stream.events, input);
  const limit = optionalNumber(input, 'limit') ?? LIMIT;
  const token = optionalText(input, 'nextToken');
  const { start, end } = window(inRange.length, limit, token, optionalBoolean(input, 'startFromHead') ?? false);
  return {
    events: inRange
      .slice(start, end)
      .map(({ timestamp, message, ingestionTime }) => ({ timestamp, message, ingestionTime })),
    nextForwardToken: `f/${end}`,
    nextBackwardToken: `b/${start}`,
  };
}

function window(
  length: number,
  limit: number,
  token: string | undefined,
  fromHead: boolean,
): { start: number; end: number } {
  if (token !== undefined) {
    const [, direction, at] = /^([fb])\/(\d+)$/.exec(token) ?? [];
    if (!direction) throw new AwsError('InvalidParameterException', 'The specified nextToken is invalid.');
    const index = Math.min(Number(at), length);
    return direction === 'f'
      ? { start: index, end: Math.min(index + limit, length) }
      : { start: Math.max(index - limit, 0), end: index };
  }
  return fromHead ? { start: 0, end: Math.min(limit, length) } : { start: Math.max(length - limit, 0), end: length };
}

/** FilterLogEvents with the plain kind of pattern: every word must occur; quotes keep words together. */
export function filterEvents(group: LogGroup, input: JsonObject): JsonObject {
  const names = texts(input, 'logStreamNames');
  const prefix = optionalText(input, 'logStreamNamePrefix') ?? '';
  const words = plainWords(optionalText(input, 'filterPattern') ?? '');
  const found = [...group.streams.values()]
    .filter(({ name }) => (names.length === 0 || names.includes(name)) && name.startsWith(prefix))
    .flatMap((stream) => withinTime(stream.events, input).map((event) => ({ stream: stream.name, event })))
    .filter(({ event }) => words.every((word) => event.message.includes(word)))
    .sort((a, b) => a.event.timestamp - b.event.timestamp);
  const start = Number(optionalText(input, 'nextToken') ?? 0);
  const end = start + (optionalNumber(input, 'limit') ?? LIMIT);
  return {
    events: found.slice(start, end).map(({ stream, event }, index) => ({
      logStreamName: stream,
      timestamp: event.timestamp,
      message: event.message,
      ingestionTime: event.ingestionTime,
      eventId: String(start + index),
    })),
    nextToken: end < found.length ? String(end) : undefined,
  };
}

function plainWords(pattern: string): readonly string[] {
  if (/^\s*[{[]|[?%-]/.test(pattern.replace(/"[^"]*"/g, ''))) {
    throw new AwsError('InvalidParameterException', `local-cloud filters by plain words only, not by '${pattern}'.`);
  }
  return [...pattern.matchAll(/"([^"]+)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}

/** `endTime` is exclusive. */
function withinTime(events: readonly LogEvent[], input: JsonObject): readonly LogEvent[] {
  const from = optionalNumber(input, 'startTime') ?? 0;
  const until = optionalNumber(input, 'endTime') ?? Infinity;
  return events.filter(({ timestamp }) => timestamp >= from && timestamp < until);
}
