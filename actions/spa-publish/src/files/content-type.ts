import mime from 'mime/lite';

/** What the library does not know, or knows under a name that browsers or crawlers refuse. By extension. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  ico: 'image/x-icon',
  map: 'application/json',
  cur: 'image/x-icon',
  avif: 'image/avif',
  webp: 'image/webp',
  webmanifest: 'application/manifest+json',
};

/** Files whose name has no extension, below `.well-known/`. */
const WELL_KNOWN: Readonly<Record<string, string>> = {
  'apple-app-site-association': 'application/json; charset=utf-8',
  'openid-configuration': 'application/json; charset=utf-8',
};

/** Types beyond `text/*` that are text; without a charset, some clients take them for Latin-1. */
const TEXT = /^text\/|^application\/(json|javascript|manifest\+json|xml|[\w.-]+\+(json|xml))$|^image\/svg\+xml$/;

/**
 * The Content-Type of a file by its name, with `charset=utf-8` where it is text. Never by the machine's own table, which
 * differs between machines. `undefined` where the name says nothing: such a file is `application/octet-stream`.
 */
export function contentTypeOf(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return WELL_KNOWN[name] ?? (dot < 0 ? undefined : typeOfExtension(name.slice(dot + 1).toLowerCase()));
}

const known = new Map<string, string | undefined>();

/** A build has thousands of files and a dozen extensions. */
function typeOfExtension(extension: string): string | undefined {
  if (!known.has(extension)) known.set(extension, withCharset(EXTENSIONS[extension] ?? mime.getType(extension)));
  return known.get(extension);
}

function withCharset(type: string | null): string | undefined {
  if (type === null) return undefined;
  return TEXT.test(type) ? `${type}; charset=utf-8` : type;
}
