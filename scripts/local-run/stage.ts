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
import { commitEdits, writePayload, type Edits, type Workplace } from './workplace.js';

/** What starts the pipeline. */
export interface WorkflowEvent {
  readonly name: ActRun['event'];
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
  /** Runs the pipeline and tells whether it succeeded. A title tells several runs apart. */
  run(event: WorkflowEvent, title?: string): Promise<boolean>;
  /** Commits changed files in the calling repository. */
  commit(message: string, edits: Edits): Promise<void>;
  /** Takes down what was looked at. What is not as it should be makes the whole run fail. */
  observe(observation: Observation): void;
}

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
  /** Whether every run and every check went well; false where nothing ran. */
  readonly ok: boolean;
}

const FIRST_RUN_ID = 1_000_000_001;

/** An empty stage, and what has happened on it so far. */
export function openStage(parts: StageParts): { readonly stage: Stage; readonly performance: () => Performance } {
  const { cloud, settings, place, prepared, terminal, stops } = parts;
  const start = performance.now();
  const runs: (WatchedRun & { readonly title: string })[] = [];
  const observations: Observation[] = [];
  let commit = prepared.commit;
  let pushed: string | undefined;
  const stage: Stage = {
    cloud,
    settings,
    repository: prepared.repository,
    given: prepared.given,
    run: async (event, title = '') => {
      if (stops.cancel.aborted) return false;
      if (title !== '') terminal.print(`\n${terminal.paint('bold', `■ ${title}`)}`);
      // What a pull request asks for is not on the branch yet.
      if (event.name !== 'pull_request' && pushed !== commit) {
        pushed = cloud.github.commit({ repository: prepared.repository, sha: commit });
      }
      cloud.oidc.claim(claims(parts, event, commit));
      const run = actRun(parts, event, runs.length);
      const watched = await watchAct(run, { act: prepared.act, ...parts, ...place, start });
      runs.push({ ...watched, title });
      return watched.exitCode === 0;
    },
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
        runs.every(({ exitCode }) => exitCode === 0) &&
        observations.every(({ checks }) => checks.every(({ ok }) => ok)),
    }),
  };
}

/** A job of a pull request has no environment in its token. */
function claims({ pipeline, settings, prepared }: StageParts, { name }: WorkflowEvent, sha: string) {
  const workflow = `${PIN.replace(/@.*/, '')}/.github/workflows/${pipeline.trustedWorkflow}@refs/tags/v1`;
  const { repository } = prepared;
  const shared = { repository, sha, event_name: name, job_workflow_ref: workflow };
  return name === 'pull_request' ? shared : { ...shared, environment: settings.environment };
}

function actRun({ pipeline, prepared, place, env, secrets }: StageParts, event: WorkflowEvent, before: number): ActRun {
  const { name, inputs = {}, payload } = event;
  const run = { GITHUB_RUN_ID: String(FIRST_RUN_ID + before), GITHUB_RUN_NUMBER: String(before + 1) };
  return {
    event: name,
    workflow: `.github/workflows/${pipeline.caller}`,
    inputs,
    secrets,
    env: { ...env, ...prepared.env, ...run, LOCAL_RUN_SHELF: place.shelf },
    actor: 'octocat',
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
