import type { Metric } from '../metric.js';

/** Where metrics can go. */
export const SINK_NAMES = ['cloudwatch', 'emf', 'stdout'] as const;
export type SinkName = (typeof SINK_NAMES)[number];

/** What became of the metrics in one sink. */
export interface Delivery {
  readonly sink: SinkName;
  /** Every part of these was accepted. */
  readonly sent: readonly Metric[];
  /** Of these, a part at least was not, or nobody knows. */
  readonly unsent: readonly Metric[];
  /** Why, one per cause; empty where all were sent. */
  readonly errors: readonly Error[];
}

/** A place that metrics are sent to. It tells of failures rather than throwing them. */
export interface Sink {
  readonly name: SinkName;
  /** Ends soon after the signal is aborted, with what was sent until then. */
  deliver(metrics: readonly Metric[], signal: AbortSignal): Promise<Delivery>;
}
