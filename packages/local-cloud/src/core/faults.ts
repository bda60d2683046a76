import type { Random } from './random.js';

/** Which calls a fault hits. */
export interface FaultScope {
  /** `ECS.UpdateService`, a whole service `ECS.*`, or `*`; or several of these, counted together. */
  readonly operation: string | readonly string[];
  /** Hit this many calls, then be gone. Absent: until cleared. */
  readonly times?: number;
  /** Let this many matching calls pass first. */
  readonly skip?: number;
  /** Share of the matching calls that are hit, 0 to 1, drawn from the cloud's seeded random numbers. Absent: all. */
  readonly rate?: number;
}

/** What goes wrong. */
export type FaultEffect =
  /** `ThrottlingException: Rate exceeded`, as an SDK retries it; on S3 `SlowDown`; on GitHub the secondary limit, lifted after 60 s by default. */
  | { readonly kind: 'throttle'; readonly retryAfterSeconds?: number }
  /**
   * A 5xx; `code` is the AWS error code, `ServerException` or `InternalFailure` by default; on S3 `InternalError`, and
   * any code that it has (`RequestTimeout`) with its status; on GitHub a 502. The call is carried out all the same with
   * `when: 'after'`.
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
  /**
   * The cloud goes silent: the first call that is hit is carried out, but its answer never comes; later ones are not
   * even carried out (with `when: 'before'`, none is). So `skip: k - 1` leaves a client that can be killed after exactly
   * k operations; `times: 1` holds that one call only.
   */
  | { readonly kind: 'hold'; readonly when?: 'before' | 'after' }
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
  /** Settles, with the operation's name, as soon as a `hold` has left a client without its answer. */
  whenHeld(): Promise<string>;
}

/** The dispatcher's side of the faults. */
export interface FaultDraw {
  draw(operation: string): CallFaults;
  /** Says that a `hold` has taken effect. */
  held(operation: string): void;
}

/** The faults of one call: one that replaces the answer at most, the delay, and how old a read may be. */
export interface CallFaults {
  readonly failure: Exclude<FaultEffect, { kind: 'latency' | 'stale-read' }> | undefined;
  readonly latencyMs: number;
  readonly staleSeconds: number;
  /** The call comes after the one that a `hold` was set to hit. */
  readonly afterHold: boolean;
}

interface Armed {
  readonly fault: Fault;
  skip: number;
  left: number;
  hits: number;
}

/** The faults in force, and the draw that says which hit a given call. */
export function faultPlan(random: Random): Faults & FaultDraw {
  let armed: Armed[] = [];
  let holding: string | undefined;
  let waiting: ((operation: string) => void)[] = [];
  return {
    add: (fault) => armed.push({ fault, skip: fault.skip ?? 0, left: fault.times ?? Infinity, hits: 0 }),
    clear: () => {
      armed = [];
      holding = undefined;
    },
    list: () => armed.map(({ fault }) => fault),
    whenHeld: () =>
      holding === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(holding),
    held: (operation) => {
      holding ??= operation;
      for (const settle of waiting) settle(holding);
      waiting = [];
    },
    draw: (operation) => {
      if (armed.length === 0) return NO_FAULTS;
      const drawn = drawFrom(armed, operation, random);
      armed = armed.filter(({ left }) => left > 0);
      return drawn;
    },
  };
}

const NO_FAULTS: CallFaults = { failure: undefined, latencyMs: 0, staleSeconds: 0, afterHold: false };

function drawFrom(armed: readonly Armed[], operation: string, random: Random): CallFaults {
  let failure: CallFaults['failure'];
  let latencyMs = 0;
  let staleSeconds = 0;
  let afterHold = false;
  for (const entry of armed) {
    const { fault } = entry;
    if (!matches(fault.operation, operation) || (failure && isFailure(fault)) || !fires(entry, random)) continue;
    if (fault.kind === 'latency') latencyMs += fault.milliseconds;
    else if (fault.kind === 'stale-read') staleSeconds = Math.max(staleSeconds, fault.seconds);
    else {
      afterHold = fault.kind === 'hold' && entry.hits > 1;
      failure = afterHold && fault.kind === 'hold' ? { ...fault, when: 'before' } : fault;
    }
  }
  return { failure, latencyMs, staleSeconds, afterHold };
}

function isFailure(fault: Fault): boolean {
  return fault.kind !== 'latency' && fault.kind !== 'stale-read';
}

function matches(pattern: string | readonly string[], operation: string): boolean {
  if (typeof pattern !== 'string') return pattern.some((one) => matches(one, operation));
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
  entry.hits += 1;
  return true;
}
