import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeRunner } from '@platform-actions/action-kit/testing';
import {
  defaultPolicy,
  evaluate,
  gateInputs,
  readReportFile,
  renderComment,
  renderLogTable,
  renderSummary,
  type ScanFacts,
  type ScanRun,
} from '@platform-actions/findings';
import { writeReport, writeSarif } from '../../packages/findings/src/gate/write-files.js';

/**
 * Takes the report given on the command line through every step of the gate in one process, by the functions that the
 * actions call, and prints what each took as JSON: seconds by the clock and of all cores. A comment is written for pull
 * requests alone, so the action that is measured as a whole has none.
 */
const phases: Record<string, { seconds: number; cpuSeconds: number }> = {};
let [lapAt, cpuAt] = [performance.now(), process.cpuUsage()];

function lap(name: string): void {
  const [now, { user, system }] = [performance.now(), process.cpuUsage(cpuAt)];
  phases[name] = { seconds: (now - lapAt) / 1000, cpuSeconds: (user + system) / 1e6 };
  [lapAt, cpuAt] = [now, process.cpuUsage()];
}

async function main(file: string, dir: string): Promise<void> {
  const report = await readReportFile(file, { name: file });
  lap('parse');
  const rules = { policy: defaultPolicy('high'), source: 'fail-on' };
  const evaluation = evaluate([report], rules.policy, { now: new Date('2026-11-02T00:00:00Z') });
  lap('policy');
  const facts: ScanFacts = {
    action: 'scan-image',
    outcome: evaluation.verdict,
    reason: '',
    tools: [report.tool],
    targets: [report.target],
    policySource: rules.source,
    createdAt: '2026-11-02T00:00:00Z',
    category: 'bench',
  };
  const runner = fakeRunner({}, { tempDir: dir });
  const run: ScanRun = {
    ...{ action: facts.action, category: facts.category, event: { eventName: 'push' } },
    ...{ runner, inputs: runner.inputs(gateInputs), rules, reports: [report] },
  };
  await writeReport(run, evaluation, facts);
  lap('JSON');
  await writeSarif(join(dir, 'findings.sarif'), evaluation, run, report.tool);
  lap('SARIF');
  renderLogTable(evaluation);
  renderSummary(evaluation, facts);
  lap('log, summary');
  renderComment(evaluation, facts);
  lap('comment');
  console.log(JSON.stringify(phases));
}

const dir = mkdtempSync(join(tmpdir(), 'bench-findings-'));
try {
  await main(process.argv[2] ?? '', dir);
} finally {
  rmSync(dir, { recursive: true });
}
