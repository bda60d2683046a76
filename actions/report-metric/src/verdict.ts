import { messageChain, plural, UserError } from '@platform-actions/action-kit';
import type { Delivery, Metric } from '@platform-actions/telemetry';

export interface Verdict {
  readonly outcome: 'published' | 'partial' | 'failed';
  readonly reason: string;
  /** The metrics that reached every sink. */
  readonly published: readonly Metric[];
}

/**
 * What came of it, over all sinks and all metrics, those held back by the cardinality guard included. `published` only
 * where every metric is in every sink; `failed` only where none is in any.
 */
export function judge(
  metrics: readonly Metric[],
  capWarnings: readonly string[],
  deliveries: readonly Delivery[],
): Verdict {
  const sentTo = deliveries.map(({ sent }) => new Set(sent));
  const published = metrics.filter((metric) => sentTo.every((sent) => sent.has(metric)));
  const places = deliveries.map(({ sink }) => sink).join(', ');
  if (published.length === metrics.length) {
    return { outcome: 'published', reason: `${plural(metrics.length, 'metric')} published to ${places}.`, published };
  }
  const failed = deliveries.filter(({ unsent }) => unsent.length > 0);
  if (sentTo.every((sent) => sent.size === 0)) {
    const causes = [...failed.map(describeErrors), ...capWarnings].join(' ');
    return { outcome: 'failed', reason: `No metric was published to ${places}. ${causes}`, published };
  }
  const share = `${published.length} of ${plural(metrics.length, 'metric')} published to ${places}.`;
  const losses = failed.map(
    (delivery) =>
      `${delivery.sink} did not confirm ${plural(delivery.unsent.length, 'metric')}: ${describeErrors(delivery)}`,
  );
  return { outcome: 'partial', reason: [share, ...losses, ...capWarnings].join(' '), published };
}

function describeErrors({ errors }: Delivery): string {
  return errors.map(describeError).join(' Also: ');
}

/** A UserError says all that helps; any other error needs its causes. */
export function describeError(error: Error): string {
  return error instanceof UserError ? error.message : messageChain(error);
}
