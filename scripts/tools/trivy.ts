import { join } from 'node:path';
import { messageChain, toError } from '@platform-actions/action-kit';
import { cached } from './cache.js';
import { realHost, type Host } from './host.js';
import { goBuild } from './installers.js';
import { filesPin, goPin, toolsPath } from './pins.js';

const MODULE = 'github.com/aquasecurity/trivy';

/**
 * The path of Trivy at the version that `tools/trivy/go.mod` pins: the one on PATH, else the tool cache, else built with
 * Go, which takes five minutes on two cores.
 *
 * @throws UserError where it has to be built and Go is missing or too old.
 */
export async function ensureTrivy(log: (line: string) => void, host: Host = realHost()): Promise<string> {
  const version = goPin('trivy', MODULE);
  const onPath = await trivyOnPath(version, log, host);
  if (onPath !== undefined) return onPath;
  const folder = await cached(host.cacheRoot, { name: 'trivy', pin: version }, async (target) => {
    log(`Building Trivy ${version} with Go (once for this machine, about five minutes).`);
    await goBuild(host, 'trivy', `${MODULE}/cmd/trivy`, join(target, 'bin', 'trivy'), {
      // Without the experiment a package of Trivy's does not compile; without the flag it names no version.
      env: { GOEXPERIMENT: 'jsonv2' },
      flags: ['-ldflags', `-s -w -X ${MODULE}/pkg/version/app.ver=${version}`],
    });
  });
  return join(folder, 'bin', 'trivy');
}

/** The path of the program that makes the engine tests' vulnerability database: see `tools/trivy/database`. */
export async function ensureTrivyDatabase(log: (line: string) => void, host: Host = realHost()): Promise<string> {
  const sources = ['go.mod', 'go.sum', 'database/main.go'].map((file) => toolsPath('trivy', file));
  const pin = filesPin(sources);
  const folder = await cached(host.cacheRoot, { name: 'trivy-database', pin }, async (target) => {
    log("Building the maker of the tests' vulnerability database with Go.");
    await goBuild(host, 'trivy', './database', join(target, 'trivy-database'));
  });
  return join(folder, 'trivy-database');
}

async function trivyOnPath(version: string, log: (line: string) => void, host: Host): Promise<string | undefined> {
  const path = host.which('trivy');
  if (path === undefined) return undefined;
  const found = await versionOf(path, host).catch((error: unknown) => messageChain(toError(error)));
  if (found === version) return path;
  log(`${path} is ignored: it is ${found}, not the pinned ${version}.`);
  return undefined;
}

async function versionOf(trivy: string, host: Host): Promise<string> {
  const said = await host.run(trivy, ['--version'], { timeoutSeconds: 30 });
  return said.replace(/^Version:\s*/, '').split('\n')[0] ?? '';
}
