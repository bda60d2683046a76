import { plural, toError, UserError, type Report, type Runner } from '@platform-actions/action-kit';
import { consoleLinks } from '@platform-actions/aws';
import {
  capCardinality,
  describeMetric,
  planRequests,
  unboundedDimensions,
  type Capped,
  type Delivery,
  type Metric,
} from '@platform-actions/telemetry';
import { collectMetrics, type Collected } from './collect.js';
import { readInputs, readOnError, type Inputs, type OnError } from './inputs.js';
import { openSinks, publish, realEffects, type Effects, type OpenSinks } from './publish.js';
import { renderSummary } from './summary.js';
import { describeError, judge } from './verdict.js';

export type Outcome = 'published' | 'partial' | 'skipped' | 'failed' | 'planned' | 'config-error';
export type Output = 'published';

/** What a run found, before `on-error` says whether that is red. */
interface Result {
  readonly outcome: Outcome;
  readonly reason: string;
  readonly namespace?: string;
  readonly metrics?: readonly Metric[];
  readonly published?: readonly Metric[];
  readonly warnings?: readonly string[];
  readonly consoleUrl?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/**
 * Reports metrics. Whatever goes wrong, bad inputs and missing credentials included, turns the step red only with
 * `on-error: fail`; only a bad `on-error` itself throws.
 */
export async function main(runner: Runner, effects: Effects = realEffects): Promise<Report<Outcome, Output>> {
  const onError = readOnError(runner);
  try {
    return settle(runner, onError, await run(runner, effects));
  } catch (thrown) {
    const error = toError(thrown);
    runner.log.debug(error.stack ?? '');
    const outcome = error instanceof UserError ? 'config-error' : 'failed';
    return settle(runner, onError, { outcome, reason: describeError(error) });
  }
}

async function run(runner: Runner, effects: Effects): Promise<Result> {
  const inputs = readInputs(runner);
  const collected = collectMetrics(inputs, runner.clock.now());
  if (collected.metrics.length === 0) return skipped(collected);
  const capped = capCardinality(collected.metrics, inputs.maxCardinality);
  const notes = [...unboundedDimensions(capped.kept), ...unusedInputs(inputs)];
  const warnings = [...capped.warnings, ...notes];
  // What was held back is in the reason, which is an annotation itself, unless nothing was to be sent.
  for (const warning of inputs.dryRun ? warnings : notes) runner.log.warning(warning);
  if (inputs.dryRun) return planned(runner, inputs, capped, warnings);
  const open = openSinks(runner, inputs, effects);
  const deliveries = await runner.log.group(`Sending ${plural(capped.kept.length, 'metric')}`, () =>
    publish(runner, inputs.timeout, open.sinks, capped.kept),
  );
  return concluded(inputs, collected.metrics, capped, deliveries, open, warnings);
}

function skipped({ status = 'skipped' }: Collected): Result {
  return { outcome: 'skipped', reason: `Nothing was sent: the status "${status}" is no verdict on a deployment.` };
}

function unusedInputs({ status, service, environment }: Inputs): string[] {
  if (status !== undefined || (service === undefined && environment === undefined)) return [];
  return ['"service" and "environment" are dimensions of "status", which was not given: name them under "dimensions".'];
}

async function planned(
  runner: Runner,
  { namespace, sinks }: Inputs,
  { kept }: Capped,
  warnings: readonly string[],
): Promise<Result> {
  const requests = planRequests(namespace, kept);
  for (const [index, { data, bytes }] of requests.entries()) {
    await runner.log.group(`Request ${index + 1} of ${requests.length}, ${bytes} bytes`, () => {
      for (const { metric, samples } of data) runner.log.info(describeMetric(namespace, { ...metric, samples }));
      return Promise.resolve();
    });
  }
  const effort = sinks.includes('cloudwatch') ? `, in ${plural(requests.length, 'request')}` : '';
  return {
    outcome: 'planned',
    reason: `Dry run: ${plural(kept.length, 'metric')} would be sent to ${sinks.join(', ')}${effort}.`,
    namespace,
    metrics: kept,
    warnings,
    details: { namespace, requests: requests.map(({ data, bytes }) => ({ data: data.length, bytes })) },
  };
}

function concluded(
  { namespace }: Inputs,
  metrics: readonly Metric[],
  capped: Capped,
  deliveries: readonly Delivery[],
  { session }: OpenSinks,
  warnings: readonly string[],
): Result {
  return {
    ...judge(metrics, capped.warnings, deliveries),
    namespace,
    metrics,
    warnings,
    ...(session && { consoleUrl: consoleLinks(session).metrics(namespace) }),
    details: {
      namespace,
      heldBack: capped.dropped.length,
      sinks: deliveries.map(({ sink, sent, unsent, errors }) => ({
        sink,
        sent: sent.length,
        unsent: unsent.length,
        errors: errors.map(describeError),
      })),
      ...(session && { region: session.region, calls: session.calls.byOperation() }),
    },
  };
}

/** Turns a result into the report: red only where it is a failure and `on-error` says so, with an annotation either way. */
function settle(runner: Runner, onError: OnError, result: Result): Report<Outcome, Output> {
  const { outcome, reason, metrics = [], published = [], warnings = [], details = {} } = result;
  const good = outcome === 'published' || outcome === 'skipped' || outcome === 'planned';
  const ok = good || onError === 'warn';
  if (ok && !good) runner.log.warning(reason, { title: `report-metric: ${outcome}` });
  const confirmed = new Set(published);
  return {
    outcome,
    reason,
    ok,
    outputs: { published: published.length },
    summary: renderSummary({ ...result, ok }),
    details: {
      ...details,
      warnings,
      metrics: metrics.map((metric) => ({
        ...metric,
        timestamp: new Date(metric.timestampMs).toISOString(),
        published: confirmed.has(metric),
      })),
    },
  };
}
