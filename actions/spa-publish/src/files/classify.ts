import type { FileClass, SiteFile } from '../model.js';

export const FILE_CLASSES = ['immutable', 'mutable', 'entry', 'worker'] as const satisfies readonly FileClass[];

/** How browsers and CDN may cache a file of each class, unless a rule says otherwise. */
export const CACHE_CONTROL: Readonly<Record<FileClass, string>> = {
  immutable: 'public,max-age=31536000,immutable',
  mutable: 'public,max-age=0,must-revalidate',
  // Not no-store: that would forbid 304 answers and the back-forward cache.
  entry: 'no-cache',
  worker: 'no-cache',
};

/** Names that make open tabs fetch the entry anew, wherever they lie. */
const WORKERS = new Set([
  'sw.js',
  'service-worker.js',
  'serviceworker.js',
  'registersw.js',
  'firebase-messaging-sw.js',
  'ngsw-worker.js',
  'ngsw.json',
  'version.json',
]);

/** Vite and Rollup: eight characters of base64url after a hyphen. */
const ROLLUP_HASH = /-([A-Za-z0-9_-]{8})\.[A-Za-z0-9.]+$/;
/** Vue CLI and webpack: hex digits between dots, or after a hyphen. */
const HEX_HASH = /[.-]([0-9a-f]{8,64})\.[A-Za-z0-9.]+$/;
const DATE = /^(19|20)\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])$/;

/** The class of a file by its path alone; `undefined` for what is no part of a site: dotfiles but `.well-known`. */
export function classify(path: string, proven: boolean): FileClass | undefined {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  if (parts.some((part) => part.startsWith('.') && part !== '.well-known')) return undefined;
  if (WORKERS.has(name.toLowerCase())) return 'worker';
  if (/\.html?$/i.test(name)) return 'entry';
  return proven || hasContentHash(path) ? 'immutable' : 'mutable';
}

/**
 * Whether a name carries what looks like a hash of the content. Words and dates of eight letters do not; below `assets/`,
 * where Vite puts what it has built, one capital or digit is enough.
 */
export function hasContentHash(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const hex = HEX_HASH.exec(name)?.[1];
  if (hex !== undefined && /\d/.test(hex) && !DATE.test(hex)) return true;
  const base64 = ROLLUP_HASH.exec(name)?.[1];
  if (base64 === undefined || DATE.test(base64)) return false;
  return /(^|\/)assets\//.test(path) ? /[A-Z0-9]/.test(base64) : /^.+[A-Z]/.test(base64) && /[a-z0-9]/.test(base64);
}

/** Whether a name has the shape that Vite gives to what it names by content. */
export function hasRollupHash(path: string): boolean {
  return ROLLUP_HASH.test(path);
}

/** The file as a mutable one: its name stayed while its content changed. A Cache-Control of a rule's is kept. */
export function demoted(file: SiteFile): SiteFile {
  const { headers } = file;
  const cacheControl = headers.cacheControl === CACHE_CONTROL.immutable ? CACHE_CONTROL.mutable : headers.cacheControl;
  return { ...file, class: 'mutable', headers: { ...headers, cacheControl } };
}
