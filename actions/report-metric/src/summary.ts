import {
  bullets,
  code,
  details,
  escapeMarkdown,
  link,
  plural,
  table,
  type Section,
} from '@platform-actions/action-kit';
import { describeSamples, type Metric } from '@platform-actions/telemetry';

export interface SummaryFacts {
  readonly outcome: string;
  readonly reason: string;
  readonly ok: boolean;
  readonly namespace?: string | undefined;
  readonly metrics?: readonly Metric[];
  /** The metrics that reached every sink. */
  readonly published?: readonly Metric[];
  readonly warnings?: readonly string[];
  readonly consoleUrl?: string | undefined;
}

/** The verdict stands above the table; more rows than this are only counted. */
const MAX_ROWS = 50;

/** The step's summary: verdict, what to look at, and each metric with what became of it. */
export function renderSummary(facts: SummaryFacts): readonly Section[] {
  const { outcome, reason, ok, warnings = [], consoleUrl, namespace } = facts;
  const good = ['published', 'planned', 'skipped'].includes(outcome);
  const icon = good ? '✅' : ok ? '⚠️' : '❌';
  const where =
    consoleUrl === undefined || namespace === undefined ? '' : `\n\n${link(`Metrics in ${namespace}`, consoleUrl)}`;
  return [
    {
      title: 'Verdict',
      rank: 0,
      markdown: `## ${icon} report-metric: ${outcome}\n\n${escapeMarkdown(reason)}${where}`,
    },
    { title: 'Warnings', rank: 1, markdown: bullets(warnings) },
    { title: 'Metrics', rank: 2, markdown: metricTable(facts) },
  ];
}

function metricTable({ metrics = [], published = [], outcome, namespace = '' }: SummaryFacts): string {
  if (metrics.length === 0) return '';
  const sent = new Set(published);
  const rows = metrics
    .slice(0, MAX_ROWS)
    .map((metric) => [
      metric.name,
      metric.dimensions.map(({ name, value }) => `${name}=${value}`).join(', '),
      describeSamples(metric),
      metric.unit,
      outcome === 'planned' ? 'planned' : sent.has(metric) ? 'published' : 'not confirmed',
    ]);
  const more =
    metrics.length > MAX_ROWS ? `\n\n_${metrics.length - MAX_ROWS} more are in the file of the output "result"._` : '';
  const body = `${table(['Metric', 'Dimensions', 'Value', 'Unit', 'Fate'], rows)}${more}`;
  const title = `${plural(metrics.length, 'metric')} in ${namespace}`;
  return metrics.length > 10 ? details(title, body) : `Namespace ${code(namespace)}\n\n${body}`;
}
