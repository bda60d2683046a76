import { createHash } from 'node:crypto';
import type { FileClass, ObjectHeaders, SiteFile } from '../../src/model.js';
import type { Build } from '../../src/protocol/index.js';
import { contentSha256 } from '../../src/release/manifest.js';
import type { MemoryBucket } from './memory-store.js';

const HEADERS: Readonly<Record<FileClass, ObjectHeaders>> = {
  immutable: { contentType: 'text/javascript', cacheControl: 'public,max-age=31536000,immutable' },
  mutable: { contentType: 'text/plain', cacheControl: 'public,max-age=0,must-revalidate' },
  entry: { contentType: 'text/html', cacheControl: 'no-cache' },
  worker: { contentType: 'text/javascript', cacheControl: 'no-cache' },
};

export interface TestBuild extends Build {
  readonly name: string;
  readonly contents: ReadonlyMap<string, string>;
}

export interface BuildOptions {
  /** Content by path beyond the usual files; `undefined` leaves one of them out. */
  readonly files?: Readonly<Record<string, string | undefined>>;
  readonly cacheControl?: Partial<Record<FileClass, string>>;
  readonly proven?: boolean;
}

/**
 * A small site: two pages that name chunks of this release and a shared one, a mutable file and a service worker. Every
 * file tells the release's name.
 */
export function siteBuild(name: string, options: BuildOptions = {}): TestBuild {
  const all: Record<string, string | undefined> = {
    [`assets/app-${name}.js`]: `app of ${name}`,
    [`assets/lazy-${name}.js`]: `lazy of ${name}`,
    'assets/shared-00000000.js': 'shared',
    'about/index.html': page(name, [`assets/lazy-${name}.js`, 'assets/shared-00000000.js', 'logo.txt']),
    'index.html': page(name, [`assets/app-${name}.js`, `assets/lazy-${name}.js`, 'assets/shared-00000000.js']),
    'logo.txt': `logo of ${name}`,
    'sw.js': `worker of ${name}`,
    ...options.files,
  };
  const contents = new Map(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
  const files = [...contents].map(([path, text]) => siteFile(path, text, options));
  return {
    name,
    contents,
    files,
    contentSha256: contentSha256(files),
    bodyOf: ({ path }) => Buffer.from(contents.get(path) ?? ''),
  };
}

export function page(name: string, references: readonly string[]): string {
  return [`page of ${name}`, ...references.map((path) => `ref=${path}`)].join('\n');
}

function siteFile(path: string, text: string, { cacheControl = {}, proven = false }: BuildOptions): SiteFile {
  const kind: FileClass = path.startsWith('assets/')
    ? 'immutable'
    : path.endsWith('.html')
      ? 'entry'
      : path === 'sw.js'
        ? 'worker'
        : 'mutable';
  const headers = { ...HEADERS[kind], cacheControl: cacheControl[kind] ?? HEADERS[kind].cacheControl };
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { path, class: kind, headers, size: Buffer.byteLength(text), sha256, proven: proven && kind === 'immutable' };
}

/** What is wrong with the site as a visitor loads it right now; nothing where every page finds what it names. */
export function faultsOf(bucket: MemoryBucket, prefix = ''): string[] {
  const faults: string[] = [];
  for (const key of bucket.objects.keys()) {
    if (!key.startsWith(prefix) || !key.endsWith('.html')) continue;
    for (const [, path = ''] of (bucket.text(key) ?? '').matchAll(/^ref=(.+)$/gm)) {
      const found = bucket.text(`${prefix}${path}`);
      const [, name] = /^assets\/(?:app|lazy)-(.+)\.js$/.exec(path) ?? [];
      if (found === undefined) faults.push(`${key} names ${path}, which is not there`);
      else if (name !== undefined && !found.endsWith(` of ${name}`))
        faults.push(`${path} has another content: ${found}`);
    }
  }
  return faults;
}

/** The release that a file in place is of, as it tells itself. */
export function releaseOf(bucket: MemoryBucket, path: string, prefix = ''): string | undefined {
  return / of (\S+)/.exec(bucket.text(`${prefix}${path}`) ?? '')?.[1];
}

/** Whether visitors get exactly this build: each file with its content and headers. */
export function serves(bucket: MemoryBucket, build: TestBuild, prefix = ''): boolean {
  return build.files.every(({ path, headers }) => {
    const held = bucket.objects.get(`${prefix}${path}`);
    return (
      held !== undefined &&
      Buffer.from(held.bytes).toString() === build.contents.get(path) &&
      JSON.stringify(held.headers) === JSON.stringify(headers)
    );
  });
}
