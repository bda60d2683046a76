import type { JudgedFinding } from './evaluate.js';
import { compareText } from './judged-order.js';
import { mergeReports } from './merge.js';
import type { Finding, ScanReport } from './model.js';
import type { Policy } from './policy/types.js';
import { VEX_STATUSES } from './waivers/types.js';

/** The findings of all reports, merged; where the policy says so, with what the scanners held back themselves. */
export function findingsOf(reports: readonly ScanReport[], { scannerSuppressions }: Policy): Finding[] {
  const judged =
    scannerSuppressions === 'accept'
      ? reports
      : reports.map((report) => ({
          ...report,
          findings: [...report.findings, ...(report.suppressed ?? []).map(({ finding }) => finding)],
        }));
  return mergeReports(judged);
}

/** What the scanners held back and nobody else reported. */
export function heldBackByScanners(
  reports: readonly ScanReport[],
  findings: readonly Finding[],
  { scannerSuppressions }: Policy,
): JudgedFinding[] {
  if (scannerSuppressions === 'judge' || reports.every(({ suppressed = [] }) => suppressed.length === 0)) return [];
  const seen = new Set(findings.map(({ fingerprint }) => fingerprint));
  return inOrder(reports).flatMap(({ tool, suppressed = [] }) =>
    suppressed.flatMap(({ finding, status, statement }) => {
      if (seen.has(finding.fingerprint)) return [];
      seen.add(finding.fingerprint);
      const isVex = (VEX_STATUSES as readonly string[]).includes(status);
      const said = statement === '' ? '' : `: ${statement}`;
      const why = `held back by ${tool.name} itself, ${status}${said}`;
      return [{ finding, status: isVex ? ('vex' as const) : ('waived' as const), decision: 'pass' as const, why }];
    }),
  );
}

/** Reports in an order of their own, so that it does not matter in which they came. */
function inOrder(reports: readonly ScanReport[]): ScanReport[] {
  const keyOf = ({ tool, target, createdAt = '' }: ScanReport): string =>
    [tool.name, tool.version, target.kind === 'image' ? target.reference : target.name, createdAt].join('\0');
  return reports.toSorted((one, other) => compareText(keyOf(one), keyOf(other)));
}
