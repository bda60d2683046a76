import { readFileSync } from 'node:fs';
import { UserError } from '@platform-actions/action-kit';
import { aptInstall, rootPrefix } from './apt.js';
import { realHost, type Host } from './host.js';

/** Paths of the programs that make a Docker Engine with a registry, and of a program to put into an image. */
export interface DockerEngine {
  readonly dockerd: string;
  readonly docker: string;
  readonly registry: string;
  /** Statically linked: an image needs nothing else. */
  readonly busybox: string;
  /** What goes in front of a command that root must run: nothing, or `sudo -n`. */
  readonly asRoot: readonly string[];
}

const PACKAGES = {
  dockerd: 'docker.io',
  docker: 'docker.io',
  'docker-registry': 'docker-registry',
  busybox: 'busybox-static',
} as const;

const PURPOSE = 'Docker Engine';

type Command = keyof typeof PACKAGES;

/**
 * Docker Engine, a registry and busybox, installed from the distribution's packages where they are missing.
 *
 * @throws UserError without root and without sudo that asks no password, or where something is missing and apt-get too.
 */
export async function ensureDockerEngine(log: (line: string) => void, host: Host = realHost()): Promise<DockerEngine> {
  const asRoot = await rootPrefix(PURPOSE, host);
  const commands = Object.keys(PACKAGES) as Command[];
  const missing = commands.filter((command) => find(host, command) === undefined);
  const packages = [...new Set(missing.map((command) => PACKAGES[command]))];
  if (packages.length > 0) await aptInstall(packages, PURPOSE, log, host);
  return {
    dockerd: existing(host, 'dockerd'),
    docker: existing(host, 'docker'),
    registry: existing(host, 'docker-registry'),
    busybox: existing(host, 'busybox'),
    asRoot,
  };
}

function find(host: Host, command: Command): string | undefined {
  // Debian keeps dockerd in sbin, which is not on every user's PATH.
  const path = host.which(command) ?? host.which(`../sbin/${command}`);
  return path !== undefined && command === 'busybox' && isDynamic(path) ? undefined : path;
}

/** Whether a program names a dynamic loader: Debian's package busybox, other than busybox-static, has one that does. */
function isDynamic(path: string): boolean {
  return readFileSync(path).subarray(0, 4096).includes('/ld-linux');
}

function existing(host: Host, command: Command): string {
  const path = find(host, command);
  if (path === undefined) throw new UserError(`${command} is not on PATH although ${PACKAGES[command]} is installed.`);
  return path;
}
