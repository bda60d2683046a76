import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LocalCloud } from '@platform-actions/local-cloud';
import { replaceTree } from '../build/files.js';
import { releaseTree } from '../release-tree/tree.js';
import { parsePin } from '../release-tree/uses.js';
import { ensureAct } from '../tools/index.js';
import type { RunRequest } from './arguments.js';
import { callerSettings, forAct, withSettings, type CallerSettings } from './caller.js';
import { actVersion, dockerRuns } from './machine.js';
import type { Pipeline } from './pipelines.js';
import { standIns } from './stand-ins/index.js';
import { preparationSteps, type PreparationSteps } from './steps.js';
import type { Terminal } from './terminal.js';
import { createConsumer, type Workplace } from './workplace.js';

/** How the callers in `workflows/` refer to this repository. */
export const PIN = 'org/platform-actions@v1';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** What stands before act is started. */
export interface Prepared {
  /** The path of act, and its version. */
  readonly act: string;
  readonly version: string;
  /** Whether a Docker daemon answers. */
  readonly docker: boolean;
  /** `owner/name` of the calling repository, and its only commit. */
  readonly repository: string;
  readonly commit: string;
  /** Inputs of the pipeline that were set for this run. */
  readonly given: Readonly<Record<string, string>>;
  /** What the application's steps need of this machine. */
  readonly env: Readonly<Record<string, string>>;
  /** Folders that act takes in place of GitHub's own actions, by `owner/name@ref`. */
  readonly standIns: Readonly<Record<string, string>>;
}

/** What the pipeline's caller workflow asks for. */
export function readCaller({ caller }: Pipeline): CallerSettings {
  return callerSettings(readFileSync(join(ROOT, 'workflows', caller), 'utf8'));
}

/** Makes the release tree and the calling repository, sets the cloud up and gets act, and says so. */
export async function prepare(
  request: RunRequest,
  settings: CallerSettings,
  place: Workplace,
  cloud: LocalCloud,
  terminal: Terminal,
): Promise<Prepared> {
  const { pipeline, scenario, scenarioName } = request;
  const { step } = preparationSteps(terminal, () => performance.now());
  const example = join(ROOT, 'examples', pipeline.example);
  const repository = `org/${pipeline.example}`;

  const tree = await step('Release tree', () => {
    const files = releaseTree(ROOT, parsePin(PIN), process.env['PLATFORM_ACTIONS_DIST']);
    replaceTree(place.tree, files, 'dist/index.js');
    return [files, `${files.size} files, as ${PIN}`];
  });
  const given = await step('Local cloud', async () => {
    const seeded = await pipeline.seed(cloud, settings, example);
    scenario.play?.(cloud, settings);
    trustWorkflow(cloud, pipeline, settings, repository);
    return [seeded, `for ${pipeline.example} in ${settings.region} on ${cloud.url}; scenario: ${scenarioName}`];
  });
  const commit = await step('Calling repository', async () => {
    const caller = forAct(withSettings(tree.get(`workflows/${pipeline.caller}`) ?? '', given));
    const further = furtherCallers(pipeline, tree);
    const files = { ...pipeline.files(settings), ...scenario.files?.(settings), ...further };
    const leftOut = (pipeline.optional ?? []).filter((path) => !scenario.takes?.includes(path));
    const hash = await createConsumer(place, {
      ...{ example, leftOut, caller: pipeline.caller, workflow: caller, files, repository },
    });
    return [hash, `${repository} at ${hash.slice(0, 7)}`];
  });
  const env = await machine(pipeline, example, step);
  const [act, version] = await step('act', async (log) => {
    const path = await ensureAct(log);
    const found = await actVersion(path);
    return [[path, found] as const, `${found}, ${path}`];
  });
  const docker = await dockerRuns();
  return { act, version, docker, repository, commit, given, env, standIns: standIns(tree) };
}

function furtherCallers({ furtherCallers: names = [] }: Pipeline, tree: ReadonlyMap<string, string>) {
  const texts = names.map((name): [string, string] => [
    `.github/workflows/${name}`,
    forAct(tree.get(`workflows/${name}`) ?? ''),
  ]);
  return Object.fromEntries(texts);
}

async function machine(
  { machine: needs, example: name }: Pipeline,
  example: string,
  step: PreparationSteps['step'],
): Promise<Readonly<Record<string, string>>> {
  if (needs === undefined) return {};
  return step('Dependencies', async (log) => [await needs(example, log), `of ${name}, in the tool cache`]);
}

/** The roles are as in production: only that workflow, in the repository's environment or for its pull requests. */
function trustWorkflow(cloud: LocalCloud, pipeline: Pipeline, settings: CallerSettings, repository: string): void {
  const workflow = `${PIN.replace(/@.*/, '')}/.github/workflows/${pipeline.trustedWorkflow}`;
  for (const [setting, whose] of Object.entries(pipeline.roles)) {
    const context = whose === 'environment' ? `environment:${settings.environment}` : 'pull_request';
    cloud.trust(settings.of(setting), { subject: `repo:${repository}:${context}`, jobWorkflowRef: `${workflow}@*` });
  }
}
