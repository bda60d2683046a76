import type { JsonObject } from '../core/types.js';
import type { Pull, Repository } from './state.js';
import { currentAttempt, type Run } from './run-state.js';
import { isoTime } from './views.js';

/** What a runner gives to a job: write the payload to a file and add its path as GITHUB_EVENT_PATH. */
export interface GitHubRun {
  readonly env: Readonly<Record<string, string>>;
  readonly payload: JsonObject;
}

export function pullRequestRun(repository: Repository, pull: Pull, event: string): GitHubRun {
  const { number, head, base, mergeSha } = pull;
  const target = event === 'pull_request_target';
  const side = ({ ref, sha }: { ref: string; sha: string }, fullName: string): JsonObject => ({
    ref,
    sha,
    repo: { full_name: fullName },
  });
  return {
    env: {
      ...environment(repository, event),
      GITHUB_SHA: target ? base.sha : mergeSha,
      GITHUB_REF: target ? `refs/heads/${base.ref}` : `refs/pull/${number}/merge`,
      GITHUB_HEAD_REF: head.ref,
      GITHUB_BASE_REF: base.ref,
    },
    payload: {
      action: 'synchronize',
      number,
      pull_request: {
        number,
        title: pull.title,
        head: side(head, head.repository),
        base: side(base, nameOf(repository)),
      },
      repository: repositoryOf(repository),
    },
  };
}

/** @throws Error where the branch does not exist */
export function pushRun(repository: Repository, branch = repository.defaultBranch): GitHubRun {
  const ref = `refs/heads/${branch}`;
  const sha = repository.refs.get(ref);
  if (sha === undefined) throw new Error(`The branch '${branch}' does not exist.`);
  return {
    env: { ...environment(repository, 'push'), GITHUB_SHA: sha, GITHUB_REF: ref },
    payload: {
      ref,
      after: sha,
      head_commit: { id: sha, timestamp: isoTime(repository.commits.get(sha)?.at ?? repository.createdAt) },
      repository: repositoryOf(repository),
    },
  };
}

/**
 * A job of a run whose attempt is not named is of the current one.
 *
 * @throws Error where the run has no such attempt
 */
export function jobRun(repository: Repository, run: Run, number?: number): GitHubRun {
  const attempt = number === undefined ? currentAttempt(run) : run.attempts[number - 1];
  if (!attempt) throw new Error(`The run ${run.id} has no attempt ${number ?? ''}.`);
  const branch = run.headBranch ?? repository.defaultBranch;
  const ref = `refs/${repository.refs.has(`refs/heads/${branch}`) ? 'heads' : 'tags'}/${branch}`;
  const fullName = nameOf(repository);
  return {
    env: {
      ...environment(repository, run.event),
      GITHUB_SHA: run.headSha,
      GITHUB_REF: ref,
      GITHUB_REF_NAME: branch,
      GITHUB_REF_TYPE: ref.startsWith('refs/heads/') ? 'branch' : 'tag',
      GITHUB_RUN_ID: String(run.id),
      GITHUB_RUN_NUMBER: String(run.number),
      GITHUB_RUN_ATTEMPT: String(attempt.number),
      GITHUB_ACTOR: run.actor.login,
      GITHUB_ACTOR_ID: String(run.actor.id),
      GITHUB_TRIGGERING_ACTOR: attempt.triggeringActor.login,
      GITHUB_REPOSITORY_ID: String(repository.id),
      GITHUB_REPOSITORY_OWNER: repository.owner,
      GITHUB_WORKFLOW: run.workflow,
      GITHUB_WORKFLOW_REF: `${fullName}/${run.workflow}@${ref}`,
      GITHUB_WORKFLOW_SHA: run.headSha,
      GITHUB_JOB: 'deploy',
    },
    payload: {
      ref,
      ...(run.event === 'workflow_dispatch' && { inputs: { ...run.inputs }, workflow: run.workflow }),
      ...(run.event === 'push' && { after: run.headSha }),
      sender: { login: run.actor.login, id: run.actor.id, type: run.actor.type },
      repository: { id: repository.id, ...repositoryOf(repository) },
    },
  };
}

function environment(repository: Repository, event: string): Record<string, string> {
  return {
    GITHUB_REPOSITORY: nameOf(repository),
    GITHUB_EVENT_NAME: event,
    GITHUB_SERVER_URL: 'https://github.com',
  };
}

function repositoryOf(repository: Repository): JsonObject {
  return { full_name: nameOf(repository), default_branch: repository.defaultBranch, private: repository.private };
}

function nameOf({ owner, name }: Repository): string {
  return `${owner}/${name}`;
}
