import { createHash } from 'node:crypto';
import type { FileClass, ManifestFile } from '../../src/model.js';
import type { SiteAnswer, SiteHttp } from '../../src/ports.js';

export const SITE = 'https://shop.example/';

/** Headers that no check minds. */
export const GOOD_HEADERS = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'self'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
};

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

const CACHING: Readonly<Record<FileClass, string>> = {
  immutable: 'public,max-age=31536000,immutable',
  mutable: 'public,max-age=0,must-revalidate',
  entry: 'no-cache',
  worker: 'no-cache',
};

export function manifestFile(path: string, content: string, fileClass: FileClass = 'immutable'): ManifestFile {
  return {
    class: fileClass,
    size: Buffer.byteLength(content),
    sha256: createHash('sha256').update(content).digest('hex'),
    headers: { contentType: TYPES[path.split('.').at(-1) ?? ''] ?? '', cacheControl: CACHING[fileClass] },
    etag: '"e"',
  };
}

export function answer(status: number, headers: Readonly<Record<string, string>> = {}, body = ''): SiteAnswer {
  return { url: SITE, status, headers, body: Buffer.from(body) };
}

export function html(body: string, headers: Readonly<Record<string, string>> = {}): SiteAnswer {
  return answer(200, { 'content-type': 'text/html; charset=utf-8', ...headers }, body);
}

/** A release: its manifest, and its contents by path. */
export interface Release {
  readonly id: string;
  readonly files: Readonly<Record<string, ManifestFile>>;
  readonly contents: Readonly<Record<string, string>>;
}

export function release(id: string, contents: Readonly<Record<string, string>>): Release {
  const files = Object.entries(contents).map(([path, content]) => {
    const fileClass = path.endsWith('.html') ? 'entry' : path.startsWith('assets/') ? 'immutable' : 'mutable';
    return [path, manifestFile(path, content, fileClass)] as const;
  });
  return { id, contents, files: Object.fromEntries(files) };
}

/** A site as a well-made distribution serves it: files, routes without an extension as the entry, 404 for the rest. */
export function site(contents: Readonly<Record<string, string>>, base = SITE) {
  const requests: string[] = [];
  const overrides = new Map<string, (url: string) => SiteAnswer>();
  const http: SiteHttp = {
    get: (url) => {
      requests.push(url);
      const [, override] = [...overrides].find(([path]) => url.startsWith(`${base}${path}`)) ?? [];
      return Promise.resolve({ ...(override?.(url) ?? serve(url)), url });
    },
  };
  const serve = (url: string): SiteAnswer => {
    const path = decodeURIComponent(new URL(url).pathname.slice(new URL(base).pathname.length));
    const file = path.includes('.') ? path : 'index.html';
    const content = contents[file];
    if (content === undefined) return answer(404, { 'content-type': 'application/xml' }, '<Error/>');
    const { headers } = manifestFile(file, content, file === 'index.html' ? 'entry' : 'immutable');
    const packed = content.length >= 1000 ? { 'content-encoding': 'br' } : {};
    const own = { 'content-type': headers.contentType, 'cache-control': headers.cacheControl };
    return answer(200, { ...GOOD_HEADERS, ...own, ...packed }, content);
  };
  return {
    http,
    requests,
    /** Answers whatever begins with a path in another way. */
    when: (path: string, respond: (url: string) => SiteAnswer) => void overrides.set(path, respond),
  };
}
