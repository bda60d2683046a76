import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeRunner, spawnAction } from '@platform-actions/action-kit/testing';
import { githubClient } from '@platform-actions/github';
import { main } from '../../src/main.js';
import type { Check } from '../../src/result.js';
import { generateTrustPolicy } from '../../src/trust-policy/generate.js';
import { POLICY_FILE, withWorld, type World } from './harness.js';

export const CODEOWNERS = `
* @org/developers
/.github/ @org/platform
`;

export const APPROVE = `
name: Approve
run-name: approval/v1 \${{ inputs.decision }} \${{ inputs.request }}
on:
  workflow_dispatch:
    inputs:
      request: { type: string, required: true }
      decision: { type: choice, options: [approve, deny], required: true }
      comment: { type: string, default: '' }
concurrency:
  group: approval-\${{ inputs.request }}
  cancel-in-progress: false
  queue: max
jobs:
  approve:
    uses: org/platform-actions/.github/workflows/approve.yml@v1
`;

export const TWO = `
version: 1
environments:
  production:
    required: 2
    approvers: [role:maintain]
`;

export const REVIEWED = {
  type: 'pull_request',
  parameters: {
    required_approving_review_count: 1,
    require_code_owner_review: true,
    require_last_push_approval: true,
    dismiss_stale_reviews_on_push: true,
    required_review_thread_resolution: false,
  },
} as const;

const HURRY = { retries: 3, unitMs: 1, longestWait: 90, timeoutMs: 10_000 };
const TRUST_FILE = 'trust-policy.json';

/** What is otherwise than in a repository whose gate cannot be walked around. */
export interface Flaw {
  readonly policy?: string;
  /** Files of the default branch; `undefined` takes one away. */
  readonly files?: Readonly<Record<string, string | undefined>>;
  /** In place of the sound ruleset of the branch. */
  readonly branchRules?: readonly {
    readonly type: string;
    readonly parameters?: Readonly<Record<string, number | boolean>>;
  }[];
  readonly tagRules?: readonly string[];
  readonly environment?: Parameters<World['github']['environment']>[1] | 'none';
  /** Done to the cloud at the end. */
  readonly change?: (github: World['github']) => void;
  /** In place of the sound trust policy; `none`: the input is not given. */
  readonly trust?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Diagnosis {
  readonly exitCode: number | null;
  readonly outcome: string;
  readonly reasonCode: string;
  readonly reason: string;
  readonly summary: string;
  readonly log: string;
  readonly checks: readonly Check[];
  /** The ids of the checks that are not sound, with their status. */
  readonly found: Readonly<Record<string, Check['status']>>;
  /** What was asked of GitHub. */
  readonly calls: readonly string[];
}

/** Runs `mode: doctor` in a repository that is sound but for its flaw, in this process or through the bundle. */
export async function diagnose(flaw: Flaw = {}, through: 'here' | 'bundle' = 'here'): Promise<Diagnosis> {
  let diagnosis: Diagnosis | undefined;
  const files = {
    'README.md': '# orders-api\n',
    '.github/CODEOWNERS': CODEOWNERS,
    '.github/workflows/approve.yml': APPROVE,
  };
  await withWorld({ policy: flaw.policy ?? TWO }, async (world) => {
    const { github } = world;
    const all: NonNullable<Flaw['files']> = { [POLICY_FILE]: flaw.policy ?? TWO, ...files, ...flaw.files };
    const there = Object.entries(all).flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as const]));
    github.seedRepository({ files: Object.fromEntries(there) });
    const people = { alice: 'write', bob: 'maintain', carol: 'maintain', dave: 'maintain', erin: 'read' };
    for (const [login, role] of Object.entries(people)) github.user(login, { role });
    github.team('platform', { members: { bob: 'active', carol: 'active' } });
    github.team('developers', { members: { alice: 'active', bob: 'active' } });
    protect(github, flaw);
    flaw.change?.(github);
    const run = github.run({ workflow: '.github/workflows/approve.yml', event: 'workflow_dispatch', actor: 'alice' });
    world.cloud.resetCalls();
    const ended = await (through === 'here' ? here : bundle)(world, run, flaw);
    diagnosis = { ...ended, calls: world.cloud.calls().map(({ operation }) => operation) };
  });
  if (diagnosis === undefined) throw new Error('No diagnosis.');
  return diagnosis;
}

