import type { Member } from './accounts.js';
import { currentAttempt, type Job, type Run, type RunAttempt } from './run-state.js';
import type { JobSeed } from './seeds.js';
import type { GitHubState, Repository } from './state.js';

const FOLDER = '.github/workflows/';

/** `approve.yml` and `.github/workflows/approve.yml` are the same file. */
export function workflowPath(file: string): string {
  return file.startsWith(FOLDER) ? file : `${FOLDER}${file}`;
}

export interface Workflow {
  readonly id: number;
  readonly path: string;
  readonly state: 'active' | 'disabled_manually';
}

/** Workflows are the files of the default branch, and what has runs. */
export function workflowsOf(state: GitHubState, repository: Repository): readonly Workflow[] {
  const sha = repository.refs.get(`refs/heads/${repository.defaultBranch}`) ?? '';
  const files = Object.keys(repository.commits.get(sha)?.tree ?? {}).filter((path) =>
    /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path),
  );
  const paths = new Set([...repository.workflows.keys(), ...files, ...repository.runs.map(({ workflow }) => workflow)]);
  return [...paths].map((path) => {
    const known = repository.workflows.get(path) ?? ({ id: state.nextId(), state: 'active' } as const);
    repository.workflows.set(path, known);
    return { path, ...known };
  });
}

/** By its id or its file's name, as the API takes both. */
export function findWorkflow(state: GitHubState, repository: Repository, name: string): Workflow | undefined {
  return workflowsOf(state, repository).find(({ id, path }) => String(id) === name || path === `${FOLDER}${name}`);
}

/** An attempt that runs, with one job on GitHub's own runners unless others are named. */
export function startedAttempt(
  state: GitHubState,
  triggeringActor: Member,
  number = 1,
  jobs: readonly JobSeed[] = [{ name: 'deploy' }],
): RunAttempt {
  const now = state.clock.now();
  const attempt = { number, triggeringActor, startedAt: now, updatedAt: now };
  return { ...attempt, jobs: jobs.map((job) => jobOf(state, job)), status: 'in_progress', conclusion: null };
}

function jobOf(state: GitHubState, { name, labels = ['ubuntu-latest'], hosted = true }: JobSeed): Job {
  return {
    id: state.nextId(),
    name,
    labels,
    runnerGroup: hosted ? 'GitHub Actions' : 'Default',
    runner: hosted ? 'GitHub Actions 1' : 'build-server',
  };
}

/** Starts a run once more, on the same kind of runner. */
export function beginAttempt(state: GitHubState, run: Run, by: Member): void {
  const { number, jobs } = currentAttempt(run);
  const again = jobs.map((job) => ({ ...job, hosted: job.runnerGroup === 'GitHub Actions' }));
  run.attempts.push(startedAttempt(state, by, number + 1, again));
}

/** Newest first, as GitHub lists runs. */
export function newestFirst(runs: readonly Run[]): readonly Run[] {
  return [...runs].sort((one, other) => other.createdAt - one.createdAt || other.id - one.id);
}
