import type { ManifestFile } from '../model.js';
import { fail, ok, warn, type Check } from './check.js';
import { isContentOf } from './entry.js';
import { describeLook, isHtml, isOfTheMoment, type Look } from './look.js';

const VIEWER_FUNCTION =
  'Attach the viewer-request function of the README to the default behaviour: it maps what has no extension to the ' +
  'entry, and missing files keep their 404.';

/** A route that only the router in the browser knows gives the entry. */
export function checkDeepRoute(look: Look, entry: ManifestFile): Check {
  const name = 'deep-route';
  if (isOfTheMoment(look))
    return fail(name, `A deep link gives ${describeLook(look)}.`, VIEWER_FUNCTION, { passing: true });
  if ('error' in look || look.status !== 200 || !isHtml(look)) {
    return fail(name, `A deep link gives ${describeLook(look)}, not the entry.`, VIEWER_FUNCTION);
  }
  if (isContentOf(look, entry)) return ok(name, 'A deep link gives the entry of this release.');
  const fix =
    'Deep links are cached apart from the entry: use the viewer-request function of the README, or "invalidate: all".';
  return fail(name, `A deep link gives other HTML than this release's entry: ${describeLook(look)}.`, fix, {
    passing: true,
  });
}

/** A chunk that does not exist must fail: HTML in its place ends in "Unexpected token '<'" and stays in caches. */
export function checkMissingChunk(look: Look): Check {
  const name = 'missing-chunk';
  if (isOfTheMoment(look))
    return fail(name, `A missing chunk gives ${describeLook(look)}.`, VIEWER_FUNCTION, { passing: true });
  if ('error' in look || look.status < 400) {
    return fail(
      name,
      `A chunk that does not exist gives ${describeLook(look)}: open tabs take it for the script they ask for.`,
      `Remove the custom error response that maps 403 or 404 to 200. ${VIEWER_FUNCTION}`,
    );
  }
  if (look.status === 403) {
    return warn(
      name,
      'A chunk that does not exist gives 403 in place of 404.',
      'Allow the distribution s3:ListBucket in the bucket policy: without it S3 does not say that a key is missing.',
    );
  }
  return ok(name, `A chunk that does not exist gives ${look.status}.`);
}

/** Tabs that were opened on the release before go on loading its files. */
export function checkPreviousChunk(path: string, look: Look): Check {
  const name = 'previous-chunk';
  const detail = `${path} of the release before gives ${describeLook(look)}`;
  const fix = 'Does a lifecycle rule or another tool delete files of the bucket? Raise "keep-releases" or "keep-days".';
  if (isOfTheMoment(look)) return fail(name, `${detail}.`, fix, { passing: true });
  if ('error' in look || look.status !== 200) return fail(name, `${detail}: open tabs break.`, fix);
  if (isHtml(look) && !path.endsWith('.html')) {
    return fail(
      name,
      `${detail}: HTML in the place of a file.`,
      `Remove the custom error response. ${VIEWER_FUNCTION}`,
    );
  }
  return ok(name, `${path} of the release before is still there.`);
}

/** Manifests and locks are nobody's business. */
export function checkControlData(look: Look): Check {
  const name = 'control-data';
  if ('error' in look || look.status !== 200 || isHtml(look)) return ok(name, 'The control data is not public.');
  const fix = 'Deny the distribution s3:GetObject on _spa/* in the bucket policy, as the README shows.';
  return warn(name, `Anybody can read the control data of the releases at ${look.url}.`, fix);
}

/** The bucket answers the distribution alone. */
export function checkBucketIsPrivate(look: Look): Check {
  const name = 'bucket-private';
  if ('error' in look || look.status !== 200) return ok(name, 'The bucket does not answer the public.');
  const fix = 'Block public access to the bucket and let the distribution read it by origin access control (OAC).';
  return warn(name, 'Anybody can read the bucket past the CDN, without its headers and its HTTPS policy.', fix);
}