function protect(github: World['github'], flaw: Flaw): void {
  github.ruleset({ rules: flaw.branchRules ?? [REVIEWED, { type: 'non_fast_forward' }, { type: 'deletion' }] });
  const rules = (flaw.tagRules ?? ['creation', 'update']).map((type) => ({ type }));
  github.ruleset({ name: 'tags', target: 'tag', include: ['refs/tags/main'], rules });
  if (flaw.environment === 'none') return;
  github.environment('production', { adminsMayBypass: false, branches: ['main'], ...flaw.environment });
}

interface Step {
  readonly inputs: Readonly<Record<string, string>>;
  readonly env: Record<string, string>;
  readonly trust: string | undefined;
}

async function stepOf({ cloud, github }: World, run: number, { trust, inputs, env }: Flaw): Promise<Step> {
  const policy = trust ?? (await soundTrust(cloud.url, github.token));
  return {
    inputs: {
      mode: 'doctor',
      'github-token': github.token,
      ...(policy !== 'none' && { 'trust-policy': TRUST_FILE }),
      ...inputs,
    },
    env: {
      ...cloud.environment(),
      ...github.jobRun(run).env,
      GITHUB_ACTION_REPOSITORY: 'org/platform-actions',
      GITHUB_ACTION_REF: 'v1',
      ...env,
    },
    trust: policy === 'none' ? undefined : policy,
  };
}

/** The trust policy that the generator makes for the repository as the cloud has it. */
async function soundTrust(url: string, token: string): Promise<string> {
  const answer = await fetch(`${url}/repos/org/orders-api`, {
    headers: { authorization: `bearer ${token}`, 'user-agent': 'test' },
  });
  const { id, owner } = (await answer.json()) as { id: number; owner: { id: number } };
  const repository = { owner: 'org', repo: 'orders-api', id, ownerId: owner.id };
  const role = {
    repository,
    pipelines: 'org/platform-actions',
    pipelineRefs: ['refs/tags/v1'],
    refs: ['refs/heads/main'],
  };
  return generateTrustPolicy(role, 'production', { id: '123456789012', partition: 'aws' });
}

type Ended = Omit<Diagnosis, 'calls'>;

async function bundle(world: World, run: number, flaw: Flaw): Promise<Ended> {
  const { inputs, env, trust } = await stepOf(world, run, flaw);
  world.cloud.resetCalls();
  const workspace = trust === undefined ? {} : { [TRUST_FILE]: trust };
  const ended = await spawnAction('approval-gate', inputs, { env, workspace });
  const { outputs, exitCode, summary, result } = ended;
  return {
    ...{ exitCode, summary, log: ended.stdout + ended.stderr },
    outcome: outputs['outcome'] ?? '',
    reason: outputs['reason'] ?? '',
    reasonCode: outputs['reason-code'] ?? '',
    ...found((result?.['checks'] ?? []) as readonly Check[]),
  };
}

async function here(world: World, run: number, flaw: Flaw): Promise<Ended> {
  const { inputs, env, trust } = await stepOf(world, run, flaw);
  world.cloud.resetCalls();
  const workspace = mkdtempSync(join(tmpdir(), 'doctor-'));
  try {
    if (trust !== undefined) writeFileSync(join(workspace, TRUST_FILE), trust);
    const defaults = { policy: POLICY_FILE, 'approve-workflow': 'approve.yml', 'wait-timeout': '1h' };
    const runner = fakeRunner({ ...defaults, ...inputs }, { env, workspace });
    const report = await main(runner, {
      github: (of, token) => githubClient(of, token, HURRY),
      random: () => 0.5,
    });
    return {
      exitCode: report.ok ? 0 : 1,
      summary: report.summary.map(({ markdown }) => markdown).join('\n\n'),
      log: runner.lines.map(({ message }) => message).join('\n'),
      outcome: report.outcome,
      reason: report.reason,
      reasonCode: String(report.outputs['reason-code']),
      ...found((report.details['checks'] ?? []) as readonly Check[]),
    };
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

function found(checks: readonly Check[]): Pick<Diagnosis, 'checks' | 'found'> {
  const open = checks.filter(({ status }) => status !== 'sound' && status !== 'not-applicable');
  return { checks, found: Object.fromEntries(open.map(({ id, status }) => [id, status])) };
}
