import type { JsonObject } from '../core/types.js';
import type { Pull, Repository } from './state.js';
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
