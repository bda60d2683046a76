import { join } from 'node:path';
import { cached } from './cache.js';
import { realHost, type Host } from './host.js';
import { goBuild } from './installers.js';
import { goPin } from './pins.js';

const MODULE = 'github.com/rhysd/actionlint';

/** The path of actionlint, built with Go at the version that `tools/actionlint/go.mod` pins. @throws UserError without Go. */
export async function ensureActionlint(log: (line: string) => void, host: Host = realHost()): Promise<string> {
  const version = goPin('actionlint', MODULE);
  const folder = await cached(host.cacheRoot, { name: 'actionlint', pin: version }, async (target) => {
    log(`Building actionlint ${version}.`);
    await goBuild(host, 'actionlint', `${MODULE}/cmd/actionlint`, join(target, 'actionlint'));
  });
  return join(folder, 'actionlint');
}
