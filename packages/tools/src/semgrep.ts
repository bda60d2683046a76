import { delimiter, join } from 'node:path';
import { messageChain, runTool, toError, UserError, type Runner } from '@platform-actions/action-kit';
import { existingTool, type AcquiredTool, type ToolOptions } from './acquire.js';
import { exactVersion, refuseKnownBad } from './lock.js';
import { SEMGREP_REQUIREMENTS } from './pinned.js';
import { probeVersion, requireExecutable } from './probe.js';
import { installSemgrep, type SemgrepEffects } from './semgrep-venv.js';

export type { SemgrepEffects } from './semgrep-venv.js';

export const realSemgrepEffects: SemgrepEffects = { run: runTool, requirements: SEMGREP_REQUIREMENTS };

/** The version of Semgrep that the bundle carries the hashes of. */
export function pinnedSemgrep(requirements: string = SEMGREP_REQUIREMENTS): string {
  const version = /^semgrep==(\d+\.\d+\.\d+)\s/m.exec(requirements)?.[1];
  if (version === undefined) throw new Error('the requirements pin no semgrep');
  return version;
}

/**
 * Semgrep: the program that `toolPath` names, or exactly the wanted version from PATH, or the pinned one, installed with
 * `pip --require-hashes` into a virtual environment of this step.
 *
 * @throws UserError where an input is wrong, Python is missing, or a package is not the pinned one; DownloadError where
 * pip could not get the packages.
 */
export async function acquireSemgrep(
  options: Pick<ToolOptions, 'toolPath' | 'version' | 'checksum'>,
  runner: Runner,
  effects: SemgrepEffects = realSemgrepEffects,
): Promise<AcquiredTool> {
  if (options.toolPath !== undefined) return existingTool('semgrep', options.toolPath, options, runner);
  const pinned = pinnedSemgrep(effects.requirements);
  const wanted = options.version === undefined ? pinned : exactVersion('semgrep', options.version);
  refuseKnownBad('semgrep', wanted);
  const onPath = await semgrepOnPath(wanted, runner);
  if (onPath !== undefined) return onPath;
  if (wanted !== pinned) {
    throw new UserError(
      `Semgrep ${wanted} ("engine-version") is not on PATH, and only ${pinned} can be installed: its packages are ` +
        'pinned by hash. Leave "engine-version" out, or install it yourself and name it in "tool-path".',
    );
  }
  const python = which('python3', runner);
  const path = await installSemgrep(pinned, python, runner, effects);
  return { path, version: pinned, origin: 'venv' };
}

async function semgrepOnPath(wanted: string, runner: Runner): Promise<AcquiredTool | undefined> {
  const path = which('semgrep', runner);
  if (path === undefined) return undefined;
  const found = await probeVersion('semgrep', path, runner).catch((error: unknown) => messageChain(toError(error)));
  runner.signal.throwIfAborted();
  if (found === wanted) {
    runner.log.info(`semgrep ${found} from PATH: ${path}`);
    return { path, version: found, origin: 'path' };
  }
  runner.log.info(`${path} is ignored: it is ${found}, not ${wanted}.`);
  return undefined;
}

function which(command: string, { env }: Runner): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders
    .map((folder) => join(folder, command))
    .find((path) => {
      try {
        requireExecutable(path, command);
        return true;
      } catch {
        return false;
      }
    });
}
