import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { table } from '@platform-actions/action-kit';
import { machine, median, type BenchOptions } from '../results.js';
import { CANDIDATES, type Candidate } from './candidates.js';
import { writeTrivyReport } from './generate.js';
import { run, type Cost } from '../measure.js';

const COUNT = 100_000;
const LAPS = 3;

/** Time and memory that a report of a hundred thousand findings takes, beside tools that do a part of the work. */
export async function benchFindings({ only }: BenchOptions): Promise<string> {
  const candidates = CANDIDATES.filter(({ name }) => only.length === 0 || only.includes(name));
  if (candidates.length === 0) throw new Error(`There are: ${CANDIDATES.map(({ name }) => name).join(', ')}.`);
  const dir = mkdtempSync(join(tmpdir(), 'bench-findings-'));
  try {
    const report = join(dir, 'report.json');
    await writeTrivyReport(report, COUNT);
    const megabytes = statSync(report).size / 1e6;
    const rows = [];
    for (const candidate of candidates) {
      if (candidate.missing !== undefined) continue;
      rows.push({ candidate, ...(await typical(candidate, report)) });
    }
    const absent = candidates.flatMap(({ name, missing }) => (missing === undefined ? [] : [`${name}: ${missing}`]));
    return [
      `${machine()}. A report of ${COUNT.toLocaleString('en')} vulnerabilities, ${megabytes.toFixed(0)} MB; the median of ${LAPS} runs, whole processes.`,
      resultTable(rows, megabytes),
      ...(absent.length === 0 ? [] : [`Missing here: ${absent.join('; ')}.`]),
      'The same by steps, in one process:',
      await phases(report),
    ].join('\n\n');
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function typical({ name, run: runOnce }: Candidate, report: string): Promise<Cost> {
  const costs: Cost[] = [];
  for (let index = 0; index < LAPS; index++) costs.push(await runOnce(report));
  const cpu = costs.flatMap(({ cpuSeconds }) => (cpuSeconds === undefined ? [] : [cpuSeconds]));
  const peaks = costs.flatMap(({ peakMb }) => (peakMb === undefined ? [] : [peakMb]));
  const cost = {
    seconds: median(costs.map(({ seconds }) => seconds)),
    cpuSeconds: cpu.length === 0 ? undefined : median(cpu),
    peakMb: peaks.length === 0 ? undefined : Math.max(...peaks),
  };
  console.log(`${name}: ${cost.seconds.toFixed(1)} s, ${cost.peakMb?.toFixed(0) ?? '?'} MB`);
  return cost;
}

function resultTable(rows: readonly (Cost & { candidate: Candidate })[], megabytes: number): string {
  return table(
    ['candidate', 'does', 's', 'CPU s', 'peak MB', 'memory / file'],
    rows.map(({ candidate, seconds, cpuSeconds, peakMb }) => [
      candidate.name,
      candidate.what,
      seconds.toFixed(1),
      cpuSeconds?.toFixed(1) ?? '–',
      peakMb === undefined ? '–' : peakMb.toFixed(0),
      peakMb === undefined ? '–' : `${(peakMb / megabytes).toFixed(1)}×`,
    ]),
  );
}

async function phases(report: string): Promise<string> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'phases.ts'), report]);
  const all = Object.entries(JSON.parse(stdout) as Record<string, { seconds: number; cpuSeconds: number }>);
  return table(
    ['', ...all.map(([name]) => name)],
    [
      ['s', ...all.map(([, { seconds }]) => seconds.toFixed(1))],
      ['CPU s', ...all.map(([, { cpuSeconds }]) => cpuSeconds.toFixed(1))],
    ],
  );
}
