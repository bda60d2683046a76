import type { AccountType } from './accounts.js';
import type { CodeScanning, Identity, Tree } from './state.js';
import type { Environment, OidcSubject, Protection, Ruleset } from './settings-state.js';
import type { Review, RunConclusion, RunStatus } from './run-state.js';
import type { DeploymentStatusState } from './deployment-state.js';
import type { Json } from '../core/types.js';

/** What tests put on the cloud's GitHub. `repository` is `org/orders-api` where it is left out; people are logins. */
interface InRepository {
  /** `owner/name`. */
  readonly repository?: string;
}

export interface RepositorySeed extends InRepository {
  /** Default true. */
  readonly private?: boolean;
  readonly defaultBranch?: string;
  /** The default branch's files. */
  readonly files?: Tree;
  readonly codeScanning?: Partial<CodeScanning>;
}

/** A login, whose no-reply address is written; or a name and address that GitHub takes for nobody's or that account's. */
export type AuthorSeed = string | { readonly name: string; readonly email: string; readonly login?: string };

export interface CommitSeed extends InRepository {
  /** A branch or a full ref; default: the default branch. */
  readonly ref?: string;
  /** 40 hex digits. Default: some. */
  readonly sha?: string;
  /** The whole tree. Default: as before. */
  readonly files?: Tree;
  /** The commits that it is made on. Default: the branch's last one; of a new branch, the default branch's. */
  readonly parents?: readonly string[];
  /** Default `octocat`. */
  readonly author?: AuthorSeed;
  /** Default: the author. `web-flow` for a commit that GitHub itself made. */
  readonly committer?: AuthorSeed;
  /** Default `Change`. Co-authors are trailers of it. */
  readonly message?: string;
  /** Who pushed it, as the repository's activity tells; default: the committer, or the author where that is `web-flow`. */
  readonly pusher?: string;
}

export interface PullSeed extends InRepository {
  /** Default: the next free one. */
  readonly number?: number;
  readonly title?: string;
  /** The head branch; default `feature`. */
  readonly head?: string;
  /** `owner/name` of the fork that the head is in. */
  readonly fork?: string;
  /** Default: the default branch. */
  readonly base?: string;
  /** The head's files; default: the base's. */
  readonly files?: Tree;
  readonly locked?: boolean;
  /** Who opened it; default `octocat`. */
  readonly author?: string;
  /** Who made its one commit; default: the author. */
  readonly committer?: string;
}

export interface UserSeed extends InRepository {
  /** Default `User`; of `…[bot]`, `Bot`. */
  readonly type?: AccountType;
  /** In the repository: `read`, `triage`, `write`, `maintain`, `admin`, or a custom one. `none` takes it away. Absent: left as it is. */
  readonly role?: string;
}

export interface TeamSeed {
  /** Default: the owner of `org/orders-api`. */
  readonly organisation?: string;
  readonly members: Readonly<Record<string, 'active' | 'pending'>>;
}

export interface AppSeed {
  readonly id: number;
  /** PEM, of the key pair that the app signs with. */
  readonly publicKey: string;
  readonly permissions: Identity['permissions'];
  /** Default `platform-actions`. */
  readonly slug?: string;
  /** On whose repositories it is installed; default `org`. */
  readonly owner?: string;
}

export interface JobSeed {
  readonly name: string;
  /** Default `['ubuntu-latest']`, on GitHub's own runners. */
  readonly labels?: readonly string[];
  /** Default true. */
  readonly hosted?: boolean;
}

export interface RunChange {
  /** `.github/workflows/x.yml`, as GitHub tells it: may carry `@ref`. */
  readonly path?: string;
  readonly event?: string;
  /** `head_branch`: a branch, or a tag of that name. */
  readonly branch?: string | null;
  readonly sha?: string;
  /** `display_title`. */
  readonly title?: string;
  readonly status?: RunStatus;
  readonly conclusion?: RunConclusion | null;
  /** `owner/name` of the fork whose commit it runs; `null` where that was deleted. */
  readonly headRepository?: string | null;
}

export interface RunSeed extends RunChange, InRepository {
  readonly id?: number;
  /** `.github/workflows/x.yml`: the workflow that lists it. */
  readonly workflow: string;
  /** Default `octocat`. */
  readonly actor?: string;
  /** Of the last attempt; default: the actor. */
  readonly triggeringActor?: string;
  /** How often it was started; the attempts before were the actor's, and failed. Default 1. */
  readonly attempt?: number;
  /** Milliseconds since the epoch; default: the cloud's now. */
  readonly createdAt?: number;
  readonly jobs?: readonly JobSeed[];
}

export interface DispatchSeed extends InRepository {
  /** The file's name, `approve.yml`, or its path, or the workflow's id. */
  readonly workflow: string;
  /** A branch or tag; default: the default branch. */
  readonly ref?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly actor: string;
  /** Given, the run is over at once. Default: it is in progress. */
  readonly conclusion?: RunConclusion;
}

export interface DeploymentSeed extends InRepository {
  readonly environment: string;
  /** Default: the default branch's last commit. */
  readonly sha?: string;
  /** Default `deploy`. */
  readonly task?: string;
  readonly payload?: Json;
  readonly creator?: string;
  readonly createdAt?: number;
}

export interface StatusSeed {
  readonly state: DeploymentStatusState;
  readonly description?: string;
  readonly logUrl?: string;
  readonly creator?: string;
}

export interface ReviewSeed extends Pick<Review, 'state'> {
  readonly user: string;
  readonly environments: readonly string[];
  readonly comment?: string;
}

export interface ProtectionSeed extends InRepository, Partial<Protection> {
  readonly branch?: string;
}

export type EnvironmentSeed = InRepository & Partial<Omit<Environment, 'id' | 'name' | 'createdAt'>>;
export type RulesetSeed = InRepository & Pick<Ruleset, 'rules'> & Partial<Omit<Ruleset, 'id' | 'rules' | 'createdAt'>>;
export type OidcSeed = InRepository & Partial<OidcSubject>;
