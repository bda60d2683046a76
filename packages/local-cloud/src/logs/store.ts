import { AwsError } from '../core/errors.js';

export interface LogEvent {
  /** Milliseconds since the epoch, as everything in the Logs API. */
  readonly timestamp: number;
  readonly message: string;
  readonly ingestionTime: number;
}

export interface LogStream {
  readonly name: string;
  readonly createdAt: number;
  readonly events: LogEvent[];
}

export interface LogGroup {
  readonly name: string;
  readonly createdAt: number;
  readonly streams: Map<string, LogStream>;
}

/** The log groups of one region. */
export interface LogStore {
  readonly groups: ReadonlyMap<string, LogGroup>;
  createGroup(name: string, at: number): LogGroup;
  createStream(group: string, name: string, at: number): LogStream;
  /** @throws AwsError ResourceNotFoundException */
  group(name: string): LogGroup;
  /** @throws AwsError ResourceNotFoundException */
  stream(group: string, name: string): LogStream;
  /** Writes lines as a task's log driver does: the stream is made on the way, a missing group loses them. */
  write(group: string, stream: string, lines: readonly string[], at: number): void;
}

export function logStore(): LogStore {
  const groups = new Map<string, LogGroup>();
  const find = (name: string): LogGroup => {
    const group = groups.get(name);
    if (!group) throw new AwsError('ResourceNotFoundException', 'The specified log group does not exist.');
    return group;
  };
  const createStream = (groupName: string, name: string, at: number): LogStream => {
    const group = find(groupName);
    if (group.streams.has(name)) throw alreadyExists('stream');
    const stream = { name, createdAt: at, events: [] };
    group.streams.set(name, stream);
    return stream;
  };
  return {
    groups,
    createStream,
    group: find,
    createGroup: (name, at) => {
      if (groups.has(name)) throw alreadyExists('group');
      const group = { name, createdAt: at, streams: new Map<string, LogStream>() };
      groups.set(name, group);
      return group;
    },
    stream: (groupName, name) => {
      const stream = find(groupName).streams.get(name);
      if (!stream) throw new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.');
      return stream;
    },
    write: (groupName, name, lines, at) => {
      const group = groups.get(groupName);
      if (!group) return;
      const stream = group.streams.get(name) ?? createStream(groupName, name, at);
      for (const message of lines) stream.events.push({ timestamp: at, message, ingestionTime: at });
    },
  };
}

function alreadyExists(what: 'group' | 'stream'): AwsError {
  return new AwsError('ResourceAlreadyExistsException', `The specified log ${what} already exists`);
}
