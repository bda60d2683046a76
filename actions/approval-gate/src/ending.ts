import { CancelledError, messageChain, UserError } from '@platform-actions/action-kit';
import { faultOf, IncompleteAnswerError, TruncatedCompareError, type FaultKind } from '@platform-actions/github';
import { Refusal, type Outcome, type ReasonCode } from './outcomes.js';

/** How a step ends. */
export interface Ending {
  readonly outcome: Outcome;
  readonly reasonCode: ReasonCode;
  readonly reason: string;
}

const FAULTS: Readonly<Record<FaultKind, ReasonCode>> = {
  refused: 'github-refused',
  'rate-limited': 'rate-limited',
  unavailable: 'github-unavailable',
};

/** What a throw means. A fault of GitHub's is `error`: never a decision, one way or the other. */
export function endingOfThrow(error: Error): Ending {
  if (error instanceof Refusal) {
    return { outcome: error.outcome, reasonCode: error.reasonCode, reason: error.message };
  }
  if (error instanceof CancelledError) return ended('cancelled', 'job-cancelled', error.message);
  const fault = faultOf(error);
  if (fault !== undefined) {
    // What was refused is said with its remedy; a fault's own words are in its causes.
    return ended('error', FAULTS[fault], fault === 'refused' ? error.message : messageChain(error));
  }
  if (error instanceof UserError) return ended('config-error', 'input-invalid', error.message);
  if (error instanceof IncompleteAnswerError) return ended('error', 'api-incomplete', error.message);
  if (error instanceof TruncatedCompareError) return ended('error', 'commits-truncated', error.message);
  return ended('error', 'internal-error', messageChain(error));
}

export function ended(outcome: Outcome, reasonCode: ReasonCode, reason: string): Ending {
  return { outcome, reasonCode, reason };
}
