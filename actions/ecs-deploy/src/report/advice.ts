import { shortTaskDefinition } from '../ecs/model.js';
import type { ServiceResult } from './results.js';

/** What the reader of a bad outcome does next. */
export function adviceFor(result: ServiceResult): string[] {
  const { service, outcome, diagnosis } = result;
  const running = stateOf(result);
  switch (outcome) {
    case 'failed':
    case 'rolled-back':
      return [
        diagnosis === undefined || diagnosis.stops.length === 0
          ? `${service}: read the service events below; no stopped task of this deployment was found.`
          : `${service}: mend what the table of stop reasons names, then deploy again.`,
        ...running,
      ];
    case 'timed-out':
      return [
        `${service}: the events below say what it was waiting for. If it merely is slow, raise "timeout" or the health check's grace period.`,
        ...running,
      ];
    case 'superseded':
      return [
        `${service}: look at the run that deployed last; a concurrency group keeps deploys of one service apart.`,
      ];
    case 'stopped':
      return [`${service}: ask who stopped it, then run the job again.`, ...running];
    default:
      return [];
  }
}

function stateOf({ service, rollback, rolledBackTo, taskDefinitionArn }: ServiceResult): string[] {
  const target = rolledBackTo === '' ? 'what ran before' : shortTaskDefinition(rolledBackTo);
  switch (rollback) {
    case 'succeeded':
      return [];
    case 'started':
      return [`${service}: ECS is going back to ${target}; "wait-for-rollback" makes the step wait until it has.`];
    case 'failed':
      return [`${service}: the rollback did not work. Deploy a good revision by hand: task-definition-arn: ${target}.`];
    case 'none':
      return [
        `${service}: nothing was rolled back, so it still is on its way to ${shortTaskDefinition(taskDefinitionArn)}.`,
      ];
  }
}
