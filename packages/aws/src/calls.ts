import { callCounter, type CallCounter } from '@platform-actions/action-kit';
import type { Pluggable } from '@smithy/types';

/** A counter, and the plugin by which a client counts into it. */
export interface CountingPlugin {
  readonly calls: CallCounter;
  readonly count: (operation: string) => void;
  readonly plugin: Pluggable<object, object>;
}

/** A new counter at zero. */
export function countingPlugin(): CountingPlugin {
  const calls = callCounter();
  const plugin: Pluggable<object, object> = {
    applyToStack: (stack) => {
      stack.add(
        (next, context) => (args) => {
          calls.count(operationName(context.clientName, context.commandName));
          return next(args);
        },
        // The innermost place of the stack: below the retry, so that each attempt passes it.
        { name: 'countCalls', step: 'deserialize', priority: 'low', override: true },
      );
    },
  };
  const count = (operation: string): void => {
    calls.count(operation);
  };
  return { calls, count, plugin };
}

function operationName(clientName = 'Unknown', commandName = 'Unknown'): string {
  return `${clientName.replace(/Client$/, '')}.${commandName.replace(/Command$/, '')}`;
}
