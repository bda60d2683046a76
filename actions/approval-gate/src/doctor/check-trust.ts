import { ruleFor } from '../policy/index.js';
import type { Check } from '../result.js';
import { subjects, type DeploymentRole } from '../trust-policy/deployment-role.js';
import { generateTrustPolicy, type AwsAccount } from '../trust-policy/generate.js';
import { inspectTrustPolicy, type Expectation } from '../trust-policy/inspect.js';
import { parseTrustPolicy, TrustPolicyError } from '../trust-policy/parse.js';
import { accountOf } from '../trust-policy/principals.js';
import type { TrustPolicy } from '../trust-policy/statements.js';
import type { TrustCode } from '../trust-policy/trust-finding.js';
import { broken, sound, unknown } from './check.js';
import { entriesOf, isKnown, isName, policyOf, type Facts } from './facts.js';

const TRUST = { id: 'trust-policy', title: 'Only an approved deployment can assume the AWS role' };
const TITLES: Readonly<Record<TrustCode, string>> = {
  'trust-anybody': 'The role names who may assume it',
  'trust-others': 'Nobody but GitHub may assume the role',
  'trust-nobody': 'GitHub may assume the role',
  'trust-workflow': 'The role is for deploy.yml alone',
  'trust-workflow-branch': 'The role is for deploy.yml at a tag',
  'trust-workflow-version': 'The role is for one version of deploy.yml',
  'trust-audience': 'The role takes tokens made for AWS alone',
  'trust-repository': 'The role is for this repository alone',
  'trust-environment': 'The role is for one environment',
  'trust-environment-ungated': 'The role is for environments that need an approval',
  'trust-for-all-values': 'No condition of the role holds without its claim',
  'trust-if-exists': 'No condition of the role holds without its claim',
  'trust-claim-unknown': 'AWS knows every claim that the role asks for',
  'trust-subject-form': 'The role takes this repository’s tokens',
};
const UNKNOWN_ACCOUNT: AwsAccount = { id: undefined, partition: 'aws' };
const FIX = 'Replace the trust policy by the one below.';
const GET_ROLE = 'aws iam get-role --role-name ROLE --query Role.AssumeRolePolicyDocument > trust-policy.json';

/** Without this, a writer deletes the gate from the YAML and assumes the role anyway. */
export function checkTrust(facts: Facts): Check[] {
  const { repository } = facts.pipelines;
  if (repository !== undefined) return checkRole(facts, repository);
  const finding =
    'Whose deploy.yml it must be is not known: this action runs from a folder, not as org/repository@ref.';
  return [unknown(TRUST, finding)];
}

function checkRole(facts: Facts, pipelines: string): Check[] {
  const { trustPolicy } = facts;
  if (trustPolicy === undefined) {
    const finding = `Not given. Write it into a file and name that as the input trust-policy: ${GET_ROLE}`;
    return [unknown(TRUST, finding), ...generated(facts, pipelines)];
  }
  try {
    const policy = parseTrustPolicy(trustPolicy.text);
    return [...inspected(facts, roleOf(facts, pipelines), policy), ...generated(facts, pipelines, accountOf(policy))];
  } catch (error) {
    if (!(error instanceof TrustPolicyError)) throw error;
    const finding = `${trustPolicy.path} is no trust policy. ${error.message}`;
    return [broken(TRUST, finding, { fix: GET_ROLE }), ...generated(facts, pipelines)];
  }
}

function inspected(facts: Facts, role: DeploymentRole, policy: TrustPolicy): Check[] {
  const findings = inspectTrustPolicy(policy, expectation(facts, role));
  if (findings.length === 0) return [sound(TRUST, `${facts.trustPolicy?.path ?? 'It'} says so.`)];
  return findings.map(({ code, severity, text }) => ({
    id: code,
    title: TITLES[code],
    status: severity,
    finding: text,
    fix: FIX,
  }));
}

/** Without an environment: as the role of any of them may be. */
function roleOf(facts: Facts, pipelines: string, environment?: string): DeploymentRole {
  const { repository, defaultBranch } = facts;
  const policy = policyOf(facts);
  const branches = policy && environment !== undefined ? (ruleFor(policy, environment)?.branches ?? []) : [];
  const refs = [defaultBranch, ...branches].map((branch) => `refs/heads/${branch}`);
  return { repository, pipelines, pipelineRefs: facts.pipelines.refs, refs: [...new Set(refs)] };
}

function expectation(facts: Facts, role: DeploymentRole): Expectation {
  const policy = policyOf(facts);
  const { oidc } = facts;
  const withIds = isKnown(oidc) && oidc.value.isDefault ? oidc.value.withIds : undefined;
  return {
    ...role,
    // Where the policy could not be read, that is what is said; nothing is said of what it would ask for.
    asksApproval: (environment) =>
      policy === undefined ? !isKnown(facts.policy) : ruleFor(policy, environment) !== undefined,
    subjectOf: (environment) => {
      const [byName, byId] = subjects(role.repository, environment);
      return withIds === undefined ? undefined : withIds ? byId : byName;
    },
  };
}

function generated(facts: Facts, pipelines: string, account = UNKNOWN_ACCOUNT): Check[] {
  return environmentsOf(facts).map((environment) => {
    const role = roleOf(facts, pipelines, environment);
    return {
      id: 'trust-policy-generated',
      title: `The trust policy of a role that deploys into ${environment}`,
      status: 'not-applicable',
      finding: `Made for deploy.yml of ${pipelines} at ${role.pipelineRefs.join(', ')}, with both forms of the subject.`,
      fix: 'aws iam update-assume-role-policy --role-name ROLE --policy-document file://trust-policy.json, with this trust-policy.json:',
      snippet: { language: 'json', text: generateTrustPolicy(role, environment, account) },
    };
  });
}

/** The environments that need an approval: those of GitHub that an entry fits, and those that an entry names. */
function environmentsOf(facts: Facts): string[] {
  const entries = entriesOf(facts).map(({ environment }) => environment);
  if (facts.environment !== undefined) return entries.length === 0 ? [] : [facts.environment];
  const exact = entries.filter(isName);
  const policy = policyOf(facts);
  const there = isKnown(facts.environments) ? facts.environments.value.map(({ name }) => name) : [];
  const fitting = there.filter((name) => policy && ruleFor(policy, name));
  const known = new Set(fitting.map((name) => name.toLowerCase()));
  return [...fitting, ...exact.filter((name) => !known.has(name.toLowerCase()))];
}
