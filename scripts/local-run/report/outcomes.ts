import type { StepRun } from '../act/record.js';
import type { LocalRun } from './model.js';

/** What an action of ours says at its end. */
export interface ActionOutcome {
  readonly step: StepRun;
  readonly job: string;
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
      return [{ step, job: job.name, outcome, reason, outputs }];
    }),
  );
}

/** One sentence on how the run ended, from the first action that failed or else from the first that says anything. */
export function headline(run: Pick<LocalRun, 'record' | 'verdict' | 'complaints'>): string {
  const outcomes = actionOutcomes(run);
  const failed = outcomes.find(({ step }) => step.status === 'failure');
  const teller = run.verdict === 'failed' ? failed : outcomes[0];
  if (run.verdict === 'cancelled') return 'The run was cancelled before its end.';
  return teller?.reason ?? firstProblem(run) ?? run.complaints[0] ?? fallback(run);
}

function firstProblem(run: Pick<LocalRun, 'record'>): string | undefined {
  const steps = run.record.jobs.flatMap(({ steps }) => steps);
  const errors = steps.flatMap(({ annotations }) => annotations.filter(({ level }) => level === 'error'));
  return errors[0]?.message ?? steps.flatMap(({ problems }) => problems)[0];
}

function fallback({ verdict }: Pick<LocalRun, 'verdict'>): string {
  return verdict === 'succeeded' ? 'Every job succeeded.' : 'The pipeline failed before any of its actions could run.';
}
