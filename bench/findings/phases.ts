import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  defaultPolicy,
  evaluate,
  normalizedJson,
  readReport,
  renderComment,
  renderLogTable,
  renderSarif,
  renderSummary,
  type ScanFacts,
} from '@platform-actions/findings';

/**
 * Takes the report given on the command line through every step of the gate in one process and prints the seconds of each
 * as JSON.
 */
const seconds: Record<string, number> = {};
let lapAt = performance.now();

function lap(name: string): void {
  const now = performance.now();
  seconds[name] = (now - lapAt) / 1000;
  lapAt = now;
}

async function main(file: string): Promise<void> {
  const report = await readReport(createReadStream(file, { highWaterMark: 1024 * 1024 }), { name: file });
  lap('parse');
  const evaluation = evaluate([report], defaultPolicy('high'), { now: new Date('2026-11-02T00:00:00Z') });
  lap('policy');
  const facts: ScanFacts = {
    action: 'scan-image',
    outcome: evaluation.verdict,
    reason: '',
    tools: [report.tool],
    targets: [report.target],
    policySource: 'fail-on',
    createdAt: '2026-11-02T00:00:00Z',
    category: 'bench',
  };
  const { json } = renderSarif(evaluation, { tool: report.tool, category: 'bench', includeSuppressed: true });
  lap('SARIF');
  const texts = [renderComment(evaluation, facts), ...renderLogTable(evaluation)];
  const sections = renderSummary(evaluation, facts);
  lap('log, summary, comment');
  const dir = mkdtempSync(join(tmpdir(), 'bench-findings-'));
  await pipeline(Readable.from(normalizedJson(evaluation, facts)), createWriteStream(join(dir, 'findings.json')));
  lap('JSON');
  rmSync(dir, { recursive: true });
  const sizes = {
    findings: report.findings.length,
    sarif: json.length,
    sections: sections.length,
    texts: texts.length,
  };
  console.log(JSON.stringify({ seconds, sizes }));
}

await main(process.argv[2] ?? '');
