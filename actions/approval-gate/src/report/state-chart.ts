import { mermaid, plural } from '@platform-actions/action-kit';
import type { Outcome, ReasonCode } from '../outcomes.js';
import type { GateResult } from '../result.js';
import { isOpen } from './next-steps.js';
import { missingApprovals } from './votes.js';

type State = 'requested' | 'approved' | 'deploying' | 'used' | 'denied' | 'expired' | 'cancelled';

const BY_REASON: Partial<Readonly<Record<ReasonCode, State>>> = {
  'already-used': 'used',
  'already-deploying': 'deploying',
};
const BY_OUTCOME: Partial<Readonly<Record<Outcome, State>>> = {
  pending: 'requested',
  approved: 'approved',
  denied: 'denied',
  expired: 'expired',
  cancelled: 'cancelled',
};

/** The life of a request, with where it stands; empty where that is not known. */
export function stateChart(result: GateResult): string {
  const state =
    BY_REASON[result.reasonCode] ?? BY_OUTCOME[result.outcome] ?? (isOpen(result) ? 'requested' : undefined);
  if (state === undefined || result.request?.code === undefined) return '';
  const missing = missingApprovals(result);
  const votes =
    missing === undefined || missing <= 0
      ? 'approvals'
      : plural(missing, result.decision === undefined ? 'approval' : 'more approval');
  return mermaid(
    [
      'stateDiagram-v2',
      '  direction LR',
      '  [*] --> requested',
      `  requested --> approved: ${votes}`,
      '  requested --> denied',
      '  requested --> expired',
      '  requested --> cancelled',
      '  approved --> deploying: verified in the deploying job',
      '  deploying --> used: deployed',
      '  deploying --> approved: failed',
      '  classDef now stroke-width:4px',
      `  class ${state} now`,
    ].join('\n'),
  );
}
