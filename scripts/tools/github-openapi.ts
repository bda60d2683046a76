import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from './cache.js';
import { realHost, type Host } from './host.js';
import { filesPin, toolsPath } from './pins.js';

const FILES = ['package.json', 'package-lock.json'] as const;
const DESCRIPTION = 'api.github.com.json';

/** The path of GitHub's OpenAPI description, 13 MB; of the 385 MB that its package has, nothing else is kept. */
export async function ensureGitHubOpenApi(log: (line: string) => void, host: Host = realHost()): Promise<string> {
  const pin = filesPin(FILES.map((file) => toolsPath('github-openapi', file)));
  const folder = await cached(host.cacheRoot, { name: 'github-openapi', pin }, async (target) => {
    log("Installing GitHub's OpenAPI description.");
    for (const file of FILES) copyFileSync(toolsPath('github-openapi', file), join(target, file));
    await host.run('npm', ['ci', '--prefix', target, '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: target });
    const modules = join(target, 'node_modules');
    renameSync(join(modules, '@octokit', 'openapi', 'generated', DESCRIPTION), join(target, DESCRIPTION));
    rmSync(modules, { recursive: true });
  });
  return join(folder, DESCRIPTION);
}
