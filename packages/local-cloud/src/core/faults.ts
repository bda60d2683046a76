import type { Random } from './random.js';

/** Which calls a fault hits. */
export interface FaultScope {
  /** `ECS.UpdateService`, a whole service `ECS.*`, or `*`. */
  readonly operation: string;
  /** Hit this many calls, then be gone. Absent: until cleared. */
  readonly times?: number;
  /** Let this many matching calls pass first. */
  readonly skip?: number;
  /** Share of the matching calls that are hit, 0 to 1, drawn from the cloud's seeded random numbers. Absent: all. */
  readonly rate?: number;
}

/** What goes wrong. */
export type FaultEffect =
  /** `ThrottlingException: Rate exceeded`, as an SDK retries it; on GitHub the secondary limit, lifted after 60 s by default. */
  | { readonly kind: 'throttle'; readonly retryAfterSeconds?: number }
  /**
   * A 5xx; `code` is the AWS error code, `ServerException` or `InternalFailure` by default; on GitHub a 502. The call is
   * carried out all the same with `when: 'after'` (GitHub only).
   */
  | {
      readonly kind: 'server-error';
      readonly status?: number;
      readonly code?: string;
      readonly message?: string;
      readonly when?: 'before' | 'after';
    }
  /** The connection is closed without an answer: before the call is carried out, or after it (the answer is lost). */
  | { readonly kind: 'drop'; readonly when?: 'before' | 'after' }
  /** The answer is held back this long, in real milliseconds. Adds up with any other fault. */
  | { readonly kind: 'latency'; readonly milliseconds: number }
  /** AWS's denial text, naming principal, action and resource. */
  | { readonly kind: 'access-denied' }
  | { readonly kind: 'expired-token' }
  /** Reads answer the state of that many cloud seconds ago (`ECS.DescribeServices` only). */
  | { readonly kind: 'stale-read'; readonly seconds: number };

export type Fault = FaultScope & FaultEffect;

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  list(): readonly Fault[];
}

/** The faults of one call: one that replaces the answer at most, the delay, and how old a read may be. */
export interface CallFaults {
  readonly failure: Exclude<FaultEffect, { kind: 'latency' | 'stale-read' }> | undefined;
  readonly latencyMs: number;
  readonly staleSeconds: number;
}

interface Armed {
  readonly fault: Fault;
  skip: number;
  left: number;
}

/** The faults in force, and the draw that says which hit a given call. */
export function faultPlan(random: Random): Faults & { draw(operation: string): CallFaults } {
  let armed: Armed[] = [];
  return {
    add: (fault) => armed.push({ fault, skip: fault.skip ?? 0, left: fault.times ?? Infinity }),
    clear: () => {
      armed = [];
    },
    list: () => armed.map(({ fault }) => fault),
    draw: (operation) => {
      let failure: CallFaults['failure'];
      let latencyMs = 0;
      let staleSeconds = 0;
      for (const entry of armed) {
        const { fault } = entry;
        if (!matches(fault.operation, operation) || (failure && isFailure(fault)) || !fires(entry, random)) continue;
        if (fault.kind === 'latency') latencyMs += fault.milliseconds;
        else if (fault.kind === 'stale-read') staleSeconds = Math.max(staleSeconds, fault.seconds);
        else failure = fault;
      }
      armed = armed.filter(({ left }) => left > 0);
      return { failure, latencyMs, staleSeconds };
    },
  };
}

function isFailure(fault: Fault): boolean {
  return fault.kind !== 'latency' && fault.kind !== 'stale-read';
}

function matches(pattern: string, operation: string): boolean {
  if (pattern === '*' || pattern === operation) return true;
  return pattern.endsWith('.*') && operation.startsWith(pattern.slice(0, -1));
}

function fires(entry: Armed, random: Random): boolean {
  if (entry.skip > 0) {
    entry.skip -= 1;
    return false;
  }
  if (entry.fault.rate !== undefined && random.next() >= entry.fault.rate) return false;
  entry.left -= 1;
  return true;
}
