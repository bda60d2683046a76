import type { Choice, Person, Rule, Run } from '../../src/model.js';
import type { EffectiveRule } from '../../src/policy/index.js';
import { approvalTitle } from '../../src/request/index.js';
import type { Standing, Vote, VoteFacts } from '../../src/decide/index.js';

export const CODE = '4711-abcdefghijklmnopqrstuvwxyz';
export const [CREATED, ENDS] = [1_000_000, 2_000_000];

export const FACTS: VoteFacts = {
  code: CODE,
  repositoryId: 99,
  approvePath: '.github/workflows/approve.yml',
  approveWorkflowId: 7,
  defaultBranch: 'main',
  isOnDefaultBranch: (sha) => sha === 'on-main',
  createdAt: CREATED,
  endsAt: ENDS,
};

export const ALICE = { id: 1, login: 'alice', type: 'User' };
export const BOB = { id: 2, login: 'bob', type: 'User' };

/** A vote of alice's that has every quality; changed as a test wants it. */
export function runOf(change: Partial<Run> = {}, choice: Choice = 'approve'): Run {
  return {
    id: 50,
    attempt: 1,
    path: FACTS.approvePath,
    workflowId: FACTS.approveWorkflowId,
    event: 'workflow_dispatch',
    headBranch: 'main',
    headSha: 'on-main',
    title: approvalTitle(choice, CODE),
    status: 'completed',
    conclusion: 'success',
    createdAt: CREATED + 1000,
    actor: ALICE,
    triggeringActor: ALICE,
    repositoryId: 99,
    headRepositoryId: 99,
    hasPreviousAttempt: false,
    url: 'https://github.com/org/app/actions/runs/50',
    ...change,
  };
}

export function voteOf(runId: number, voter: Person, choice: Choice = 'approve'): Vote {
  const account = { ...voter, type: 'User' };
  return {
    run: runOf({ id: runId, createdAt: CREATED + runId, actor: account, triggeringActor: account }, choice),
    voter,
    choice,
  };
}

/** A rule of groups by how many each requires. */
export function effectiveRule(required: Readonly<Record<string, number>>, change: Partial<Rule> = {}): EffectiveRule {
  return {
    groups: Object.entries(required).map(([name, count]) => ({
      name,
      required: count,
      approvers: [{ kind: 'team', organisation: undefined, slug: name }],
    })),
    distinctAcrossGroups: true,
    exclude: [],
    expiresIn: 86_400,
    branches: [],
    via: 'dispatch',
    hostedRunnersOnly: false,
    onlyApprovers: [],
    ...change,
  };
}

export function standings(
  groups: Readonly<Record<number, readonly string[] | Standing>>,
): ReadonlyMap<number, Standing> {
  return new Map(
    Object.entries(groups).map(([id, given]) => [Number(id), 'groups' in given ? given : { groups: given }]),
  );
}
