import type { Settled } from './cdn/wait.js';
import type { CleanResult, StartedInvalidation, Work } from './protocol/index.js';
import type { Check } from './probe/check.js';
import type { FileChange } from './report/changes.js';
import type { Phase } from './report/chart.js';

export const OUTCOMES = [
  'published',
  'unchanged',
  'planned',
  'rolled-back',
  'reverted',
  'superseded',
  'failed',
  'config-error',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a mode found and did; what is absent did not happen. */
export interface ModeResult {
  readonly outcome: Outcome;
  /** One sentence or two. */
  readonly reason: string;
  readonly ok: boolean;
  /** Id of the release that is live now. */
  readonly live?: string | undefined;
  /** Id of the one that was live before. */
  readonly previous?: string | undefined;
  readonly uploaded?: number;
  readonly uploadedBytes?: number;
  readonly reused?: number;
  readonly changes?: readonly FileChange[];
  readonly phases?: readonly Phase[];
  readonly invalidations?: readonly StartedInvalidation[];
  readonly verified?: boolean | undefined;
  readonly checks?: readonly Check[];
  readonly lint?: readonly Check[];
  readonly settled?: Omit<Settled, 'probe'> | undefined;
  readonly deleted?: readonly string[];
  readonly clean?: CleanResult | undefined;
  /** Files of the bucket that belong to no release, where that was looked for. */
  readonly foreign?: readonly string[];
  readonly warnings?: readonly string[];
}

/** What a finding says of the work that a publish or rollback took. */
export function factsOf({ uploaded, uploadedBytes, reused, phases, invalidations, warnings }: Work) {
  return { uploaded: uploaded.length, uploadedBytes, reused, phases, invalidations, warnings };
}
