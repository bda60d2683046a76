import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { checkedTarballSize } from '../../scripts/release-tree/size.js';
import { median } from '../results.js';

const ROOT = resolve(import.meta.dirname, '../..');
const RUNS = 15;

/** Milliseconds of wall time, the median of 15: an empty script, and each bundle up to its first complaint. */
export function coldStarts(): { readonly name: string; readonly ms: number }[] {
  const bundles = ['ecs-deploy', 'report-metric'];
  const scripts = [
    { name: 'empty script', args: ['-e', ''] },
    ...bundles.map((name) => ({ name, args: [join(ROOT, 'dist', name, 'index.js')] })),
  ];
  return scripts.map(({ name, args }) => ({ name, ms: median(Array.from({ length: RUNS }, () => time(args))) }));
}

function time(args: readonly string[]): number {
  const dir = mkdtempSync(join(tmpdir(), 'bench-start-'));
  const start = performance.now();
  spawnSync(process.execPath, args, { env: { PATH: process.env['PATH'] ?? '', RUNNER_TEMP: dir }, stdio: 'ignore' });
  const ms = performance.now() - start;
  rmSync(dir, { recursive: true });
  return ms;
}

/** Sizes in bytes of all bundles, plain and gzipped, and of the release tree's tar.gz. */
export function sizes(): { readonly dist: number; readonly distGzip: number; readonly release: number } {
  const files = readdirSync(join(ROOT, 'dist'), { recursive: true, encoding: 'utf8' })
    .map((name) => join(ROOT, 'dist', name))
    .filter((path) => statSync(path).isFile());
  const content = Buffer.concat(files.map((path) => readFileSync(path)));
  return { dist: content.length, distGzip: gzipSync(content).length, release: releaseSize() };
}

function releaseSize(): number {
  const dir = mkdtempSync(join(tmpdir(), 'bench-release-'));
  try {
    const run = spawnSync('npm', ['run', 'release:tree', '--', '--out', join(dir, 'tree')], { cwd: ROOT });
    if (run.status !== 0) throw new Error(`release:tree failed: ${run.stderr.toString()}`);
    return checkedTarballSize(join(dir, 'tree'));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
