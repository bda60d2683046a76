import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repositoryRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** A path under `tools/`. */
export function toolsPath(...parts: readonly string[]): string {
  return join(repositoryRoot, 'tools', ...parts);
}

/** The version, without `v`, that `tools/<name>/go.mod` requires of a Go module. @throws Error where it requires none. */
export function goPin(name: string, modulePath: string): string {
  const lines = readFileSync(toolsPath(name, 'go.mod'), 'utf8').split('\n');
  const required = lines
    .map((line) => line.trim().replace(/^require /, ''))
    .find((l) => l.startsWith(`${modulePath} v`));
  const version = required?.split(' ')[1]?.slice(1);
  if (version === undefined) throw new Error(`tools/${name}/go.mod does not require ${modulePath}`);
  return version;
}

/** A pin for whatever the files name: 12 hex digits of their digest. */
export function filesPin(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}
