import type { Manifest, Pointer } from '../model.js';
import type { Phase, StartedInvalidation } from './context.js';

/** What a publish or rollback cost and did. */
export interface Work {
  /** Files of the site that were written. */
  readonly uploaded: readonly string[];
  readonly uploadedBytes: number;
  /** Files of the release that needed no write. */
  readonly reused: number;
  /** Written files whose content was live already: only their headers have changed. */
  readonly headersOnly: readonly string[];
  readonly phases: readonly Phase[];
  readonly invalidations: readonly StartedInvalidation[];
  /** Why an invalidation could not be started. */
  readonly invalidationError?: string;
  readonly warnings: readonly string[];
}

export interface Published {
  readonly kind: 'published';
  readonly release: Manifest;
  readonly pointer: Pointer;
  /** The release that was live before; `undefined` on the first publish. */
  readonly previous: Manifest | undefined;
  readonly work: Work;
}

/** The live content is the build's own. */
export interface Unchanged {
  readonly kind: 'unchanged';
  readonly pointer: Pointer;
  /** Whether a publisher had died half-way and its traces were removed. */
  readonly repaired: boolean;
  readonly work: Work;
}

/** A newer commit is live: nothing was changed. */
export interface Superseded {
  readonly kind: 'superseded';
  readonly by: Pointer;
  readonly work: Work;
}

/** Nothing visible was changed, or what was changed is undone as far as `reason` says. */
export interface NotPublished {
  readonly kind: 'failed';
  /** One sentence. */
  readonly reason: string;
  /** The release that is live now. */
  readonly live: Pointer | undefined;
  readonly cause?: Error;
  readonly work: Work;
}

export type PublishResult = Published | Unchanged | Superseded | NotPublished;

export interface RolledBack {
  readonly kind: 'rolled-back';
  readonly release: Manifest;
  readonly pointer: Pointer;
  readonly previous: Manifest | undefined;
  readonly work: Work;
}

export type RollbackResult = RolledBack | Unchanged | NotPublished;

export interface Cleaned {
  readonly kind: 'cleaned' | 'planned' | 'nothing-to-do';
  readonly deleted: readonly string[];
  readonly deletedBytes: number;
  /** Releases whose manifests went, or would go. */
  readonly releases: readonly string[];
  /** Files that were to go and stay, with the reason. */
  readonly kept: readonly { readonly key: string; readonly reason: string }[];
}

/** A guard stopped the clean-up before it deleted anything, or the lock was not to be had. */
export interface NotCleaned {
  readonly kind: 'refused';
  readonly reason: string;
  readonly candidates: readonly string[];
}

export type CleanResult = Cleaned | NotCleaned;

export interface PreviewClosed {
  readonly kind: 'closed' | 'nothing-to-do';
  readonly deleted: readonly string[];
  readonly invalidations: readonly StartedInvalidation[];
}
