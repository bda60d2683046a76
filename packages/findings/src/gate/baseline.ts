import { readInputFile, UserError } from '@platform-actions/action-kit';
import { readBaseline, type Baseline } from '../baseline/index.js';
import { rulesReader } from './policy.js';
import { judgesAChange, type GatePorts } from './ports.js';
import { pathsInRepository } from './repository-path.js';
import type { RulesRequest } from './run.js';

const MAX_BASELINE_BYTES = 256 * 1024 * 1024;

/**
 * The baseline that the input names, a normalized report of an earlier run. A file that is part of the repository is
 * read from the base branch where a change is judged, which must not call its own findings old; however its path is
 * written. Else, the file may lie in the workspace or in RUNNER_TEMP, where an earlier step has put it.
 *
 * @throws UserError where it is not there or is no baseline.
 */
export async function loadBaseline(run: RulesRequest, ports: GatePorts): Promise<Baseline | undefined> {
  const { baseline: path } = run.inputs;
  if (path === undefined) return undefined;
  const text = (await committed(run, ports, path)) ?? onDisk(run, path);
  if (text === undefined) {
    throw new UserError(`Input "baseline" is ${JSON.stringify(path)}: there is no such file. Was it downloaded?`);
  }
  return readBaseline(parse(text, path));
}

async function committed(run: RulesRequest, ports: GatePorts, path: string): Promise<string | undefined> {
  if (!judgesAChange(run.event)) return undefined;
  const read = rulesReader(run, ports);
  for (const way of pathsInRepository(run.runner.workspace, path)) {
    const found = await read(way, 'baseline');
    if (found !== undefined) return found.text;
  }
  return undefined;
}

function onDisk({ runner }: RulesRequest, path: string): string | undefined {
  const temp = runner.env['RUNNER_TEMP'];
  const roots = [runner.workspace, ...(temp === undefined || temp === '' ? [] : [temp])];
  return readInputFile(roots, 'baseline', path, MAX_BASELINE_BYTES);
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UserError(
      `Input "baseline" is ${JSON.stringify(path)}: it is no JSON. Give the file of the output "report-path" of an earlier run.`,
      { cause },
    );
  }
}
