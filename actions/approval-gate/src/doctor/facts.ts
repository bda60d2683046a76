import type {
  BranchProtection,
  CodeOwners,
  CodeOwnersError,
  EnvironmentSettings,
  OidcSubject,
  Person,
  PersonRole,
  TagRuleset,
} from '@platform-actions/github';
import type { Approver } from '../model.js';
import { ruleFor, type Policy, type PolicyEntry } from '../policy/index.js';
import type { NumberedRepository } from '../trust-policy/deployment-role.js';

/** A setting as it was read, or why it could not be: what could not be read is never taken for sound. */
export type Fact<T> = { readonly value: T } | { readonly unreadable: string };

export function isKnown<T>(fact: Fact<T>): fact is { readonly value: T } {
  return 'value' in fact;
}

/** Everything that the checks of `doctor` look at. */
export interface Facts {
  readonly repository: NumberedRepository;
  readonly serverUrl: string;
  readonly defaultBranch: string;
  readonly policyPath: string;
  /** The policy; what is wrong with it; or that there is none. */
  readonly policy: Fact<PolicyFact>;
  /** The one environment that is asked about; `undefined`: all of the policy. */
  readonly environment: string | undefined;
  readonly environments: Fact<readonly EnvironmentSettings[]>;
  readonly approvers: readonly ApproverFact[];
  readonly approveWorkflow: WorkflowFact;
  readonly rules: Fact<BranchProtection>;
  /** Classic protection; `undefined` where the branch has none, or the rules are enough. */
  readonly classic: Fact<BranchProtection | undefined>;
  readonly codeOwners: Fact<{ readonly codeOwners: CodeOwners; readonly path: string } | undefined>;
  readonly codeOwnersErrors: Fact<readonly CodeOwnersError[]>;
  readonly branchNamedTag: Fact<boolean>;
  readonly tagRulesets: Fact<readonly TagRuleset[]>;
  readonly people: Fact<readonly PersonRole[]>;
  readonly oidc: Fact<OidcSubject>;
  readonly pipelines: Pipelines;
  /** The trust policy of the role that deploys, where the input gives one. */
  readonly trustPolicy: { readonly path: string; readonly text: string } | undefined;
}

export type PolicyFact =
  | { readonly kind: 'policy'; readonly policy: Policy }
  | { readonly kind: 'invalid'; readonly problem: string }
  | { readonly kind: 'missing' };

export interface WorkflowFact {
  /** `approve.yml` */
  readonly file: string;
  /** As the default branch has it; `undefined` where there is none. */
  readonly text: Fact<string | undefined>;
  /** `active`, `disabled_manually`, …; `undefined` where GitHub knows none of that name. */
  readonly state: Fact<string | undefined>;
}

/** Who an approver of the policy is. */
export interface ApproverFact {
  readonly approver: Approver;
  readonly found: Fact<Found>;
}

export type Found =
  | { readonly kind: 'people'; readonly people: readonly Person[] }
  /** What stands in the way, as the end of a sentence: `is not visible to this token`. */
  | { readonly kind: 'problem'; readonly problem: string };

/** The reusable workflows that this action is one part of. */
export interface Pipelines {
  /** `org/platform-actions`; `undefined` where the action runs from a folder. */
  readonly repository: string | undefined;
  /** The tags or commits that are used: `refs/tags/v1`. */
  readonly refs: readonly string[];
}

export function policyOf({ policy }: Pick<Facts, 'policy'>): Policy | undefined {
  return isKnown(policy) && policy.value.kind === 'policy' ? policy.value.policy : undefined;
}

/** The entries of the policy that are looked at: all, or the one that the environment asked about falls under. */
export function entriesOf(facts: Pick<Facts, 'policy' | 'environment'>): readonly PolicyEntry[] {
  const policy = policyOf(facts);
  const { environment } = facts;
  if (policy === undefined || environment === undefined) return policy?.entries ?? [];
  const rule = ruleFor(policy, environment);
  return rule === undefined ? [] : [{ environment, rule }];
}

/** Whether a key of the policy is the name of one environment, and no pattern. */
export function isName(key: string): boolean {
  return !/[*?[\]{}!()]/.test(key);
}
