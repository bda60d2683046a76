import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resultJson, outputText, type Clock, type Runner } from '@platform-actions/action-kit';
import { fakeRunner, spawnAction, type SpawnedAction, type SpawnOptions } from '@platform-actions/action-kit/testing';
import { githubClient } from '@platform-actions/github';
import {
  manualClock,
  startLocalCloud,
  type Call,
  type Deployment,
  type LocalCloud,
  type ManualClock,
} from '@platform-actions/local-cloud';
import { main } from '../../src/main.js';

export const DIGEST = `sha256:${'d1'.repeat(32)}`;
export const OTHER_DIGEST = `sha256:${'e2'.repeat(32)}`;
export const POLICY_FILE = '.github/approval-policy.yml';
export const APPROVE_FILE = '.github/workflows/approve.yml';
export const DEPLOY_FILE = '.github/workflows/backend.yml';

/** One approval by anybody who maintains: bob, carol and dave. */
export const POLICY = `
version: 1
environments:
  production:
    approvers: [role:maintain]
`;

export const TWO_OF_MAINTAINERS = POLICY.replace('approvers', 'required: 2\n    approvers');

export const APPROVE_WORKFLOW = `
name: Approve
run-name: approval/v1 \${{ inputs.decision }} \${{ inputs.request }}
on:
  workflow_dispatch:
    inputs:
      request: { required: true, type: string }
      decision: { required: true, type: choice, options: [approve, deny] }
      comment: { type: string }
jobs:
  record: { runs-on: ubuntu-latest, steps: [{ run: 'true' }] }
`;

/** What the repository's roles are, unless a test says otherwise. Alice makes the change and asks for its approval. */
export const PEOPLE = { alice: 'write', bob: 'maintain', carol: 'maintain', dave: 'maintain', mallory: 'write' };

type Inputs = Readonly<Record<string, string>>;

export interface WorldOptions {
  readonly policy?: string;
  readonly files?: Readonly<Record<string, string>>;
  /** Roles in the repository by login, beside `PEOPLE`; `none` takes one away. */
  readonly people?: Readonly<Record<string, string>>;
}

export interface RequestOptions {
  readonly inputs?: Inputs;
  /** The run that asks; default: a new one of alice's push of a new commit. */
  readonly run?: number;
  /** Default true: the artifact that proves the request is uploaded. */
  readonly upload?: boolean;
  /** Default `here`: in this process, which takes a tenth of the time of the bundle. */
  readonly through?: 'here' | 'bundle';
}

/** A request as it was put up. */
export interface Requested {
  readonly code: string;
  readonly deploymentId: number;
  readonly runId: number;
  readonly sha: string;
  readonly step: Ended;
}

/** A step that ended, in this process or in one of its own. */
export type Ended = Pick<SpawnedAction, 'exitCode' | 'outputs' | 'summary' | 'result'> & {
  readonly log: string;
  readonly state: Readonly<Record<string, string>>;
};

/** A repository with a policy, people and an approve workflow, in a cloud whose time stands still until it is moved. */
export interface World {
  readonly cloud: LocalCloud;
  readonly github: LocalCloud['github'];
  readonly clock: ManualClock;
  /** Commits files to the default branch, on top of those that are there, and gives the new commit. */
  write(files: Readonly<Record<string, string>>, commit?: Parameters<LocalCloud['github']['commit']>[0]): string;
  /** A commit of alice's on the default branch, and the running run of its push. */
  push(author?: string): { readonly sha: string; readonly runId: number };
  /** Asks for the approval of production, digest `DIGEST`; by a run that goes on until `finish` ends it. */
  request(options?: RequestOptions): Promise<Requested>;
  /** Mode request as it ends, whatever it ends with. */
  tryRequest(options?: RequestOptions): Promise<Ended & { readonly runId: number }>;
  /** Dispatches approve.yml; the run is in progress then. Ten seconds pass before. */
  dispatch(login: string, code: string, decision?: 'approve' | 'deny', ref?: string): number;
  /** A vote whose run has ended, green. */
  vote(login: string, code: string, decision?: 'approve' | 'deny'): number;
  finish(run: number, conclusion?: 'success' | 'failure' | 'cancelled'): void;
  /** Mode record in a run of approve.yml, through the bundle. */
  record(run: number, code: string, options?: StepOptions & { readonly decision?: string }): Promise<Ended>;
  /** Mode verify in a run, as the first step of the job that deploys what was requested, through the bundle. */
  verify(run: number, requested: Requested, options?: StepOptions): Promise<Ended>;
  /** The post step after a job that succeeded, with what the main step left. */
  post(run: number, after: Ended): Promise<Ended>;
  /** Any step of a run, through the bundle: inputs as given, beside the token. */
  step(run: number, inputs: Inputs, options?: StepOptions): Promise<Ended>;
  /** The same in this process; `sleep` moves the cloud's time, and calls `onSleep` before. */
  stepHere(run: number, inputs: Inputs, options?: HereOptions): Promise<Ended>;
  /** The deployment that carries a request. */
  deployment(requested: Pick<Requested, 'deploymentId'>): Deployment | undefined;
  /** States of its statuses, oldest first. */
  states(requested: Pick<Requested, 'deploymentId'>): readonly string[];
  /** What was asked of GitHub since the last `cloud.resetCalls()`. */
  calls(operation?: string): readonly Call[];
}

