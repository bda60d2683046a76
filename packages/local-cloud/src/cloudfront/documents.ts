import type { JsonObject } from '../core/types.js';
import type { Distribution } from './distribution.js';
import type { Invalidation } from './invalidations.js';
import type { CachePolicy, ResponseHeadersPolicy } from './policies.js';

/** CloudFront's documents as objects; a list of values is an element that is repeated. */

export function invalidationDocument(invalidation: Invalidation, completed: boolean): JsonObject {
  return {
    Id: invalidation.id,
    Status: status(completed),
    CreateTime: isoTime(invalidation.createdAt),
    InvalidationBatch: {
      Paths: list('Path', invalidation.paths),
      CallerReference: invalidation.callerReference,
    },
  };
}

export function invalidationSummary(invalidation: Invalidation, completed: boolean): JsonObject {
  return { Id: invalidation.id, CreateTime: isoTime(invalidation.createdAt), Status: status(completed) };
}

/** The shape of every list of CloudFront's: how many, and the items where there are any. */
export function list(element: string, items: readonly (JsonObject | string | number)[]): JsonObject {
  return { Quantity: items.length, ...(items.length > 0 && { Items: { [element]: items } }) };
}

export function distributionDocument(distribution: Distribution, inProgress: number): JsonObject {
  return {
    Id: distribution.id,
    ARN: distribution.arn,
    Status: 'Deployed',
    LastModifiedTime: isoTime(distribution.createdAt),
    InProgressInvalidationBatches: inProgress,
    DomainName: distribution.domainName,
    ActiveTrustedSigners: { Enabled: false, Quantity: 0 },
    ActiveTrustedKeyGroups: { Enabled: false, Quantity: 0 },
    DistributionConfig: distributionConfig(distribution),
  };
}

export function distributionConfig(distribution: Distribution): JsonObject {
  return {
    CallerReference: distribution.id,
    ...commonConfig(distribution),
    DefaultRootObject: distribution.defaultRootObject,
    Logging: { Enabled: false, IncludeCookies: false, Bucket: '', Prefix: '' },
  };
}

/** An item of ListDistributions: the configuration, spread out, without a few of its members. */
export function distributionSummary(distribution: Distribution): JsonObject {
  return {
    Id: distribution.id,
    ARN: distribution.arn,
    Status: 'Deployed',
    LastModifiedTime: isoTime(distribution.createdAt),
    DomainName: distribution.domainName,
    ...commonConfig(distribution),
  };
}

function commonConfig(distribution: Distribution): JsonObject {
  return {
    Aliases: list('CNAME', distribution.aliases),
    Origins: list('Origin', [origin(distribution)]),
    OriginGroups: { Quantity: 0 },
    DefaultCacheBehavior: cacheBehavior(distribution),
    CacheBehaviors: { Quantity: 0 },
    CustomErrorResponses: list('CustomErrorResponse', customErrorResponses(distribution)),
    Comment: '',
    PriceClass: 'PriceClass_All',
    Enabled: true,
    ViewerCertificate: {
      CloudFrontDefaultCertificate: true,
      SSLSupportMethod: 'vip',
      MinimumProtocolVersion: 'TLSv1',
      CertificateSource: 'cloudfront',
    },
    Restrictions: { GeoRestriction: { RestrictionType: 'none', Quantity: 0 } },
    WebACLId: '',
    HttpVersion: 'http2and3',
    IsIPV6Enabled: true,
    Staging: false,
  };
}

function origin({ id, bucket, originPath, bucketRegion }: Distribution): JsonObject {
  return {
    Id: bucket,
    DomainName: `${bucket}.s3.${bucketRegion}.amazonaws.com`,
    OriginPath: originPath,
    CustomHeaders: { Quantity: 0 },
    S3OriginConfig: { OriginAccessIdentity: '' },
    ConnectionAttempts: 3,
    ConnectionTimeout: 10,
    OriginShield: { Enabled: false },
    OriginAccessControlId: `E${id.slice(-13)}`,
  };
}

