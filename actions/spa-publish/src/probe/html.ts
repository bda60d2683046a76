import { scanTags, type Tag } from './html-tags.js';

export type ReferenceKind = 'script' | 'style' | 'module' | 'asset';

/** A file of the page's own origin that a browser loads along with the page. */
export interface Reference {
  /** Absolute, without the fragment. */
  readonly url: string;
  /** As a manifest lists it; `undefined` where it lies outside of the site's own path. */
  readonly path: string | undefined;
  readonly kind: ReferenceKind;
  /** The attribute `integrity`; empty where there is none. */
  readonly integrity: string;
}

/** A script without `src`, as the policy `script-src` judges it. */
export interface InlineScript {
  readonly text: string;
  /** The attribute `nonce`; empty where there is none. */
  readonly nonce: string;
}

interface Found {
  readonly value: string;
  readonly kind: ReferenceKind;
  readonly integrity: string;
}

/** Types of scripts that a browser runs; with any other type the element only holds data. */
const SCRIPT_TYPE = /^(|module|(text|application)\/(x-)?(java|ecma)script(1\.\d)?)$/i;

const LINK_KINDS: Readonly<Record<string, ReferenceKind>> = {
  stylesheet: 'style',
  modulepreload: 'module',
  preload: 'asset',
  prefetch: 'asset',
  icon: 'asset',
  'apple-touch-icon': 'asset',
  'mask-icon': 'asset',
  manifest: 'asset',
};

const SOURCE_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  img: ['src', 'srcset'],
  source: ['src', 'srcset'],
  video: ['src', 'poster'],
  audio: ['src'],
  track: ['src'],
  embed: ['src'],
  input: ['src'],
  object: ['data'],
};

/**
 * What a page of the site loads from its own origin by itself: scripts, styles, preloads, the import map, icons, media;
 * each address once.
 *
 * @param siteUrl address of the site's root, such as `https://shop.example/app/`.
 * @param pagePath the page's path below it; its relative references and `<base>` count from there.
 */
export function localReferences(html: string, siteUrl: string, pagePath = ''): Reference[] {
  const root = new URL(siteUrl.endsWith('/') ? siteUrl : `${siteUrl}/`);
  const tags = scanTags(html);
  const base = baseOf(tags, new URL(pagePath, root));
  const references = new Map<string, Reference>();
  for (const { value, kind, integrity } of tags.flatMap(findReferences)) {
    const url = resolve(value, base);
    if (url === undefined || url.origin !== root.origin) continue;
    const path = pathBelow(root, url);
    if (path === '' || references.has(url.href)) continue;
    references.set(url.href, { url: url.href, path, kind, integrity });
  }
  return [...references.values()];
}

/** The scripts that stand in the page itself, import maps and speculation rules included: a CSP rules over these as well. */
export function inlineScripts(html: string): InlineScript[] {
  return scanTags(html)
    .filter(({ name, attributes }) => name === 'script' && !attributes.has('src'))
    .filter(({ attributes }) => runsInline(attributes.get('type') ?? ''))
    .map(({ text, attributes }) => ({ text, nonce: attributes.get('nonce') ?? '' }))
    .filter(({ text }) => text.trim() !== '');
}

/** Policies that the page brings along as `<meta http-equiv="Content-Security-Policy">`. */
export function metaPolicies(html: string): string[] {
  return scanTags(html)
    .filter(
      ({ name, attributes }) =>
        name === 'meta' && attributes.get('http-equiv')?.toLowerCase() === 'content-security-policy',
    )
    .map(({ attributes }) => attributes.get('content') ?? '');
}

function runsInline(type: string): boolean {
  return SCRIPT_TYPE.test(type.trim()) || /^(importmap|speculationrules)$/i.test(type.trim());
}

function baseOf(tags: readonly Tag[], page: URL): URL {
  const href = tags.find(({ name, attributes }) => name === 'base' && attributes.has('href'))?.attributes.get('href');
  return (href === undefined ? undefined : resolve(href, page)) ?? page;
}

function findReferences(tag: Tag): Found[] {
  const { name, attributes } = tag;
  const integrity = attributes.get('integrity') ?? '';
  if (name === 'script') return scriptReferences(tag, integrity);
  if (name === 'link') return linkReferences(attributes, integrity);
  return (SOURCE_ATTRIBUTES[name] ?? []).flatMap((attribute) => {
    const value = attributes.get(attribute);
    if (value === undefined) return [];
    const values = attribute === 'srcset' ? candidates(value) : [value];
    return values.map((each): Found => ({ value: each, kind: 'asset', integrity: '' }));
  });
}

function scriptReferences({ attributes, text }: Tag, integrity: string): Found[] {
  const type = (attributes.get('type') ?? '').trim();
  const src = attributes.get('src');
  if (src !== undefined) {
    if (!SCRIPT_TYPE.test(type)) return [];
    return [{ value: src, kind: type.toLowerCase() === 'module' ? 'module' : 'script', integrity }];
  }
  return type.toLowerCase() === 'importmap' ? importMapReferences(text) : [];
}

/** Targets that name a file; one that ends in `/` stands for a folder. */
function importMapReferences(text: string): Found[] {
  const map = parseJson(text);
  const targets = [map['imports'], ...Object.values(record(map['scopes']))].flatMap((each) =>
    Object.values(record(each)),
  );
  return targets
    .filter((target): target is string => typeof target === 'string' && !target.endsWith('/'))
    .map((value): Found => ({ value, kind: 'module', integrity: '' }));
}

function linkReferences(attributes: ReadonlyMap<string, string>, integrity: string): Found[] {
  const kinds = (attributes.get('rel') ?? '')
    .toLowerCase()
    .split(/\s+/)
    .map((token) => LINK_KINDS[token]);
  const kind = kinds.find((each) => each !== undefined);
  if (kind === undefined) return [];
  const images = candidates(attributes.get('imagesrcset') ?? '').map((value): Found => ({
    value,
    kind,
    integrity: '',
  }));
  const href = attributes.get('href');
  return href === undefined ? images : [{ value: href, kind, integrity }, ...images];
}

/** The addresses of a `srcset`: each ends at a blank or with a comma; after a blank, its descriptor ends at a comma. */
function candidates(srcset: string): string[] {
  const urls: string[] = [];
  const next = /[\s,]*(\S+)/y;
  for (let found = next.exec(srcset); found !== null; found = next.exec(srcset)) {
    const [, url = ''] = found;
    const end = lengthWithout(',', url);
    if (end > 0) urls.push(url.slice(0, end));
    const comma = srcset.indexOf(',', next.lastIndex);
    if (end === url.length) next.lastIndex = comma === -1 ? srcset.length : comma;
  }
  return urls;
}

/** Without the given character at the end. */
function lengthWithout(mark: string, text: string): number {
  let end = text.length;
  while (text[end - 1] === mark) end -= 1;
  return end;
}

function resolve(value: string, base: URL): URL | undefined {
  const text = value.trim();
  if (text === '' || !URL.canParse(text, base.href)) return undefined;
  const url = new URL(text, base);
  url.hash = '';
  return /^https?:$/.test(url.protocol) ? url : undefined;
}

function pathBelow(root: URL, url: URL): string | undefined {
  if (!url.pathname.startsWith(root.pathname)) return undefined;
  try {
    return decodeURIComponent(url.pathname.slice(root.pathname.length)).normalize('NFC');
  } catch {
    return undefined;
  }
}

function parseJson(text: string): Record<string, unknown> {
  try {
    return record(JSON.parse(text));
  } catch {
    return {};
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
