import { startLocalCloud, type Call, type LocalCloud } from '@platform-actions/local-cloud';
import type { ActRun } from './act/command.js';
import { liveDisplay } from './act/display.js';
import { maskSet, type Masks } from './act/masking.js';
import { recorder, type RunRecord } from './act/record.js';
import { runAct, type ActResult } from './act/run.js';
import type { RunRequest } from './arguments.js';
import { nextCommands } from './next.js';
import { PIN, prepare, readCaller, type Prepared } from './prepare.js';
import type { LocalRun, OperationCalls, Verdict } from './report/model.js';
import type { Terminal } from './terminal.js';
import type { Workplace } from './workplace.js';

/** Slow enough to watch: a rollout of a minute takes half of one. */
const SPEED = 2;

/** The AWS SDK warns on Node 20, which runs the bundles here but never on a GitHub runner. */
const QUIET = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };

/** Who may end the run, and how. */
export interface Stops {
  /** As on GitHub: the running step dies, steps with `always()` and post steps run. */
  readonly cancel: AbortSignal;
  /** At once. */
  readonly kill: AbortSignal;
}

interface Watched extends ActResult {
  readonly record: RunRecord;
  readonly startedAt: Date;
  readonly milliseconds: number;
}

/** Runs a pipeline with act on a cloud of its own and shows it. What it gives holds no secret. */
export async function runPipeline(
  request: RunRequest,
  place: Workplace,
  terminal: Terminal,
  stops: Stops,
): Promise<LocalRun> {
  const settings = readCaller(request.pipeline);
  const cloud = await startLocalCloud({ speed: SPEED, region: settings.region });
  try {
    const prepared = await orAborted(prepare(request, settings, place, cloud, terminal), stops.cancel);
    const secrets = { GITHUB_TOKEN: cloud.github.token };
    const keyless = cloud.environment('keyless');
    const masks = maskSet([secrets.GITHUB_TOKEN, keyless['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? '']);
    const env = { ...keyless, ...QUIET, GITHUB_API_URL: cloud.url, GITHUB_RUN_ID: '1000000001' };
    const run = actRun(request, place, env, secrets);
    const watched = await watch(run, prepared, place, masks, terminal, stops);
    return masks.scrub(localRun(request, prepared, watched, cloud, stops));
  } finally {
    await cloud.stop();
  }
}

/** Work that is not waited for any more once the signal is aborted: it throws the signal's reason. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });
  return Promise.race([work, aborted]);
}

function actRun({ pipeline }: RunRequest, place: Workplace, env: ActRun['env'], secrets: ActRun['secrets']): ActRun {
  return {
    event: pipeline.event,
    workflow: `.github/workflows/${pipeline.caller}`,
    inputs: pipeline.inputs,
    secrets,
    env,
    actor: 'octocat',
    repositories: { [PIN]: place.tree },
  };
}

async function watch(
  run: ActRun,
  { act }: Prepared,
  { repository, home }: Workplace,
  masks: Masks,
  terminal: Terminal,
  stops: Stops,
): Promise<Watched> {
  const [startedAt, start] = [new Date(), performance.now()];
  const elapsed = (): number => performance.now() - start;
  const recorded = recorder();
  const display = liveDisplay(terminal);
  const timer = setInterval(() => {
    display.tick(elapsed());
  }, 200);
  try {
    const result = await runAct(run, {
      ...{ act, repository, home, masks },
      ...stops,
      onEvent: (event) => {
        recorded.record(event, elapsed());
        display.tick(elapsed());
        display.show(event);
      },
    });
    return { ...result, record: recorded.snapshot(elapsed()), startedAt, milliseconds: elapsed() };
  } finally {
    clearInterval(timer);
    terminal.status('');
  }
}

function localRun(
  request: RunRequest,
  prepared: Prepared,
  { startedAt, milliseconds, record, ...result }: Watched,
  cloud: LocalCloud,
  stops: Stops,
): LocalRun {
  return {
    pipeline: request.pipelineName,
    scenario: request.scenarioName,
    scenarioText: request.scenario.text,
    verdict: verdictOf(result, stops),
    repository: prepared.repository,
    branch: 'main',
    commit: prepared.commit,
    event: request.pipeline.event,
    startedAt: startedAt.toISOString(),
    milliseconds,
    record,
    complaints: result.complaints,
    calls: callsByOperation(cloud.calls()),
    absences: request.pipeline.absences(prepared.docker),
    next: nextCommands(request),
    engine: `act ${prepared.version}, Node ${process.version}`,
    speed: SPEED,
  };
}

function verdictOf({ exitCode }: ActResult, stops: Stops): Verdict {
  if (stops.cancel.aborted) return 'cancelled';
  return exitCode === 0 ? 'succeeded' : 'failed';
}

/** What the cloud has seen, one entry per operation in the order of their first calls. */
export function callsByOperation(calls: readonly Pick<Call, 'operation' | 'status'>[]): OperationCalls[] {
  const operations = [...new Set(calls.map(({ operation }) => operation))];
  return operations.map((operation) => {
    const group = calls.filter((call) => call.operation === operation);
    const failed = group.filter(({ status }) => status === 0 || status >= 400);
    return { operation, count: group.length, failed: failed.length };
  });
}
