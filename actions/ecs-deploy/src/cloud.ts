import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { ECSClient } from '@aws-sdk/client-ecs';
import { readInputFile, UserError, type Runner } from '@platform-actions/action-kit';
import { awsSession, consoleLinks, explainAwsError, type ConsoleLinks } from '@platform-actions/aws';
import { ecsPort } from './ecs/ecs-port.js';
import { logsPort } from './ecs/logs-port.js';
import type { EcsPort, LogsPort } from './ecs/ports.js';
import type { Inputs } from './inputs.js';

/** AWS as one run of this action sees it. */
export interface Cloud {
  readonly region: string;
  /** Retries until the call gets through. */
  readonly ecs: EcsPort;
  /** One attempt per call. */
  readonly polling: EcsPort;
  readonly logs: LogsPort;
  readonly links: ConsoleLinks;
  readonly explain: (thrown: unknown, doing: string) => Error;
  /** HTTP requests so far, by operation. */
  readonly calls: () => Readonly<Record<string, number>>;
}

/** What `main` and `post` do to the world. */
export interface Effects {
  /** @throws UserError where there is no region or no way to credentials. */
  readonly connect: (runner: Runner, inputs: Inputs) => Cloud;
  /** @throws UserError where there is no such file in the workspace, or one that is no task definition by its size. */
  readonly readFile: (workspace: string, path: string) => string;
  readonly random: () => number;
}

/** A task definition has 64 KiB at most; with comments and indentation a file of it stays far below this. */
const FILE_LIMIT_BYTES = 512 * 1024;

/** AWS, the checkout and chance as they are. */
export const realEffects: Effects = {
  connect: (runner, inputs) => {
    const session = awsSession(runner, inputs, 'ecs-deploy');
    return {
      region: session.region,
      ecs: ecsPort(session.client(ECSClient, 'change')),
      polling: ecsPort(session.client(ECSClient, 'poll')),
      logs: logsPort(session.client(CloudWatchLogsClient, 'change')),
      links: consoleLinks(session),
      explain: (thrown, doing) => explainAwsError(thrown, doing, session),
      calls: () => session.calls.byOperation(),
    };
  },
  readFile: readTaskDefinition,
  random: Math.random,
};

function readTaskDefinition(workspace: string, path: string): string {
  const text = readInputFile([workspace], 'task-definition', path, FILE_LIMIT_BYTES);
  if (text !== undefined) return text;
  throw new UserError(
    `Input "task-definition" is ${JSON.stringify(path)}: there is no such file in the workspace. Is the repository checked out, and is the path relative to its root?`,
  );
}
