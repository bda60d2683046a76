import { messageChain, UserError } from '@platform-actions/action-kit';
import { diagnose, essentialContainers, type Diagnosis } from './diagnose/diagnose.js';
import { shortTaskDefinition, type DeploymentView, type ServiceView } from './ecs/model.js';
import type { Acted, Launched } from './plan/act.js';
import { blankResult, launchedResult, watchedResult, type ServiceResult } from './report/results.js';
import type { Run } from './run.js';
import { defaultTimeoutSeconds } from './watch/timeout.js';
import type { Goal } from './watch/verdict.js';
import { verifyImages, type Verification } from './watch/verify.js';
import { watchRollouts, type Watch } from './watch/watch.js';
import type { Watched, WatchTask } from './watch/watched.js';

/** What a dry run says: the plan, and nothing done. */
export function plannedResults({ plans, target, inputs }: Run): ServiceResult[] {
  return plans.map(({ service, step }) => ({
    ...blankResult(service, inputs.cluster),
    outcome: 'planned',
    reason:
      step.kind === 'unchanged' ? `nothing would change: ${step.why}` : `${step.why} (dry run, nothing was changed)`,
    taskDefinitionArn: target.arn ?? service.taskDefinition,
  }));
}

/** The results of `wait-for: none`: what was started, unjudged. */
export function unwatchedResults(run: Run, { launched }: Acted): ServiceResult[] {
  const started = launched.map((one): ServiceResult => ({
    ...launchedResult(one),
    outcome: 'succeeded',
    reason: `deployment ${one.rollout.deploymentId} is under way; nobody waited for it (wait-for: none)`,
  }));
  return [...started, ...unchangedResults(run, [])];
}

/** Begins to watch what was launched. */
export function watchLaunched(run: Run, acted: Acted): Watch {
  const { inputs, cloud, runner, access, random } = run;
  const options = {
    pollMs: inputs.pollInterval * 1000,
    waitForRollbackMs: inputs.waitForRollback * 1000,
    onFailure: inputs.onFailure,
    failFastTasks: inputs.failFastTasks,
  };
  const { log, clock, signal } = runner;
  const ports = { polling: cloud.polling, ecs: cloud.ecs, explain: cloud.explain, access, log, clock, signal, random };
  return watchRollouts(watchTasks(run, acted), options, ports);
}

/** Waits until everything is judged, proves the images of what is good and explains what is not. */
export async function judgeAll(run: Run, acted: Acted, watch: Watch): Promise<ServiceResult[]> {
  if (watch.watched.length > 0) await run.runner.log.group('Rollout', watch.done);
  const verifications = await verifyGood(run, watch.watched);
  const results: ServiceResult[] = [];
  for (const [at, launched] of acted.launched.entries()) {
    const one = watch.watched[at];
    if (one === undefined) continue;
    const diagnosis = await diagnoseBad(run, one);
    results.push(watchedResult(launched, one, verifications.get(one), diagnosis));
  }
  for (const result of results) warnAbout(result, watch.watched, run);
  return [...results, ...unchangedResults(run, await verifyUnchanged(run))];
}

/** The services that could not be updated, and those after them that were not tried. */
export function failedResults({ inputs, cloud, target }: Run, { failure, untried, launched }: Acted): ServiceResult[] {
  if (failure === undefined) return [];
  const error = cloud.explain(failure.thrown, `updating the service ${failure.service.name}`);
  const text = error instanceof UserError ? error.message : messageChain(error);
  const changed = launched.map(({ rollout }) => rollout.service);
  const left = [
    changed.length > 0 ? `updated before it: ${changed.join(', ')}` : 'no service was changed',
    ...(target.arn === undefined ? ['a new revision was registered'] : []),
  ].join('; ');
  const failed = { ...blankResult(failure.service, inputs.cluster), reason: `${stripStop(text)}; ${left}` };
  const skipped = untried.map((service) => ({
    ...blankResult(service, inputs.cluster),
    reason: `not updated, since ${failure.service.name} could not be`,
  }));
  return [failed, ...skipped];
}

