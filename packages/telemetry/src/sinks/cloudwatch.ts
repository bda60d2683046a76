import { PutMetricDataCommand, type CloudWatchClient, type MetricDatum } from '@aws-sdk/client-cloudwatch';
import { toError } from '@platform-actions/action-kit';
import type { Metric } from '../metric.js';
import { planRequests, wireDatum, type Datum, type PutRequest } from '../plan.js';
import type { Delivery, Sink } from './sink.js';

export interface CloudWatchSinkOptions {
  readonly namespace: string;
  /** Sends one request; throws where it was not accepted. */
  readonly put: (request: PutRequest, signal: AbortSignal) => Promise<void>;
  /** Whether the next request would fail as this one did, so that it need not be tried: no permission, for example. */
  readonly isHopeless: (error: unknown) => boolean;
}

/**
 * Sends metrics in as few requests as the limits allow, one after the other. A refused request does not keep the next
 * ones from being sent; an aborted signal and a hopeless error do.
 */
export function cloudWatchSink({ namespace, put, isHopeless }: CloudWatchSinkOptions): Sink {
  return {
    name: 'cloudwatch',
    deliver: async (metrics, signal) => {
      const unsent = new Set<Metric>();
      const errors = new Map<string, Error>();
      let hopeless = false;
      for (const request of planRequests(namespace, metrics)) {
        const error: Error | undefined = hopeless ? undefined : await attempt(() => put(request, signal), signal);
        if (error !== undefined) errors.set(error.message, error);
        if (error !== undefined || hopeless) for (const { metric } of request.data) unsent.add(metric);
        if (error !== undefined) hopeless = signal.aborted || isHopeless(error);
      }
      return { sink: 'cloudwatch', ...split(metrics, unsent), errors: [...errors.values()] };
    },
  };
}

/** The real side of the sink: PutMetricData through an SDK client, which retries by its own policy. */
export function putMetricData(client: CloudWatchClient): CloudWatchSinkOptions['put'] {
  return async ({ namespace, data }, signal) => {
    const input = { Namespace: namespace, MetricData: data.map(sdkDatum) };
    await client.send(new PutMetricDataCommand(input), { abortSignal: signal });
  };
}

function sdkDatum(datum: Datum): MetricDatum {
  return { ...wireDatum(datum), Timestamp: new Date(datum.metric.timestampMs) };
}

function split(metrics: readonly Metric[], unsent: ReadonlySet<Metric>): Pick<Delivery, 'sent' | 'unsent'> {
  return {
    sent: metrics.filter((metric) => !unsent.has(metric)),
    unsent: metrics.filter((metric) => unsent.has(metric)),
  };
}

/** The error of the work, or of the signal as soon as that is aborted: an SDK in a back-off sleep notices it late. */
async function attempt(work: () => Promise<void>, signal: AbortSignal): Promise<Error | undefined> {
  const release = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    const onAbort = (): void => {
      reject(toError(signal.reason));
    };
    signal.addEventListener('abort', onAbort, { once: true, signal: release.signal });
  });
  try {
    signal.throwIfAborted();
    await Promise.race([work(), aborted]);
    return undefined;
  } catch (thrown) {
    return toError(signal.aborted ? signal.reason : thrown);
  } finally {
    release.abort();
  }
}
