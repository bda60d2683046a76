import type { OutputValue, Report, Section } from '@platform-actions/action-kit';
import type { RollbackStatus } from '../watch/verdict.js';
import { GREEN, OUTCOMES, type Outcome, type ServiceResult } from './results.js';

/** Every output of action.yml but outcome, reason and result. */
export const OUTPUTS = [
  'deployment-id',
  'service-deployment-arn',
  'task-definition-arn',
  'previous-task-definition-arn',
  'rollback-status',
  'rolled-back-to',
  'image-digests',
  'failed-tasks',
  'duration-seconds',
  'verified',
] as const;

export type Output = (typeof OUTPUTS)[number];

const WORST_ROLLBACK: readonly RollbackStatus[] = ['failed', 'started', 'succeeded', 'none'];

/** The outcome of the run: the worst of its services'. */
export function worstOutcome(results: readonly Pick<ServiceResult, 'outcome'>[]): Outcome {
  return OUTCOMES.find((outcome) => results.some((result) => result.outcome === outcome)) ?? 'unchanged';
}

/** What the step says at its end. Outputs with a value per service have one line each, in the order of the input. */
export function buildReport(
  results: readonly ServiceResult[],
  facts: { readonly seconds: number; readonly calls: Readonly<Record<string, number>> },
  summary: readonly Section[],
): Report<Outcome, Output> {
  const outcome = worstOutcome(results);
  return {
    outcome,
    reason: reasonOf(results, outcome),
    ok: GREEN.has(outcome),
    outputs: outputsOf(results, facts.seconds),
    summary,
    details: { services: results, calls: facts.calls },
  };
}

function reasonOf(results: readonly ServiceResult[], outcome: Outcome): string {
  const worst = results.filter((result) => result.outcome === outcome);
  const named = worst.map(({ service, reason }) => `${service}: ${reason}`).join('. ');
  const share = results.length > 1 && worst.length < results.length ? `${worst.length} of ${results.length}: ` : '';
  return `${share}${named}.`;
}

function outputsOf(results: readonly ServiceResult[], seconds: number): Record<Output, OutputValue> {
  const each = (value: (result: ServiceResult) => string): string[] => results.map(value).filter((text) => text !== '');
  const digests = results.flatMap(({ verification }) =>
    (verification?.images ?? []).map(({ container, digest }) => `${container}=${digest}`),
  );
  return {
    'deployment-id': each(({ deploymentId }) => deploymentId),
    'service-deployment-arn': each(({ serviceDeploymentArn }) => serviceDeploymentArn),
    'task-definition-arn': [...new Set(each(({ taskDefinitionArn }) => taskDefinitionArn))],
    'previous-task-definition-arn': [...new Set(each(({ previousTaskDefinitionArn: arn }) => arn))],
    'rollback-status': WORST_ROLLBACK.find((status) => results.some(({ rollback }) => rollback === status)),
    'rolled-back-to': [...new Set(each(({ rolledBackTo }) => rolledBackTo))],
    'image-digests': [...new Set(digests)],
    'failed-tasks': results.reduce((sum, { diagnosis }) => sum + (diagnosis?.stoppedTasks ?? 0), 0),
    'duration-seconds': Math.round(seconds),
    verified: results.length > 0 && results.every(({ verified }) => verified),
  };
}
