import type { CacheTtls } from '../cloudfront/policies.js';

/**
 * How long the edge may answer from what it holds, in seconds: what `Cache-Control` says, within the bounds of the cache
 * policy. 0: kept, and revalidated each time. `undefined`: not kept at all.
 *
 * A MinTTL above 0 overrules even `no-cache`, `no-store` and `private` (CloudFront's guide, "Manage how long content
 * stays in the cache").
 */
export function freshSeconds(cacheControl: string | undefined, ttls: CacheTtls): number | undefined {
  const said = directives(cacheControl ?? '');
  const within = (seconds: number): number => Math.max(ttls.minTtl, Math.min(seconds, ttls.maxTtl));
  if (said.has('no-store') || said.has('private')) return ttls.minTtl > 0 ? ttls.minTtl : undefined;
  if (said.has('no-cache')) return ttls.minTtl;
  const age = said.get('s-maxage') ?? said.get('max-age');
  return within(age !== undefined && /^\d+$/.test(age) ? Number(age) : ttls.defaultTtl);
}

function directives(cacheControl: string): ReadonlyMap<string, string> {
  return new Map(
    cacheControl.split(',').map((directive) => {
      const [name = '', value = ''] = directive.trim().split('=');
      return [name.toLowerCase(), value.replaceAll('"', '')];
    }),
  );
}
