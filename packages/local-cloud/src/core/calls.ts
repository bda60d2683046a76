import type { JsonObject } from './types.js';

/** One HTTP request to an AWS API, as the cloud saw it. A client's retry is a call of its own. */
export interface Call {
  /** `ECS.UpdateService`. */
  readonly operation: string;
  /** Cloud time in milliseconds since the epoch. */
  readonly at: number;
  /** HTTP status of the answer; 0 when the connection was dropped. */
  readonly status: number;
  /** AWS error code of the answer, where it was one. */
  readonly error?: string;
  /** Sizes of the bodies on the wire, in bytes. */
  readonly requestBytes: number;
  readonly responseBytes: number;
  /** The decoded input. */
  readonly input: JsonObject;
  readonly userAgent: string;
  readonly principal: string;
}

export interface CallRecorder {
  record(call: Call): void;
  /** All calls in the order of their answers, or those of one operation (`ECS.UpdateService`) or service (`ECS`). */
  readonly calls: (operation?: string) => readonly Call[];
  readonly reset: () => void;
}

export function callRecorder(): CallRecorder {
  let recorded: Call[] = [];
  return {
    record: (call) => recorded.push(call),
    calls: (operation) =>
      recorded.filter(
        (call) => !operation || call.operation === operation || call.operation.startsWith(`${operation}.`),
      ),
    reset: () => {
      recorded = [];
    },
  };
}
