import { readFileSync, statSync } from 'node:fs';
import { UserError, type Env, type Runner } from '@platform-actions/action-kit';

export interface Repository {
  readonly owner: string;
  readonly repo: string;
}

export interface PullRequest {
  readonly number: number;
  readonly headSha: string;
  readonly baseRef: string;
  readonly baseSha: string;
  /** The head is in another repository, or in one that is gone. */
  readonly fromFork: boolean;
}

/** What the running job is about. */
export interface EventContext {
  readonly repository: Repository;
  /** `push`, `pull_request`, …; empty where unknown. */
  readonly eventName: string;
  /** The checked-out commit: on `pull_request` the merge commit. Empty where unknown. */
  readonly sha: string;
  /** `refs/heads/main`, `refs/pull/7/merge`; empty where unknown. */
  readonly ref: string;
  /** Of `pull_request`, `pull_request_target` and their reviews, where the payload is whole. */
  readonly pullRequest?: PullRequest;
  /** Of `merge_group`: the commit that the queue merges into. */
  readonly mergeBaseSha?: string;
  readonly defaultBranch?: string;
  /** Of `push`: when `sha` was committed, in seconds since the epoch. */
  readonly commitTime?: number;
  /** Where people look: `https://github.com`. */
  readonly serverUrl: string;
}

/** GitHub sends 25 MiB at most. */
const MAX_PAYLOAD_BYTES = 32 * 1024 * 1024;
const SHA = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
const BRANCH = /^[^\u0000-\u0020~^:?*[\\\u007f]{1,1000}$/;

type Json = Readonly<Record<string, unknown>>;

/**
 * Repository, commit and pull request of the job, from the environment and the event's payload. A payload that is
 * absent, unreadable or of another shape counts for what of it is well-formed; nothing in it is trusted to be.
 *
 * @throws UserError where GITHUB_REPOSITORY is not `owner/name`.
 */
export function eventContext(runner: Pick<Runner, 'env'>): EventContext {
  const { env } = runner;
  const payload = readPayload(env['GITHUB_EVENT_PATH']);
  const pullRequest = pullRequestOf(payload);
  const mergeBaseSha = text(object(payload['merge_group'])['base_sha'], SHA);
  const defaultBranch = text(object(payload['repository'])['default_branch'], BRANCH);
  const sha = text(env['GITHUB_SHA'], SHA) ?? '';
  const commitTime = commitTimeOf(payload, sha);
  return {
    repository: repositoryOf(env),
    eventName: env['GITHUB_EVENT_NAME'] ?? '',
    sha,
    ref: text(env['GITHUB_REF'], BRANCH) ?? '',
    ...(pullRequest && { pullRequest }),
    ...(mergeBaseSha !== undefined && { mergeBaseSha }),
    ...(defaultBranch !== undefined && { defaultBranch }),
    ...(commitTime !== undefined && { commitTime }),
    serverUrl: serverUrlOf(env['GITHUB_SERVER_URL']),
  };
}

function repositoryOf(env: Env): Repository {
  const given = env['GITHUB_REPOSITORY'] ?? '';
  const [, owner, repo] = /^([\w.-]{1,100})\/([\w.-]{1,100})$/.exec(given) ?? [];
  if (owner !== undefined && repo !== undefined && !isDots(owner) && !isDots(repo)) return { owner, repo };
  throw new UserError(`GITHUB_REPOSITORY is '${given}' and must be owner/name, as a GitHub runner sets it.`);
}

/** `.` and `..` would leave the API's path for repositories. */
function isDots(name: string): boolean {
  return name === '.' || name === '..';
}

function serverUrlOf(given = ''): string {
  return /^https?:\/\/[\w.:-]+$/.test(given) ? given : 'https://github.com';
}

function readPayload(path = ''): Json {
  try {
    if (path === '' || statSync(path).size > MAX_PAYLOAD_BYTES) return {};
    return object(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return {};
  }
}

function pullRequestOf(payload: Json): PullRequest | undefined {
  const pull = object(payload['pull_request']);
  const [head, base] = [object(pull['head']), object(pull['base'])];
  const { number } = pull;
  const headSha = text(head['sha'], SHA);
  const baseSha = text(base['sha'], SHA);
  const baseRef = text(base['ref'], BRANCH);
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1) return undefined;
  if (headSha === undefined || baseSha === undefined || baseRef === undefined) return undefined;
  const [from, into] = [object(head['repo'])['full_name'], object(base['repo'])['full_name']];
  return { number, headSha, baseRef, baseSha, fromFork: typeof from !== 'string' || from !== into };
}

function commitTimeOf(payload: Json, sha: string): number | undefined {
  const { id, timestamp } = object(payload['head_commit']);
  const time = id === sha && typeof timestamp === 'string' ? Date.parse(timestamp) : Number.NaN;
  return Number.isNaN(time) ? undefined : Math.floor(time / 1000);
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function text(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}
