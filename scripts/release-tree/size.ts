import { spawnSync } from 'node:child_process';

/** The most that a release may weigh, in bytes: every `uses:` downloads all of it. */
export const TARBALL_BUDGET = 1_250_000;

/**
 * The size in bytes of a folder's tar.gz, which is what the runner downloads.
 *
 * @throws Error where it is over the budget.
 */
export function checkedTarballSize(dir: string): number {
  const tar = spawnSync('tar', ['-czf', '-', '-C', dir, '.'], { maxBuffer: 100 * TARBALL_BUDGET });
  if (tar.error !== undefined) throw tar.error;
  if (tar.status !== 0) throw new Error(`tar failed: ${tar.stderr.toString()}`);
  if (tar.stdout.length > TARBALL_BUDGET) {
    throw new Error(`The release's tar.gz has ${tar.stdout.length} bytes; the budget is ${TARBALL_BUDGET}.`);
  }
  return tar.stdout.length;
}
