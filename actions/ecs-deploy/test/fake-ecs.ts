import { fakeClock } from '@platform-actions/action-kit/testing';
import type { Log } from '@platform-actions/action-kit';
import { optionalAccess } from '../src/ecs/optional-access.js';
import type { EcsPort } from '../src/ecs/ports.js';
import type { WatchPorts } from '../src/watch/watch.js';

export interface FakeEcs extends EcsPort {
  /** Names of the functions called, in order. */
  readonly called: string[];
}

/** A port that answers with the given functions, counts calls, and throws for what was not expected. */
export function fakeEcs(answers: Partial<EcsPort>): FakeEcs {
  const called: string[] = [];
  const names: readonly (keyof EcsPort)[] = [
    'describeServices',
    'describeTaskDefinition',
    'registerTaskDefinition',
    'updateService',
    'listServiceDeployments',
    'describeServiceDeployments',
    'describeServiceRevisions',
    'listTasks',
    'describeTasks',
    'rollBackServiceDeployment',
  ];
  const wrapped = names.map((name) => {
    const answer = answers[name] as ((...args: unknown[]) => unknown) | undefined;
    return [
      name,
      (...args: unknown[]) => {
        called.push(name);
        return answer === undefined
          ? Promise.reject(new Error(`${name} was not expected`))
          : Promise.resolve().then(() => answer(...args));
      },
    ] as const;
  });
  return { ...(Object.fromEntries(wrapped) as unknown as EcsPort), called };
}

/** An error as the SDK throws it. */
export function awsError(name: string, message = name): Error {
  return Object.assign(new Error(message), { name, $fault: 'client', $metadata: { httpStatusCode: 400 } });
}

/** Everything a watch needs, on a clock that moves only by sleeping. */
export function watchPorts(ecs: EcsPort, log: Log, overrides: Partial<WatchPorts> = {}): WatchPorts {
  const explain = (thrown: unknown, doing: string): Error => new Error(`While ${doing}: ${String(thrown)}`);
  return {
    ecs,
    polling: ecs,
    log,
    explain,
    access: optionalAccess(log, explain),
    clock: fakeClock(),
    signal: new AbortController().signal,
    random: () => 0.5,
    ...overrides,
  };
}
