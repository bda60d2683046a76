import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { table } from '@platform-actions/action-kit';
import { startLocalCloud, type Call } from '@platform-actions/local-cloud';
import type { Cost } from '../measure.js';
import { machine, type BenchOptions } from '../results.js';
import { CANDIDATES, type Candidate } from './candidates.js';
import { writeBuild } from './site.js';

/** Milliseconds that the emulator takes for a call, near to what S3 takes within its region. */
const SERVICE_TIMES = { put: 40, list: 60, get: 20, head: 15, delete: 20 };
const SIZES = [1_000, 10_000];

/** What is published in turn, to one bucket; each time every file is written anew. */
const PUBLISHES = [
  { name: 'cold', changed: () => 0 },
  { name: 'no change', changed: () => 0 },
  { name: '1 % changed', changed: (files: number) => files / 100 },
];

interface Result {
  readonly candidate: string;
  readonly files: number;
  readonly publish: string;
  readonly cost: Cost;
  readonly calls: readonly Call[];
}

/** Wall time, calls and memory of publishing a folder to S3, beside what people use for it today. */
export async function benchSpaPublish({ only }: BenchOptions): Promise<string> {
  const candidates = CANDIDATES.filter(({ name }) => only.length === 0 || only.includes(name));
  if (candidates.length === 0) throw new Error(`There are: ${CANDIDATES.map(({ name }) => name).join(', ')}.`);
  const results: Result[] = [];
  for (const files of SIZES) {
    for (const candidate of candidates) {
      if (candidate.missing === undefined) results.push(...(await publishAll(candidate, files)));
    }
  }
  const absent = candidates.flatMap(({ name, missing }) => (missing === undefined ? [] : [`${name}: ${missing}`]));
  return [
    `${machine()}. Files of 8 kB; the emulator takes ${describe(SERVICE_TIMES)}; whole processes.`,
    ...SIZES.map((files) => resultTable(results.filter((result) => result.files === files))),
    ...(absent.length === 0 ? [] : [`Missing here: ${absent.join('; ')}.`]),
  ].join('\n\n');
}

async function publishAll(candidate: Candidate, files: number): Promise<Result[]> {
  const dir = mkdtempSync(join(tmpdir(), 'bench-spa-publish-'));
  const cloud = await startLocalCloud({ s3: { serviceTimes: SERVICE_TIMES } });
  const results: Result[] = [];
  try {
    cloud.s3.createBucket('site');
    for (const { name, changed } of candidate.coldOnly ? PUBLISHES.slice(0, 1) : PUBLISHES) {
      writeBuild(join(dir, 'dist'), files, changed(files));
      cloud.resetCalls();
      const cost = await candidate.publish({ source: join(dir, 'dist'), bucket: 'site', env: cloud.environment() });
      results.push({ candidate: candidate.name, files, publish: name, cost, calls: cloud.calls('S3') });
      console.log(`${candidate.name}, ${files} files, ${name}: ${cost.seconds.toFixed(2)} s`);
    }
  } finally {
    await cloud.stop();
    rmSync(dir, { recursive: true, force: true });
  }
  return results;
}

function resultTable(results: readonly Result[]): string {
  return table(
    ['files', 'publish', 'candidate', 's', 'times faster', 'calls', 'peak MB'],
    results
      .toSorted((one, other) => order(one) - order(other))
      .map(({ files, publish, candidate, cost, calls }) => [
        files.toLocaleString('en'),
        publish,
        candidate,
        cost.seconds.toFixed(2),
        ratio(results, publish, cost),
        countCalls(calls),
        cost.peakMb?.toFixed(0) ?? '–',
      ]),
  );
}

function order({ publish }: Result): number {
  return PUBLISHES.findIndex(({ name }) => name === publish);
}

/** How many times as fast as `aws s3 sync`. */
function ratio(results: readonly Result[], publish: string, { seconds }: Cost): string {
  const peer = results.find((result) => result.publish === publish && result.candidate.startsWith('aws'));
  return peer === undefined ? '–' : `${(peer.cost.seconds / seconds).toFixed(1)}×`;
}

/** `10,000 PutObject, 10 ListObjectsV2`: the most frequent first. */
function countCalls(calls: readonly Call[]): string {
  const counts = new Map<string, number>();
  for (const { operation } of calls) {
    const name = operation.replace('S3.', '');
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([name, count]) => `${count.toLocaleString('en')} ${name}`)
    .join(', ');
}

function describe(times: Readonly<Record<string, number>>): string {
  return Object.entries(times)
    .map(([operation, ms]) => `${ms} ms for a ${operation.toUpperCase()}`)
    .join(', ');
}
