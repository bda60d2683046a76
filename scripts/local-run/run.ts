import { messageChain, toError } from '@platform-actions/action-kit';
import { startLocalCloud, type Call, type LocalCloud } from '@platform-actions/local-cloud';
import { maskSet, type Masks } from './act/masking.js';
import type { RunRequest } from './arguments.js';
import { nextCommands } from './next.js';
import { prepare, readCaller, type Prepared } from './prepare.js';
import type { LocalRun, OperationCalls, Verdict } from './report/model.js';
import { openStage, type OpenStage, type Performance, type Stage, type Story } from './stage.js';
import type { Terminal } from './terminal.js';
import type { Stops } from './watch.js';
import type { Workplace } from './workplace.js';

/** Slow enough to watch: a rollout of a minute takes half of one. */
const SPEED = 2;

/** The AWS SDK warns on Node 20, which runs the bundles here but never on a GitHub runner. */
const QUIET = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };

interface Timed extends Performance {
  readonly startedAt: Date;
  readonly milliseconds: number;
}

/** Plays a scenario of a pipeline with act on a cloud of its own and shows it. What it gives holds no secret. */
export async function runPipeline(
  request: RunRequest,
  place: Workplace,
  terminal: Terminal,
  stops: Stops,
): Promise<LocalRun> {
  const { pipeline, scenario } = request;
  const { region } = readCaller(pipeline);
  const cloud = await startLocalCloud({ speed: SPEED, region });
  try {
    const { stage, performance: played, prepared, masks } = await raiseStage(request, place, cloud, terminal, stops);
    const [startedAt, start] = [new Date(), performance.now()];
    await play(scenario.story ?? ((on) => on.run(pipeline.event).then(() => undefined)), stage);
    const timed = { ...played(), startedAt, milliseconds: performance.now() - start };
    return masks.scrub(localRun(request, prepared, timed, cloud, stops));
  } finally {
    await cloud.stop();
  }
}

/** Prepares everything for a scenario and opens its stage. */
export async function raiseStage(
  request: RunRequest,
  place: Workplace,
  cloud: LocalCloud,
  terminal: Terminal,
  stops: Stops,
): Promise<OpenStage & { readonly prepared: Prepared; readonly masks: Masks }> {
  const { pipeline } = request;
  const settings = readCaller(pipeline);
  const prepared = await orAborted(prepare(request, settings, place, cloud, terminal), stops.cancel);
  const secrets = { GITHUB_TOKEN: cloud.github.token };
  const keyless = cloud.environment('keyless');
  const masks = maskSet([secrets.GITHUB_TOKEN, keyless['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? '']);
  const env = { ...keyless, ...QUIET, GITHUB_API_URL: cloud.url };
  const opened = openStage({ pipeline, settings, prepared, place, cloud, masks, terminal, stops, env, secrets });
  return { ...opened, prepared, masks };
}

/** What a story stumbles over is a finding of the run: the report is wanted then most of all. */
async function play(story: Story, stage: Stage): Promise<void> {
  try {
    await story(stage);
  } catch (thrown) {
    const check = { what: 'It went to its end', ok: false, detail: messageChain(toError(thrown)) };
    stage.observe({ title: 'The scenario', checks: [check] });
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

function localRun(request: RunRequest, prepared: Prepared, played: Timed, cloud: LocalCloud, stops: Stops): LocalRun {
  const { startedAt, milliseconds, jobs, commit, complaints, observations } = played;
  return {
    pipeline: request.pipelineName,
    scenario: request.scenarioName,
    scenarioText: request.scenario.text,
    verdict: verdictOf(played, stops),
    repository: prepared.repository,
    branch: 'main',
    commit,
    event: request.pipeline.event.name,
    startedAt: startedAt.toISOString(),
    milliseconds,
    record: { jobs },
    observations,
    complaints,
    calls: callsByOperation(cloud.calls()),
    absences: request.pipeline.absences(prepared.docker),
    next: nextCommands(request),
    engine: `act ${prepared.version}, Node ${process.version}`,
    speed: SPEED,
  };
}

function verdictOf({ ok }: Performance, stops: Stops): Verdict {
  if (stops.cancel.aborted) return 'cancelled';
  return ok ? 'succeeded' : 'failed';
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
