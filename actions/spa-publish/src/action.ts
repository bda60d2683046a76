import type { Action } from '@platform-actions/action-kit';
import { OUTPUTS, type Output } from './conclude.js';
import { OUTCOMES, type Outcome } from './mode-result.js';
import { main } from './main.js';

export const action: Action<Outcome, Output> = {
  name: 'spa-publish',
  outcomes: OUTCOMES,
  outputs: OUTPUTS,
  onThrow: 'failed',
  main,
};
