import {
  CancelledError,
  escapeMarkdown,
  messageChain,
  toError,
  UserError,
  type Report,
} from '@platform-actions/action-kit';

/**
 * The outcomes of every scanning action; only `passed` is green. There is no `planned`: a scan changes nothing but the
 * upload and the comment, which have inputs of their own, and a policy that fails on nothing makes it a dry run.
 */
export const GATE_OUTCOMES = [
  'passed',
  'failed-policy',
  'scanner-error',
  'incomplete',
  'infrastructure',
  'config-error',
] as const;
export type GateOutcome = (typeof GATE_OUTCOMES)[number];

/** The outputs that every scanning action has beside `outcome`, `reason` and `result`. */
export const GATE_OUTPUTS = [
  'critical',
  'high',
  'medium',
  'low',
  'unknown',
  'findings',
  'new',
  'waived',
  'highest-severity',
  'sarif-path',
  'report-path',
  'db-updated-at',
] as const;
export type GateOutput = (typeof GATE_OUTPUTS)[number];

/** The scanner itself failed: it did not start, crashed, or wrote no report that can be read. */
export class ScannerError extends Error {
  override readonly name = 'ScannerError';
}

/** What the scan needs was out of reach: a registry, a database, GitHub's API. Running again may help. */
export class InfrastructureError extends Error {
  override readonly name = 'InfrastructureError';
}

/** What a throw is: a UserError the configuration's fault, a ScannerError the scanner's, all else the world's. */
export function outcomeOfThrow(error: Error): Exclude<GateOutcome, 'passed' | 'failed-policy'> {
  if (error instanceof UserError) return 'config-error';
  return error instanceof ScannerError ? 'scanner-error' : 'infrastructure';
}

const HINTS: Partial<Record<GateOutcome, string>> = {
  'scanner-error': 'The scanner failed, which says nothing about what it was to scan. Its output is in the log.',
  infrastructure:
    'What the scan needs was out of reach. Run the job again; if it stays so, look at the cause named above.',
};

/**
 * Runs a scanning action and turns what it throws into its report, red and with the right outcome: "the scanner broke" is
 * never taken for "it found something", and neither for "it found nothing".
 */
export async function reportingThrows<Output extends string>(
  action: string,
  outputs: readonly Output[],
  work: () => Promise<Report<GateOutcome, Output>>,
): Promise<Report<GateOutcome, Output>> {
  try {
    return await work();
  } catch (thrown) {
    const error = toError(thrown);
    const outcome = outcomeOfThrow(error);
    const reason = error instanceof UserError ? error.message : messageChain(error);
    const hint = error instanceof CancelledError ? '' : (HINTS[outcome] ?? '');
    const parts = [`## ❌ ${escapeMarkdown(action)}: ${outcome}`, escapeMarkdown(reason), hint];
    return {
      outcome,
      reason,
      ok: false,
      outputs: Object.fromEntries(outputs.map((name) => [name, undefined])) as Record<Output, undefined>,
      summary: [{ title: 'Verdict', rank: 0, markdown: parts.filter((part) => part !== '').join('\n\n') }],
      details: {},
    };
  }
}
