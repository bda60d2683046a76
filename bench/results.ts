import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

export interface BenchOptions {
  /** Names of the scenarios to run; empty: all. */
  readonly only: readonly string[];
  /** Seconds that a candidate may go on after the platform's own verdict. */
  readonly patience: number;
}

/** The machine that figures were taken on: absolute times mean little without it. */
export function machine(): string {
  const gib = Math.round(totalmem() / 1024 ** 3);
  return `Node ${process.version}, ${cpus().length} cores, ${gib} GiB, ${process.platform}`;
}

/** Replaces what stands between the markers of a benchmark in bench/README.md. */
export async function writeSection(name: string, markdown: string): Promise<void> {
  const file = join(import.meta.dirname, 'README.md');
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const text = readFileSync(file, 'utf8');
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`bench/README.md has no ${start} … ${end}.`);
  const whole = `${text.slice(0, from)}${start}\n\n${markdown}\n\n${text.slice(to)}`;
  writeFileSync(file, await format(whole, { ...(await resolveConfig(file)), filepath: file }));
}

/** The middle value, or the mean of the two middle ones. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [below = Number.NaN, above = Number.NaN] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? above : (below + above) / 2;
}
