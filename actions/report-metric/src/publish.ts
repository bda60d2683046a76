import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { UserError, type Runner } from '@platform-actions/action-kit';
import { awsSession, explainAwsError, isAccessDenied, type AwsSession } from '@platform-actions/aws';
import {
  cloudWatchSink,
  emfSink,
  putMetricData,
  stdoutSink,
  type CloudWatchSinkOptions,
  type Delivery,
  type Metric,
  type Sink,
  type SinkName,
} from '@platform-actions/telemetry';
import { withDeadline } from './deadline.js';
import type { Inputs } from './inputs.js';

/** What reaches out of the process; a test replaces it. */
export interface Effects {
  readonly session: (runner: Runner, inputs: Inputs) => AwsSession;
  readonly put: (session: AwsSession) => CloudWatchSinkOptions['put'];
}

export const realEffects: Effects = {
  session: (runner, inputs) => awsSession(runner, inputs, 'report-metric'),
  put: (session) => putMetricData(session.client(CloudWatchClient, 'change')),
};

export interface OpenSinks {
  readonly sinks: readonly Sink[];
  /** `undefined` where no sink calls AWS; then no region is asked for either. */
  readonly session: AwsSession | undefined;
}

/**
 * The sinks that the inputs name, before anything is sent to one of them.
 *
 * @throws UserError where the settings for AWS are incomplete.
 */
export function openSinks(runner: Runner, inputs: Inputs, effects: Effects): OpenSinks {
  const { namespace, sinks } = inputs;
  const session = sinks.includes('cloudwatch') ? effects.session(runner, inputs) : undefined;
  const write = (line: string): void => {
    runner.log.info(line);
  };
  const open: Readonly<Record<SinkName, () => readonly Sink[]>> = {
    cloudwatch: () => (session === undefined ? [] : [openCloudWatch(namespace, session, effects)]),
    emf: () => [emfSink(namespace, write)],
    stdout: () => [stdoutSink(namespace, write)],
  };
  return { sinks: sinks.flatMap((name) => open[name]()), session };
}

/** Sends the metrics to one sink after the other, to all of them within the one timeout. */
export async function publish(
  runner: Runner,
  timeoutSeconds: number,
  sinks: readonly Sink[],
  metrics: readonly Metric[],
): Promise<readonly Delivery[]> {
  return withDeadline(runner.clock, timeoutSeconds, runner.signal, async (signal) => {
    const deliveries: Delivery[] = [];
    for (const sink of sinks) deliveries.push(await sink.deliver(metrics, signal));
    return deliveries;
  });
}

function openCloudWatch(namespace: string, session: AwsSession, effects: Effects): Sink {
  const put = effects.put(session);
  return cloudWatchSink({
    namespace,
    put: async (request, signal) => {
      try {
        await put(request, signal);
      } catch (thrown) {
        throw explain(thrown, namespace, session);
      }
    },
    // What the user has to mend, a permission or a credential, is as wrong for the next request.
    isHopeless: (error) => error instanceof UserError,
  });
}

function explain(thrown: unknown, namespace: string, session: AwsSession): Error {
  const error = explainAwsError(thrown, 'sending metrics to CloudWatch', session);
  if (!isAccessDenied(thrown)) return error;
  const condition = JSON.stringify({ StringEquals: { 'cloudwatch:namespace': namespace } });
  return new UserError(
    `${error.message}; to allow this namespace only, add "Condition": ${condition}. Where a policy has such a ` +
      'condition already, it must name this namespace.',
    { cause: thrown },
  );
}