/** What is said when the job is cancelled while deployments are under way. */
export function cancelledResults(
  { inputs, plans }: Run,
  launched: readonly Launched[],
  watched: readonly Watched[],
): ServiceResult[] {
  const next =
    inputs.onFailure === 'rollback' ? 'the post step of this job rolls it back' : 'on-failure is leave: it goes on';
  return plans.map(({ service }): ServiceResult => {
    const one = launched.find(({ before }) => before === service);
    if (one === undefined) {
      const reason = 'the job was cancelled before the service was touched';
      return { ...blankResult(service, inputs.cluster), outcome: 'stopped', reason };
    }
    const seen = watched[launched.indexOf(one)];
    if (seen?.verdict !== undefined) return watchedResult(one, seen, undefined, undefined);
    const { deploymentId, startedHere } = one.rollout;
    const fate = startedHere ? next : 'another run started it, so it goes on';
    const reason = `the job was cancelled while ${deploymentId} was under way; ${fate}`;
    return { ...launchedResult(one), outcome: 'stopped', reason };
  });
}

function watchTasks(run: Run, { launched, failure }: Acted): WatchTask[] {
  const { inputs, target } = run;
  const isDoomed = failure !== undefined && inputs.onFailure === 'rollback';
  return launched.map(({ rollout, service, before, step }) => ({
    rollout,
    service,
    goal: goalOf(run, step.kind),
    timeoutMs: 1000 * (inputs.timeout ?? defaultTimeoutSeconds(before.settings)),
    essential: essentialContainers(target.definition),
    ...(isDoomed && rollout.startedHere ? { doomed: `${failure.service.name} could not be updated` } : {}),
  }));
}

function goalOf({ inputs }: Run, kind: Launched['step']['kind']): Goal {
  if (kind === 'scale') return { kind: 'scaled', desiredCount: inputs.desiredCount ?? 0 };
  return { kind: inputs.waitFor === 'none' ? 'deployed' : inputs.waitFor };
}

async function verifyGood(run: Run, watched: readonly Watched[]): Promise<Map<Watched, Verification>> {
  const good = watched.filter(({ verdict }) => verdict?.outcome === 'succeeded');
  const rollouts = good.map(({ task }) => task.rollout);
  const { ecs } = run.cloud;
  const verifications = await verifyImages(rollouts, run.target.definition, { ecs, access: run.access });
  return new Map(good.flatMap((one, at) => (verifications[at] ? [[one, verifications[at]] as const] : [])));
}

async function diagnoseBad(run: Run, one: Watched): Promise<Diagnosis | undefined> {
  const isGood = one.verdict?.outcome === 'succeeded' || one.verdict?.outcome === 'superseded';
  if (isGood) return undefined;
  const { ecs, logs, region } = run.cloud;
  return diagnose(one.task.rollout, run.target.definition, one.events, { ecs, logs, region, access: run.access });
}

function unchangedPlans({ plans }: Run): { service: ServiceView; running: DeploymentView; why: string }[] {
  return plans.flatMap(({ service, step }) =>
    step.kind === 'unchanged' ? [{ service, running: step.running, why: step.why }] : [],
  );
}

async function verifyUnchanged(run: Run): Promise<Verification[]> {
  const rollouts = unchangedPlans(run).map(({ service, running }) => ({
    serviceArn: service.arn,
    deploymentId: running.id,
  }));
  const { ecs } = run.cloud;
  return verifyImages(rollouts, run.target.definition, { ecs, access: run.access });
}

function unchangedResults(run: Run, verifications: readonly Verification[]): ServiceResult[] {
  return unchangedPlans(run).map(({ service, running, why }, at): ServiceResult => ({
    ...blankResult(service, run.inputs.cluster),
    outcome: 'unchanged',
    reason: why,
    deploymentId: running.id,
    verification: verifications[at],
    verified: running.running > 0 && (verifications[at]?.matches ?? false),
  }));
}

function warnAbout(result: ServiceResult, watched: readonly Watched[], { runner, cloud }: Run): void {
  if (result.outcome !== 'succeeded') return;
  const one = watched.find(({ task }) => task.rollout.service === result.service);
  const desired = one?.samples.at(-1)?.desired ?? one?.track.service?.desired ?? 0;
  if (desired === 0) {
    runner.log.warning(
      `${result.service}: the desired count is 0, so ECS calls the deployment complete without having run a task of ${shortTaskDefinition(result.taskDefinitionArn)}. Nothing is proved of the new revision.`,
    );
    return;
  }
  const { verification } = result;
  if (verification === undefined || verification.matches) return;
  const text = `${result.service}: images not verified: ${verification.note}. ${cloud.links.ecsService(result.cluster, result.service)}`;
  // A tag was asked for, so nothing could have been verified: no reason to alarm anybody.
  if (/, not sha256:/.test(verification.note)) runner.log.warning(text);
  else runner.log.info(text);
}

function stripStop(text: string): string {
  return text.trim().replace(/\.$/, '');
}
