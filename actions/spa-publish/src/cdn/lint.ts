import { ok, warn, type Check } from '../probe/check.js';
import type { Behaviour, Distribution, Origin } from './distribution.js';

/** The managed policy CachingOptimized has 1 s, which delays nothing that a person would see. */
const HARMLESS_MIN_TTL = 1;

/** Hosts of S3 itself, which answer by key and know origin access control. */
const S3_ENDPOINT = /\.s3[.-]([a-z0-9-]+\.)?amazonaws\.com(\.cn)?$/;
const WEBSITE_ENDPOINT = /\.s3-website[.-]/;

/**
 * What in the configuration of a distribution makes releases late, or errors look like pages. Only what is wrong is
 * given; one good mark where nothing is.
 */
export function lintDistribution(distribution: Distribution): Check[] {
  const found = [
    ...distribution.origins.flatMap(lintOrigin),
    ...lintErrorResponses(distribution),
    ...distribution.behaviours.filter(isOfTheSite(distribution)).flatMap(lintBehaviour),
    ...lintRoot(distribution),
  ];
  return found.length > 0 ? found : [ok('distribution', `Nothing to mend in the distribution ${distribution.id}.`)];
}

/**
 * Whether routes are cached below their own addresses, so that only a wildcard invalidates them all: the fallback is a
 * custom error response rather than a function, and its answers are kept.
 */
export function needsWildcard({ errorResponses }: Distribution): boolean {
  return errorResponses.some(({ answeredStatus, minTtl }) => answeredStatus === 200 && minTtl > 0);
}

function lintOrigin({ domain, access, id }: Origin): Check[] {
  if (WEBSITE_ENDPOINT.test(domain)) {
    const fix = 'Use the bucket itself as the origin, with origin access control (OAC), and block public access.';
    return [
      warn('website-endpoint', `The origin ${id} is an S3 website, which must be public and speaks HTTP only.`, fix),
    ];
  }
  if (access === 'oai') {
    return [warn('legacy-oai', `The origin ${id} uses an origin access identity.`, 'Use origin access control (OAC).')];
  }
  if (access === 'none' && S3_ENDPOINT.test(domain)) {
    return [
      warn(
        'public-origin',
        `The origin ${id} is read without a signature, so the bucket must be public.`,
        'Use origin access control (OAC).',
      ),
    ];
  }
  return [];
}

function lintErrorResponses({ errorResponses, behaviours, origins }: Distribution): Check[] {
  const mapped = errorResponses.filter(
    ({ status, answeredStatus }) => answeredStatus === 200 && [403, 404].includes(status),
  );
  const fix = 'Use the viewer-request function of the README in place of the custom error response.';
  const fallback = mapped.map(({ status, page }) => {
    const others = origins.filter(({ domain }) => !S3_ENDPOINT.test(domain));
    const api = behaviours.length > 1 && others.length > 0 ? ', errors of the other origins included' : '';
    return warn(
      'error-fallback',
      `Every ${status} becomes 200 with ${page}${api}: a missing chunk looks like a page.`,
      fix,
    );
  });
  const cached = errorResponses
    .filter(({ status, minTtl }) => [403, 404].includes(status) && minTtl > 0)
    .map(({ status, minTtl }) =>
      warn('error-caching', `A ${status} is kept for ${minTtl} s.`, 'Set ErrorCachingMinTTL to 0 for 403 and 404.'),
    );
  return [...fallback, ...cached];
}

function lintBehaviour({ pattern, ...behaviour }: Behaviour): Check[] {
  const { minTtl = 0, compress, viewerProtocol, responseHeadersPolicyId } = behaviour;
  const at = `The behaviour "${pattern}"`;
  const isStale = minTtl > HARMLESS_MIN_TTL;
  return [
    ...(isStale
      ? [
          warn(
            'min-ttl',
            `${at} keeps the entry for at least ${minTtl} s, whatever its no-cache says.`,
            'Use a minimum TTL of 0.',
          ),
        ]
      : []),
    ...(compress ? [] : [warn('compress', `${at} does not compress.`, 'Switch "Compress objects automatically" on.')]),
    ...(viewerProtocol === 'allow-all'
      ? [warn('viewer-protocol', `${at} answers plain HTTP.`, 'Redirect HTTP to HTTPS.')]
      : []),
    ...(responseHeadersPolicyId === ''
      ? [warn('response-headers', `${at} has no response headers policy.`, 'Attach the one in the README.')]
      : []),
  ];
}

function lintRoot({ defaultRootObject, behaviours }: Distribution): Check[] {
  if (defaultRootObject !== '' || behaviours[0]?.hasViewerRequestFunction === true) return [];
  return [warn('root-object', 'The distribution has no default root object.', 'Set it to the entry: index.html.')];
}

/** The default behaviour, and others of the same origin. */
function isOfTheSite({ behaviours }: Distribution): (behaviour: Behaviour) => boolean {
  const origin = behaviours[0]?.originId;
  return ({ originId }) => originId === origin;
}
