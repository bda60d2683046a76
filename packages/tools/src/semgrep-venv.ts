import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import {
  inertForLog,
  messageChain,
  scrubbedEnv,
  toError,
  UserError,
  type Runner,
  type runTool,
  type ToolResult,
} from '@platform-actions/action-kit';
import { DownloadError } from './download.js';
import { probeVersion, requireExecutable, sha256 } from './probe.js';

/** What acquiring Semgrep needs beyond the runner; replaced in tests. */
export interface SemgrepEffects {
  readonly run: typeof runTool;
  /** A requirements file with hashes that pins semgrep and everything it needs. */
  readonly requirements: string;
}

/** A Python that installs, in an environment of this step. */
interface Installer {
  readonly venv: string;
  /** Where the packages of this step lie. */
  readonly wheels: string;
  /** The requirements file. */
  readonly list: string;
  /** Runs that environment's pip; `refuse` throws what a failure means. */
  readonly pip: (args: readonly string[], refuse: (said: string) => never) => Promise<ToolResult>;
}

const OLDEST_PYTHON = [3, 10] as const;
const INSTALL_SECONDS = 600;
const STRICT = ['--quiet', '--disable-pip-version-check', '--no-deps', '--require-hashes', '--only-binary', ':all:'];

/** pip finds its index and its proxies as the machine is set up; packages come as wheels, so none of their code runs. */
const PIP_KEEPS = [
  ...['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR', 'XDG_CONFIG_HOME', 'PYENV_ROOT'],
  ...['PIP_INDEX_URL', 'PIP_EXTRA_INDEX_URL', 'PIP_FIND_LINKS', 'PIP_NO_INDEX', 'PIP_CONFIG_FILE'],
  ...['PIP_CERT', 'PIP_TRUSTED_HOST', 'PIP_DEFAULT_TIMEOUT', 'PIP_PROXY'],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'],
  ...['SSL_CERT_FILE', 'SSL_CERT_DIR', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE'],
];

/**
 * Installs the pinned Semgrep into a virtual environment of this step and gives its path. The tool cache keeps the
 * wheels, not the environment: other jobs may write there, so pip checks each wheel against its pinned hash every time.
 *
 * @param python the path of python3, where there is one.
 * @throws UserError where Python is missing or a package is not the pinned one; DownloadError where pip could not get
 * the packages.
 */
export async function installSemgrep(
  version: string,
  python: string | undefined,
  runner: Runner,
  effects: SemgrepEffects,
): Promise<string> {
  const release = await requirePython(python, runner, effects);
  const installer = await openEnvironment(release.path, runner, effects);
  const place = wheelPlace(version, release.version, effects.requirements, runner);
  if (!(await installKept(installer, place, version, runner))) {
    await downloadWheels(installer, version, runner);
    await installWheels(installer);
    if (place !== undefined) keep(installer.wheels, place, runner);
  }
  const path = join(installer.venv, 'bin', 'semgrep');
  requireExecutable(path, 'semgrep');
  const found = await probeVersion('semgrep', path, runner);
  if (found !== version) throw new Error(`pip was told to install semgrep ${version} and installed ${found}`);
  return path;
}

async function openEnvironment(python: string, runner: Runner, effects: SemgrepEffects): Promise<Installer> {
  const venv = join(runner.tempDir, 'semgrep-venv');
  const list = join(runner.tempDir, 'semgrep-requirements.txt');
  mkdirSync(runner.tempDir, { recursive: true, mode: 0o700 });
  writeFileSync(list, effects.requirements, { mode: 0o600 });
  await runPython([python, '-m', 'venv', venv], runner, effects, (said) => {
    throw new UserError(`${python} -m venv failed. On Debian and Ubuntu: apt-get install python3-venv.\n${said}`);
  });
  const own = join(venv, 'bin', 'python');
  return {
    ...{ venv, list, wheels: join(runner.tempDir, 'semgrep-wheels') },
    pip: (args, refuse) => runPython([own, '-m', 'pip', ...args], runner, effects, refuse),
  };
}

/** Whether the kept wheels were all there, were the pinned ones, and are installed. */
async function installKept(
  installer: Installer,
  place: string | undefined,
  version: string,
  { log }: Runner,
): Promise<boolean> {
  if (place === undefined || !existsSync(place)) return false;
  log.info(`Installing semgrep ${version} from the tool cache, every package checked by its hash.`);
  try {
    // pip checks a file and then opens it anew: what it checks must be out of other jobs' reach.
    cpSync(place, installer.wheels, { recursive: true });
    await installWheels(installer);
    return true;
  } catch (error) {
    rmSync(installer.wheels, { recursive: true, force: true });
    log.warning(
      `${place} in the tool cache was changed or is damaged. It is not used; the packages are downloaded anew. Another ` +
        `job on this runner may have written to it: find out which.\n${messageChain(toError(error))}`,
    );
    return false;
  }
}

async function downloadWheels({ pip, wheels, list }: Installer, version: string, { log }: Runner): Promise<void> {
  log.info(`Downloading semgrep ${version} with pip (some 85 MB), every package checked by its hash.`);
  await pip(['download', ...STRICT, '--dest', wheels, '--requirement', list], refuseInstall);
}

/** Byte code is left to the first use: writing it for every module takes longer than one scan reads of it. */
async function installWheels({ pip, wheels, list }: Installer): Promise<void> {
  const source = ['--no-index', '--find-links', wheels, '--requirement', list];
  await pip(['install', ...STRICT, '--no-compile', ...source], refuseInstall);
}

/** Wheels differ by Python and machine, and a tool cache may be shared by several of them. */
function wheelPlace(version: string, python: string, requirements: string, { env }: Runner): string | undefined {
  const root = env['RUNNER_TOOL_CACHE'];
  if (!root) return undefined;
  const list = sha256(Buffer.from(requirements)).slice(0, 16);
  const machine = `${process.platform}-${process.arch}-python${python}`;
  return join(root, 'platform-actions', `semgrep-${version}-${list}-${machine}`);
}

/** Appears complete or not at all; replaces what was found to be changed. */
function keep(wheels: string, place: string, { log }: Runner): void {
  const unfinished = `${place}.${randomUUID()}`;
  try {
    mkdirSync(dirname(place), { recursive: true });
    cpSync(wheels, unfinished, { recursive: true });
    rmSync(place, { recursive: true, force: true });
    renameSync(unfinished, place);
  } catch (error) {
    if (existsSync(unfinished)) rmSync(unfinished, { recursive: true });
    log.info(`The tool cache cannot be written to, so the next step downloads again: ${messageChain(toError(error))}`);
  }
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

async function requirePython(
  path: string | undefined,
  runner: Runner,
  effects: SemgrepEffects,
): Promise<{ path: string; version: string }> {
  const way = `Install Python ${OLDEST_PYTHON.join('.')} or later, or name a semgrep of your own in "tool-path".`;
  if (path === undefined) throw new UserError(`Semgrep needs Python, and python3 is not on PATH. ${way}`);
  const program = 'import sys; print("%d.%d" % sys.version_info[:2])';
  const { stdout } = await runPython([path, '-c', program], runner, effects, (said) => {
    throw new UserError(`${path} does not work. ${way}\n${said}`);
  });
  const version = stdout.trim();
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST_PYTHON[0] || (major === OLDEST_PYTHON[0] && minor >= OLDEST_PYTHON[1])) return { path, version };
  throw new UserError(`python3 on PATH is ${version}, which semgrep no longer supports. ${way}`);
}

async function runPython(
  [command = '', ...args]: readonly string[],
  runner: Runner,
  effects: SemgrepEffects,
  refuse: (said: string) => never,
): Promise<ToolResult> {
  const result = await effects.run({
    command,
    args,
    env: scrubbedEnv(runner.env, PIP_KEEPS),
    timeoutSeconds: INSTALL_SECONDS,
    signal: runner.signal,
  });
  if (result.exitCode === 0) return result;
  const said = `${result.stdout}\n${result.stderr}`.trim().split('\n').slice(-15).join('\n');
  return refuse(inertForLog(result.timedOut ? `It took longer than ${INSTALL_SECONDS} s.\n${said}` : said));
}
