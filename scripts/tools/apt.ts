import { UserError } from '@platform-actions/action-kit';
import type { Host } from './host.js';

/** apt-get takes no second one beside it, and engines are installed at the same time: each waits for the one before. */
let last: Promise<void> = Promise.resolve();

/**
 * Installs packages of the distribution, by Debian's names.
 *
 * @param purpose what needs them, for the error: `Docker Engine`.
 * @throws UserError without apt-get, or without root and without sudo that asks no password.
 */
export async function aptInstall(
  packages: readonly string[],
  purpose: string,
  log: (line: string) => void,
  host: Host,
): Promise<void> {
  if (host.which('apt-get') === undefined) {
    throw new UserError(`apt-get is not on PATH. Install ${packages.join(', ')} (Debian's names) by hand.`);
  }
  const asRoot = await rootPrefix(purpose, host);
  const apt = async (...args: readonly string[]): Promise<void> => {
    const [command = 'apt-get', ...rest] = [...asRoot, 'apt-get', ...args];
    await host.run(command, rest, { env: { DEBIAN_FRONTEND: 'noninteractive' } });
  };
  const installing = last.then(async () => {
    log(`Installing ${packages.join(', ')} with apt-get.`);
    await apt('update', '-qq');
    await apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
  });
  last = installing.catch(() => undefined);
  await installing;
}

/**
 * What goes in front of a command that root must run: nothing, or `sudo -n`.
 *
 * @throws UserError without root and without sudo that asks no password.
 */
export async function rootPrefix(purpose: string, host: Host): Promise<readonly string[]> {
  if (process.getuid?.() === 0) return [];
  try {
    await host.run('sudo', ['-n', 'true'], { timeoutSeconds: 10 });
    return ['sudo', '-n'];
  } catch (cause) {
    throw new UserError(`${purpose} needs root. Run as root, or allow this user sudo without a password.`, { cause });
  }
}
