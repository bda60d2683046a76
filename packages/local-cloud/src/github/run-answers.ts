import { notFound } from './errors.js';
import { pageOf } from './paging.js';
import { artifactView, jobView, reviewView, runView, workflowView } from './run-views.js';
import { matchesFilters, MOST_FILTERED, usesFilters } from './run-filters.js';
import { currentAttempt, type Run, type RunAttempt } from './run-state.js';
import { findWorkflow, newestFirst, type Workflow } from './runs.js';
import type { GitHubAnswer, GitHubCall } from './types.js';

export function getWorkflow(call: GitHubCall): GitHubAnswer {
  return { status: 200, body: workflowView(call, workflowOf(call)) };
}

export function listRunsOfWorkflow(call: GitHubCall): GitHubAnswer {
  const { path } = workflowOf(call);
  return runList(
    call,
    call.repository.runs.filter(({ workflow }) => workflow === path),
  );
}

export function listRuns(call: GitHubCall): GitHubAnswer {
  return runList(call, call.repository.runs);
}

/** Newest first. Of a filtered list GitHub shows the first thousand. */
function runList(call: GitHubCall, runs: readonly Run[]): GitHubAnswer {
  const found = newestFirst(runs).filter((run) => matchesFilters(run, call.query));
  const { items, headers } = pageOf(usesFilters(call.query) ? found.slice(0, MOST_FILTERED) : found, call);
  return {
    status: 200,
    headers,
    body: { total_count: found.length, workflow_runs: items.map((run) => runView(call, run)) },
  };
}

export function getRun(call: GitHubCall): GitHubAnswer {
  return { status: 200, body: runView(call, runOf(call)) };
}

export function getRunAttempt(call: GitHubCall): GitHubAnswer {
  const run = runOf(call);
  return { status: 200, body: runView(call, run, attemptOf(call, run)) };
}

export function listJobs(call: GitHubCall): GitHubAnswer {
  const run = runOf(call);
  const attempts = call.query.get('filter') === 'all' ? run.attempts : [currentAttempt(run)];
  return jobList(call, run, attempts);
}

export function listJobsOfAttempt(call: GitHubCall): GitHubAnswer {
  const run = runOf(call);
  return jobList(call, run, [attemptOf(call, run)]);
}

function jobList(call: GitHubCall, run: Run, attempts: readonly RunAttempt[]): GitHubAnswer {
  const all = attempts.flatMap((attempt) => attempt.jobs.map((job) => ({ job, attempt })));
  const { items, headers } = pageOf(all, call);
  const jobs = items.map(({ job, attempt }) => jobView(call, run, attempt, job));
  return { status: 200, headers, body: { total_count: all.length, jobs } };
}

/** Newest first; `name` is the exact one. */
export function listArtifacts(call: GitHubCall): GitHubAnswer {
  const run = runOf(call);
  const name = call.query.get('name');
  const found = call.repository.artifacts.filter(
    (artifact) => artifact.runId === run.id && (name === null || artifact.name === name),
  );
  const { items, headers } = pageOf(found.reverse(), call);
  const artifacts = items.map((artifact) => artifactView(call, run, artifact));
  return { status: 200, headers, body: { total_count: found.length, artifacts } };
}

export function listReviews(call: GitHubCall): GitHubAnswer {
  return { status: 200, body: runOf(call).reviews.map((review) => reviewView(call, review)) };
}

function workflowOf({ state, repository, path }: GitHubCall): Workflow {
  const found = findWorkflow(state, repository, path['workflow_id'] ?? '');
  if (!found) throw notFound();
  return found;
}

export function runOf({ repository, path }: GitHubCall): Run {
  const found = repository.runs.find(({ id }) => String(id) === path['run_id']);
  if (!found) throw notFound();
  return found;
}

function attemptOf({ path }: GitHubCall, run: Run): RunAttempt {
  const found = run.attempts.find(({ number }) => String(number) === path['attempt_number']);
  if (!found) throw notFound();
  return found;
}
