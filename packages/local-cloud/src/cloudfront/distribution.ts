import type { Random } from '../core/random.js';
import type { InvalidationTimes, Invalidations } from './invalidations.js';
import type { CachePolicy, CacheTtls, Policies, ResponseHeadersPolicy, SecurityHeaders } from './policies.js';

/** What makes a route that is no file show the application. */
export type Fallback =
  /** A viewer-request function: a path without an extension is `/index.html`; a missing file stays missing. */
  | 'function'
  /** The same for a bucket of previews: it is `index.html` of the first folder, so `/pr-7/cart` is `/pr-7/index.html`. */
  | 'preview-function'
  /** Custom error responses: every 403 and 404 is 200 with `/index.html`, missing scripts as well. */
  | 'error-pages'
  | 'none';

export const FALLBACKS: readonly Fallback[] = ['function', 'preview-function', 'error-pages', 'none'];

/** What a distribution in front of a bucket is to be like; the defaults are those of a well set up site. */
export interface DistributionOptions {
  /** Must exist when it is read; a missing one answers as S3 does. */
  readonly bucket: string;
  /** Folder of the bucket that is the site's root: `/app`. Default: none. */
  readonly originPath?: string;
  /** Port of the edge on 127.0.0.1. Default: a free one. */
  readonly port?: number;
  /** Default `index.html`; empty: none. */
  readonly defaultRootObject?: string;
  /** Default `function`. */
  readonly fallback?: Fallback;
  /** Whether the edge may list the bucket: else S3 answers 403 for a missing object. Default `true`. */
  readonly listBucket?: boolean;
  /** Default `true`. */
  readonly compress?: boolean;
  /** Default: at least 0, a day where the origin says nothing, at most a year. */
  readonly cache?: Partial<CacheTtls>;
  /** How long the edge keeps a 404 (a 403 with `error-pages`), in seconds. Default 10, as CloudFront's. */
  readonly errorCachingMinTtl?: number;
  /** Default: HSTS, CSP, nosniff, referrer and permissions policy; `none` leaves them all out. */
  readonly responseHeaders?: SecurityHeaders | 'none';
  /** As the configuration says; the edge here speaks HTTP all the same. Default `redirect-to-https`. */
  readonly viewerProtocolPolicy?: 'allow-all' | 'https-only' | 'redirect-to-https';
  readonly aliases?: readonly string[];
  readonly invalidationTimes?: Partial<InvalidationTimes>;
}

/** A distribution as it stands. */
export interface Distribution {
  readonly id: string;
  readonly arn: string;
  /** `d111111abcdef8.cloudfront.net`: a name only, served at `siteUrl`. */
  readonly domainName: string;
  readonly etag: string;
  /** Cloud time in milliseconds. */
  readonly createdAt: number;
  readonly bucket: string;
  readonly bucketRegion: string;
  readonly originPath: string;
  readonly defaultRootObject: string;
  readonly fallback: Fallback;
  readonly listBucket: boolean;
  readonly compress: boolean;
  readonly cachePolicy: CachePolicy;
  readonly errorCachingMinTtl: number;
  readonly responseHeadersPolicy: ResponseHeadersPolicy | undefined;
  readonly viewerProtocolPolicy: string;
  readonly aliases: readonly string[];
  readonly invalidations: Invalidations;
}

const CACHE: CacheTtls = { minTtl: 0, defaultTtl: 86_400, maxTtl: 31_536_000 };

const HEADERS: SecurityHeaders = {
  contentSecurityPolicy:
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'",
  contentTypeOptions: true,
  frameOptions: 'DENY',
  referrerPolicy: 'strict-origin-when-cross-origin',
  hsts: { maxAge: 63_072_000, includeSubdomains: true, preload: false },
  custom: { 'permissions-policy': 'camera=(), geolocation=(), microphone=()' },
};

export interface DistributionParts {
  readonly account: string;
  readonly bucketRegion: string;
  readonly random: Random;
  readonly now: number;
  readonly invalidations: Invalidations;
  readonly policies: Policies;
}

/** @throws Error for an origin path that CloudFront would not take */
export function newDistribution(options: DistributionOptions, parts: DistributionParts): Distribution {
  const { originPath = '', responseHeaders = HEADERS } = options;
  if (!/^(\/[^/]+)*$/.test(originPath)) {
    throw new Error(`originPath starts with a slash and does not end with one, unlike '${originPath}'.`);
  }
  const id = `E${parts.random.hex(13).toUpperCase()}`;
  return {
    id,
    arn: `arn:aws:cloudfront::${parts.account}:distribution/${id}`,
    domainName: `d${parts.random.hex(13)}.cloudfront.net`,
    etag: `E${parts.random.hex(12).toUpperCase()}`,
    createdAt: parts.now,
    bucket: options.bucket,
    bucketRegion: parts.bucketRegion,
    originPath,
    defaultRootObject: options.defaultRootObject ?? 'index.html',
    fallback: options.fallback ?? 'function',
    listBucket: options.listBucket ?? true,
    compress: options.compress ?? true,
    cachePolicy: parts.policies.cachePolicyFor({ ...CACHE, ...options.cache }),
    errorCachingMinTtl: options.errorCachingMinTtl ?? 10,
    responseHeadersPolicy:
      responseHeaders === 'none' ? undefined : parts.policies.responseHeadersPolicyFor(responseHeaders),
    viewerProtocolPolicy: options.viewerProtocolPolicy ?? 'redirect-to-https',
    aliases: options.aliases ?? [],
    invalidations: parts.invalidations,
  };
}
