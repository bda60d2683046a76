import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  messageChain,
  pathOfInput,
  toError,
  UserError,
  type Runner,
  type ToolResult,
} from '@platform-actions/action-kit';
import { readReportFile, ScannerError, type ScanReport } from '@platform-actions/findings';
import { acquireSemgrep, runScanner, scannerEnv, ScannerError as ToolFailure } from '@platform-actions/tools';
import type { Inputs } from '../inputs.js';
import { rulePack } from '../rules/index.js';
import { relativeToWorkspace, sourceReader } from '../workspace.js';
import { semgrepArguments, type Scan } from './arguments.js';
import { configKind } from './config.js';
import { errorOfExit, problemOfExit, REPORT_CODES, type Ended } from './exit.js';
import { baselineCommit, gitEnv, pathWith } from './git.js';

/** What reaches out of the process; a test replaces it. */
export interface Effects {
  readonly acquireSemgrep: (...given: Parameters<typeof acquireSemgrep>) => ReturnType<typeof acquireSemgrep>;
}

export const realEffects: Effects = { acquireSemgrep };

export interface Scanned {
  readonly report: ScanReport;
  /** Where the scanner came from, for the result file. */
  readonly tool: Readonly<Record<string, unknown>>;
  readonly baseline: string | undefined;
}

const ALL_CODES = Array.from({ length: 126 }, (_, code) => code);
const MAX_FAILED_REPORT_BYTES = 16 * 1024 * 1024;

/**
 * Scans the workspace with Semgrep.
 *
 * @throws UserError for a bad path, baseline or rule; ScannerError where Semgrep broke; InfrastructureError where rules
 *   or Semgrep itself could not be downloaded.
 */
export async function scanWithSemgrep(runner: Runner, inputs: Inputs, effects: Effects): Promise<Scanned> {
  const deadlineMs = runner.clock.now() + inputs.timeout * 1000;
  const privateDir = join(runner.tempDir, 'semgrep');
  mkdirSync(privateDir, { recursive: true, mode: 0o700 });
  try {
    const scan = await planScan(runner, inputs, privateDir);
    const tool = await runner.log.group('Getting Semgrep', () =>
      effects.acquireSemgrep({ toolPath: inputs.toolPath, version: inputs.engineVersion }, runner),
    );
    const seconds = Math.max(1, (deadlineMs - runner.clock.now()) / 1000);
    const result = await runner.log.group(`Scanning ${scan.paths.join(', ')} with Semgrep ${tool.version}`, () =>
      run(runner, scan, tool.path, privateDir, seconds),
    );
    const report = await judgeEnd(runner, scan, result, inputs);
    return { report: withUnchanged(runner, report, scan.baseline), tool: { ...tool }, baseline: scan.baseline };
  } finally {
    rmSync(privateDir, { recursive: true, force: true });
  }
}

async function planScan(runner: Runner, inputs: Inputs, privateDir: string): Promise<Scan> {
  const relativePath = (name: string, path: string): string =>
    relativeToWorkspace(runner, pathOfInput(runner, name, path));
  const paths = inputs.paths.map((path) => relativePath('paths', path));
  const configs = inputs.config.map((line) => {
    const kind = configKind(line);
    if (kind === 'registry') return line;
    return kind === 'path' ? join('.', relativePath('config', line)) : writePack(privateDir);
  });
  const baseline = inputs.baselineRef === undefined ? undefined : await baselineCommit(runner, inputs.baselineRef);
  if (inputs.baselineRef !== undefined && baseline === undefined) {
    runner.log.info(`"baseline-ref" ${inputs.baselineRef} is no older than this commit: every finding counts.`);
  }
  return { configs, paths, exclude: inputs.exclude, baseline, reportFile: join(privateDir, 'report.json') };
}

function writePack(privateDir: string): string {
  const file = join(privateDir, 'rules.json');
  writeFileSync(file, rulePack(), { mode: 0o600 });
  return file;
}

async function run(
  runner: Runner,
  scan: Scan,
  path: string,
  privateDir: string,
  timeoutSeconds: number,
): Promise<ToolResult> {
  const env = scannerEnv(runner, {
    PATH: pathWith(dirname(path), runner.env['PATH']),
    NO_COLOR: '1',
    SEMGREP_SEND_METRICS: 'off',
    SEMGREP_ENABLE_VERSION_CHECK: '0',
    SEMGREP_SETTINGS_FILE: join(privateDir, 'settings.yml'),
    SEMGREP_LOG_FILE: join(privateDir, 'semgrep.log'),
    SEMGREP_VERSION_CACHE_PATH: join(privateDir, 'version'),
    ...gitEnv(runner),
  });
  const call = { title: 'Semgrep', path, args: semgrepArguments(scan), env, cwd: runner.workspace, timeoutSeconds };
  try {
    return await runScanner({ ...call, goodExitCodes: ALL_CODES }, runner);
  } catch (thrown) {
    if (thrown instanceof ToolFailure) throw new ScannerError(thrown.message, { cause: thrown });
    throw thrown;
  }
}

async function judgeEnd(
  runner: Runner,
  { reportFile }: Scan,
  { exitCode, stderr, stdout }: ToolResult,
  { config }: Inputs,
): Promise<ScanReport> {
  const written = (statSync(reportFile, { throwIfNoEntry: false })?.size ?? 0) > 0;
  const said = (stderr.trim() === '' ? stdout : stderr).trim().split('\n').slice(-15).join('\n').slice(-4000);
  const foreignRules = config.some((line) => configKind(line) !== 'bundled');
  if (!REPORT_CODES.includes(exitCode)) {
    throw errorOfExit({ exitCode, errors: written ? errorsOf(reportFile) : [], said, foreignRules });
  }
  if (!written) throw new ScannerError(`Semgrep ended with exit code ${String(exitCode)} and wrote no report. ${said}`);
  const report = await readOwn(reportFile, runner);
  const problem = problemOfExit(exitCode);
  return problem === undefined ? report : { ...report, problems: [...report.problems, problem] };
}

async function readOwn(reportFile: string, runner: Runner): Promise<ScanReport> {
  const readSource = sourceReader(runner);
  try {
    return await readReportFile(reportFile, { name: "Semgrep's report", format: 'semgrep', readSource });
  } catch (thrown) {
    // The user did not write this report, so what is wrong with it is no mistake of theirs.
    if (thrown instanceof UserError) throw new ScannerError(thrown.message, { cause: thrown });
    throw thrown;
  }
}

/** The errors of a report that is not judged, as far as they can be read. */
function errorsOf(reportFile: string): Ended['errors'] {
  try {
    if (statSync(reportFile).size > MAX_FAILED_REPORT_BYTES) return [];
    const { errors } = JSON.parse(readFileSync(reportFile, 'utf8')) as { errors?: Record<string, unknown>[] };
    const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 1000) : '');
    return (errors ?? []).map(({ type, message, long_msg: long }) => ({
      type: text(Array.isArray(type) ? type[0] : type),
      message: text(message) || text(long),
    }));
  } catch (thrown) {
    return [{ type: 'unreadable', message: `Its report cannot be read: ${messageChain(toError(thrown))}` }];
  }
}

/** With a baseline, a change that touches no file of the rules' languages leaves nothing to scan, and that is all right. */
function withUnchanged({ log }: Runner, report: ScanReport, baseline: string | undefined): ScanReport {
  if (baseline === undefined || report.scanned > 0) return report;
  log.info(`No file that the rules look at has changed since ${baseline.slice(0, 12)}.`);
  return { ...report, scanned: 1 };
}
