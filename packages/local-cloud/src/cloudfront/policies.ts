import type { Random } from '../core/random.js';
import { noSuchCachePolicy, noSuchResponseHeadersPolicy } from './errors.js';

/** How long the edge keeps what the origin says nothing about, and the bounds of what it does say. Seconds. */
export interface CacheTtls {
  readonly minTtl: number;
  readonly defaultTtl: number;
  readonly maxTtl: number;
}

/** A cache policy. Its key is the path alone, with the accepted compression: no query, header or cookie. */
export interface CachePolicy extends CacheTtls {
  readonly id: string;
  readonly name: string;
  readonly managed: boolean;
}

/** Headers that the edge puts on every answer; absent is not sent. */
export interface SecurityHeaders {
  readonly contentSecurityPolicy?: string;
  readonly contentTypeOptions?: boolean;
  readonly frameOptions?: 'DENY' | 'SAMEORIGIN';
  readonly referrerPolicy?: string;
  readonly hsts?: { readonly maxAge: number; readonly includeSubdomains: boolean; readonly preload: boolean };
  readonly custom?: Readonly<Record<string, string>>;
}

export interface ResponseHeadersPolicy extends SecurityHeaders {
  readonly id: string;
  readonly name: string;
  readonly managed: boolean;
}

/** Both kinds of policies of the account: AWS's own, and those that were made here. */
export interface Policies {
  /** The policy with these bounds: one of AWS's own, or a new one. */
  cachePolicyFor(ttls: CacheTtls): CachePolicy;
  responseHeadersPolicyFor(headers: SecurityHeaders): ResponseHeadersPolicy;
  /** @throws AwsError NoSuchCachePolicy */
  cachePolicy(id: string): CachePolicy;
  /** @throws AwsError NoSuchResponseHeadersPolicy */
  responseHeadersPolicy(id: string): ResponseHeadersPolicy;
}

/** Ids as AWS documents them for its managed policies. */
const MANAGED_CACHE_POLICIES: readonly CachePolicy[] = [
  {
    id: '658327ea-f89d-4fab-a63d-7e88639e58f6',
    name: 'Managed-CachingOptimized',
    managed: true,
    minTtl: 1,
    defaultTtl: 86_400,
    maxTtl: 31_536_000,
  },
  {
    id: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
    name: 'Managed-CachingDisabled',
    managed: true,
    minTtl: 0,
    defaultTtl: 0,
    maxTtl: 0,
  },
];

const MANAGED_HEADERS_POLICIES: readonly ResponseHeadersPolicy[] = [
  {
    id: '67f7725c-6f97-4210-82d7-5512b31e9d03',
    name: 'Managed-SecurityHeadersPolicy',
    managed: true,
    contentTypeOptions: true,
    frameOptions: 'SAMEORIGIN',
    referrerPolicy: 'strict-origin-when-cross-origin',
    hsts: { maxAge: 31_536_000, includeSubdomains: false, preload: false },
  },
];

export function policies(random: Random): Policies {
  const cachePolicies = [...MANAGED_CACHE_POLICIES];
  const headersPolicies = [...MANAGED_HEADERS_POLICIES];
  return {
    cachePolicyFor: (ttls) => {
      const found = cachePolicies.find(
        ({ minTtl, defaultTtl, maxTtl }) =>
          minTtl === ttls.minTtl && defaultTtl === ttls.defaultTtl && maxTtl === ttls.maxTtl,
      );
      if (found) return found;
      const made = { id: random.uuid(), name: `site-${cachePolicies.length}`, managed: false, ...ttls };
      cachePolicies.push(made);
      return made;
    },
    responseHeadersPolicyFor: (headers) => {
      const made = { id: random.uuid(), name: `site-${headersPolicies.length}`, managed: false, ...headers };
      headersPolicies.push(made);
      return made;
    },
    cachePolicy: (id) => byId(cachePolicies, id, noSuchCachePolicy),
    responseHeadersPolicy: (id) => byId(headersPolicies, id, noSuchResponseHeadersPolicy),
  };
}

function byId<Policy extends { readonly id: string }>(
  all: readonly Policy[],
  id: string,
  missing: () => Error,
): Policy {
  const found = all.find((policy) => policy.id === id);
  if (found) return found;
  throw missing();
}

/** The headers of the answers, lower-case names. */
export function headersOf(policy: SecurityHeaders): Record<string, string> {
  const { contentSecurityPolicy, contentTypeOptions, frameOptions, referrerPolicy, hsts } = policy;
  return {
    ...(contentSecurityPolicy && { 'content-security-policy': contentSecurityPolicy }),
    ...(contentTypeOptions && { 'x-content-type-options': 'nosniff' }),
    ...(frameOptions && { 'x-frame-options': frameOptions }),
    ...(referrerPolicy && { 'referrer-policy': referrerPolicy }),
    ...(hsts && {
      'strict-transport-security': [
        `max-age=${hsts.maxAge}`,
        ...(hsts.includeSubdomains ? ['includeSubDomains'] : []),
        ...(hsts.preload ? ['preload'] : []),
      ].join('; '),
    }),
    ...policy.custom,
  };
}
