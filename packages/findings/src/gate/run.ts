import type { Runner } from '@platform-actions/action-kit';
import type { Baseline } from '../baseline/index.js';
import type { ScanReport, ToolVersion } from '../model.js';
import type { GateInputs } from './inputs.js';
import type { Policy } from '../policy/index.js';
import type { GateEvent } from './ports.js';

/** What a scan is judged by. */
export interface Rules {
  readonly policy: Policy;
  /** Where the policy comes from, for people. */
  readonly source: string;
  readonly baseline?: Baseline;
}

/** What the rules of a scan are found by. */
export interface RulesRequest {
  readonly runner: Pick<Runner, 'env' | 'log' | 'clock' | 'workspace' | 'tempDir'>;
  readonly inputs: Omit<GateInputs, 'timeout'>;
  readonly event: GateEvent;
  /** Seconds; an input of the action. The policy's own limit holds too. */
  readonly maxDbAge?: number;
}

/** A scan that is done, and what the gate must know to judge and report it. */
export interface ScanRun extends RulesRequest {
  /** The action's name: `scan-image`. */
  readonly action: string;
  /** From `loadRules`, read before the scan: a mistake in them is told before it. */
  readonly rules: Rules;
  /** At least one; an engine that found nothing has a report, too. */
  readonly reports: readonly ScanReport[];
  /** Under which name the findings stand in code scanning; default the first report's. */
  readonly tool?: ToolVersion;
  /**
   * What tells this scan from others of the same commit: `orders-api/linux-arm64`. It must not change from build to
   * build, or GitHub takes every alert for a new one.
   */
  readonly category: string;
  /** Whether the findings that fail or warn are annotated on their lines. */
  readonly annotate?: boolean;
}
