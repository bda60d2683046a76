import type { Repository } from '@platform-actions/github';
import type { Decision } from './decide/types.js';
import type { Choice, Excluded, Exclusion, Person, Rule, Run, Subject } from './model.js';
import type { Mode, Outcome, ReasonCode, VoteReason } from './outcomes.js';

/** How a step of this action ended, and everything that it found out on the way: what report and outputs are made of. */
export interface GateResult extends Evidence {
  /** `undefined` where the input is no mode. */
  readonly mode: Mode | undefined;
  readonly dryRun: boolean;
  readonly outcome: Outcome;
  readonly reasonCode: ReasonCode;
  /** One sentence or a few, for people; names and titles in it are foreign text. */
  readonly reason: string;
  /** Whether the step is green. */
  readonly ok: boolean;
  readonly repository: Repository;
  /** Where people look: `https://github.com`. */
  readonly serverUrl: string;
  /** The file name of the workflow that people vote with: `approve.yml`. */
  readonly approveWorkflow: string;
  /** How long the step took. */
  readonly seconds: number;
  /** Requests to GitHub, retries included, by route. */
  readonly calls: { readonly total: number; readonly byOperation: Readonly<Record<string, number>> };
}

/** What is known so far. A step that is refused on its way shows what it had. */
export interface Evidence {
  /** The environment that the step is about. */
  readonly environment?: string;
  readonly defaultBranch?: string;
  readonly policy?: AppliedPolicy;
  readonly request?: RequestFacts;
  /** Of a request: what would be deployed. */
  readonly changes?: Changes;
  /** Of a request: who could approve. In the order of the rule's groups. */
  readonly outlook?: readonly GroupOutlook[];
  readonly decision?: Decision;
  /** Of `record`: the vote of this very run. */
  readonly ownVote?: OwnVote;
  /** `sha256:…` over subject and counted votes; where approved. */
  readonly approvalDigest?: string;
  readonly waiting?: Waiting;
  /** Of `doctor`. */
  readonly checks?: readonly Check[];
  /** Already logged; the summary shows them again. */
  readonly warnings: readonly string[];
}

export interface AppliedPolicy {
  /** Where the rule stands, for people: `.github/approval-policy.yml of main`, or `the inputs of this step`. */
  readonly source: string;
  /** As the policy has it, before the inputs make it stricter. `undefined`: the environment is not listed. */
  readonly rule: Rule | undefined;
  /** The rule that is applied, in sentences. */
  readonly inWords: readonly string[];
}

export interface RequestFacts {
  /** What people type: `<deployment id>-<26 letters>`. `undefined` in a dry run. */
  readonly code: string | undefined;
  readonly subject: Subject;
  /** Milliseconds since the epoch, GitHub's time. */
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly runUrl: string;
  /** Path of the file to upload as the artifact `approval-request-<code>`; of `request` alone. */
  readonly file?: string;
}

/** What lies between the last approved deployment and the commit to deploy. */
export interface Changes {
  /** `last-approval`: since the commit approved last. `first`: the newest change alone. `window`: the newest commits. */
  readonly since: 'last-approval' | 'first' | 'window';
  readonly baseSha: string | null;
  readonly compareUrl: string | undefined;
  /** Oldest first. */
  readonly commits: readonly ChangedCommit[];
  /** Names in commits that belong to no account that GitHub knows. */
  readonly unknownPeople: readonly string[];
}

export interface ChangedCommit {
  readonly sha: string;
  /** The first line of the message. Foreign text. */
  readonly title: string;
  /** A login, or the name as Git has it. */
  readonly author: string;
  readonly url: string;
}

export interface GroupOutlook {
  readonly group: string;
  readonly required: number;
  readonly eligible: readonly Person[];
  /** Approvers of this group whose approval would not count for this request. */
  readonly excluded: readonly Excluded[];
}

export interface OwnVote {
  readonly choice: Choice;
  readonly voter: Person | null;
  /** Why it does not count; `undefined` where it counts. */
  readonly reasonCode: VoteReason | undefined;
  /** The voter's own words, which decide nothing. Foreign text. */
  readonly comment?: string | undefined;
}

export interface Waiting {
  readonly seconds: number;
  readonly polls: number;
  /** Of GitHub's own Linux runner with two cores, in US dollars. */
  readonly cost: number;
}

/** One thing that `doctor` looked at. */
export interface Check {
  /** Stable, in kebab case. */
  readonly id: string;
  /** What ought to be so, in a few words. */
  readonly title: string;
  /**
   * `broken`: the gate can be walked around, or does not work. `weak`: a second line of defence is missing. `unknown`:
   * this token may not look. `not-applicable`: does not concern this repository.
   */
  readonly status: 'sound' | 'weak' | 'broken' | 'unknown' | 'not-applicable';
  /** What was found, in one sentence. Foreign text. */
  readonly finding: string;
  /** What to do about it. Foreign text. */
  readonly fix?: string;
  /** Text to copy, such as a trust policy, and its language. */
  readonly snippet?: { readonly language: string; readonly text: string };
}

export type { Choice, Exclusion, Run };
