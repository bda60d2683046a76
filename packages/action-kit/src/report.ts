import type { Section } from './summary/index.js';

/** An output's value; `undefined` becomes the empty string, a list one entry per line. */
export type OutputValue = string | number | boolean | readonly string[] | undefined;

/** What an action says at its end: it is published in full before the step fails. */
export interface Report<Outcome extends string = string, Output extends string = string> {
  readonly outcome: Outcome;
  /** One sentence. */
  readonly reason: string;
  /** Whether the step is green. */
  readonly ok: boolean;
  /** Every output of the action but `outcome`, `reason` and `result`, which are added. */
  readonly outputs: Readonly<Record<Output, OutputValue>>;
  readonly summary: readonly Section[];
  /** What the JSON file behind the output `result` holds beyond outcome, reason and outputs. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** An output's value as the runner's file takes it. */
export function outputText(value: OutputValue): string {
  if (value === undefined) return '';
  return typeof value === 'object' ? value.join('\n') : String(value);
}

/** The content of the file behind the output `result`. */
export function resultJson(action: string, report: Report): string {
  const { outcome, reason, ok, outputs, details } = report;
  return `${JSON.stringify({ action, outcome, reason, ok, outputs, ...details }, null, 2)}\n`;
}
