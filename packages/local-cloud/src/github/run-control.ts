import { dispatch } from './dispatch.js';
import { jobRun, type GitHubRun } from './events.js';
import { memberOf, remove, repositoryOf, runOf, shaOf } from './lookup.js';
import { currentAttempt, type Artifact, type Run, type RunAttempt } from './run-state.js';
import { beginAttempt, startedAttempt, workflowPath } from './runs.js';
import type { DispatchSeed, ReviewSeed, RunChange, RunSeed } from './seeds.js';
import type { GitHubState, Repository } from './state.js';

/** Workflow runs, their attempts and artifacts. */
export interface RunControl {
  /** Puts up a run, completed and successful unless told otherwise, and gives its id. */
  run(seed: RunSeed): number;
  /** Changes what GitHub tells of a run; status and conclusion are the current attempt's. A status other than `completed` has no conclusion. */
  updateRun(id: number, change: RunChange): void;
  /** Starts a run again, as whoever may write can; it is in progress then. */
  rerun(id: number, by: string): void;
  /** Takes a run away with its artifacts, as whoever may write can. */
  deleteRun(id: number): void;
  /** Starts a workflow by hand, as the API does: with the run name that the file has at that ref. @throws Error as GitHub words it */
  dispatch(seed: DispatchSeed): number;
  /** Adds an artifact to a run and gives its id. */
  artifact(run: number, name: string): number;
  deleteArtifact(run: number, name: string): void;
  /** The run as it stands. */
  runs(repository?: string): readonly Run[];
  artifacts(run: number): readonly Artifact[];
  /** A reviewer's decision on the environments that a run waits for. */
  review(run: number, review: ReviewSeed): void;
  /** Switches a workflow off, or on again. */
  workflowState(file: string, state: 'active' | 'disabled_manually', repository?: string): void;
  /** Environment and event payload of a job of that run, in its current attempt unless another is named. */
  jobRun(run: number, attempt?: number): GitHubRun;
}

export function runControl(state: GitHubState): RunControl {
  return {
    run: (seed) => addRun(state, repositoryOf(state, seed.repository), seed).id,
    updateRun: (id, change) => {
      updateRun(state, runOf(state, id).run, change);
    },
    rerun: (id, by) => {
      beginAttempt(state, runOf(state, id).run, memberOf(state, by));
    },
    deleteRun: (id) => {
      const { repository, run } = runOf(state, id);
      remove(repository.runs, run);
      for (const artifact of artifactsOf(repository, id)) remove(repository.artifacts, artifact);
    },
    dispatch: ({ repository, workflow, ref, inputs = {}, actor, conclusion }) => {
      const found = repositoryOf(state, repository);
      const file = workflow.split('/').at(-1) ?? '';
      const started = { workflow: file, ref: ref ?? found.defaultBranch, inputs, actor: memberOf(state, actor) };
      const run = dispatch(state, found, started);
      if (conclusion !== undefined) updateRun(state, run, { conclusion });
      return run.id;
    },
    artifact: (id, name) => {
      const { repository } = runOf(state, id);
      const made = { id: state.nextId(), runId: id, name, size: 512, createdAt: state.clock.now(), expired: false };
      repository.artifacts.push(made);
      return made.id;
    },
    deleteArtifact: (id, name) => {
      const { repository } = runOf(state, id);
      for (const artifact of artifactsOf(repository, id))
        if (artifact.name === name) remove(repository.artifacts, artifact);
    },
    runs: (repository) => repositoryOf(state, repository).runs,
    artifacts: (id) => artifactsOf(runOf(state, id).repository, id),
    review: (id, { user, state: decision, environments, comment = '' }) => {
      const review = { user: memberOf(state, user), state: decision, environments, comment };
      runOf(state, id).run.reviews.push(review);
    },
    workflowState: (file, to, name) => {
      const repository = repositoryOf(state, name);
      const path = workflowPath(file);
      repository.workflows.set(path, { id: repository.workflows.get(path)?.id ?? state.nextId(), state: to });
    },
    jobRun: (id, attempt) => {
      const { repository, run } = runOf(state, id);
      return jobRun(repository, run, attempt);
    },
  };
}

function artifactsOf(repository: Repository, run: number): readonly Artifact[] {
  return repository.artifacts.filter(({ runId }) => runId === run);
}

function addRun(state: GitHubState, repository: Repository, seed: RunSeed): Run {
  const workflow = workflowPath(seed.workflow);
  const branch = seed.branch === undefined ? repository.defaultBranch : seed.branch;
  const createdAt = seed.createdAt ?? state.clock.now();
  const actor = memberOf(state, seed.actor);
  const last = seed.attempt ?? 1;
  const attempt = (number: number): RunAttempt => ({
    ...startedAttempt(state, actor, number, seed.jobs),
    startedAt: createdAt,
    updatedAt: createdAt,
    ...(number < last
      ? { status: 'completed', conclusion: 'failure' }
      : {
          triggeringActor: memberOf(state, seed.triggeringActor ?? actor.login),
          status: seed.status ?? 'completed',
          conclusion: conclusionOf(seed),
        }),
  });
  const run: Run = {
    id: seed.id ?? state.nextId(),
    number: repository.runs.length + 1,
    workflow,
    createdAt,
    actor,
    attempts: Array.from({ length: last }, (_, index) => attempt(index + 1)),
    reviews: [],
    inputs: {},
    path: seed.path ?? workflow,
    event: seed.event ?? 'push',
    headBranch: branch,
    headSha: seed.sha ?? shaOf(repository, branch ?? undefined),
    title: seed.title ?? 'Change',
    headRepository: seed.headRepository === undefined ? `${repository.owner}/${repository.name}` : seed.headRepository,
  };
  repository.runs.push(run);
  return run;
}

function conclusionOf({ status = 'completed', conclusion }: RunChange) {
  return status === 'completed' ? (conclusion ?? 'success') : null;
}

function updateRun(state: GitHubState, run: Run, change: RunChange): void {
  const attempt = currentAttempt(run);
  if (change.path !== undefined) run.path = change.path;
  if (change.event !== undefined) run.event = change.event;
  if (change.branch !== undefined) run.headBranch = change.branch;
  if (change.sha !== undefined) run.headSha = change.sha;
  if (change.title !== undefined) run.title = change.title;
  if (change.headRepository !== undefined) run.headRepository = change.headRepository;
  if (change.status !== undefined || change.conclusion !== undefined) {
    attempt.status = change.status ?? (change.conclusion === null ? 'in_progress' : 'completed');
    attempt.conclusion = conclusionOf({ ...change, status: attempt.status });
    attempt.updatedAt = state.clock.now();
  }
}
