import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LocalCloud } from '@platform-actions/local-cloud';
import { replaceTree } from '../build/files.js';
import { releaseTree } from '../release-tree/tree.js';
import { parsePin } from '../release-tree/uses.js';
import { ensureAct } from '../tools/index.js';
import type { RunRequest } from './arguments.js';
import { callerSettings, withSettings, type CallerSettings } from './caller.js';
import { actVersion, dockerRuns } from './machine.js';
import type { Pipeline } from './pipelines.js';
import { preparationSteps } from './steps.js';
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
}

/** What the pipeline's caller workflow asks for. */
export function readCaller({ caller }: Pipeline): CallerSettings {
  return callerSettings(readFileSync(join(ROOT, 'workflows', caller), 'utf8'));
}

/** Makes the release tree and the calling repository, sets the cloud up and gets act, and says so. */
export async function prepare(
  { pipeline, scenario, scenarioName }: RunRequest,
  settings: CallerSettings,
  place: Workplace,
  cloud: LocalCloud,
  terminal: Terminal,
): Promise<Prepared> {
  const { step } = preparationSteps(terminal, () => performance.now());
  const example = join(ROOT, 'examples', pipeline.example);
  const repository = `org/${pipeline.example}`;

  await step('Release tree', () => {
    const tree = releaseTree(ROOT, parsePin(PIN));
    replaceTree(place.tree, tree, 'dist/index.js');
    return [undefined, `${tree.size} files, as ${PIN}`];
  });
  const commit = await step('Calling repository', async () => {
    const caller = readFileSync(join(place.tree, 'workflows', pipeline.caller), 'utf8');
    const workflow = withSettings(caller, pipeline.settings);
    const files = { ...pipeline.files(settings), ...scenario.files?.(settings) };
    const hash = await createConsumer(place, { example, caller: pipeline.caller, workflow, files, repository });
    return [hash, `${repository} at ${hash.slice(0, 7)}`];
  });
  await step('Local cloud', () => {
    pipeline.seed(cloud, settings, example);
    scenario.play(cloud, settings);
    trustDeployWorkflow(cloud, settings, repository, commit);
    return [undefined, `${settings.service} runs in ${settings.region} on ${cloud.url}; scenario: ${scenarioName}`];
  });
  const [act, version] = await step('act', async (log) => {
    const path = await ensureAct(log);
    const found = await actVersion(path);
    return [[path, found] as const, `${found}, ${path}`];
  });
  return { act, version, docker: await dockerRuns(), repository, commit };
}

/** The role is as in production: only `deploy.yml`, in this repository's environment, may assume it. */
function trustDeployWorkflow(cloud: LocalCloud, settings: CallerSettings, repository: string, sha: string): void {
  const { environment, roleToAssume } = settings;
  const workflow = `${PIN.replace(/@.*/, '')}/.github/workflows/deploy.yml`;
  cloud.oidc.claim({ repository, environment, sha, job_workflow_ref: `${workflow}@refs/tags/v1` });
  cloud.trust(roleToAssume, {
    subject: `repo:${repository}:environment:${environment}`,
    jobWorkflowRef: `${workflow}@*`,
  });
}