function cacheBehavior(distribution: Distribution): JsonObject {
  const rewrite = {
    FunctionARN: distribution.arn.replace(/:distribution\/.*/, ':function/spa-routes'),
    EventType: 'viewer-request',
  };
  const methods = list('Method', ['HEAD', 'GET']);
  return {
    TargetOriginId: distribution.bucket,
    TrustedSigners: { Enabled: false, Quantity: 0 },
    TrustedKeyGroups: { Enabled: false, Quantity: 0 },
    ViewerProtocolPolicy: distribution.viewerProtocolPolicy,
    AllowedMethods: { ...methods, CachedMethods: methods },
    SmoothStreaming: false,
    Compress: distribution.compress,
    LambdaFunctionAssociations: { Quantity: 0 },
    FunctionAssociations: list('FunctionAssociation', distribution.fallback.endsWith('function') ? [rewrite] : []),
    FieldLevelEncryptionId: '',
    CachePolicyId: distribution.cachePolicy.id,
    ...(distribution.responseHeadersPolicy && { ResponseHeadersPolicyId: distribution.responseHeadersPolicy.id }),
  };
}

function customErrorResponses({ fallback, errorCachingMinTtl }: Distribution): readonly JsonObject[] {
  const page = fallback === 'error-pages' ? { ResponsePagePath: '/index.html', ResponseCode: '200' } : undefined;
  // Without a page of its own an entry only says how long an error is kept; 10 s is what holds without any.
  if (!page && errorCachingMinTtl === 10) return [];
  return [403, 404].map((ErrorCode) => ({ ErrorCode, ...page, ErrorCachingMinTTL: errorCachingMinTtl }));
}

export function cachePolicyDocument(policy: CachePolicy): JsonObject {
  return {
    Id: policy.id,
    LastModifiedTime: isoTime(0),
    CachePolicyConfig: {
      Comment: '',
      Name: policy.name,
      DefaultTTL: policy.defaultTtl,
      MaxTTL: policy.maxTtl,
      MinTTL: policy.minTtl,
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingGzip: true,
        EnableAcceptEncodingBrotli: true,
        HeadersConfig: { HeaderBehavior: 'none' },
        CookiesConfig: { CookieBehavior: 'none' },
        QueryStringsConfig: { QueryStringBehavior: 'none' },
      },
    },
  };
}

export function responseHeadersPolicyDocument(policy: ResponseHeadersPolicy): JsonObject {
  const { contentSecurityPolicy, contentTypeOptions, frameOptions, referrerPolicy, hsts, custom = {} } = policy;
  const Override = true;
  const customItems = Object.entries(custom).map(([Header, Value]) => ({ Header, Value, Override }));
  return {
    Id: policy.id,
    LastModifiedTime: isoTime(0),
    ResponseHeadersPolicyConfig: {
      Comment: '',
      Name: policy.name,
      SecurityHeadersConfig: {
        ...(frameOptions && { FrameOptions: { Override, FrameOption: frameOptions } }),
        ...(referrerPolicy && { ReferrerPolicy: { Override, ReferrerPolicy: referrerPolicy } }),
        ...(contentSecurityPolicy && {
          ContentSecurityPolicy: { Override, ContentSecurityPolicy: contentSecurityPolicy },
        }),
        ...(contentTypeOptions && { ContentTypeOptions: { Override } }),
        ...(hsts && {
          StrictTransportSecurity: {
            Override,
            IncludeSubdomains: hsts.includeSubdomains,
            Preload: hsts.preload,
            AccessControlMaxAgeSec: hsts.maxAge,
          },
        }),
      },
      CustomHeadersConfig: list('ResponseHeadersPolicyCustomHeader', customItems),
    },
  };
}

function status(completed: boolean): string {
  return completed ? 'Completed' : 'InProgress';
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
