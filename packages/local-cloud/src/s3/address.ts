/** What a request's host, path and query say. */
export interface Address {
  /** Empty: the service itself. */
  readonly bucket: string;
  /** Empty: the bucket itself. */
  readonly key: string;
  readonly query: URLSearchParams;
}

const NO_QUERY = new URLSearchParams();

/** Hosts whose first label is the bucket: `site.s3.eu-central-1.amazonaws.com`, `site.localhost`. */
const VIRTUAL_HOST = /^(.+)\.(?:s3[.-][a-z0-9.-]*amazonaws\.com(?:\.cn)?|localhost)(?::\d+)?$/;

/**
 * Bucket and key, by path (`/bucket/key`) or by host (`bucket.localhost`).
 *
 * @throws URIError for a path that is not percent-encoded UTF-8
 */
export function addressOf(host: string, target: string): Address {
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  const query = mark < 0 ? NO_QUERY : new URLSearchParams(target.slice(mark + 1));
  const virtual = VIRTUAL_HOST.exec(host)?.[1];
  if (virtual !== undefined) return { bucket: virtual, key: decodeURIComponent(path.slice(1)), query };
  const slash = path.indexOf('/', 1);
  if (slash < 0) return { bucket: decodeURIComponent(path.slice(1)), key: '', query };
  return { bucket: decodeURIComponent(path.slice(1, slash)), key: decodeURIComponent(path.slice(slash + 1)), query };
}
