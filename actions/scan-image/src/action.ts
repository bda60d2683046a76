import type { Action } from '@platform-actions/action-kit';
import { GATE_OUTCOMES, type GateOutcome } from '@platform-actions/findings';
import { main, OUTPUTS, type Output } from './main.js';

export const action: Action<GateOutcome, Output> = {
  name: 'scan-image',
  outcomes: GATE_OUTCOMES,
  outputs: OUTPUTS,
  onThrow: 'infrastructure',
  main,
};
