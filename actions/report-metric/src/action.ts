import type { Action } from '@platform-actions/action-kit';
import { main, type Outcome, type Output } from './main.js';

export const action: Action<Outcome, Output> = {
  name: 'report-metric',
  outcomes: ['published', 'partial', 'skipped', 'failed', 'planned', 'config-error'],
  outputs: ['published'],
  onThrow: 'failed',
  main,
};
