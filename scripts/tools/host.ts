import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { runTool, scrubbedEnv, UserError } from '@platform-actions/action-kit';

/** What installing a tool needs of the machine. */
export interface Host {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that holds `<tool>/<pin>/`. */
  readonly cacheRoot: string;
  /** The path of a command on PATH; `undefined` where there is none. */
  which(command: string): string | undefined;
  /** Runs a program and gives its standard output. @throws UserError with the end of its output where it fails. */
  run(command: string, args: readonly string[], options?: RunOptions): Promise<string>;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Default 15 minutes: a slow machine that builds from source. */
  readonly timeoutSeconds?: number;
}

/** What says where packages come from and whom to trust. Tokens of the CI and of clouds stay out of installers. */
const KEPT = [
  ...['PATH', 'HOME', 'TMPDIR', 'LANG', 'LC_ALL', 'USER', 'XDG_CACHE_HOME'],
  ...['GOPROXY', 'GOSUMDB', 'GONOSUMDB', 'GOPRIVATE', 'GOFLAGS', 'GOTOOLCHAIN', 'GOPATH', 'GOCACHE', 'GOMODCACHE'],
  ...['PIP_INDEX_URL', 'PIP_EXTRA_INDEX_URL', 'PIP_CERT', 'PIP_FIND_LINKS', 'PIP_DEFAULT_TIMEOUT', 'PYENV_ROOT'],
  ...['npm_config_registry', 'npm_config_userconfig', 'npm_config_cafile', 'NODE_EXTRA_CA_CERTS'],
  ...['SSL_CERT_FILE', 'SSL_CERT_DIR', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE'],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'],
];

/** This machine. `PLATFORM_ACTIONS_TOOL_CACHE` moves the tool cache. */
export function realHost(env: Readonly<Record<string, string | undefined>> = process.env): Host {
  const moved = env['PLATFORM_ACTIONS_TOOL_CACHE'];
  return {
    env,
    cacheRoot: moved ? moved : join(homedir(), '.cache', 'platform-actions', 'tools'),
    which: (command) => which(command, env['PATH'] ?? ''),
    run: (command, args, options = {}) => run(command, args, env, options),
  };
}

function which(command: string, path: string): string | undefined {
  return path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, command))
    .find(isExecutable);
}

/** Whether the path is a file that this user may run. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

async function run(command: string, args: readonly string[], env: Host['env'], options: RunOptions): Promise<string> {
  const result = await runTool({
    command,
    args,
    env: scrubbedEnv(env, KEPT, options.env),
    timeoutSeconds: options.timeoutSeconds ?? 900,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  if (result.exitCode === 0) return result.stdout;
  const ending = result.timedOut ? 'took too long' : `ended with ${String(result.exitCode)}`;
  const said = `${result.stdout}\n${result.stderr}`.trim().split('\n').slice(-8).join('\n');
  throw new UserError(`${[command, ...args].join(' ')} ${ending}:\n${said}`);
}
