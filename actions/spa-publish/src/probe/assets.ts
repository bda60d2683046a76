import { plural } from '@platform-actions/action-kit';
import type { ManifestFile } from '../model.js';
import { fail, ok, warn, type Check } from './check.js';
import { isContentOf } from './entry.js';
import type { Reference } from './html.js';
import { wrongIntegrity } from './integrity.js';
import { describeLook, isHtml, mediaType, type Look } from './look.js';

/** A file that the entry names, and what is wrong with the answer; an empty text where nothing is. */
export interface AssetFinding {
  /** Its path, or its address where it is none of the site's. */
  readonly label: string;
  /** Without it the page does not work: a script or a style. */
  readonly isVital: boolean;
  readonly status: string;
  readonly type: string;
  readonly content: string;
  readonly integrity: string;
  readonly caching: string;
  readonly compression: string;
}

type Aspect = 'status' | 'type' | 'content' | 'integrity' | 'caching' | 'compression';

const SCRIPT_TYPES = ['text/javascript', 'application/javascript', 'application/x-javascript'];
const COMPRESSIBLE =
  /^(text\/|application\/(javascript|json|manifest\+json|wasm|xml|ld\+json)|image\/svg\+xml|font\/(ttf|otf))/;
/** CloudFront compresses what has 1,000 to 10,000,000 bytes. */
const [MIN_COMPRESSED, MAX_COMPRESSED] = [1_000, 10_000_000];
const SHOWN = 5;

/** Judges the answer to one reference; `file` is what the release says of it, if it is one of its files. */
export function examineAsset(reference: Reference, file: ManifestFile | undefined, look: Look): AssetFinding {
  const isVital = reference.kind !== 'asset';
  const base = { label: reference.path ?? reference.url, isVital };
  const fine = { status: '', type: '', content: '', integrity: '', caching: '', compression: '' };
  if ('error' in look || look.status !== 200) return { ...base, ...fine, status: describeLook(look) };
  return {
    ...base,
    status: '',
    type: typeProblem(reference, file, look),
    content: file === undefined || isContentOf(look, file) ? '' : 'other bytes than the release has',
    integrity: integrityProblem(reference, look.body),
    caching: file === undefined ? '' : cachingProblem(file, look.headers['cache-control'] ?? ''),
    compression: file === undefined ? '' : compressionProblem(file, look.headers['content-encoding']),
  };
}

/**
 * What all assets together say: one check per aspect, with the names of those that are wrong.
 *
 * @param skipped how many more the entry names.
 */
export function checkAssets(findings: readonly AssetFinding[], skipped = 0): Check[] {
  if (findings.length === 0) return [];
  const headers = 'Does a response headers policy or function replace it?';
  const status = tally(
    'assets',
    'status',
    findings,
    true,
    'Was the build complete, and does the base path of the build fit "site-url"?',
  );
  const rest = skipped === 0 ? '' : ` The entry names ${skipped} more, which were not looked at.`;
  return [
    { ...status, detail: `${status.detail}${rest}` },
    tally('asset-types', 'type', findings, true, 'See the fallback to the entry, and the content types of "rules".'),
    tally('asset-content', 'content', findings, true, 'Something on the way changes files, or an old one is cached.'),
    tally('integrity', 'integrity', findings, true, 'The build must hash the very bytes that are published.'),
    tally('asset-caching', 'caching', findings, false, headers),
    tally(
      'asset-compression',
      'compression',
      findings,
      false,
      'Switch on "Compress" in the behaviour and its cache policy.',
    ),
  ];
}

/** An aspect that is vital fails the probe where a script or style has it wrong, and warns for an icon. */
function tally(name: string, aspect: Aspect, findings: readonly AssetFinding[], vital: boolean, fix: string): Check {
  const bad = findings.filter((finding) => finding[aspect] !== '');
  if (bad.length === 0) return ok(name, `As it should be for ${plural(findings.length, 'file')} of the entry.`);
  const listed = bad.slice(0, SHOWN).map((finding) => `${finding.label}: ${finding[aspect]}`);
  const more = bad.length > SHOWN ? `; and ${bad.length - SHOWN} more` : '';
  const detail = `${bad.length} of ${findings.length}: ${listed.join('; ')}${more}.`;
  if (!vital || !bad.some(({ isVital }) => isVital)) return warn(name, detail, fix);
  // The edge may hold an error that it got before the file was there.
  return fail(name, detail, fix, { passing: aspect !== 'integrity' });
}

function typeProblem({ kind }: Reference, file: ManifestFile | undefined, look: Look): string {
  if ('error' in look) return '';
  const type = mediaType(look.headers['content-type']);
  const wanted =
    kind === 'style' ? ['text/css'] : kind === 'asset' ? [mediaType(file?.headers.contentType)] : SCRIPT_TYPES;
  if (wanted.includes(type) || wanted[0] === '') return '';
  return isHtml(look)
    ? 'HTML in the place of the file'
    : `${type === '' ? 'no content type' : type} in place of ${wanted[0] ?? ''}`;
}

function integrityProblem({ integrity }: Reference, body: Uint8Array): string {
  const wrong = wrongIntegrity(integrity, body);
  return wrong === undefined ? '' : `its ${wrong} is not that of the attribute "integrity", so browsers refuse it`;
}

function cachingProblem({ class: fileClass, headers }: ManifestFile, answered: string): string {
  if (fileClass !== 'immutable' || answered === headers.cacheControl) return '';
  return /\bmax-age=31536000\b/.test(answered) ? '' : `Cache-Control is "${answered}"`;
}

function compressionProblem({ size, headers }: ManifestFile, encoding: string | undefined): string {
  const isExpected = size >= MIN_COMPRESSED && size <= MAX_COMPRESSED && COMPRESSIBLE.test(headers.contentType);
  if (!isExpected || headers.contentEncoding !== undefined) return '';
  return encoding === undefined ? 'sent without compression' : '';
}
