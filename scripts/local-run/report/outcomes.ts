import type { StepRun } from '../act/record.js';
import type { LocalRun } from './model.js';

/** What an action of ours says at its end. */
export interface ActionOutcome {
  readonly step: StepRun;
  readonly job: string;
  /** What the job was called by, outermost first. */
  readonly path: string;
  readonly outcome: string;
  readonly reason: string;
  /** The remaining outputs that have a value. */
  readonly outputs: readonly (readonly [name: string, value: string])[];
}

/** `result` is the path of a file that the runner has removed. */
const SHOWN_OTHERWISE = new Set(['outcome', 'reason', 'result']);

/** The outcome of each step that set one, in the order of the run. */
export function actionOutcomes(run: Pick<LocalRun, 'record'>): ActionOutcome[] {
  return run.record.jobs.flatMap((job) =>
    job.steps.flatMap((step) => {
      const { outcome, reason = '' } = step.outputs;
      if (outcome === undefined) return [];
      const outputs = Object.entries(step.outputs).filter(
        ([name, value]) => !SHOWN_OTHERWISE.has(name) && value !== '',
      );
      return [{ step, job: job.name, path: job.path, outcome, reason, outputs }];
    }),
  );
}

/** Outputs that only scans and metrics have: such an action changes nothing, and what it says is not how the run ended. */
const OUTPUTS_OF_OBSERVERS = ['findings', 'published'];

/** One sentence on how the run ended, from the first action that failed or else from the last that changes something. */
export function headline(run: Pick<LocalRun, 'record' | 'verdict' | 'complaints' | 'observations'>): string {
  const outcomes = actionOutcomes(run);
  const failed = outcomes.find(({ step }) => step.status === 'failure');
  const changing = outcomes.findLast(({ step }) => !OUTPUTS_OF_OBSERVERS.some((name) => name in step.outputs));
  const teller = run.verdict === 'failed' ? failed : (changing ?? outcomes[0]);
  if (run.verdict === 'cancelled') return 'The run was cancelled before its end.';
  return teller?.reason ?? firstMiss(run) ?? firstProblem(run) ?? run.complaints[0] ?? fallback(run);
}

/** What was looked at and was not as it should be. */
function firstMiss({ observations }: Pick<LocalRun, 'observations'>): string | undefined {
  const misses = observations.flatMap(({ title, checks }) =>
    checks.filter(({ ok }) => !ok).map(({ what, detail }) => `${title}: ${what} (${detail}).`),
  );
  return misses[0];
}

function firstProblem(run: Pick<LocalRun, 'record'>): string | undefined {
  const steps = run.record.jobs.flatMap(({ steps }) => steps);
  const errors = steps.flatMap(({ annotations }) => annotations.filter(({ level }) => level === 'error'));
  return errors[0]?.message ?? steps.flatMap(({ problems }) => problems)[0];
}

function fallback({ verdict }: Pick<LocalRun, 'verdict'>): string {
  return verdict === 'succeeded' ? 'Every job succeeded.' : 'The pipeline failed before any of its actions could run.';
}
