import type { Action } from '@platform-actions/action-kit';
import { GATE_OUTCOMES, GATE_OUTPUTS, type GateOutcome, type GateOutput } from '@platform-actions/findings';
import { main } from './main.js';

export const action: Action<GateOutcome, GateOutput> = {
  name: 'sast',
  outcomes: GATE_OUTCOMES,
  outputs: GATE_OUTPUTS,
  onThrow: 'infrastructure',
  main,
};
