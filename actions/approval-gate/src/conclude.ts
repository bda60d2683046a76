import type { Report, Runner } from '@platform-actions/action-kit';
import type { Ending } from './ending.js';
import type { Gate } from './gate.js';
import { isGreen, type Mode, type Outcome } from './outcomes.js';
import { outputsOf, type Output } from './outputs.js';
import { logResult, renderSummary } from './report/index.js';
import type { GateResult } from './result.js';

interface Concluded {
  readonly mode: Mode | undefined;
  /** `undefined` where the inputs were bad. */
  readonly gate: Gate | undefined;
  readonly ending: Ending;
  readonly seconds: number;
}

/** Turns an ending and what was found out on the way into outputs, summary, log lines and `result`. */
export function conclude({ log }: Pick<Runner, 'log'>, concluded: Concluded): Report<Outcome, Output> {
  const result = resultOf(concluded);
  logResult(log, result);
  const { outcome, reason, ok, ...details } = result;
  return {
    outcome,
    reason,
    ok,
    outputs: outputsOf(result),
    summary: renderSummary(result),
    details,
  };
}

function resultOf({ mode, gate, ending, seconds }: Concluded): GateResult {
  return {
    ...(gate?.evidence.known ?? { warnings: [] }),
    ...ending,
    mode,
    dryRun: gate?.inputs.dryRun ?? false,
    ok: mode !== undefined && isGreen(mode, ending.outcome),
    repository: gate?.repository ?? { owner: '', repo: '' },
    serverUrl: gate?.serverUrl ?? 'https://github.com',
    approveWorkflow: gate?.inputs.approveWorkflow ?? 'approve.yml',
    seconds,
    calls: { total: gate?.gh.calls.total() ?? 0, byOperation: gate?.gh.calls.byOperation() ?? {} },
  };
}
