import { mermaid } from '@platform-actions/action-kit';
import { SEVERITIES, type Severity } from '../model.js';

/** The findings that count, by severity, as a Mermaid bar chart; the empty string where there are none. */
export function severityChart(counts: Readonly<Record<Severity, number>>): string {
  const values = SEVERITIES.map((severity) => counts[severity]);
  const most = Math.max(...values);
  if (most === 0) return '';
  return mermaid(
    [
      'xychart-beta',
      '  title "Findings that count, by severity"',
      `  x-axis [${SEVERITIES.join(', ')}]`,
      `  y-axis "findings" 0 --> ${most}`,
      `  bar [${values.join(', ')}]`,
    ].join('\n'),
  );
}
