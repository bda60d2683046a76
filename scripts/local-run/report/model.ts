import type { RunRecord } from '../act/record.js';

export type Verdict = 'succeeded' | 'failed' | 'cancelled';

/** All calls of one operation that the local cloud has seen. */
export interface OperationCalls {
  /** `ECS.DescribeServices`. */
  readonly operation: string;
  readonly count: number;
  /** How many were answered with an error or not at all. */
  readonly failed: number;
}

/** Something a real run does and this one did not. */
export interface Absence {
  readonly what: string;
  readonly why: string;
  readonly instead: string;
}

/** Something that was looked at between two runs of the pipeline, with what was expected of it. */
export interface Observation {
  /** `A tab opened on release 1 goes to the cart`. */
  readonly title: string;
  readonly checks: readonly Check[];
}

export interface Check {
  readonly what: string;
  readonly ok: boolean;
  readonly detail: string;
}

export interface NextCommand {
  readonly command: string;
  readonly purpose: string;
}

/** Everything that the terminal's closing lines and the HTML report say about one run; secrets are hidden in it. */
export interface LocalRun {
  readonly pipeline: string;
  readonly scenario: string;
  /** One sentence: what the cloud was told to do. */
  readonly scenarioText: string;
  readonly verdict: Verdict;
  readonly repository: string;
  readonly branch: string;
  /** The last one. */
  readonly commit: string;
  /** The first one, where the pipeline ran several times. */
  readonly event: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly milliseconds: number;
  readonly record: RunRecord;
  readonly observations: readonly Observation[];
  /** What act printed outside of its log, such as that a workflow cannot be read. */
  readonly complaints: readonly string[];
  readonly calls: readonly OperationCalls[];
  readonly absences: readonly Absence[];
  readonly next: readonly NextCommand[];
  /** What has the pipeline run: `act 0.2.89, Node v24.1.0`. */
  readonly engine: string;
  /** How many times faster than in AWS the cloud's time goes by. */
  readonly speed: number;
}
