import type { FindingKind } from '../model.js';

/** Where a waiver holds; every list that is given must have a match. Globs. */
export interface WaiverScope {
  readonly purls?: readonly string[];
  readonly paths?: readonly string[];
  readonly images?: readonly string[];
}

/** A decision to live with one advisory or rule for a time. */
export interface Waiver {
  /** The advisory or rule as written; its aliases match too. */
  readonly id: string;
  /** Absent: every kind. */
  readonly kinds?: readonly FindingKind[];
  readonly scope?: WaiverScope;
  readonly reason: string;
  /** Always there in a policy file; imported files have none. */
  readonly owner?: string;
  readonly ticket?: string;
  /** `YYYY-MM-DD` */
  readonly created?: string;
  /** `YYYY-MM-DD` as written; only imported waivers may lack it. */
  readonly expires?: string;
  /** The first instant (ms since the epoch) at which it holds no more; absent where it has no end. */
  readonly endsAt?: number;
  /** `file:line:column` */
  readonly source: string;
}

export const VEX_STATUSES = ['not_affected', 'affected', 'fixed', 'under_investigation'] as const;
export type VexStatus = (typeof VEX_STATUSES)[number];

/** What a product is in OpenVEX: a package, an image, or an image with the packages in it that are meant. */
export interface VexProduct {
  /** Package URLs; the ones that are no package URL are left out. */
  readonly purls: readonly string[];
  /** Empty: all of the product. */
  readonly subcomponents: readonly string[];
}

/** One statement of an OpenVEX document. */
export interface VexStatement {
  /** Every name that the statement gives the vulnerability. */
  readonly ids: readonly string[];
  readonly products: readonly VexProduct[];
  readonly status: VexStatus;
  /** The justification, the impact statement or both, as one text. */
  readonly justification?: string;
  /** ms since the epoch; a later statement on the same matter replaces an earlier one. */
  readonly timestamp: number;
  /** `file, statement N` */
  readonly source: string;
}
