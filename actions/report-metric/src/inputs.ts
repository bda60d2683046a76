import { input, UserError, type InputSpec, type InputValues, type Runner } from '@platform-actions/action-kit';
import { awsInputs } from '@platform-actions/aws';
import { namespaceProblems, SINK_NAMES } from '@platform-actions/telemetry';

export const inputSpec = {
  namespace: input.text({ default: 'CI/CD' }),
  metrics: input.text(),
  'metric-name': input.text(),
  value: input.number(),
  unit: input.text(),
  dimensions: input.map(),
  status: input.text(),
  service: input.text(),
  environment: input.text(),
  timeout: input.duration({ default: '20s', min: 1 }),
  sinks: input.linesOf(SINK_NAMES, { default: 'cloudwatch' }),
  'on-error': input.oneOf(['warn', 'fail'], { default: 'warn' }),
  'max-cardinality': input.integer({ default: '100', min: 1 }),
  'dry-run': input.boolean({ default: 'false' }),
  ...awsInputs,
} satisfies InputSpec;

export type Inputs = InputValues<typeof inputSpec>;
export type OnError = Inputs['onError'];

/** What to do about a failure: read by itself and first, since it decides what any other bad input does to the job. */
export function readOnError(runner: Runner): OnError {
  return runner.inputs({ 'on-error': inputSpec['on-error'] }).onError;
}

/**
 * Every input, checked as far as it can be without the network.
 *
 * @throws UserError that lists what is wrong.
 */
export function readInputs(runner: Runner): Inputs {
  const inputs = runner.inputs(inputSpec);
  const problems = [
    ...namespaceProblems(inputs.namespace).map((problem) => `Input "namespace": ${problem}`),
    ...shortFormProblems(inputs),
  ];
  if (inputs.status === undefined && inputs.metrics === undefined && inputs.metricName === undefined) {
    problems.push('There is nothing to report: give "status", "metrics", or "metric-name" with "value".');
  }
  if (problems.length > 0) throw new UserError(problems.join('\n'));
  return inputs;
}

function shortFormProblems({ metrics, metricName, value, unit }: Inputs): string[] {
  if (metricName !== undefined) {
    return [
      ...(value === undefined ? ['Input "value" is required beside "metric-name".'] : []),
      ...(metrics === undefined
        ? []
        : ['Give "metrics" or "metric-name", not both: put the one metric into the list.']),
    ];
  }
  return [
    ...(value === undefined ? [] : ['Input "value" needs "metric-name", or write it into "metrics".']),
    ...(unit === undefined ? [] : ['Input "unit" needs "metric-name", or write it into "metrics".']),
  ];
}
