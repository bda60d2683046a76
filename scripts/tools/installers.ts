import { UserError } from '@platform-actions/action-kit';
import type { Host } from './host.js';
import { toolsPath } from './pins.js';

/** The path of a command. @throws UserError where it is not on PATH. */
export function requireCommand(host: Host, command: string): string {
  const path = host.which(command);
  if (path === undefined) throw new UserError(`${command} is not on PATH.`);
  return path;
}

/** Builds a program at the version, and from the checked sources, that `tools/<name>/go.mod` and `go.sum` pin. */
export async function goBuild(
  host: Host,
  name: string,
  program: string,
  out: string,
  extra: { readonly flags?: readonly string[]; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<void> {
  const args = ['build', '-trimpath', ...(extra.flags ?? []), '-o', out, program];
  await host.run(requireCommand(host, 'go'), args, {
    cwd: toolsPath(name),
    // Without C there is no need for a compiler.
    env: { CGO_ENABLED: '0', ...extra.env },
  });
}

/** Installs exactly what a requirements file names by hash. `where` goes to pip as it is. */
export async function pipInstall(
  host: Host,
  python: string,
  requirements: string,
  where: readonly string[] = [],
): Promise<void> {
  const strict = ['--no-deps', '--require-hashes', '--requirement', requirements];
  await host.run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...where, ...strict]);
}
