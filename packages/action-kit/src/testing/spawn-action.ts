import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const REPO_ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../../..');

export interface SpawnOptions {
  /** The folder of the bundles; default PLATFORM_ACTIONS_DIST, else `dist` of this repository. */
  readonly dist?: string;
  /** The node binary; default the running one. */
  readonly node?: string;
  /** Environment beyond what the runner sets: `AWS_ENDPOINT_URL`, credentials. */
  readonly env?: Readonly<Record<string, string>>;
  /** Files of the caller's checkout, by relative path. */
  readonly workspace?: Readonly<Record<string, string>>;
  /** State saved by the main step, for the post step. */
  readonly state?: Readonly<Record<string, string>>;
  readonly entry?: 'index' | 'post';
  /** Sends a signal to the step as the runner does on cancelling: resolve it when the moment has come. */
  readonly cancelWhen?: Promise<unknown>;
  /** Default SIGINT, as the runner's first. */
  readonly cancelSignal?: NodeJS.Signals;
  /** Called with the process id as soon as the step runs, to watch it from outside. */
  readonly onStart?: (pid: number | undefined) => void;
}

export interface SpawnedAction {
  readonly exitCode: number | null;
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly stdout: string;
  readonly stderr: string;
  /** The parsed file behind the output `result`; `undefined` where the action wrote none. */
  readonly result: Record<string, unknown> | undefined;
}

/**
 * Runs a bundle exactly as the runner does: its own environment, every declared input set to the given value or its
 * default, hyphens kept, the runner's files for outputs, state and summary.
 */
export async function spawnAction(
  name: string,
  inputs: Readonly<Record<string, string>>,
  options: SpawnOptions = {},
): Promise<SpawnedAction> {
  const dir = mkdtempSync(join(tmpdir(), `spawn-${name}-`));
  try {
    const env = prepare(dir, name, inputs, options);
    const run = await execute(name, env, options);
    const outputs = readCommandFile(join(dir, 'output'));
    return {
      ...run,
      outputs,
      state: readCommandFile(join(dir, 'state')),
      summary: readFileSync(join(dir, 'summary'), 'utf8'),
      result: readResult(outputs['result']),
    };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function prepare(
  dir: string,
  name: string,
  inputs: Readonly<Record<string, string>>,
  options: SpawnOptions,
): Record<string, string> {
  const files = { GITHUB_OUTPUT: 'output', GITHUB_STATE: 'state', GITHUB_STEP_SUMMARY: 'summary', GITHUB_ENV: 'env' };
  for (const file of Object.values(files)) writeFileSync(join(dir, file), '');
  for (const folder of ['temp', 'workspace', 'home']) mkdirSync(join(dir, folder));
  for (const [path, content] of Object.entries(options.workspace ?? {})) {
    mkdirSync(dirname(join(dir, 'workspace', path)), { recursive: true });
    writeFileSync(join(dir, 'workspace', path), content);
  }
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: join(dir, 'home'),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: join(dir, 'workspace'),
    RUNNER_TEMP: join(dir, 'temp'),
    GITHUB_REPOSITORY: 'org/orders-api',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_RUN_ID: '1000',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_JOB: 'deploy',
    GITHUB_ACTOR: 'octocat',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    ...Object.fromEntries(Object.entries(files).map(([key, file]) => [key, join(dir, file)])),
    ...inputEnv(name, inputs),
    ...Object.fromEntries(Object.entries(options.state ?? {}).map(([key, value]) => [`STATE_${key}`, value])),
    ...options.env,
  };
}

function inputEnv(name: string, inputs: Readonly<Record<string, string>>): Record<string, string> {
  const file = join(REPO_ROOT, 'actions', name, 'action.yml');
  const declared = (
    parse(readFileSync(file, 'utf8')) as { inputs?: Record<string, { default?: string | number | boolean } | null> }
  ).inputs;
  const defaults = Object.entries(declared ?? {}).map(([key, value]) => {
    const preset = value?.default;
    return [key, preset === undefined ? '' : String(preset)] as const;
  });
  const all = { ...Object.fromEntries(defaults), ...inputs };
  return Object.fromEntries(
    Object.entries(all).map(([key, value]) => [`INPUT_${key.replace(/ /g, '_').toUpperCase()}`, value]),
  );
}

async function execute(
  name: string,
  env: Record<string, string>,
  options: SpawnOptions,
): Promise<Pick<SpawnedAction, 'exitCode' | 'stdout' | 'stderr'>> {
  const dist = options.dist ?? process.env['PLATFORM_ACTIONS_DIST'] ?? join(REPO_ROOT, 'dist');
  const bundle = join(dist, name, `${options.entry ?? 'index'}.js`);
  const child = spawn(options.node ?? process.execPath, [bundle], { env, cwd: env['GITHUB_WORKSPACE'] });
  options.onStart?.(child.pid);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
  void options.cancelWhen?.then(() => child.kill(options.cancelSignal ?? 'SIGINT'));
  const exitCode = await new Promise<number | null>((settle, reject) => {
    child.once('error', reject);
    child.once('close', settle);
  });
  return { exitCode, stdout, stderr };
}

function readResult(path: string | undefined): Record<string, unknown> | undefined {
  if (path === undefined || path === '') return undefined;
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
}

/** The runner's `name<<delimiter` file format. */
function readCommandFile(path: string): Record<string, string> {
  const entries = readFileSync(path, 'utf8').matchAll(/^([^\n<]+)<<(ghadelimiter_[^\n]+)\n([\s\S]*?)\n\2$/gm);
  return Object.fromEntries([...entries].map(([, key = '', , value = '']) => [key, value]));
}
