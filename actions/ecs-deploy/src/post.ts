import { bullets, heading, type Runner, type Section } from '@platform-actions/action-kit';
import { realEffects, type Cloud, type Effects } from './cloud.js';
import { readInputs } from './inputs.js';
import { runState, type Rollout } from './state.js';
import { rollBack } from './watch/rollback.js';

/**
 * After a run that was cut short, as by a cancelled job, while it waited: rolls back what it had started, or leaves it
 * where `on-failure` says so. A run that came to its verdict has nothing to undo.
 *
 * @returns the sections of the post step's summary.
 */
export async function post(runner: Runner, effects: Effects = realEffects): Promise<readonly Section[]> {
  const { log } = runner;
  const state = runner.state.load(runState);
  if (state === undefined || state.finished) {
    log.debug(state === undefined ? 'Nothing was started.' : 'The run came to its verdict: nothing to undo.');
    return [];
  }
  const inputs = readInputs(runner);
  const [ours, others] = [
    state.rollouts.filter(({ startedHere }) => startedHere),
    state.rollouts.filter(({ startedHere }) => !startedHere),
  ];
  const lines = others.map((one) => `${one.service}: ${one.deploymentId} was started by another run and goes on.`);
  if (inputs.onFailure === 'leave') {
    lines.push(...ours.map((one) => `${one.service}: ${one.deploymentId} goes on, since on-failure is leave.`));
  } else {
    const cloud = effects.connect(runner, inputs);
    for (const rollout of ours) lines.push(await undo(rollout, cloud, runner));
  }
  for (const line of lines) log.warning(`The run was cut short. ${line}`);
  return [
    {
      title: 'Cut short',
      rank: 0,
      markdown: `${heading('ecs-deploy: the run was cut short during the deployment', 2)}\n\n${bullets(lines)}`,
    },
  ];
}

async function undo(rollout: Rollout, { ecs, explain }: Cloud, { clock }: Runner): Promise<string> {
  const attempt = await rollBack(rollout, undefined, undefined, { ecs, explain, clock });
  return `${rollout.service}: ${rollout.deploymentId}: ${attempt.note}.`;
}
