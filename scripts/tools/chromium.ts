import { UserError } from '@platform-actions/action-kit';
import { aptInstall } from './apt.js';
import { isExecutable, realHost, type Host } from './host.js';

/** How playwright-core is to start a Chromium of this machine. */
export interface Chromium {
  readonly executablePath: string;
  readonly args: readonly string[];
}

/**
 * Chromium: the one that `CHROMIUM` names, or Debian's, installed from its package where it is missing.
 *
 * @throws UserError where `CHROMIUM` names no program, or the package cannot be installed.
 */
export async function ensureChromium(log: (line: string) => void, host: Host = realHost()): Promise<Chromium> {
  if (findChromium(host) === undefined) await aptInstall(['chromium'], 'Chromium', log, host);
  return installedChromium(host);
}

/** @throws UserError where there is no Chromium. */
export function installedChromium(host: Host = realHost()): Chromium {
  const executablePath = findChromium(host);
  if (executablePath === undefined) {
    throw new UserError('Chromium is not on PATH: install it, or give its path in CHROMIUM.');
  }
  // It refuses to start its sandbox as root, as in a container.
  return { executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] };
}

function findChromium(host: Host): string | undefined {
  const named = host.env['CHROMIUM'];
  if (!named) return host.which('chromium');
  if (isExecutable(named)) return named;
  throw new UserError(`CHROMIUM is '${named}', which is no program. Give the path of Chromium, or leave it out.`);
}
