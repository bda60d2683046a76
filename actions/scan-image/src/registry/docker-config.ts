import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '@platform-actions/action-kit';

/** A login to one registry. */
export interface RegistryLogin {
  readonly registry: string;
  readonly username: string;
  readonly password: string;
}

/** Docker Hub goes by its old address in this file. */
function configKey(registry: string): string {
  return registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry;
}

/**
 * The content of a docker configuration that holds one login. By it, and not by variables such as `TRIVY_PASSWORD`, since
 * a scanner offers the latter to every registry it talks to, that of its database included.
 */
export function dockerConfig(login: RegistryLogin): string {
  return JSON.stringify({ auths: { [configKey(login.registry)]: { auth: authOf(login) } } });
}

/** What the file holds in place of user and password: base64, so a secret of its own. */
export function authOf({ username, password }: RegistryLogin): string {
  return Buffer.from(`${username}:${password}`).toString('base64');
}

/** Writes it into a new folder that nobody else can read. */
export function writeDockerConfig(folder: string, login: RegistryLogin): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, 'config.json'), dockerConfig(login), { mode: 0o600 });
}

/**
 * The login that an earlier step of the job left for this registry (`docker login`); `undefined` where there is none.
 * A credential helper is not asked: it would need the job's environment.
 */
export function loginOfJob(env: Env, registry: string): RegistryLogin | undefined {
  const folder = env['DOCKER_CONFIG'] ?? join(env['HOME'] ?? '', '.docker');
  try {
    const config = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8')) as {
      auths?: Record<string, { auth?: unknown } | undefined>;
    };
    const auth = config.auths?.[configKey(registry)]?.auth;
    if (typeof auth !== 'string') return undefined;
    const [, username, password] = /^([^:]+):(.+)$/s.exec(Buffer.from(auth, 'base64').toString('utf8')) ?? [];
    return username === undefined || password === undefined ? undefined : { registry, username, password };
  } catch {
    // No such file, or one that docker could not read either.
    return undefined;
  }
}
