import type { Manifest, ManifestFile } from '../model.js';
import type { SiteHttp } from '../ports.js';
import { checkAssets, examineAsset, type AssetFinding } from './assets.js';
import { boundedHttp } from './bounded-http.js';
import type { Check } from './check.js';
import { checkInlineScripts } from './csp.js';
import { checkEntry, checkEntryCaching, isContentOf } from './entry.js';
import { localReferences, type Reference } from './html.js';
import { isHtml, lookAt, type Look } from './look.js';
import {
  checkBucketIsPrivate,
  checkControlData,
  checkDeepRoute,
  checkMissingChunk,
  checkPreviousChunk,
} from './routing.js';
import { checkSecurityHeaders } from './security.js';

export interface ProbeTarget {
  /** Address of the site's root. */
  readonly siteUrl: string;
  /** Path of the file that is the answer to the root. */
  readonly entry: string;
  readonly release: Pick<Manifest, 'id' | 'files'>;
  /** The release before, whose files open tabs still ask for. */
  readonly previous?: Pick<Manifest, 'id' | 'files'> | undefined;
  /** Address at which the control data would be if they were public. */
  readonly controlUrl?: string | undefined;
  /** Address of the entry at the bucket itself, which must not answer. */
  readonly bucketUrl?: string | undefined;
}

export interface ProbeResult {
  /** No check failed. */
  readonly ok: boolean;
  readonly checks: readonly Check[];
  /** Requests sent. */
  readonly requests: number;
}

const AT_ONCE = 8;
/** Of an entry that names more, so many are looked at: scripts and styles before icons. */
const MAX_ASSETS = 60;

/**
 * Looks at the live site as a browser would, once, in about 15 requests: the entry and what it names, a deep link, a
 * missing chunk, a chunk of the release before, security headers. Never throws for what the site does.
 */
export async function probeSite(http: SiteHttp, target: ProbeTarget): Promise<ProbeResult> {
  const site = boundedHttp(http, AT_ONCE);
  const entry = target.release.files[target.entry];
  if (entry === undefined) throw new Error(`The release ${target.release.id} has no ${target.entry}.`);
  const root = await lookAt(site, rootUrl(target));
  const deepRoute = lookAt(site, `${rootUrl(target)}__probe/${target.release.id}`);
  const groups = await Promise.all([
    probeEntry(site, target, root, entry),
    probeAssets(site, target, root),
    deepRoute.then((look) => [checkDeepRoute(look, entry)]),
    probeFiles(site, target),
    deepRoute.then((look) => checkSecurityHeaders(root, look)),
    Promise.resolve(checkInlineScripts(root)),
    probePrivacy(site, target),
  ]);
  const checks = groups.flat();
  return { ok: checks.every(({ level }) => level !== 'fail'), checks, requests: site.count() };
}

/** A request that no cache knows tells a stale cache from a wrong origin. */
async function probeEntry(site: SiteHttp, target: ProbeTarget, root: Look, file: ManifestFile): Promise<Check[]> {
  const query = `?probe=${encodeURIComponent(target.release.id)}`;
  const fresh = isContentOf(root, file) ? undefined : await lookAt(site, `${rootUrl(target)}${query}`);
  const previous = target.previous?.files[target.entry];
  return [checkEntry({ look: root, fresh, file, previous }), checkEntryCaching(root)];
}

async function probeAssets(site: SiteHttp, target: ProbeTarget, root: Look): Promise<Check[]> {
  if ('error' in root || !isHtml(root)) return [];
  const references = localReferences(new TextDecoder().decode(root.body), rootUrl(target));
  const chosen = [...references].sort((one, other) => rank(one) - rank(other)).slice(0, MAX_ASSETS);
  const findings = await Promise.all(
    chosen.map(async (reference): Promise<AssetFinding> => {
      const file = reference.path === undefined ? undefined : target.release.files[reference.path];
      return examineAsset(reference, file, await lookAt(site, reference.url));
    }),
  );
  return checkAssets(findings, references.length - chosen.length);
}

async function probeFiles(site: SiteHttp, { release, previous, ...target }: ProbeTarget): Promise<Check[]> {
  const missing = lookAt(site, `${rootUrl(target)}${folderOfChunks(release.files)}__missing__-${release.id}.js`);
  const path = chunkOfPrevious(release.files, previous?.files ?? {});
  const chunk = path === undefined ? undefined : lookAt(site, `${rootUrl(target)}${encodePath(path)}`);
  return [
    checkMissingChunk(await missing),
    ...(path === undefined || chunk === undefined ? [] : [checkPreviousChunk(path, await chunk)]),
  ];
}

async function probePrivacy(site: SiteHttp, { controlUrl, bucketUrl }: ProbeTarget): Promise<Check[]> {
  const [control, bucket] = [controlUrl, bucketUrl].map((url) => (url === undefined ? undefined : lookAt(site, url)));
  return [
    ...(control === undefined ? [] : [checkControlData(await control)]),
    ...(bucket === undefined ? [] : [checkBucketIsPrivate(await bucket)]),
  ];
}

/** A script that only the release before has; where it dropped none, one that both have. */
function chunkOfPrevious(files: Manifest['files'], previous: Manifest['files']): string | undefined {
  const chunks = Object.keys(previous).filter((path) => previous[path]?.class === 'immutable');
  const scripts = chunks.filter((path) => /\.m?js$/.test(path));
  const isGone = (path: string): boolean => files[path] === undefined;
  return scripts.find(isGone) ?? chunks.find(isGone) ?? scripts[0] ?? chunks[0];
}

/** The folder of the release's own scripts: `assets/` of Vite, `js/` of Vue CLI. */
function folderOfChunks(files: Manifest['files']): string {
  const chunk = Object.keys(files).find((path) => files[path]?.class === 'immutable' && path.endsWith('.js'));
  return encodePath(chunk === undefined ? 'assets/' : chunk.slice(0, chunk.lastIndexOf('/') + 1));
}

function rank({ kind }: Reference): number {
  return kind === 'asset' ? 1 : 0;
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function rootUrl({ siteUrl }: Pick<ProbeTarget, 'siteUrl'>): string {
  return siteUrl.endsWith('/') ? siteUrl : `${siteUrl}/`;
}
