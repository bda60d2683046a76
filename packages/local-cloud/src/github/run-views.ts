import { createHash } from 'node:crypto';
import type { JsonObject } from '../core/types.js';
import { omit } from '../core/input.js';
import { currentAttempt, type Artifact, type Job, type Review, type Run, type RunAttempt } from './run-state.js';
import { findWorkflow, type Workflow } from './runs.js';
import type { GitHubCall } from './types.js';
import { forkView, isoTime, nodeId, repositoryUrl, repositoryView, userView } from './views.js';

const WEB = 'https://github.com';
const NINETY_DAYS_MS = 90 * 24 * 60 * 60 * 1000;

/** A run as of one of its attempts. */
export function runView(call: GitHubCall, run: Run, attempt: RunAttempt = currentAttempt(run)): JsonObject {
  const { repository, apiUrl, state } = call;
  const url = `${repositoryUrl(call)}/actions/runs/${run.id}`;
  const workflow = findWorkflow(state, repository, run.workflow.replace('.github/workflows/', ''))?.id ?? 0;
  const suite = run.id + 500_000_000;
  const head = run.headRepository;
  const previous = attempt.number > 1 ? `${url}/attempts/${attempt.number - 1}` : null;
  const view = {
    id: run.id,
    name: workflowName(call, run.workflow),
    node_id: nodeId('WFR', run.id),
    check_suite_id: suite,
    check_suite_node_id: nodeId('CS', suite),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: run.path,
    display_title: run.title,
    run_number: run.number,
    run_attempt: attempt.number,
    referenced_workflows: [],
    event: run.event,
    status: attempt.status,
    conclusion: attempt.conclusion,
    workflow_id: workflow,
    url,
    html_url: `${WEB}/${repository.owner}/${repository.name}/actions/runs/${run.id}`,
    pull_requests: [],
    created_at: isoTime(run.createdAt),
    updated_at: isoTime(attempt.updatedAt),
    run_started_at: isoTime(attempt.startedAt),
    actor: userView(run.actor, apiUrl),
    triggering_actor: userView(attempt.triggeringActor, apiUrl),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${repositoryUrl(call)}/check-suites/${suite}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: previous,
    workflow_url: `${repositoryUrl(call)}/actions/workflows/${workflow}`,
    head_commit: headCommitView(call, run.headSha),
    repository: repositoryView(repository, apiUrl),
    head_repository: head === null ? null : forkView(repository, head, apiUrl),
  };
  return omit(view, ...state.lacking.runMembers);
}

function headCommitView({ repository }: GitHubCall, sha: string): JsonObject | null {
  const commit = repository.commits.get(sha);
  if (!commit) return null;
  const signed = ({ name, email }: { name: string; email: string }): JsonObject => ({ name, email });
  return {
    id: sha,
    tree_id: createHash('sha1').update(sha).digest('hex'),
    message: commit.message,
    timestamp: isoTime(commit.at),
    author: signed(commit.author),
    committer: signed(commit.committer),
  };
}

/** The `name:` of the file on the default branch, or its path. */
function workflowName({ repository }: GitHubCall, path: string): string {
  const sha = repository.refs.get(`refs/heads/${repository.defaultBranch}`) ?? '';
  const text = repository.commits.get(sha)?.tree[path];
  return (typeof text === 'string' ? /^name: *(.+?) *$/m.exec(text)?.[1] : undefined) ?? path;
}

export function workflowView(call: GitHubCall, { id, path, state }: Workflow): JsonObject {
  const { owner, name, defaultBranch, createdAt } = call.repository;
  const web = `${WEB}/${owner}/${name}`;
  return {
    id,
    node_id: nodeId('W', id),
    name: workflowName(call, path),
    path,
    state,
    created_at: isoTime(createdAt),
    updated_at: isoTime(createdAt),
    url: `${repositoryUrl(call)}/actions/workflows/${id}`,
    html_url: `${web}/blob/${defaultBranch}/${path}`,
    badge_url: `${web}/workflows/${encodeURIComponent(workflowName(call, path))}/badge.svg`,
  };
}

export function jobView(call: GitHubCall, run: Run, attempt: RunAttempt, job: Job): JsonObject {
  const url = `${repositoryUrl(call)}/actions/jobs/${job.id}`;
  const { owner, name } = call.repository;
  const started = isoTime(attempt.startedAt);
  return {
    id: job.id,
    run_id: run.id,
    workflow_name: workflowName(call, run.workflow),
    head_branch: run.headBranch,
    run_url: `${repositoryUrl(call)}/actions/runs/${run.id}`,
    run_attempt: attempt.number,
    node_id: nodeId('CR', job.id),
    head_sha: run.headSha,
    url,
    html_url: `${WEB}/${owner}/${name}/actions/runs/${run.id}/job/${job.id}`,
    status: attempt.status,
    conclusion: attempt.conclusion,
    created_at: started,
    started_at: started,
    completed_at: attempt.conclusion === null ? null : isoTime(attempt.updatedAt),
    name: job.name,
    steps: [],
    check_run_url: `${repositoryUrl(call)}/check-runs/${job.id}`,
    labels: job.labels,
    runner_id: 1,
    runner_name: job.runner,
    runner_group_id: job.runnerGroup === 'GitHub Actions' ? 0 : 1,
    runner_group_name: job.runnerGroup,
  };
}

export function artifactView(call: GitHubCall, run: Run, artifact: Artifact): JsonObject {
  const { id, name, size, createdAt, expired } = artifact;
  const url = `${repositoryUrl(call)}/actions/artifacts/${id}`;
  const head = run.headRepository === null ? call.repository : forkView(call.repository, run.headRepository, '');
  return {
    id,
    node_id: nodeId('A', id),
    name,
    size_in_bytes: size,
    url,
    archive_download_url: `${url}/zip`,
    expired,
    digest: `sha256:${createHash('sha256').update(name).digest('hex')}`,
    created_at: isoTime(createdAt),
    updated_at: isoTime(createdAt),
    expires_at: isoTime(createdAt + NINETY_DAYS_MS),
    workflow_run: {
      id: run.id,
      repository_id: call.repository.id,
      head_repository_id: head['id'] ?? 0,
      ...(run.headBranch !== null && { head_branch: run.headBranch }),
      head_sha: run.headSha,
    },
  };
}

export function reviewView(call: GitHubCall, { user, state, environments, comment }: Review): JsonObject {
  const { repository, apiUrl } = call;
  return {
    state,
    comment,
    user: userView(user, apiUrl),
    environments: environments.map((name) => {
      const known = repository.environments.get(name.toLowerCase());
      const id = known?.id ?? 1;
      const time = isoTime(known?.createdAt ?? repository.createdAt);
      return {
        id,
        node_id: nodeId('EN', id),
        name,
        url: `${repositoryUrl(call)}/environments/${encodeURIComponent(name)}`,
        html_url: `${WEB}/${repository.owner}/${repository.name}/deployments/activity_log?environments_filter=${encodeURIComponent(name)}`,
        created_at: time,
        updated_at: time,
      };
    }),
  };
}
