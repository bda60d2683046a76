import type { LocalCloud } from '@platform-actions/local-cloud';
import type { ActRun } from './act/command.js';
import type { Masks } from './act/masking.js';
import type { JobRun } from './act/record.js';
import type { CallerSettings } from './caller.js';
import type { Pipeline } from './pipelines.js';
import { PIN, type Prepared } from './prepare.js';
import type { Observation } from './report/model.js';
import type { Terminal } from './terminal.js';
import { watchAct, type Stops, type WatchedRun } from './watch.js';
import { commitEdits, lastCommit, writePayload, type Edits, type Workplace } from './workplace.js';

/** What starts a workflow. */
export interface WorkflowEvent {
  readonly name: ActRun['event'];
  /** Its file in the calling repository. Default: the pipeline's caller. */
  readonly workflow?: string;
  /** Who does. Default: `octocat`, who also makes the commits. */
  readonly actor?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** What steps find in the event's file. */
  readonly payload?: Readonly<Record<string, unknown>>;
}

/** Where a scenario plays: the calling repository, its pipeline and the cloud. */
export interface Stage {
  readonly cloud: LocalCloud;
  readonly settings: CallerSettings;
  /** `owner/name` of the calling repository. */
  readonly repository: string;
  /** Inputs of the pipeline that were set for this run. */
  readonly given: Readonly<Record<string, string>>;
  /** Runs the pipeline and tells whether it ended as it should. A title tells several runs apart. */
  run(event: WorkflowEvent, title?: string, expected?: Ending): Promise<boolean>;
  /** What the steps of the last run gave. */
  outputs(): readonly Outputs[];
  /** Commits changed files in the calling repository. */
  commit(message: string, edits: Edits): Promise<void>;
  /** Takes down what was looked at. What is not as it should be makes the whole run fail. */
  observe(observation: Observation): void;
}

/** How a run ends; one that is to be refused fails. */
export type Ending = 'success' | 'failure';

/** The outputs of one step, by name. */
export type Outputs = Readonly<Record<string, string>>;

/** A scenario that is more than one run of the pipeline. */
export type Story = (stage: Stage) => Promise<void>;

export interface StageParts {
  readonly pipeline: Pipeline;
  readonly settings: CallerSettings;
  readonly prepared: Prepared;
  readonly place: Workplace;
  readonly cloud: LocalCloud;
  readonly masks: Masks;
  readonly terminal: Terminal;
  readonly stops: Stops;
  readonly env: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
}

/** What happened on a stage. */
export interface Performance {
  /** In the order in which they started, each run's title on the paths of its jobs. */
  readonly jobs: readonly JobRun[];
  readonly complaints: readonly string[];
  readonly observations: readonly Observation[];
  readonly commit: string;
  /** Whether every run and every check ended as it should; false where nothing ran. */
  readonly ok: boolean;
}

/** Who works in the calling repository where nobody else is named. */
const OCTOCAT = 'octocat';

interface PlayedRun extends WatchedRun {
  readonly title: string;
  readonly asExpected: boolean;
}

/** A stage, and what has happened on it so far. */
export interface OpenStage {
  readonly stage: Stage;
  readonly performance: () => Performance;
}

