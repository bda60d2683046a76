import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import {
  inertForLog,
  messageChain,
  runTool,
  scrubbedEnv,
  toError,
  UserError,
  type Runner,
  type ToolResult,
} from '@platform-actions/action-kit';
import { existingTool, type AcquiredTool, type ToolOptions } from './acquire.js';
import { DownloadError } from './download.js';
import { exactVersion, refuseKnownBad } from './lock.js';
import { SEMGREP_REQUIREMENTS } from './pinned.js';
import { probeVersion, requireExecutable } from './probe.js';

/** What acquiring Semgrep needs beyond the runner; replaced in tests. */
export interface SemgrepEffects {
  readonly run: typeof runTool;
  /** A requirements file with hashes that pins semgrep and everything it needs. */
  readonly requirements: string;
}

export const realSemgrepEffects: SemgrepEffects = { run: runTool, requirements: SEMGREP_REQUIREMENTS };

const OLDEST_PYTHON = [3, 10] as const;
const INSTALL_SECONDS = 600;

/** pip finds its index and its proxies as the machine is set up; packages come as wheels, so none of their code runs. */
const PIP_KEEPS = [
  ...['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR', 'XDG_CONFIG_HOME', 'PYENV_ROOT'],
  ...['PIP_INDEX_URL', 'PIP_EXTRA_INDEX_URL', 'PIP_FIND_LINKS', 'PIP_NO_INDEX', 'PIP_CONFIG_FILE'],
  ...['PIP_CERT', 'PIP_TRUSTED_HOST', 'PIP_DEFAULT_TIMEOUT', 'PIP_PROXY'],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'],
  ...['SSL_CERT_FILE', 'SSL_CERT_DIR', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE'],
];

/** The version of Semgrep that the bundle carries the hashes of. */
export function pinnedSemgrep(requirements: string = SEMGREP_REQUIREMENTS): string {
  const version = /^semgrep==(\d+\.\d+\.\d+)\s/m.exec(requirements)?.[1];
  if (version === undefined) throw new Error('the requirements pin no semgrep');
  return version;
}

/**
 * Semgrep: the program that `toolPath` names, or exactly the wanted version from PATH, or the pinned one, installed with
 * `pip --require-hashes` into a virtual environment of this step.
 *
 * @throws UserError where an input is wrong, Python is missing, or a package is not the pinned one; DownloadError where
 * pip could not get the packages.
 */
export async function acquireSemgrep(
  options: Pick<ToolOptions, 'toolPath' | 'version' | 'checksum'>,
  runner: Runner,
  effects: SemgrepEffects = realSemgrepEffects,
): Promise<AcquiredTool> {
  if (options.toolPath !== undefined) return existingTool('semgrep', options.toolPath, options, runner);
  const pinned = pinnedSemgrep(effects.requirements);
  const wanted = options.version === undefined ? pinned : exactVersion('semgrep', options.version);
  refuseKnownBad('semgrep', wanted);
  const onPath = await semgrepOnPath(wanted, runner);
  if (onPath !== undefined) return onPath;
  if (wanted !== pinned) {
    throw new UserError(
      `Semgrep ${wanted} ("engine-version") is not on PATH, and only ${pinned} can be installed: its packages are ` +
        'pinned by hash. Leave "engine-version" out, or install it yourself and name it in "tool-path".',
    );
  }
  const path = await installPinned(pinned, runner, effects);
  return { path, version: pinned, origin: 'venv' };
}

async function semgrepOnPath(wanted: string, runner: Runner): Promise<AcquiredTool | undefined> {
  const path = which('semgrep', runner);
  if (path === undefined) return undefined;
  const found = await probeVersion('semgrep', path, runner).catch((error: unknown) => messageChain(toError(error)));
  runner.signal.throwIfAborted();
  if (found === wanted) {
    runner.log.info(`semgrep ${found} from PATH: ${path}`);
    return { path, version: found, origin: 'path' };
  }
  runner.log.info(`${path} is ignored: it is ${found}, not ${wanted}.`);
  return undefined;
}

async function installPinned(version: string, runner: Runner, effects: SemgrepEffects): Promise<string> {
  const python = await findPython(runner, effects);
  const venv = join(runner.tempDir, 'semgrep-venv');
  const list = join(runner.tempDir, 'semgrep-requirements.txt');
  mkdirSync(runner.tempDir, { recursive: true, mode: 0o700 });
  writeFileSync(list, effects.requirements, { mode: 0o600 });
  runner.log.info(`Installing semgrep ${version} with pip, every package checked by its hash.`);
  await runPython([python, '-m', 'venv', venv], runner, effects, (said) => {
    throw new UserError(`${python} -m venv failed. On Debian and Ubuntu: apt-get install python3-venv.\n${said}`);
  });
  const strict = ['--no-deps', '--require-hashes', '--only-binary', ':all:', '--requirement', list];
  const pip = [
    join(venv, 'bin', 'python'),
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    ...strict,
  ];
  await runPython(pip, runner, effects, refuseInstall);
  const path = join(venv, 'bin', 'semgrep');
  requireExecutable(path, 'semgrep');
  const found = await probeVersion('semgrep', path, runner);
  if (found !== version) throw new Error(`pip was told to install semgrep ${version} and installed ${found}`);
  return path;
}

function refuseInstall(said: string): never {
  if (/DO NOT MATCH THE HASHES/i.test(said)) {
    throw new UserError(
      `A Python package that semgrep needs is not the one that was pinned, and was not installed. Either an index or ` +
        `mirror serves another file, or it was replaced after the review.\n${said}`,
    );
  }
  if (/No matching distribution found/i.test(said)) {
    throw new UserError(
      `pip finds no wheel of a package that semgrep needs for this Python and machine. Install semgrep yourself and name ` +
        `it in "tool-path".\n${said}`,
    );
  }
  throw new DownloadError(`pip could not install semgrep:\n${said}`);
}

async function findPython(runner: Runner, effects: SemgrepEffects): Promise<string> {
  const path = which('python3', runner);
  const way = `Install Python ${OLDEST_PYTHON.join('.')} or later, or name a semgrep of your own in "tool-path".`;
  if (path === undefined) throw new UserError(`Semgrep needs Python, and python3 is not on PATH. ${way}`);
  const program = 'import sys; print("%d.%d" % sys.version_info[:2])';
  const { stdout } = await runPython([path, '-c', program], runner, effects, (said) => {
    throw new UserError(`${path} does not work. ${way}\n${said}`);
  });
  const version = stdout.trim();
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST_PYTHON[0] || (major === OLDEST_PYTHON[0] && minor >= OLDEST_PYTHON[1])) return path;
  throw new UserError(`python3 on PATH is ${version}, which semgrep no longer supports. ${way}`);
}

async function runPython(
  [command = '', ...args]: readonly string[],
  runner: Runner,
  effects: SemgrepEffects,
  refuse: (said: string) => never,
): Promise<ToolResult> {
  // The cache holds archives that pip checks against their hashes again.
  const cache = runner.env['RUNNER_TOOL_CACHE'];
  const extra = cache ? { PIP_CACHE_DIR: join(cache, 'platform-actions', 'pip') } : {};
  const result = await effects.run({
    command,
    args,
    env: scrubbedEnv(runner.env, PIP_KEEPS, extra),
    timeoutSeconds: INSTALL_SECONDS,
    signal: runner.signal,
  });
  if (result.exitCode === 0) return result;
  const said = `${result.stdout}\n${result.stderr}`.trim().split('\n').slice(-15).join('\n');
  return refuse(inertForLog(result.timedOut ? `It took longer than ${INSTALL_SECONDS} s.\n${said}` : said));
}

function which(command: string, { env }: Runner): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders
    .map((folder) => join(folder, command))
    .find((path) => {
      try {
        requireExecutable(path, command);
        return true;
      } catch {
        return false;
      }
    });
}
