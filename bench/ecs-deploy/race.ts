import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { startLocalCloud, type LocalCloud } from '@platform-actions/local-cloud';
import { outputsOf, type Candidate, type Command } from './candidates.js';
import type { BenchScenario } from './scenarios.js';

/** How one candidate did in one scenario; times in seconds. */
export interface Lap {
  readonly scenario: BenchScenario;
  readonly candidate: string;
  readonly verdict: string;
  /** From UpdateService to the candidate's end. */
  readonly seconds: number;
  /** From ECS's own verdict to the candidate's, negative where it was said too early; `undefined` where ECS came to none. */
  readonly lag: number | undefined;
  readonly calls: number;
  /** Peak resident memory of one process in MB; `undefined` where the system does not tell. */
  readonly peakMb: number | undefined;
  readonly gaveUp: boolean;
}

const NEW_IMAGE = `123456789012.dkr.ecr.eu-central-1.amazonaws.com/orders-api@sha256:${'b2'.repeat(32)}`;
const LOOK_EVERY_MS = 100;

/** Runs one candidate through one scenario in real time, on a cloud of its own. */
export async function race(scenario: BenchScenario, candidate: Candidate, patience: number): Promise<Lap> {
  const cloud = await startLocalCloud();
  const seed = cloud.seedService({
    service: 'orders-api',
    ...(scenario.deploymentConfiguration && { deploymentConfiguration: scenario.deploymentConfiguration }),
  });
  cloud.scenario(seed.service, scenario.scenario);
  const referee = watchEcs(cloud, patience * 1000);
  const commands = candidate.commands(cloud, seed, NEW_IMAGE);
  let [exitCode, peakMb]: [number | null, number | undefined] = [0, undefined];
  for (const command of commands) {
    if (exitCode !== 0 || referee.hasGivenUp()) break;
    const run = await execute(command, referee.whenGivenUp);
    exitCode = run.exitCode;
    peakMb = run.peakMb === undefined ? peakMb : Math.max(peakMb ?? 0, run.peakMb);
  }
  const endedAt = cloud.clock.now();
  const gaveUp = referee.hasGivenUp();
  // A candidate may have ended before ECS decided: how long before is told, too.
  if (scenario.shouldPass) await referee.whenDecided;
  const { startedAt = endedAt, verdictAt } = referee.stop();
  const lap: Lap = {
    scenario,
    candidate: candidate.name,
    verdict: gaveUp ? 'none yet' : candidate.verdict(exitCode, commands[0] ? outputsOf(commands[0]) : ''),
    seconds: (endedAt - startedAt) / 1000,
    lag: verdictAt === undefined || scenario.undecided ? undefined : (endedAt - verdictAt) / 1000,
    calls: cloud.calls().length,
    peakMb,
    gaveUp,
  };
  await cloud.stop();
  return lap;
}

/** Looks at the cloud from inside, without a call, and ends the lap some time after the verdict or after the start. */
function watchEcs(cloud: LocalCloud, patienceMs: number) {
  let [startedAt, verdictAt]: (number | undefined)[] = [];
  let givenUp = false;
  const [giveUp, whenGivenUp] = deferred();
  const [decide, whenDecided] = deferred();
  const timer = setInterval(() => {
    const now = cloud.clock.now();
    const [, rollout] = cloud.ecs.serviceDeployments('orders-api');
    if (rollout === undefined) return;
    startedAt ??= now;
    const decided = !['PENDING', 'IN_PROGRESS'].includes(rollout.status) || rollout.breaker.status === 'TRIGGERED';
    if (decided) {
      verdictAt ??= now;
      decide();
    }
    if (now - (verdictAt ?? startedAt) < patienceMs) return;
    givenUp = true;
    giveUp();
    decide();
  }, LOOK_EVERY_MS);
  return {
    whenGivenUp,
    whenDecided,
    hasGivenUp: () => givenUp,
    stop: () => {
      clearInterval(timer);
      return { startedAt, verdictAt };
    },
  };
}

function deferred(): [resolve: () => void, promise: Promise<void>] {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return [
    () => {
      resolve();
    },
    promise,
  ];
}

function execute(
  { command, args, env }: Command,
  whenGivenUp: Promise<void>,
): Promise<{ exitCode: number | null; peakMb: number | undefined }> {
  const environment = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env };
  const child = spawn(command, [...args], { env: environment, stdio: 'ignore' });
  let peakMb: number | undefined;
  const sampler = setInterval(() => (peakMb = residentPeakMb(child.pid) ?? peakMb), LOOK_EVERY_MS);
  void whenGivenUp.then(() => child.kill('SIGKILL'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => {
      clearInterval(sampler);
      resolve({ exitCode, peakMb });
    });
  });
}

function residentPeakMb(pid: number | undefined): number | undefined {
  try {
    const match = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid ?? 0}/status`, 'utf8'));
    return match ? Number(match[1]) / 1000 : undefined;
  } catch {
    return undefined;
  }
}
