import { type Log } from '@platform-actions/action-kit';
import { primaryOf } from './ecs/model.js';
import type { Prepared } from './prepare.js';

/** Says what is about to be done and what the user should know of, before anything is changed. */
export function announcePlan({ inputs, target, plans }: Prepared, log: Log): void {
  log.info(target.origin);
  for (const { path, before, after } of target.diff) log.info(`  ${path}: ${before} → ${after}`);
  for (const { service, step } of plans) log.info(`${service.name}: ${step.why}.`);
  if (target.lostPin !== undefined) log.warning(target.lostPin);
  for (const { service, step } of plans) {
    const running = primaryOf(service);
    if (step.kind !== 'deploy' || running?.rolloutState !== 'IN_PROGRESS') continue;
    log.notice(`${service.name}: deployment ${running.id} is still under way; this one takes its place.`);
  }
  const unguarded = plans.filter(({ service: { settings } }) => {
    return !settings.circuitBreaker && !settings.alarmRollback && settings.strategy === 'ROLLING';
  });
  if (unguarded.length > 0 && inputs.onFailure === 'leave') {
    const names = unguarded.map(({ service }) => service.name).join(', ');
    log.warning(
      `Nothing rolls ${names} back when the deployment fails: no deployment circuit breaker, no alarms, and on-failure is leave.`,
    );
  }
}
