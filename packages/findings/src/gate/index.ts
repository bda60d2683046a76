export { concludeScan, verdictOf } from './conclude.js';
export { gateInputs, type GateInputs, type Switch } from './inputs.js';
export {
  GATE_OUTCOMES,
  GATE_OUTPUTS,
  InfrastructureError,
  outcomeOfThrow,
  reportingThrows,
  ScannerError,
  type GateOutcome,
  type GateOutput,
} from './outcomes.js';
export { DEFAULT_POLICY_PATH } from './policy.js';
export { judgesAChange, type BaseFile, type GateEvent, type GatePorts } from './ports.js';
export { loadRules } from './rules.js';
export type { Rules, RulesRequest, ScanRun } from './run.js';
