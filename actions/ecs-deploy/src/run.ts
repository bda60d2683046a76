import type { Runner } from '@platform-actions/action-kit';
import type { OptionalAccess } from './ecs/optional-access.js';
import type { Prepared } from './prepare.js';

/** One run of the action after its plan is made. */
export interface Run extends Prepared {
  readonly runner: Runner;
  readonly access: OptionalAccess;
  /** Between 0 and 1. */
  readonly random: () => number;
}
