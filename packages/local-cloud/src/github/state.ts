import type { VirtualClock } from '../core/clock.js';
import type { Random } from '../core/random.js';
import type { JsonObject } from '../core/types.js';
import type { Level, Scope } from './types.js';

/** What a path of a commit holds; text and bytes are plain files. */
export type Entry = string | Uint8Array | { readonly symlink: string } | { readonly submodule: string };
export type Tree = Readonly<Record<string, Entry>>;

export interface Commit {
  readonly sha: string;
  /** Ids of the commits that it was made on; none for the first. */
  readonly parents: readonly string[];
  /** Milliseconds since the epoch, in the cloud's time. */
  readonly at: number;
  readonly tree: Tree;
}

export interface Pull {
  readonly number: number;
  readonly title: string;
  readonly head: { readonly ref: string; readonly sha: string; readonly repository: string };
  readonly base: { readonly ref: string; readonly sha: string };
  readonly mergeSha: string;
  readonly createdAt: number;
}

export interface Comment {
  readonly id: number;
  readonly issue: number;
  body: string;
  readonly author: Account;
  readonly createdAt: number;
  updatedAt: number;
}

export interface SarifDelivery {
  readonly id: string;
  readonly commitSha: string;
  readonly ref: string;
  /** The decoded file; `undefined` where it is no JSON. */
  readonly sarif: JsonObject | undefined;
  readonly compressedBytes: number;
  /** Cloud time in milliseconds from which it is processed. */
  readonly dueAt: number;
  /** What the processing finds wrong; empty: it completes. */
  readonly errors: readonly string[];
}

/** `disabled`: switched off. `no-licence`: a private repository without GitHub Code Security. */
export type CodeScanningState = 'enabled' | 'disabled' | 'no-licence';

export interface CodeScanning {
  readonly state: CodeScanningState;
  readonly processingSeconds: number;
  /** Errors that the next deliveries fail with, whatever they hold. */
  readonly failWith: readonly string[];
}

export interface Repository {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly private: boolean;
  readonly defaultBranch: string;
  readonly createdAt: number;
  codeScanning: CodeScanning;
  readonly commits: Map<string, Commit>;
  /** Full ref names (`refs/heads/main`) to commits. */
  readonly refs: Map<string, string>;
  readonly pulls: Map<number, Pull>;
  comments: Comment[];
  readonly sarifs: SarifDelivery[];
  /** Issues and pull requests on which only collaborators may comment. */
  readonly locked: Set<number>;
}

export interface Account {
  readonly login: string;
  readonly type: 'Bot' | 'User';
}

/** Who a token belongs to and what it may do. */
export interface Identity extends Account {
  /** What is absent is `none`. */
  readonly permissions: Readonly<Partial<Record<Scope, Level>>>;
}

export interface RateLimit {
  readonly limit: number;
  remaining: number;
  /** Milliseconds since the epoch on the machine's clock, which clients compare it with. */
  resetAt: number;
}

export interface GitHubState {
  readonly clock: VirtualClock;
  readonly random: Random;
  readonly repositories: Map<string, Repository>;
  readonly tokens: Map<string, Identity>;
  readonly rateLimit: RateLimit;
  /** Ascending, as GitHub's ids. */
  nextId(): number;
}

const HOUR_MS = 3_600_000;

export function githubState(clock: VirtualClock, random: Random): GitHubState {
  let lastId = 1_000_000;
  return {
    clock,
    random,
    repositories: new Map(),
    tokens: new Map(),
    rateLimit: { limit: 5000, remaining: 5000, resetAt: Date.now() + HOUR_MS },
    nextId: () => (lastId += 1),
  };
}

/** GitHub compares names without case. */
export function repositoryKey(owner: string, name: string): string {
  return `${owner}/${name}`.toLowerCase();
}

/** Takes one call off the hour's; false where none is left. */
export function takeCall(limit: RateLimit): boolean {
  if (Date.now() >= limit.resetAt) {
    limit.remaining = limit.limit;
    limit.resetAt = Date.now() + HOUR_MS;
  }
  if (limit.remaining <= 0) return false;
  limit.remaining -= 1;
  return true;
}

/** The commit that a branch, tag, full ref, or commit id names. */
export function resolveCommit(repository: Repository, ref: string): Commit | undefined {
  const names = [ref, `refs/${ref}`, `refs/heads/${ref}`, `refs/tags/${ref}`];
  const sha = names.map((name) => repository.refs.get(name)).find((found) => found !== undefined) ?? ref;
  return repository.commits.get(sha);
}