/** An empty stage. */
export function openStage(parts: StageParts): OpenStage {
  const { cloud, settings, place, prepared, terminal, stops } = parts;
  const start = performance.now();
  const runs: PlayedRun[] = [];
  const observations: Observation[] = [];
  let commit = prepared.commit;
  let pushed: string | undefined;
  const stage: Stage = {
    cloud,
    settings,
    repository: prepared.repository,
    given: prepared.given,
    run: async (event, title = '', expected = 'success') => {
      if (stops.cancel.aborted) return false;
      if (title !== '') terminal.print(`\n${terminal.paint('bold', `■ ${title}`)}`);
      // What a pull request asks for is not on the branch yet.
      if (event.name !== 'pull_request' && pushed !== commit) {
        const { repository } = prepared;
        pushed = cloud.github.commit({ repository, sha: commit, author: OCTOCAT, ...(await lastCommit(place)) });
      }
      cloud.oidc.claim(claims(parts, event, commit));
      const id = startRun(parts, event, commit);
      const watched = await watchAct(actRun(parts, event, id), { act: prepared.act, ...parts, ...place, start });
      const ending: Ending = watched.exitCode === 0 ? 'success' : 'failure';
      cloud.github.updateRun(id, { status: 'completed', conclusion: wasCancelled(stops) ? 'cancelled' : ending });
      runs.push({ ...watched, title, asExpected: ending === expected });
      return ending === expected;
    },
    outputs: () => (runs.at(-1)?.record.jobs ?? []).flatMap(({ steps }) => steps.map(({ outputs }) => outputs)),
    commit: async (message, edits) => {
      commit = await commitEdits(place, message, edits);
    },
    observe: (observation) => {
      observations.push(observation);
      for (const line of observationLines(observation, terminal)) terminal.print(line);
    },
  };
  return {
    stage,
    performance: () => ({
      jobs: runs.flatMap(({ title, record }) => record.jobs.map((job) => underTitle(job, title))),
      complaints: runs.flatMap(({ complaints }) => complaints),
      observations: [...observations],
      commit,
      ok:
        runs.length > 0 &&
        runs.every(({ asExpected }) => asExpected) &&
        observations.every(({ checks }) => checks.every(({ ok }) => ok)),
    }),
  };
}

/** Tells GitHub's API of the run, and gives its id. */
function startRun({ cloud, pipeline, prepared }: StageParts, event: WorkflowEvent, sha: string): number {
  const { name, workflow = pipeline.caller, actor = OCTOCAT, inputs = {} } = event;
  const { repository } = prepared;
  if (name === 'workflow_dispatch') return cloud.github.dispatch({ repository, workflow, inputs, actor });
  const path = `.github/workflows/${workflow}`;
  const branch = name === 'pull_request' ? 'feature' : 'main';
  return cloud.github.run({ repository, workflow: path, event: name, branch, sha, actor, status: 'in_progress' });
}

function wasCancelled({ cancel }: Stops): boolean {
  return cancel.aborted;
}

/** A job of a pull request has no environment in its token. */
function claims({ pipeline, settings, prepared }: StageParts, { name }: WorkflowEvent, sha: string) {
  const workflow = `${PIN.replace(/@.*/, '')}/.github/workflows/${pipeline.trustedWorkflow}@refs/tags/v1`;
  const { repository } = prepared;
  const shared = { repository, sha, event_name: name, job_workflow_ref: workflow };
  return name === 'pull_request' ? shared : { ...shared, environment: settings.environment };
}

function actRun(
  { pipeline, prepared, place, cloud, env, secrets }: StageParts,
  event: WorkflowEvent,
  id: number,
): ActRun {
  const { name, workflow = pipeline.caller, actor = OCTOCAT, inputs = {}, payload } = event;
  const run = { GITHUB_RUN_ID: String(id), GITHUB_RUN_ATTEMPT: '1', GITHUB_TRIGGERING_ACTOR: actor };
  const standIns = {
    LOCAL_RUN_SHELF: place.shelf,
    LOCAL_RUN_CLOUD: cloud.url,
    LOCAL_RUN_REPOSITORY: place.repository,
  };
  return {
    event: name,
    workflow: `.github/workflows/${workflow}`,
    inputs,
    secrets,
    env: { ...env, ...prepared.env, ...run, ...standIns },
    actor,
    repositories: { [PIN]: place.tree, ...prepared.standIns },
    ...(payload === undefined ? {} : { payload: writePayload(place, payload) }),
  };
}

function underTitle(job: JobRun, title: string): JobRun {
  return title === '' ? job : { ...job, path: job.path === '' ? title : `${title} › ${job.path}` };
}

function observationLines({ title, checks }: Observation, terminal: Terminal): string[] {
  const marks = checks.map(
    ({ what, ok, detail }) =>
      `  ${ok ? terminal.paint('green', '✓') : terminal.paint('red', '✗')} ${what}  ${terminal.paint('dim', detail)}`,
  );
  return ['', terminal.paint('bold', `◆ ${title}`), ...marks];
}
