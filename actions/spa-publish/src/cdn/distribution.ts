/** What the lint reads of a distribution's configuration. */
export interface Distribution {
  readonly id: string;
  readonly defaultRootObject: string;
  readonly origins: readonly Origin[];
  /** The default behaviour first, with the pattern `*`. */
  readonly behaviours: readonly Behaviour[];
  readonly errorResponses: readonly ErrorResponse[];
}

export interface Origin {
  readonly id: string;
  readonly domain: string;
  /** `/app`; empty where there is none. */
  readonly path: string;
  readonly access: 'oac' | 'oai' | 'none';
}

export interface Behaviour {
  readonly pattern: string;
  readonly originId: string;
  readonly compress: boolean;
  /** `allow-all`, `https-only` or `redirect-to-https`. */
  readonly viewerProtocol: string;
  /** Seconds; `undefined` where a cache policy decides and could not be read. */
  readonly minTtl: number | undefined;
  readonly cachePolicyId: string;
  readonly responseHeadersPolicyId: string;
  readonly hasViewerRequestFunction: boolean;
}

/** A custom error response: `403 → 200 /index.html`. */
export interface ErrorResponse {
  readonly status: number;
  /** 0 where the status stays. */
  readonly answeredStatus: number;
  /** Empty where the page stays. */
  readonly page: string;
  /** Seconds that the error is cached. */
  readonly minTtl: number;
}
