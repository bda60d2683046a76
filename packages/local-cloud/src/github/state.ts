import type { VirtualClock } from '../core/clock.js';
import type { Random } from '../core/random.js';
import type { JsonObject } from '../core/types.js';
import type { Account, AccountType, Member } from './accounts.js';
import type { Deployment } from './deployment-state.js';
import type { Artifact, Run } from './run-state.js';
import type { Activity, Environment, OidcSubject, Protection, Ruleset } from './settings-state.js';
import type { Level, Scope } from './types.js';

/** What a path of a commit holds; text and bytes are plain files. */
export type Entry = string | Uint8Array | { readonly symlink: string } | { readonly submodule: string };
export type Tree = Readonly<Record<string, Entry>>;

/** Who a commit says made it. Anybody can write anything there. */
export interface Signature {
  readonly name: string;
  readonly email: string;
  /** Whose address GitHub takes it for. */
  readonly account: Member | undefined;
}

export interface Commit {
  readonly sha: string;
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
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
  /** Of the trial merge. */
  readonly mergeSha: string;
  readonly author: Member;
  readonly createdAt: number;
  merged?: { readonly sha: string; readonly by: Member; readonly at: number };
}

export interface Comment {
  readonly id: number;
  readonly issue: number;
  body: string;
  readonly author: Account;
  readonly createdAt: number;
  updatedAt: number;
}

export type { Account } from './accounts.js';

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
  readonly ownerType: AccountType;
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
  /** By account id: a role of GitHub's or a custom one. */
  readonly roles: Map<number, string>;
  /** In the order in which they were made, as the lists below. */
  readonly runs: Run[];
  readonly artifacts: Artifact[];
  readonly deployments: Deployment[];
  readonly activities: Activity[];
  /** Ids by path. */
  readonly workflows: Map<string, { readonly id: number; state: 'active' | 'disabled_manually' }>;
  /** By lower-case name. */
  readonly environments: Map<string, Environment>;
  readonly rulesets: Ruleset[];
  /** By branch. */
  readonly protections: Map<string, Protection>;
  oidcSubject: OidcSubject;
  /** How many commits of a comparison can be had at all; GitHub stops somewhere too. */
  compareLimit: number;
}

export interface Team {
  readonly id: number;
  readonly organisation: string;
  readonly slug: string;
  /** By account id. */
  readonly members: Map<number, 'active' | 'pending'>;
}

export interface GitHubApp {
  readonly id: number;
  readonly slug: string;
  /** PEM. */
  readonly publicKey: string;
  /** Whose repositories it is installed on. */
  readonly owner: string;
  readonly installationId: number;
  readonly permissions: Identity['permissions'];
}

/** What an older GitHub Enterprise Server lacks. */
export interface Lacking {
  /** Members of workflow runs that are left out: `triggering_actor`, `display_title`, `run_attempt`. */
  readonly runMembers: readonly string[];
  /** Whether a dispatch with `return_run_details` is refused. */
  readonly runDetails: boolean;
}

/** Who a token belongs to and what it may do. */
export interface Identity extends Account {
  /** What is absent is `none`. */
  readonly permissions: Readonly<Partial<Record<Scope, Level>>>;
  /** A permission that is missing to read: `forbidden` is told so, to `hidden` what it may not read is not there. Default `forbidden`. */
  readonly refusal?: 'forbidden' | 'hidden';
  /** Cloud time in milliseconds from which it is no longer taken. */
  readonly expiresAt?: number;
  /** An app that shows its JWT: it may ask for its installations, and nothing else. */
  readonly app?: GitHubApp;
  /** Whether it is the token of an app's installation. */
  readonly installation?: true;
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
  readonly accounts: Member[];
  readonly teams: Team[];
  readonly apps: GitHubApp[];
  lacking: Lacking;
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
    accounts: [],
    teams: [],
    apps: [],
    lacking: { runMembers: [], runDetails: false },
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
