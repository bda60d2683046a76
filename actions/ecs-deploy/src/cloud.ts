import { readFileSync, realpathSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { ECSClient } from '@aws-sdk/client-ecs';
import { UserError, type Runner } from '@platform-actions/action-kit';
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
  readFile: readWorkspaceFile,
  random: Math.random,
};

/**
 * The text of a file of the checkout.
 *
 * @throws UserError where it does not exist, is too large, or lies outside the workspace, through a link, too.
 */
export function readWorkspaceFile(workspace: string, path: string): string {
  const complain = (problem: string): UserError =>
    new UserError(`Input "task-definition" is ${JSON.stringify(path)}: ${problem}`);
  let real: string;
  try {
    real = realpathSync(resolve(workspace, path));
  } catch (cause) {
    throw new UserError(
      `Input "task-definition" is ${JSON.stringify(path)}: there is no such file in the workspace. Is the repository checked out, and is the path relative to its root?`,
      { cause },
    );
  }
  if (!real.startsWith(realpathSync(workspace) + sep)) throw complain('the file lies outside the workspace.');
  const stat = statSync(real);
  if (!stat.isFile()) throw complain('that is no file.');
  if (stat.size > FILE_LIMIT_BYTES) throw complain(`the file has ${stat.size} bytes; a task definition has 64 KiB.`);
  return readFileSync(real, 'utf8');
}
