import { lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@platform-actions/action-kit';
import { cached } from './cache.js';
import { realHost, type Host } from './host.js';
import { pipInstall, requireCommand } from './installers.js';
import { filesPin, repositoryRoot, toolsPath } from './pins.js';

const OLDEST = [3, 11] as const;

/** The folder of a virtual environment with moto, ministack and zizmor as `tools/python/requirements.txt` pins them. */
export function ensurePythonTools(log: (line: string) => void, host: Host = realHost()): Promise<string> {
  return ensureVenv('python-tools', toolsPath('python', 'requirements.txt'), log, host);
}

/** The folder of a virtual environment in which the tests of `examples/orders-api` run. */
export function ensureExamplePython(log: (line: string) => void, host: Host = realHost()): Promise<string> {
  const requirements = join(repositoryRoot, 'examples', 'orders-api', 'requirements-dev.txt');
  return ensureVenv('orders-api', requirements, log, host);
}

/** The path of Semgrep as `tools/python/semgrep-requirements.txt` pins it; the action installs the same list. */
export async function ensureSemgrep(log: (line: string) => void, host: Host = realHost()): Promise<string> {
  const folder = await ensureVenv('semgrep', toolsPath('python', 'semgrep-requirements.txt'), log, host);
  return join(folder, 'bin', 'semgrep');
}

/** A virtual environment of one hash-pinned requirements file. */
async function ensureVenv(
  name: string,
  requirements: string,
  log: (line: string) => void,
  host: Host,
): Promise<string> {
  const python = requireCommand(host, 'python3');
  const version = await pythonVersion(python, host);
  const pin = `py${version}-${filesPin([requirements])}`;
  return cached(host.cacheRoot, { name, pin }, async (target) => {
    log(`Installing the Python packages of ${name}.`);
    await host.run(python, ['-m', 'venv', target]);
    await pipInstall(host, join(target, 'bin', 'python'), requirements);
    makeMovable(join(target, 'bin'));
  });
}

/**
 * Console scripts name the interpreter by its path, which is another one once the folder was moved into its place: this
 * lets each look beside itself. To Python the added lines are a string.
 */
function makeMovable(bin: string): void {
  for (const name of readdirSync(bin)) {
    const path = join(bin, name);
    if (!lstatSync(path).isFile()) continue;
    const script = readFileSync(path, 'utf8');
    const rest = script.slice(script.indexOf('\n') + 1);
    if (!script.startsWith(`#!${bin}/python`)) continue;
    writeFileSync(path, `#!/bin/sh\n'''exec' "$(dirname "$0")/python" "$0" "$@"\n' '''\n${rest}`);
  }
}

async function pythonVersion(python: string, host: Host): Promise<string> {
  const program = 'import sys; print("%d.%d" % sys.version_info[:2])';
  const version = (await host.run(python, ['-c', program], { timeoutSeconds: 30 })).trim();
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return version;
  throw new UserError(`python3 on PATH is ${version}; the pinned packages need ${OLDEST.join('.')} or later.`);
}
