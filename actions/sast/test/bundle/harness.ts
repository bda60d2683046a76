import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnAction, type SpawnedAction, type SpawnOptions } from '@platform-actions/action-kit/testing';

/** What a stand-in for Semgrep does when it is asked to scan. */
export interface StandIn {
  /** The file of `--output`: an object as JSON, or a text as it is; without it none is written. */
  readonly report?: object | string;
  readonly exitCode?: number;
  readonly stderr?: string;
  readonly version?: string;
  /** Keeps running until it is killed. */
  readonly hangs?: boolean;
}

/** How the stand-in was called. */
export interface Call {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** The content of the first file of rules. */
  readonly rules: string;
}

export interface Run extends SpawnedAction {
  readonly call: Call | undefined;
  readonly sarif: SarifFile | undefined;
}

export interface SarifFile {
  readonly runs: readonly {
    readonly results: readonly {
      readonly ruleId: string;
      readonly partialFingerprints: Readonly<Record<string, string>>;
      readonly locations: readonly object[];
    }[];
    readonly automationDetails: { readonly id: string };
  }[];
}

/** A program that plays Semgrep. It writes down its call beside itself, since its environment says nothing of tests. */
const PROGRAM = `#!${process.execPath}
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const plan = JSON.parse(readFileSync(join(__dirname, 'plan.json'), 'utf8'));
const args = process.argv.slice(2);
if (args.includes('--version')) {
  console.log(plan.version);
  process.exit(0);
}
const after = (option) => args.find((arg) => arg.startsWith(option))?.slice(option.length);
let rules = '';
try { rules = readFileSync(after('--config='), 'utf8'); } catch {}
writeFileSync(join(__dirname, 'call.json'), JSON.stringify({ args, env: process.env, cwd: process.cwd(), rules }));
if (plan.report !== undefined) {
  writeFileSync(after('--output='), typeof plan.report === 'string' ? plan.report : JSON.stringify(plan.report));
}
process.stderr.write(plan.stderr);
if (plan.hangs) setInterval(() => undefined, 1000);
else process.exitCode = plan.exitCode;
`;

/** Runs the bundle with a stand-in for Semgrep; nothing is uploaded or commented unless the inputs say so. */
export async function runWith(
  standIn: StandIn,
  inputs: Readonly<Record<string, string>> = {},
  options: SpawnOptions = {},
): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'semgrep-stand-in-'));
  try {
    const path = join(folder, 'semgrep.cjs');
    writeFileSync(path, PROGRAM);
    chmodSync(path, 0o755);
    const plan = { version: '1.182.0', exitCode: 0, stderr: '', ...standIn };
    writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan));
    const step = await runSast({ 'tool-path': path, ...inputs }, options);
    const callFile = join(folder, 'call.json');
    return { ...step, call: existsSync(callFile) ? (JSON.parse(readFileSync(callFile, 'utf8')) as Call) : undefined };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the bundle, and reads the SARIF before the step's folders are gone. */
export async function runSast(
  inputs: Readonly<Record<string, string>>,
  options: SpawnOptions = {},
): Promise<SpawnedAction & { readonly sarif: SarifFile | undefined }> {
  const out = mkdtempSync(join(tmpdir(), 'sast-temp-'));
  try {
    const quiet = { 'upload-sarif': 'false', comment: 'false', 'github-token': 'ghs_0123456789' };
    const step = await spawnAction(
      'sast',
      { ...quiet, ...inputs },
      { ...options, env: { ...options.env, RUNNER_TEMP: out } },
    );
    const path = step.outputs['sarif-path'];
    const sarif = path ? (JSON.parse(readFileSync(path, 'utf8')) as SarifFile) : undefined;
    return { ...step, sarif };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** The annotations of a log as the runner reads them. */
export function annotations({ stdout }: SpawnedAction): { level: string; place: string; text: string }[] {
  return [...stdout.matchAll(/^::(error|warning|notice)(?: ([^:]*))?::(.*)$/gm)].map(
    ([, level = '', place = '', text = '']) => ({ level, place, text }),
  );
}

/** A report of Semgrep, as 1.182.0 writes one without an account. */
export function semgrepReport(parts: {
  readonly results?: readonly object[];
  readonly errors?: readonly object[];
  readonly scanned?: readonly string[];
  readonly skippedRules?: readonly object[];
}): object {
  return {
    version: '1.182.0',
    results: parts.results ?? [],
    errors: parts.errors ?? [],
    paths: { scanned: parts.scanned ?? ['app/main.py'] },
    skipped_rules: parts.skippedRules ?? [],
  };
}

/** One result of such a report. */
export function result(
  over: {
    readonly rule?: string;
    readonly path?: string;
    readonly line?: number;
    readonly severity?: string;
    readonly message?: string;
    readonly metadata?: object;
  } = {},
): object {
  const { rule = 'python-eval', path = 'app/main.py', line = 2, severity = 'ERROR' } = over;
  return {
    check_id: rule,
    path,
    start: { line, col: 5, offset: 10 },
    end: { line, col: 15, offset: 20 },
    extra: {
      message: over.message ?? 'Text is run as code. Parse it instead.',
      metadata: over.metadata ?? { cwe: ['CWE-95: Eval Injection'], confidence: 'MEDIUM' },
      severity,
      fingerprint: 'requires login',
      lines: 'requires login',
      validation_state: 'NO_VALIDATOR',
      engine_kind: 'OSS',
    },
  };
}