export interface StepOptions extends Pick<SpawnOptions, 'entry' | 'state' | 'cancelWhen' | 'onStart' | 'node'> {
  readonly inputs?: Inputs;
  /** Over what the run's job is given. */
  readonly env?: Readonly<Record<string, string>>;
  /** The attempt whose job it is; default: the current one. */
  readonly attempt?: number;
}

export interface HereOptions extends Pick<StepOptions, 'env' | 'attempt'> {
  readonly onSleep?: (nextMs: number) => void;
  readonly signal?: AbortSignal;
}

/** Runs a test in a world of its own, which is stopped afterwards. */
export async function withWorld(options: WorldOptions, test: (world: World) => Promise<void>): Promise<void> {
  const clock = manualClock();
  const cloud = await startLocalCloud({ clock });
  try {
    await test(openWorld(cloud, clock, options));
  } finally {
    await cloud.stop();
  }
}

function openWorld(cloud: LocalCloud, clock: ManualClock, options: WorldOptions): World {
  const { github } = cloud;
  let files: Readonly<Record<string, string>> = {
    'README.md': '# orders-api\n',
    [APPROVE_FILE]: APPROVE_WORKFLOW,
    [DEPLOY_FILE]: 'name: Backend\non: push\n',
    [POLICY_FILE]: options.policy ?? POLICY,
    ...options.files,
  };
  github.seedRepository({ files });
  for (const [login, role] of Object.entries({ ...PEOPLE, ...options.people })) github.user(login, { role });

  const write: World['write'] = (changed, commit = {}) => {
    files = { ...files, ...changed };
    return github.commit({ author: 'alice', files, ...commit });
  };
  const push: World['push'] = (author = 'alice') => {
    clock.advance(60);
    const sha = write({ 'src/change.txt': `${clock.now()}` }, { author });
    const run = { workflow: DEPLOY_FILE, event: 'push', actor: author, sha, status: 'in_progress' } as const;
    return { sha, runId: github.run(run) };
  };
  const job = (run: number, attempt?: number): Record<string, string> => ({
    ...cloud.environment(),
    ...github.jobRun(run, attempt).env,
  });
  const step: World['step'] = async (run, inputs, { inputs: more, env, attempt, ...spawn } = {}) => {
    const all = { 'github-token': github.token, ...inputs, ...more };
    const ended = await spawnAction('approval-gate', all, { ...spawn, env: { ...job(run, attempt), ...env } });
    return { ...ended, log: ended.stdout + ended.stderr };
  };
  const stepHere: World['stepHere'] = (run, inputs, here = {}) =>
    runHere({ 'github-token': github.token, ...inputs }, { ...job(run, here.attempt), ...here.env }, clock, here);

  const tryRequest: World['tryRequest'] = async ({ inputs, run, upload = true, through = 'here' } = {}) => {
    const runId = run ?? push().runId;
    const asked = { mode: 'request', environment: 'production', 'image-digests': DIGEST, ...inputs };
    const ended = await (through === 'here' ? stepHere(runId, asked) : step(runId, asked));
    const code = ended.outputs['request-code'] ?? '';
    if (upload && code !== '') github.artifact(runId, `approval-request-${code}`);
    return { ...ended, runId };
  };
  const request: World['request'] = async (asked) => {
    const { runId, ...ended } = await tryRequest(asked);
    const code = ended.outputs['request-code'] ?? '';
    if (code === '') throw new Error(`No request: ${ended.outputs['outcome'] ?? ''} ${ended.outputs['reason'] ?? ''}`);
    const sha = ended.outputs['subject-sha'] ?? '';
    return { code, deploymentId: Number(code.split('-')[0]), runId, sha, step: ended };
  };
  const dispatch: World['dispatch'] = (actor, code, decision = 'approve', ref = 'main') => {
    clock.advance(10);
    return github.dispatch({ workflow: 'approve.yml', ref, actor, inputs: { request: code, decision, comment: '' } });
  };
  const finish: World['finish'] = (run, conclusion = 'success') => {
    github.updateRun(run, { conclusion });
  };
  const deployment: World['deployment'] = ({ deploymentId }) =>
    github.deployments().find(({ id }) => id === deploymentId);
  return {
    ...{ cloud, github, clock, write, push, request, tryRequest, dispatch, finish, step, stepHere, deployment },
    vote: (login, code, decision) => {
      const run = dispatch(login, code, decision);
      finish(run);
      return run;
    },
    record: (run, code, { decision = 'approve', ...more } = {}) =>
      step(run, { mode: 'record', request: code, decision }, more),
    verify: (run, requested, more) => step(run, verifyInputs(requested), more),
    post: (run, { state }) => step(run, { mode: 'verify', environment: 'production' }, { entry: 'post', state }),
    states: (requested) => deployment(requested)?.statuses.map(({ state }) => state) ?? [],
    calls: (operation = 'GitHub') => cloud.calls(operation),
  };
}

