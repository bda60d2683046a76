import { pathOfInput, type Report, type Runner } from '@platform-actions/action-kit';
import {
  concludeScan,
  GATE_OUTPUTS,
  loadRules,
  readReportFile,
  reportingThrows,
  type GateOutcome,
  type GateOutput,
  type ScanReport,
} from '@platform-actions/findings';
import { eventContext, githubClient, githubPorts } from '@platform-actions/github';
import { categoryOf } from './category.js';
import { readInputs, type Inputs } from './inputs.js';
import { realEffects, scanWithSemgrep, type Effects, type Scanned } from './semgrep/scan.js';
import { sourceReader } from './workspace.js';

/** Scans once, or reads reports, and judges them by the policy. */
export function main(runner: Runner, effects: Effects = realEffects): Promise<Report<GateOutcome, GateOutput>> {
  return reportingThrows('sast', GATE_OUTPUTS, () => scanAndJudge(runner, effects));
}

async function scanAndJudge(runner: Runner, effects: Effects): Promise<Report<GateOutcome, GateOutput>> {
  const inputs = readInputs(runner);
  const event = eventContext(runner);
  const gh = githubClient(runner, inputs.githubToken ?? '');
  const ports = githubPorts(gh, event);
  // Before the scan, so that a mistake in the policy costs no scan.
  const rules = await loadRules({ runner, inputs, event }, ports);
  const scanned = inputs.report.length > 0 ? undefined : await scanWithSemgrep(runner, inputs, effects);
  const reports = scanned === undefined ? await readReports(runner, inputs) : [scanned.report];
  const category = categoryOf(inputs, reports[0]?.tool.name ?? '');
  const concluded = await concludeScan(
    { action: 'sast', runner, inputs, event, rules, reports, category, annotate: true },
    ports,
  );
  return { ...concluded, details: { ...concluded.details, ...factsOf(scanned), calls: gh.calls.byOperation() } };
}

function factsOf(scanned: Scanned | undefined): Readonly<Record<string, unknown>> {
  return scanned === undefined ? {} : { scanner: scanned.tool, baseline: scanned.baseline };
}

function readReports(runner: Runner, { engine, report }: Inputs): Promise<ScanReport[]> {
  const readSource = sourceReader(runner);
  // A file that is missing is told before any is read.
  const files = report.map((name) => ({ name, path: pathOfInput(runner, 'report', name, { temp: true }) }));
  return Promise.all(files.map(({ name, path }) => readReportFile(path, { name, format: engine, readSource })));
}
