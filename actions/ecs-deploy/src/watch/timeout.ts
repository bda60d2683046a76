import type { DeploymentSettings } from '../ecs/model.js';

/** What a rolling update may take before anything is baked or hooked. */
const ROLLING_MINUTES = 15;

/**
 * How long a deployment of these settings may take, in seconds: 15 minutes for the tasks, and on top what the strategy
 * spends on purpose: bake times, traffic steps and every lifecycle hook's own timeout (a PAUSE hook's default is a day).
 */
export function defaultTimeoutSeconds(settings: DeploymentSettings): number {
  const hooks = settings.hooks.reduce((sum, { stages, timeoutMinutes }) => sum + stages * timeoutMinutes, 0);
  return 60 * (ROLLING_MINUTES + settings.bakeMinutes + shiftMinutes(settings) + hooks);
}

function shiftMinutes({ strategy, linear, canaryBakeMinutes }: DeploymentSettings): number {
  if (strategy === 'CANARY') return canaryBakeMinutes;
  if (strategy !== 'LINEAR' || linear === undefined || linear.stepPercent <= 0) return 0;
  return Math.ceil(100 / linear.stepPercent) * linear.stepBakeMinutes;
}
