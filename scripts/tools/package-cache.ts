import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@platform-actions/action-kit';
import { cached } from './cache.js';
import { realHost, type Host } from './host.js';
import { filesPin } from './pins.js';

/**
 * The settings with which `npm ci` installs an application from a folder of the tool cache alone: it then needs no
 * network and nothing of this user's npm settings, tokens least of all.
 *
 * @param folder has package.json and package-lock.json, and maybe .npmrc.
 * @returns environment variables.
 * @throws UserError that says what is missing where the packages cannot be had.
 */
export async function ensurePackageCache(
  name: string,
  folder: string,
  log: (line: string) => void,
  host: Host = realHost(),
): Promise<Record<string, string>> {
  const files = ['package.json', 'package-lock.json', '.npmrc'].filter((file) => existsSync(join(folder, file)));
  const pin = filesPin(files.map((file) => join(folder, file)));
  const place = await cached(host.cacheRoot, { name: `${name}-packages`, pin }, async (target) => {
    log(`Fetching the packages of ${name} (once for this machine).`);
    for (const file of files) copyFileSync(join(folder, file), join(target, file));
    await fetchPackages(name, target, host);
    rmSync(join(target, 'node_modules'), { recursive: true, force: true });
  });
  return {
    npm_config_cache: join(place, 'cache'),
    npm_config_registry: readFileSync(join(place, 'registry'), 'utf8'),
    npm_config_offline: 'true',
    npm_config_update_notifier: 'false',
  };
}

async function fetchPackages(name: string, target: string, host: Host): Promise<void> {
  const options = ['--cache', join(target, 'cache'), '--ignore-scripts', '--no-audit', '--no-fund'];
  try {
    await host.run('npm', ['ci', ...options], { cwd: target });
    // npm files what it has fetched under the registry's address.
    const said = await host.run('npm', ['config', 'get', 'registry'], { cwd: target });
    writeFileSync(join(target, 'registry'), withoutCredentials(said.trim().split('\n').at(-1) ?? ''));
  } catch (cause) {
    throw new UserError(
      `The packages of ${name} are not in the tool cache, and npm could not fetch them from its registry. ` +
        `Run the command once with network access; afterwards it needs none.`,
      { cause },
    );
  }
}

function withoutCredentials(address: string): string {
  const url = new URL(address);
  [url.username, url.password] = ['', ''];
  return url.href;
}
