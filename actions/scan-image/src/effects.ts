import type { Runner } from '@platform-actions/action-kit';
import { awsSession, type AwsInputValues, type AwsSession } from '@platform-actions/aws';
import { acquireTool } from '@platform-actions/tools';

/** What reaches out of the process before a scanner runs; a test replaces it. */
export interface Effects {
  readonly acquireTool: (...given: Parameters<typeof acquireTool>) => ReturnType<typeof acquireTool>;
  readonly session: (runner: Runner, inputs: AwsInputValues) => AwsSession;
}

export const realEffects: Effects = {
  acquireTool,
  session: (runner, inputs) => awsSession(runner, inputs, 'scan-image'),
};
