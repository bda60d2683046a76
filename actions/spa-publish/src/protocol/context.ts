import type { Clock, Log } from '@platform-actions/action-kit';
import type { CommitRelation } from '@platform-actions/github';
import type { Cdn, ObjectStore } from '../ports.js';
import type { Keys } from './keys.js';

export interface PublishSettings {
  /** Path of the page that is switched last among the HTML: `index.html`. */
  readonly entry: string;
  /** Milliseconds to wait for another publisher. */
  readonly lockTimeoutMs: number;
  /** Milliseconds after which a lock that was not renewed may be taken over. */
  readonly lockTtlMs: number;
  /** Requests in flight at most. */
  readonly concurrency: number;
  /** Publish although a newer commit is live. */
  readonly allowOlder: boolean;
}

/** The distributions before the bucket, and which of their paths a set of changed files touches. */
export interface CdnTarget {
  readonly cdn: Cdn;
  readonly distributionIds: readonly string[];
  /** From site paths (`index.html`) to invalidation paths (`/index.html`, `/`); empty means no invalidation. */
  pathsOf(changed: readonly string[]): readonly string[] | Promise<readonly string[]>;
}

/** What every operation of the protocol works with. */
export interface Publishing {
  readonly store: ObjectStore;
  readonly cdn?: CdnTarget;
  /** Sleeps and durations only; what is decided by time is decided by the store's clock. */
  readonly clock: Clock;
  /** 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
  readonly log: Pick<Log, 'debug' | 'info' | 'warning'>;
  /** Called after each file of a phase, often. */
  readonly progress?: (progress: { phase: PhaseName; done: number; total: number }) => void;
  readonly signal: AbortSignal;
  readonly keys: Keys;
  readonly settings: PublishSettings;
  /** Address of the run, or who publishes by hand: for those who wait for the lock. */
  readonly run: string;
  /** How our commit stands to the live one: `ahead` has all of its history and more. */
  compareCommits(live: string, ours: string): Promise<CommitRelation>;
}

export type PhaseName = 'read state' | 'upload' | 'lock' | 'switch' | 'invalidate' | 'unlock';

/** When a phase ran, milliseconds since the operation began. */
export interface Phase {
  readonly name: PhaseName;
  readonly startMs: number;
  readonly endMs: number;
}

/** An invalidation that was accepted; wait for it by its id. */
export interface StartedInvalidation {
  readonly distributionId: string;
  readonly id: string;
  readonly paths: readonly string[];
}
