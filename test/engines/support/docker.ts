import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engine } from './engines.js';
import { freePort, startServer, type Server } from './processes.js';
import { succeed } from './programs.js';
import { serveRegistry } from './registry.js';

/** A Docker Engine and a registry of the test's own, apart from any that the machine has. */
export interface Docker {
  /** `unix://…`, for `DOCKER_HOST`. */
  readonly host: string;
  /** Makes an image out of busybox and a shell script, pushes it and gives `127.0.0.1:PORT/name@sha256:…`. */
  image(name: string, script: string): Promise<string>;
  /** Runs the docker client and gives its standard output. @throws Error where it fails. */
  docker(...args: readonly string[]): Promise<string>;
  stop(): Promise<void>;
}

/** Starts both. Containers share the host's network (`--network=host`): no bridge and no firewall rule is made. */
export async function startDocker(): Promise<Docker> {
  // Short, since the path of a socket may have 107 characters.
  const folder = mkdtempSync(join(tmpdir(), 'dk-'));
  const host = `unix://${folder}/docker.sock`;
  const docker = (...args: readonly string[]): Promise<string> =>
    succeed(engine('docker').docker, ['--host', host, ...args]);
  const daemon = await startDaemon(folder, host, docker);
  try {
    const port = await freePort();
    const registry = await serveRegistry(folder, port);
    return {
      host,
      docker,
      image: (name, script) => makeImage(folder, docker, `127.0.0.1:${port}/${name}`, script),
      stop: async () => {
        await registry.stop();
        await stopDaemon(folder, daemon, docker);
      },
    };
  } catch (error) {
    await stopDaemon(folder, daemon, docker);
    throw error;
  }
}

async function startDaemon(folder: string, host: string, docker: Docker['docker']): Promise<Server> {
  const { dockerd, asRoot: prefix } = engine('docker');
  const pidFile = join(folder, 'docker.pid');
  const isolated = ['--data-root', join(folder, 'data'), '--exec-root', join(folder, 'exec'), '--pidfile', pidFile];
  const noNetwork = ['--iptables=false', '--ip6tables=false', '--bridge=none'];
  const group = ['--group', String(process.getgid?.() ?? 0)];
  const [command = dockerd, ...args] = [...prefix, dockerd, '--host', host, ...group, ...noNetwork, ...isolated];
  return startServer({
    command,
    args,
    ready: async () => (await docker('version', '--format', '{{.Server.Version}}')) !== '',
    // The child is sudo where this user is not root; the daemon is another process then.
    kill: (signal) => {
      void asRoot('kill', `-${signal.slice(3)}`, readFileSync(pidFile, 'utf8').trim());
    },
  });
}

async function stopDaemon(folder: string, daemon: Server, docker: Docker['docker']): Promise<void> {
  const containers = (await docker('ps', '--all', '--quiet')).split('\n').filter((id) => id !== '');
  if (containers.length > 0) await docker('rm', '--force', ...containers);
  await daemon.stop();
  // The daemon leaves the mount of the host's network namespace behind.
  await asRoot('umount', join(folder, 'exec', 'netns', 'default')).catch(() => undefined);
  await asRoot('rm', '-rf', folder);
}

async function makeImage(folder: string, docker: Docker['docker'], name: string, script: string): Promise<string> {
  const root = mkdtempSync(join(folder, 'image-'));
  for (const path of ['bin', 'www', 'tmp']) mkdirSync(join(root, path));
  copyFileSync(engine('docker').busybox, join(root, 'bin', 'busybox'));
  for (const applet of ['sh', 'httpd', 'kill']) symlinkSync('busybox', join(root, 'bin', applet));
  writeFileSync(join(root, 'run'), `#!/bin/sh\n${script}\n`);
  for (const program of ['run', 'bin/busybox']) chmodSync(join(root, program), 0o755);
  const tar = `${root}.tar`;
  await succeed('tar', ['-C', root, '-cf', tar, '.']);
  await docker('import', '--change', 'CMD ["/run"]', tar, name);
  await docker('push', '--quiet', name);
  return (await docker('inspect', '--format', '{{index .RepoDigests 0}}', name)).trim();
}

function asRoot(...argv: readonly string[]): Promise<string> {
  const [command = '', ...args] = [...engine('docker').asRoot, ...argv];
  return succeed(command, args);
}
