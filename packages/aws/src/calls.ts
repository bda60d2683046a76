import type { Pluggable } from '@smithy/types';

/** Every HTTP request that a session's clients have sent, retries and the calls for credentials included. */
export interface CallCounter {
  total(): number;
  /** Requests by service and operation: `ECS.DescribeServices`, `STS.AssumeRoleWithWebIdentity`. */
  byOperation(): Readonly<Record<string, number>>;
}

/** A counter, and the plugin by which a client counts into it. */
export interface CountingPlugin {
  readonly calls: CallCounter;
  readonly plugin: Pluggable<object, object>;
}

/** A new counter at zero. */
export function countingPlugin(): CountingPlugin {
  const counts = new Map<string, number>();
  const plugin: Pluggable<object, object> = {
    applyToStack: (stack) => {
      stack.add(
        (next, context) => (args) => {
          const operation = operationName(context.clientName, context.commandName);
          counts.set(operation, (counts.get(operation) ?? 0) + 1);
          return next(args);
        },
        // The innermost place of the stack: below the retry, so that each attempt passes it.
        { name: 'countCalls', step: 'deserialize', priority: 'low', override: true },
      );
    },
  };
  const calls: CallCounter = {
    total: () => [...counts.values()].reduce((sum, count) => sum + count, 0),
    byOperation: () => Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
  return { calls, plugin };
}

function operationName(clientName = 'Unknown', commandName = 'Unknown'): string {
  return `${clientName.replace(/Client$/, '')}.${commandName.replace(/Command$/, '')}`;
}
