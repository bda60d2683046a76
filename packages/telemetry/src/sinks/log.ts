import { emfDocuments } from '../emf.js';
import type { Metric } from '../metric.js';
import type { Sink } from './sink.js';

type WriteLine = (line: string) => void;

/** Writes log events in the embedded metric format, for a runner whose log goes to CloudWatch Logs. */
export function emfSink(namespace: string, write: WriteLine): Sink {
  return logSink('emf', (metrics) => emfDocuments(namespace, metrics).map(({ line }) => line), write);
}

/** Writes one line per metric, for people. */
export function stdoutSink(namespace: string, write: WriteLine): Sink {
  return logSink('stdout', (metrics) => metrics.map((metric) => describeMetric(namespace, metric)), write);
}

/** `CI/CD DeploymentStatus{Service=orders, Environment=production} = 1 Count at 2026-01-02T03:04:05.000Z`. */
export function describeMetric(namespace: string, metric: Metric): string {
  const dimensions = metric.dimensions.map(({ name, value }) => `${name}=${value}`).join(', ');
  const series = `${namespace} ${metric.name}${dimensions === '' ? '' : `{${dimensions}}`}`;
  const unit = metric.unit === 'None' ? '' : ` ${metric.unit}`;
  return `${series} = ${describeSamples(metric)}${unit} at ${new Date(metric.timestampMs).toISOString()}`;
}

/** `1`, or `1, 2 (3 times), …` for several values. */
export function describeSamples({ samples }: Pick<Metric, 'samples'>, most = 5): string {
  const shown = samples
    .slice(0, most)
    .map(({ value, count }) => (count === 1 ? `${value}` : `${value} (${count} times)`));
  return [...shown, ...(samples.length > most ? [`… ${samples.length} values in all`] : [])].join(', ');
}

function logSink(
  name: 'emf' | 'stdout',
  linesOf: (metrics: readonly Metric[]) => readonly string[],
  write: WriteLine,
): Sink {
  return {
    name,
    deliver: (metrics) => {
      for (const line of linesOf(metrics)) write(line);
      return Promise.resolve({ sink: name, sent: metrics, unsent: [], errors: [] });
    },
  };
}
