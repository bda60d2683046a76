import { createHash } from 'node:crypto';
import type { ManifestFile } from '../model.js';
import { fail, ok, warn, type Check } from './check.js';
import { describeLook, isHtml, isOfTheMoment, MAX_BODY_BYTES, type Look } from './look.js';

export interface EntryFacts {
  /** The answer at the site's root. */
  readonly look: Look;
  /** The same with a query that no cache has seen; looked at only where the first is not the release's. */
  readonly fresh: Look | undefined;
  readonly file: ManifestFile;
  readonly previous: ManifestFile | undefined;
}

/** The site's root answers the release's entry, byte for byte. */
export function checkEntry(facts: EntryFacts): Check {
  const { look, file } = facts;
  if (isOfTheMoment(look)) {
    return fail('entry', `The site's root gives ${describeLook(look)}.`, 'See the CDN and its origin.', {
      passing: true,
    });
  }
  if ('error' in look || look.status !== 200) return wrongStatus(look);
  if (!isHtml(look)) {
    return fail('entry', `The site's root is not HTML: ${describeLook(look)}.`, 'Is "site-url" the root of this site?');
  }
  return isContentOf(look, file) ? ok('entry', 'The root answers the entry of this release.') : otherContent(facts);
}

/** Visitors must ask for the entry each time: kept longer, it names files of an old release. */
export function checkEntryCaching(look: Look): Check {
  const name = 'entry-caching';
  if ('error' in look) return ok(name, 'Not looked at.');
  const control = look.headers['cache-control'] ?? '';
  const age = Number(look.headers['age'] ?? 0);
  const fix = 'Let the cache policy have a minimum TTL of 0, and no response headers policy replace Cache-Control.';
  if (!/\bno-cache\b|\bno-store\b|\bmax-age=0\b/i.test(control)) {
    return warn(name, `Browsers may keep the entry: Cache-Control is "${control}".`, fix);
  }
  if (age > 1)
    return warn(name, `The CDN answered an entry that it had kept for ${age} s, although it must ask each time.`, fix);
  return ok(name, `Cache-Control is "${control}".`);
}

/** Whether an answer's body is a file of the release. What is beyond the limit of a look is taken for it. */
export function isContentOf(look: Look, file: Pick<ManifestFile, 'sha256' | 'size'>): boolean {
  if ('error' in look) return false;
  if (file.size >= MAX_BODY_BYTES) return true;
  return createHash('sha256').update(look.body).digest('hex') === file.sha256;
}

function wrongStatus(look: Look): Check {
  const status = 'error' in look ? 0 : look.status;
  const detail = `The site's root gives ${describeLook(look)}.`;
  if (status >= 300 && status < 400) return fail('entry', detail, 'Give the address that it leads to as "site-url".');
  if (status === 403 || status === 404) {
    return fail(
      'entry',
      detail,
      'Does the distribution have a default root object (or a viewer-request function), do its OriginPath and "prefix" ' +
        'belong together, and may it read the bucket (origin access control)?',
    );
  }
  return fail('entry', detail, 'See the CDN and its origin.');
}

function otherContent({ look, fresh, file, previous }: EntryFacts): Check {
  const trait = { passing: true };
  if (previous !== undefined && isContentOf(look, previous)) {
    const where =
      fresh !== undefined && isContentOf(fresh, file)
        ? 'Only the cache holds it'
        : 'A request with another query gives the same';
    return fail(
      'entry',
      `The root still answers the entry of the release before: ${describeLook(look)}. ${where}.`,
      'Was the invalidation accepted, does "prefix" belong to the OriginPath, and is the minimum TTL of the cache policy 0?',
      trait,
    );
  }
  return fail(
    'entry',
    `The root answers other HTML than this release's entry: ${describeLook(look)}.`,
    'Is "site-url" this site, does another function or CDN rewrite HTML on the way, or has somebody else published since?',
    trait,
  );
}
