import type { Json, JsonObject, WireAnswer } from '../core/types.js';
import { s3Error } from './errors.js';
import { byUtf8, type S3Store } from './store.js';
import type { BucketRequest, S3Context } from './types.js';
import { xmlAnswer } from './xml.js';

const MOST_KEYS = 1000;

/** One page: keys, and the common prefixes that stand for keys with the delimiter behind the prefix. */
interface Page {
  readonly keys: readonly string[];
  readonly prefixes: readonly string[];
  /** Behind which the next page begins, where there is one. */
  readonly next: string | undefined;
}

interface Selection {
  readonly prefix: string;
  readonly delimiter: string;
  /** Only keys behind it. */
  readonly after: string;
  readonly most: number;
}

export function listObjectsV2(context: S3Context, request: BucketRequest): WireAnswer {
  const { query } = request;
  const token = query.get('continuation-token') ?? undefined;
  const startAfter = query.get('start-after') ?? undefined;
  const after = token === undefined ? (startAfter ?? '') : fromToken(token);
  const { page, common, encode } = list(context.store, request, after);
  return xmlAnswer('ListBucketResult', {
    ...common,
    ...(startAfter !== undefined && { StartAfter: encode(startAfter) }),
    ...(token !== undefined && { ContinuationToken: token }),
    KeyCount: page.keys.length + page.prefixes.length,
    ...(page.next !== undefined && { NextContinuationToken: toToken(page.next) }),
  });
}

/** The first version of the operation, which rclone and others still call. */
export function listObjects(context: S3Context, request: BucketRequest): WireAnswer {
  const { query } = request;
  const marker = query.get('marker') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const isPrefix = delimiter !== '' && marker.endsWith(delimiter);
  const { page, common, encode } = list(context.store, request, isPrefix ? behindAll(marker) : marker);
  const next = page.next?.replace(/\u{10ffff}$/u, '');
  return xmlAnswer('ListBucketResult', {
    ...common,
    Marker: encode(marker),
    ...(delimiter !== '' && next !== undefined && { NextMarker: encode(next) }),
  });
}

function list(
  store: S3Store,
  { query, in: bucket }: BucketRequest,
  after: string,
): { page: Page; common: JsonObject; encode: (text: string) => string } {
  if (!bucket.mayList) throw s3Error('AccessDenied');
  const [prefix, delimiter] = [query.get('prefix') ?? '', query.get('delimiter') ?? ''];
  const asked = maxKeys(query.get('max-keys'));
  const page = pageOf(store.keys(bucket), { prefix, delimiter, after, most: Math.min(asked, MOST_KEYS) });
  const encode = query.get('encoding-type') === 'url' ? urlEncoded : (text: string): string => text;
  const owner = query.get('fetch-owner') === 'true' ? { Owner: { ID: bucket.name } } : {};
  const common = {
    Name: bucket.name,
    Prefix: encode(prefix),
    ...(delimiter !== '' && { Delimiter: encode(delimiter) }),
    MaxKeys: asked,
    ...(query.get('encoding-type') === 'url' && { EncodingType: 'url' }),
    IsTruncated: page.next !== undefined,
    Contents: page.keys.map((key): Json => ({ Key: encode(key), ...listed(store, bucket.name, key), ...owner })),
    CommonPrefixes: page.prefixes.map((one) => ({ Prefix: encode(one) })),
  };
  return { page, common, encode };
}

function listed(store: S3Store, bucket: string, key: string): JsonObject {
  const object = store.get(bucket, key);
  if (!object) throw new Error(`${key} is in the index and not in the bucket.`);
  const algorithms = Object.keys(object.checksums).map((name) => name.toUpperCase());
  return {
    LastModified: new Date(object.lastModified).toISOString(),
    ETag: object.etag,
    ChecksumAlgorithm: algorithms.length > 0 ? algorithms : 'CRC64NVME',
    ChecksumType: object.parts ? 'COMPOSITE' : 'FULL_OBJECT',
    Size: object.body.byteLength,
    StorageClass: object.headers['x-amz-storage-class'] ?? 'STANDARD',
  };
}

/** A page of keys in S3's order. */
export function pageOf(sorted: readonly string[], { prefix, delimiter, after, most }: Selection): Page {
  const keys: string[] = [];
  const prefixes: string[] = [];
  let next: string | undefined;
  let last: string | undefined;
  for (let index = firstBehind(sorted, after, prefix); index < sorted.length; index += 1) {
    const key = sorted[index] ?? '';
    if (!key.startsWith(prefix)) break;
    const common = commonPrefix(key, prefix, delimiter);
    if (common !== undefined && common === last) continue;
    if (keys.length + prefixes.length === most) return { keys, prefixes, next };
    if (common === undefined) keys.push(key);
    else prefixes.push(common);
    last = common;
    next = common === undefined ? key : behindAll(common);
  }
  return { keys, prefixes, next: undefined };
}

/** Greater than every key with that prefix. */
function behindAll(prefix: string): string {
  return `${prefix}\u{10ffff}`;
}

/** The first index whose key is greater than `after` and not before the prefix. */
function firstBehind(sorted: readonly string[], after: string, prefix: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const key = sorted[middle] ?? '';
    if (byUtf8(key, after) > 0 && byUtf8(key, prefix) >= 0) high = middle;
    else low = middle + 1;
  }
  return low;
}

function commonPrefix(key: string, prefix: string, delimiter: string): string | undefined {
  if (delimiter === '') return undefined;
  const at = key.indexOf(delimiter, prefix.length);
  return at < 0 ? undefined : key.slice(0, at + delimiter.length);
}

function maxKeys(text: string | null): number {
  if (text === null) return MOST_KEYS;
  if (/^\d+$/.test(text) && Number(text) < 2 ** 31) return Number(text);
  throw s3Error(
    'InvalidArgument',
    { ArgumentName: 'max-keys', ArgumentValue: text },
    'Provided max-keys not an integer or within integer range',
  );
}

/** As S3 does: slashes stay, a blank is a plus sign. */
function urlEncoded(text: string): string {
  return encodeURIComponent(text)
    .replaceAll('%2F', '/')
    .replaceAll('%20', '+')
    .replace(/[!'()]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function toToken(next: string): string {
  return Buffer.from(next).toString('base64');
}

function fromToken(token: string): string {
  return Buffer.from(token, 'base64').toString('utf8');
}
