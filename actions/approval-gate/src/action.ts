import type { Action } from '@platform-actions/action-kit';
import { main } from './main.js';
import { OUTCOMES, type Outcome } from './outcomes.js';
import { OUTPUTS, type Output } from './outputs.js';
import { post } from './post.js';

export const action: Action<Outcome, Output> = {
  name: 'approval-gate',
  outcomes: OUTCOMES,
  outputs: OUTPUTS,
  onThrow: 'error',
  main,
  post,
};