/** The inputs of a verify, or with another mode of a wait, for what was requested. */
export function verifyInputs({ code, sha }: Pick<Requested, 'code' | 'sha'>, mode = 'verify'): Inputs {
  return { mode, environment: 'production', request: code, 'subject-sha': sha, 'image-digests': DIGEST };
}

/** What a step ended with, as tests compare it. */
export function verdict({ exitCode, outputs }: Ended): readonly [number | null, string, string] {
  return [exitCode, outputs['outcome'] ?? '', outputs['reason-code'] ?? ''];
}

const DEFAULTS = { policy: POLICY_FILE, 'approve-workflow': 'approve.yml', 'wait-timeout': '1h' };

/** A client that waits milliseconds where the real one waits seconds. */
const HURRY = { retries: 3, unitMs: 1, longestWait: 90, timeoutMs: 10_000 };

async function runHere(
  inputs: Inputs,
  env: Readonly<Record<string, string>>,
  clock: ManualClock,
  { onSleep, signal }: HereOptions,
): Promise<Ended> {
  const tempDir = mkdtempSync(join(tmpdir(), 'approval-gate-'));
  const time: Clock = {
    now: () => clock.now(),
    sleep: async (ms) => {
      onSleep?.(ms);
      signal?.throwIfAborted();
      clock.advance(ms / 1000);
      await Promise.resolve();
    },
  };
  try {
    const overrides: Partial<Runner> = { env, tempDir, clock: time, ...(signal && { signal }) };
    const runner = fakeRunner({ ...DEFAULTS, ...inputs }, overrides);
    const effects = {
      github: (of: Runner, token: string) => githubClient(of, token, HURRY),
      random: () => 0.5,
    };
    const report = await main(runner, effects);
    const outputs = Object.entries(report.outputs).map(([name, value]) => [name, outputText(value)]);
    return {
      exitCode: report.ok ? 0 : 1,
      outputs: {
        ...(Object.fromEntries(outputs) as Record<string, string>),
        outcome: report.outcome,
        reason: report.reason,
      },
      summary: report.summary.map(({ markdown }) => markdown).join('\n\n'),
      result: JSON.parse(resultJson('approval-gate', report)) as Record<string, unknown>,
      log: runner.lines.map(({ level, message }) => `${level}: ${message}`).join('\n'),
      state: Object.fromEntries(runner.savedState),
    };
  } finally {
    rmSync(tempDir, { recursive: true, force: true });
  }
}
