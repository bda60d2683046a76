import { plural, type Report } from '@platform-actions/action-kit';
import { evaluate, type Evaluation } from '../evaluate.js';
import { SEVERITIES, type ScanReport, type ToolVersion } from '../model.js';
import { describePolicy } from '../policy/index.js';
import { renderLogTable, renderSummary, type ScanFacts } from '../render/index.js';
import { countsText, oneLine } from '../render/words.js';
import { annotate } from './annotate.js';
import type { GateOutcome, GateOutput } from './outcomes.js';
import type { GatePorts } from './ports.js';
import { comment, upload, type Published } from './publish.js';
import type { ScanRun } from './run.js';
import { sarifPath, writeReport, writeSarif } from './write-files.js';

const MAX_WARNINGS = 5;
const MAX_REASONS = 3;

interface Verdict {
  readonly outcome: GateOutcome;
  readonly reason: string;
}

/**
 * The shared end of every scanning action: judges the reports by the rules that `loadRules` gave, writes the report and
 * the SARIF, logs, uploads, comments, and only then says whether the step is green. Wrap the action in `reportingThrows`.
 *
 * @throws UserError where the SARIF file may not be written; the signal's reason when the job is cancelled.
 */
export async function concludeScan(run: ScanRun, ports: GatePorts): Promise<Report<GateOutcome, GateOutput>> {
  const { runner, inputs, reports } = run;
  const path = sarifPath(run);
  const { policy, source, baseline } = run.rules;
  const evaluation = evaluate(reports, policy, {
    now: new Date(runner.clock.now()),
    onlyNew: inputs.onlyNew,
    ...(baseline === undefined ? {} : { baseline }),
  });
  const tool = run.tool ?? reports[0]?.tool ?? { name: run.action, version: '' };
  const judged = verdictOf(evaluation, reports);
  const facts = { ...factsOf(run, source, judged), policyText: describePolicy(policy) };
  const report = await writeReport(run, evaluation, facts);
  const { cut, forGitHub } = await writeSarif(path, evaluation, run, tool);
  await logFindings(run, evaluation);
  const uploaded = await upload(run, ports, forGitHub);
  const final = afterUpload(judged, uploaded, run);
  const notes = [...cutNotes(cut), ...notesOf(uploaded)];
  const commented = await comment(run, ports, evaluation, { ...facts, ...final, notes });
  const all = [...notes, ...notesOf(commented)];
  for (const note of all) runner.log.warning(note);
  return {
    ...final,
    ok: final.outcome === 'passed',
    outputs: outputsOf(evaluation, path, report, facts.databaseUpdatedAt),
    summary: renderSummary(evaluation, { ...facts, ...final, notes: all }),
    details: detailsOf(evaluation, facts, all, { tool, cut, uploaded, commented }),
  };
}

/** The verdict in one sentence. Why a scan is incomplete is said beside what fails the policy, where both are so. */
export function verdictOf(evaluation: Evaluation, reports: readonly ScanReport[]): Verdict {
  const { verdict, reasons, incomplete, counts, waivedCount } = evaluation;
  if (verdict === 'failed-policy') {
    const also = incomplete.length === 0 ? '' : ` The scan is incomplete, too: ${first(incomplete)}`;
    return { outcome: 'failed-policy', reason: `${first(reasons)}${also}` };
  }
  if (verdict === 'incomplete') {
    return { outcome: 'incomplete', reason: `The scan is incomplete, so it cannot pass: ${first(incomplete)}` };
  }
  const scanned = reports.reduce((sum, report) => sum + report.scanned, 0);
  const found = countsText(counts);
  const waived = waivedCount === 0 ? '' : ` ${plural(waivedCount, 'finding')} waived.`;
  const what =
    found === ''
      ? `${waivedCount === 0 ? 'Nothing was found' : 'No finding counts'} in ${plural(scanned, 'item')} scanned.`
      : `No finding fails the policy (${found}).`;
  return { outcome: 'passed', reason: `${what}${waived}` };
}

