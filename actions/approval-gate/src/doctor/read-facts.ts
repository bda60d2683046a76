import { UserError, readInputFile } from '@platform-actions/action-kit';
import {
  branchRules,
  classicProtection,
  codeOwnersErrors,
  collaborators,
  environments,
  faultOf,
  oidcSubject,
  personByLogin,
  readCodeOwners,
  readDefaultBranchFile,
  readRepository,
  tagExists,
  tagRulesets,
  workflowState,
} from '@platform-actions/github';
import type { Gate } from '../gate.js';
import { parsePolicy } from '../policy/index.js';
import { factOf } from './fact-of.js';
import { entriesOf, isKnown, type Fact, type Facts, type PolicyFact } from './facts.js';
import { pipelinesOf } from './pipelines.js';
import { readApprovers } from './read-approvers.js';

/** IAM takes 4,096 characters at most. */
const MAX_TRUST_POLICY_BYTES = 64 * 1024;

/**
 * Reads what the checks look at, and changes nothing.
 *
 * @throws UserError where the repository cannot be seen, or the file of the trust policy is none; Error where GitHub does
 *   not answer.
 */
export async function readFacts(gate: Gate): Promise<Facts> {
  const { gh, repository, inputs, runner } = gate;
  const trustPolicy = readTrustPolicy(gate);
  const { id, owner, defaultBranch } = await readRepository(gh, repository);
  const numbered = { owner, repo: repository.repo, id, ownerId: await idOf(gate, owner) };
  const policy = await readPolicy(gate);
  const people = await factOf(() => collaborators(gh, repository));
  const wanted = entriesOf({ policy, environment: inputs.environment });
  return {
    repository: numbered,
    serverUrl: gate.serverUrl,
    defaultBranch,
    policyPath: inputs.policy,
    policy,
    environment: inputs.environment,
    environments: await factOf(() => environments(gh, repository)),
    people,
    approvers: await readApprovers(gate, wanted, people),
    approveWorkflow: await readApproveWorkflow(gate),
    ...(await readProtection(gate, defaultBranch)),
    codeOwners: await factOf(() => readCodeOwners(gh, repository)),
    codeOwnersErrors: await factOf(async () => (await codeOwnersErrors(gh, repository)) ?? []),
    branchNamedTag: await factOf(() => tagExists(gh, repository, defaultBranch)),
    tagRulesets: await factOf(() => tagRulesets(gh, repository)),
    oidc: await factOf(() => oidcSubject(gh, repository)),
    pipelines: pipelinesOf(runner.env),
    trustPolicy,
  };
}

async function idOf({ gh }: Gate, owner: string): Promise<number> {
  const account = await personByLogin(gh, owner);
  if (account === undefined) throw new UserError(`GitHub knows no account ${owner}, which owns this repository.`);
  return account.id;
}

async function readPolicy({ gh, repository, inputs }: Gate): Promise<Fact<PolicyFact>> {
  const file = await factOf(async () => {
    try {
      return await readDefaultBranchFile(gh, repository, inputs.policy);
    } catch (error) {
      if (!(error instanceof UserError) || faultOf(error) !== undefined) throw error;
      return error;
    }
  });
  if (!isKnown(file)) return file;
  if (file.value === undefined) return { value: { kind: 'missing' } };
  if (file.value instanceof UserError) return { value: { kind: 'invalid', problem: file.value.message } };
  try {
    return { value: { kind: 'policy', policy: parsePolicy(file.value.text, inputs.policy) } };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { value: { kind: 'invalid', problem: error.message } };
  }
}

async function readApproveWorkflow({ gh, repository, inputs }: Gate): Promise<Facts['approveWorkflow']> {
  const file = inputs.approveWorkflow;
  const path = `.github/workflows/${file}`;
  return {
    file,
    text: await factOf(async () => (await readDefaultBranchFile(gh, repository, path))?.text),
    state: await factOf(() => workflowState(gh, repository, file)),
  };
}

/** Classic protection takes a permission that a job never has, so it is asked for only where the rules leave a gap. */
async function readProtection({ gh, repository }: Gate, branch: string): Promise<Pick<Facts, 'rules' | 'classic'>> {
  const rules = await factOf(() => branchRules(gh, repository, branch));
  if (isKnown(rules)) {
    const { codeOwnerReview, approvals, forbidsDeletion, forbidsForcePush } = rules.value;
    if (codeOwnerReview && approvals > 0 && forbidsDeletion && forbidsForcePush) {
      return { rules, classic: { value: undefined } };
    }
  }
  return { rules, classic: await factOf(() => classicProtection(gh, repository, branch)) };
}

function readTrustPolicy({ inputs, runner }: Gate): Facts['trustPolicy'] {
  const path = inputs.trustPolicy;
  if (path === undefined) return undefined;
  const roots = [runner.workspace];
  const text = readInputFile(roots, 'trust-policy', path, MAX_TRUST_POLICY_BYTES);
  if (text === undefined) throw new UserError(`Input "trust-policy" is "${path}", and there is no such file.`);
  return { path, text };
}
