import type { Action } from '@platform-actions/action-kit';
import { main } from './main.js';
import { post } from './post.js';
import { OUTPUTS, type Output } from './report/report.js';
import { OUTCOMES, type Outcome } from './report/results.js';

export const action: Action<Outcome, Output> = {
  name: 'ecs-deploy',
  outcomes: OUTCOMES,
  outputs: OUTPUTS,
  onThrow: 'failed',
  main,
  post,
};