function first(texts: readonly string[]): string {
  const shown = texts.slice(0, MAX_REASONS).map((text) => oneLine(text, 500));
  const more = texts.length - shown.length;
  return [...shown, ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
}

/** An upload that was asked for in so many words must not be missed for want of a look at the log. */
function afterUpload(judged: Verdict, uploaded: Published, { inputs }: ScanRun): Verdict {
  if (inputs.uploadSarif !== 'true' || uploaded.status !== 'skipped') return judged;
  const reason = `${uploaded.reason ?? 'The SARIF was not uploaded.'} The input upload-sarif is true, so it must be.`;
  return judged.outcome === 'passed' ? { outcome: 'infrastructure', reason } : judged;
}

function factsOf({ action, runner, reports, category }: ScanRun, policySource: string, verdict: Verdict): ScanFacts {
  const built = reports.flatMap(({ database }) => (database === undefined ? [] : [database.updatedAt])).sort();
  const runUrl = runUrlOf(runner.env);
  const packages = reports.flatMap((report) => report.packages ?? []);
  return {
    ...{ action, category, policySource, ...verdict },
    tools: reports.map(({ tool }) => tool),
    targets: distinct(reports.map(({ target }) => target)),
    createdAt: new Date(runner.clock.now()).toISOString(),
    // The oldest of several is what a reader must know of.
    ...(built[0] === undefined ? {} : { databaseUpdatedAt: built[0] }),
    ...(runUrl === undefined ? {} : { runUrl }),
    ...(packages.length === 0 ? {} : { packages: [...new Set(packages)].sort() }),
  };
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function runUrlOf(env: ScanRun['runner']['env']): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = env;
  if (server === undefined || repository === undefined || id === undefined) return undefined;
  return `${server}/${repository}/actions/runs/${id}`;
}

async function logFindings(
  { runner: { log }, annotate: onLines = false }: ScanRun,
  evaluation: Evaluation,
): Promise<void> {
  const lines = renderLogTable(evaluation);
  if (lines.length > 0) {
    await log.group('Findings', () => {
      for (const line of lines) log.info(line);
      return Promise.resolve();
    });
  }
  for (const [index, warning] of evaluation.warnings.entries()) {
    const text = oneLine(warning, 1000);
    if (index < MAX_WARNINGS) log.warning(text);
    else log.info(text);
  }
  if (onLines) annotate(log, evaluation);
}

function cutNotes(cut: number): string[] {
  return cut === 0
    ? []
    : [`${plural(cut, 'finding')} of the least severity not in the SARIF, to stay within what GitHub takes.`];
}

function notesOf({ status, reason }: Published): string[] {
  return status === 'skipped' && reason !== undefined ? [oneLine(reason, 1000)] : [];
}

function outputsOf(
  { counts, newCount, waivedCount, highest }: Evaluation,
  sarif: string,
  report: string,
  databaseUpdatedAt: string | undefined,
): Report<GateOutcome, GateOutput>['outputs'] {
  return {
    critical: counts.critical,
    high: counts.high,
    medium: counts.medium,
    low: counts.low,
    unknown: counts.unknown,
    findings: SEVERITIES.reduce((sum, severity) => sum + counts[severity], 0),
    new: newCount,
    waived: waivedCount,
    'highest-severity': highest,
    'sarif-path': sarif,
    'report-path': report,
    'db-updated-at': databaseUpdatedAt,
  };
}

function detailsOf(
  { reasons, incomplete, warnings, counts }: Evaluation,
  { tools, targets, policySource }: ScanFacts,
  notes: readonly string[],
  { tool, cut, uploaded, commented }: { tool: ToolVersion; cut: number; uploaded: Published; commented: Published },
): Readonly<Record<string, unknown>> {
  return {
    ...{ policy: policySource, tools, targets, counts, reasons, incomplete, warnings, notes },
    sarif: { tool: tool.name, cut, upload: uploaded },
    comment: commented,
  };
}
