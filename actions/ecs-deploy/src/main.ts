import { CancelledError, UserError, type Report, type Runner } from '@platform-actions/action-kit';
import { announcePlan } from './announce-plan.js';
import { realEffects, type Effects } from './cloud.js';
import { optionalAccess } from './ecs/optional-access.js';
import { register, updateServices, type Acted } from './plan/act.js';
import { prepare, type Prepared } from './prepare.js';
import { buildReport, type Output } from './report/report.js';
import type { Outcome } from './report/results.js';
import { summarize } from './report/summary.js';
import { runState, type Rollout } from './state.js';
import { cancelledResults, failedResults, judgeAll, plannedResults, unwatchedResults, watchLaunched } from './judge.js';
import type { Run } from './run.js';
import type { Watch } from './watch/watch.js';

const NOTHING_DONE: Acted = { launched: [], failure: undefined, untried: [] };

/** Deploys the services and says what became of it. */
export async function main(runner: Runner, effects: Effects = realEffects): Promise<Report<Outcome, Output>> {
  const startMs = runner.clock.now();
  const { log } = runner;
  const prepared = await log.group('Preflight and plan', async () => {
    const ready = await prepare(runner, effects);
    announcePlan(ready, log);
    return ready;
  });
  const { cloud } = prepared;
  const run: Run = { ...prepared, runner, random: effects.random, access: optionalAccess(log, cloud.explain) };
  const results = await deploy(run);
  const seconds = (runner.clock.now() - startMs) / 1000;
  const facts = { results, diff: prepared.target.diff, seconds, links: cloud.links, notes: notesOf(prepared) };
  return buildReport(results, { seconds, calls: cloud.calls() }, summarize(facts));
}

async function deploy(run: Run): Promise<ReturnType<typeof plannedResults>> {
  const { inputs, runner } = run;
  if (inputs.dryRun) return plannedResults(run);
  let acted = NOTHING_DONE;
  let watch: Watch | undefined;
  try {
    acted = await act(run);
    watch = watchLaunched(run, acted);
    const results = isLeftAlone(run, acted) ? unwatchedResults(run, acted) : await judgeAll(run, acted, watch);
    const rollouts = acted.launched.map(({ rollout }) => rollout);
    saveState(run, rollouts, true);
    return [...results, ...failedResults(run, acted)].sort(byInputOrder(run));
  } catch (thrown) {
    // The post step undoes what is to be undone: only seconds are left until the runner kills this process.
    if (!(thrown instanceof CancelledError) || !runner.signal.aborted) throw thrown;
    return cancelledResults(run, acted.launched, watch?.watched ?? []);
  }
}

/** With `wait-for: none` nobody waits, but for the rollback of what a failed update left half done. */
function isLeftAlone({ inputs }: Run, { failure }: Acted): boolean {
  return inputs.waitFor === 'none' && (failure === undefined || inputs.onFailure === 'leave');
}

async function act(run: Run): Promise<Acted> {
  const { inputs, cloud, plans, target, runner } = run;
  const ports = {
    ecs: cloud.ecs,
    log: runner.log,
    signal: runner.signal,
    save: (rollouts: readonly Rollout[]) => {
      saveState(run, rollouts, false);
    },
  };
  return runner.log.group('Deploy', async () => {
    if (plans.every(({ step }) => step.kind === 'unchanged')) return NOTHING_DONE;
    const arn = target.arn ?? (await registerRevision(run, ports));
    const acted = await updateServices(inputs.cluster, plans, arn, ports);
    return nothingDone(acted) ? refuse(run, acted) : acted;
  });
}

async function registerRevision(run: Run, ports: Parameters<typeof register>[1]): Promise<string> {
  try {
    return await register(run.target.definition, ports);
  } catch (thrown) {
    const error = run.cloud.explain(thrown, `registering a revision of ${run.target.definition.family ?? ''}`);
    if (error instanceof UserError && !error.message.includes('Nothing was changed.')) {
      throw new UserError(`${error.message} Nothing was changed.`, { cause: error });
    }
    throw error;
  }
}

function nothingDone({ launched, failure }: Acted): boolean {
  return failure !== undefined && launched.length === 0;
}

/** The first service already could not be updated: a mistake of the user's is told as such where nothing is left over. */
function refuse(run: Run, acted: Acted): Acted {
  const { failure } = acted;
  const { thrown } = failure ?? {};
  if (thrown instanceof CancelledError) throw thrown;
  const error = run.cloud.explain(thrown, `updating the service ${failure?.service.name ?? ''}`);
  if (run.target.arn !== undefined && error instanceof UserError) {
    throw new UserError(`${error.message} Nothing was changed.`, { cause: error });
  }
  return acted;
}

function saveState({ runner }: Run, rollouts: readonly Rollout[], finished: boolean): void {
  runner.state.save(runState, { rollouts, finished });
}

function notesOf({ target, plans }: Prepared): string[] {
  const forced = plans.flatMap(({ service, step }) => {
    const isForced = step.kind === 'deploy' && step.change.forceNewDeployment;
    return isForced ? [`${service.name}: ${step.why}.`] : [];
  });
  return [target.origin, ...(target.lostPin === undefined ? [] : [target.lostPin]), ...forced];
}

function byInputOrder({ plans }: Run) {
  const place = (name: string): number => plans.findIndex(({ service }) => service.name === name);
  return (a: { service: string }, b: { service: string }): number => place(a.service) - place(b.service);
}
