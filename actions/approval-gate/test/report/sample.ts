import type { CountedVote, Decision, IgnoredVote } from '../../src/decide/types.js';
import type { Choice, Excluded, Person, Run, Subject } from '../../src/model.js';
import type { VoteReason } from '../../src/outcomes.js';
import type { Changes, GateResult, RequestFacts } from '../../src/result.js';

export const CODE = '4711-abcdefghijklmnopqrstuvwxyz';
export const SHA = '0123456789abcdef0123456789abcdef01234567';
export const DIGEST = `sha256:${'c0ffee'.repeat(10)}beef`;
const REPOSITORY_URL = 'https://github.com/org/orders-api';

export const ALICE: Person = { id: 1, login: 'alice' };
export const BOB: Person = { id: 2, login: 'bob' };
export const CAROL: Person = { id: 3, login: 'carol' };
const EXCLUDED_ALICE: Excluded = { ...ALICE, because: 'requester' };

export function subject(more: Partial<Subject> = {}): Subject {
  return {
    v: 1,
    deploymentId: 4711,
    repositoryId: 1,
    environment: 'production',
    sha: SHA,
    imageDigests: [DIGEST],
    workflowPath: '.github/workflows/backend.yml',
    runId: 900,
    runAttempt: 1,
    requester: ALICE,
    ruleSha256: '0'.repeat(64),
    tightening: { required: 1, approvers: [], exclude: [] },
    expiresIn: 86_400,
    baseSha: 'f'.repeat(40),
    excluded: [EXCLUDED_ALICE],
    ...more,
  };
}

export function requestFacts(more: Partial<RequestFacts> = {}): RequestFacts {
  return {
    code: CODE,
    subject: subject(),
    createdAt: Date.UTC(2026, 10, 21, 20, 4),
    expiresAt: Date.UTC(2026, 10, 22, 20, 4),
    runUrl: `${REPOSITORY_URL}/actions/runs/900`,
    ...more,
  };
}

export function changes(count: number, more: Partial<Changes> = {}): Changes {
  return {
    since: 'last-approval',
    baseSha: 'f'.repeat(40),
    compareUrl: `${REPOSITORY_URL}/compare/${'f'.repeat(40)}...${SHA}`,
    commits: Array.from({ length: count }, (_, index) => ({
      sha: String(index + 1).padStart(40, '0'),
      title: `Change ${index + 1}`,
      author: 'alice',
      url: `${REPOSITORY_URL}/commit/${index + 1}`,
    })),
    unknownPeople: [],
    ...more,
  };
}

export function run(id: number, more: Partial<Run> = {}): Run {
  return {
    id,
    attempt: 1,
    path: '.github/workflows/approve.yml',
    workflowId: 5,
    event: 'workflow_dispatch',
    headBranch: 'main',
    headSha: SHA,
    title: `approval/v1 approve ${CODE}`,
    status: 'completed',
    conclusion: 'success',
    createdAt: Date.UTC(2026, 10, 21, 21),
    actor: { ...BOB, type: 'User' },
    triggeringActor: { ...BOB, type: 'User' },
    repositoryId: 1,
    headRepositoryId: 1,
    hasPreviousAttempt: false,
    url: `${REPOSITORY_URL}/actions/runs/${id}`,
    ...more,
  };
}

export function counted(id: number, voter: Person, group: string | null, choice: Choice = 'approve'): CountedVote {
  return { run: run(id), voter, choice, group };
}

export function ignored(runId: number, voter: Person | null, reasonCode: VoteReason): IgnoredVote {
  return { runId, runUrl: `${REPOSITORY_URL}/actions/runs/${runId}`, voter, choice: 'approve', reasonCode };
}

export function decision(more: Partial<Decision> = {}): Decision {
  return { outcome: 'pending', reasonCode: 'votes-missing', counted: [], ignored: [], missing: [], ...more };
}

/** A step that looks at votes: it knows no outlook and no changes. */
export function judged(more: Partial<GateResult>): GateResult {
  return {
    mode: 'verify',
    dryRun: false,
    outcome: 'pending',
    reasonCode: 'requested',
    reason: 'production needs 2 approvals.',
    ok: true,
    repository: { owner: 'org', repo: 'orders-api' },
    serverUrl: 'https://github.com',
    approveWorkflow: 'approve.yml',
    seconds: 2.5,
    calls: { total: 12, byOperation: { 'POST /repos/{owner}/{repo}/deployments': 1, 'GET /repos/{owner}/{repo}': 11 } },
    environment: 'production',
    defaultBranch: 'main',
    policy: {
      source: '.github/approval-policy.yml of main',
      rule: undefined,
      inWords: ['1 of team:platform', '1 of user:bob'],
    },
    request: requestFacts(),
    warnings: [],
    ...more,
  };
}

/** A request for two approvals, one of them of a group, that was just made. */
export function result(more: Partial<GateResult> = {}): GateResult {
  return {
    ...judged({ mode: 'request' }),
    changes: changes(3),
    outlook: [
      { group: 'platform', required: 1, eligible: [BOB], excluded: [EXCLUDED_ALICE] },
      { group: 'approvers', required: 1, eligible: [BOB, CAROL], excluded: [] },
    ],
    ...more,
  };
}
