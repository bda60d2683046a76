import { systemClock } from '@platform-actions/action-kit';
import {
  childOf,
  childrenOf,
  errorName,
  parseXml,
  textOf,
  type AwsSession,
  type WireAnswer,
} from '@platform-actions/aws';
import type { Condition, ObjectStore, StoredObject } from '../ports.js';
import { bytesOf, sha256Of, sizeOf } from './body.js';
import { deleteDocument, readDeletion } from './delete-document.js';
import { objectHeaders, requestHeaders } from './object-headers.js';
import { bucketRequests, explainS3Error, type BucketOptions, type BucketRequest } from './s3-requests.js';

export interface S3StoreOptions extends Partial<Pick<BucketOptions, 'clock' | 'random' | 'signal'>> {
  readonly bucket: string;
  /** Requests in flight at most. */
  readonly concurrency: number;
}

/** Keys of one DeleteObjects. */
const PER_DELETE = 1_000;
const ABSENT = /^(NoSuchKey|NotFound)$/;

/**
 * A bucket of S3 by signed requests.
 *
 * @throws what S3 refuses for good, as a UserError where the caller can mend it.
 */
export function s3Store(session: AwsSession, options: S3StoreOptions): ObjectStore {
  const { bucket, clock = systemClock, random = Math.random, signal = new AbortController().signal } = options;
  const requests = bucketRequests(session, { ...options, clock, random, signal });
  const send = async (request: BucketRequest, allowed = /^$/): Promise<WireAnswer | undefined> => {
    try {
      return await requests.send(request);
    } catch (error) {
      if (allowed.test(errorName(error))) return undefined;
      throw explainS3Error(error, request, { session, bucket });
    }
  };
  return {
    now: requests.now,
    get: async (key, range) => {
      const headers = range && { range: `bytes=${range.from}-${range.to}` };
      const request = { operation: 'GetObject', method: 'GET', key, ...(headers && { headers }) } as const;
      const answer = await send(request, ABSENT);
      return answer && { ...stored(key, answer), body: answer.body };
    },
    head: async (key) => {
      const headers = { 'x-amz-checksum-mode': 'ENABLED' };
      const answer = await send({ operation: 'HeadObject', method: 'HEAD', key, headers }, ABSENT);
      if (!answer) return undefined;
      const sha256 = checksumOf(answer);
      return { ...stored(key, answer), headers: objectHeaders(answer.headers), ...(sha256 && { sha256 }) };
    },
    put: async (key, body, headers, condition, notAfter) => {
      const sha256 = body instanceof Uint8Array ? sha256Of(body) : body.sha256;
      const checksum = Buffer.from(sha256, 'hex').toString('base64');
      const answer = await send(
        {
          ...{ operation: 'PutObject', method: 'PUT', key, bodySha256: sha256 },
          headers: { ...requestHeaders(headers), 'x-amz-checksum-sha256': checksum, ...conditionHeaders(condition) },
          size: sizeOf(body),
          body: () => bytesOf(body),
          ...(notAfter !== undefined && { notAfter }),
        },
        unmetBy(condition, notAfter),
      );
      return answer ? { etag: answer.headers['etag'] ?? '' } : 'unmet';
    },
    delete: async (key, ifMatch) => {
      const headers = ifMatch === undefined ? {} : { 'if-match': ifMatch };
      const answer = await send(
        { operation: 'DeleteObject', method: 'DELETE', key, headers },
        /^(PreconditionFailed|NoSuchKey|NotFound)$/,
      );
      // Of an object that is gone S3 says 404 where an ETag was asked for, 204 where not.
      return answer ? 'deleted' : (await stillThere(send, key)) ? 'unmet' : 'deleted';
    },
    list: (prefix) => listAll(send, prefix),
    deleteMany: (objects, notAfter) => deleteAll(send, objects, notAfter),
  };
}

type Send = (request: BucketRequest, allowed?: RegExp) => Promise<WireAnswer | undefined>;

/** S3 answers 404 to an `If-Match` where there is no object. */
function unmetBy(condition: Condition | undefined, notAfter: number | undefined): RegExp {
  const names = [
    ...(condition ? ['PreconditionFailed', 'NoSuchKey'] : []),
    ...(notAfter === undefined ? [] : ['RequestExpired']),
  ];
  return new RegExp(`^(${names.join('|')})$`);
}

function conditionHeaders(condition: Condition | undefined): Record<string, string> {
  if (condition === undefined) return {};
  return 'ifMatch' in condition ? { 'if-match': condition.ifMatch } : { 'if-none-match': '*' };
}

function stored(key: string, { headers, body }: WireAnswer): StoredObject {
  return {
    key,
    etag: headers['etag'] ?? '',
    size: Number(headers['content-length'] ?? body.byteLength),
    lastModified: Date.parse(headers['last-modified'] ?? ''),
  };
}

/** A composite checksum of a multipart upload, `…-3`, is none of the content. */
function checksumOf({ headers }: WireAnswer): string | undefined {
  const base64 = headers['x-amz-checksum-sha256'];
  if (base64 === undefined || base64.includes('-')) return undefined;
  return Buffer.from(base64, 'base64').toString('hex');
}

async function stillThere(send: Send, key: string): Promise<boolean> {
  return (await send({ operation: 'HeadObject', method: 'HEAD', key }, ABSENT)) !== undefined;
}

async function* listAll(send: Send, prefix: string): AsyncIterable<StoredObject> {
  let token: string | undefined;
  do {
    const query = {
      'list-type': '2',
      'encoding-type': 'url',
      ...(prefix !== '' && { prefix }),
      ...(token !== undefined && { 'continuation-token': token }),
    };
    const answer = await send({ operation: 'ListObjectsV2', method: 'GET', key: '', query });
    const page = childOf(parseXml(new TextDecoder().decode(answer?.body)), 'ListBucketResult');
    for (const entry of childrenOf(page, 'Contents')) {
      yield {
        key: decodeKey(textOf(entry, 'Key') ?? ''),
        etag: textOf(entry, 'ETag') ?? '',
        size: Number(textOf(entry, 'Size')),
        lastModified: Date.parse(textOf(entry, 'LastModified') ?? ''),
      };
    }
    token = textOf(page, 'IsTruncated') === 'true' ? textOf(page, 'NextContinuationToken') : undefined;
  } while (token !== undefined);
}

/** As forms are encoded: a blank is a plus. */
function decodeKey(encoded: string): string {
  return decodeURIComponent(encoded.replaceAll('+', ' '));
}

async function deleteAll(
  send: Send,
  objects: readonly { readonly key: string; readonly etag: string }[],
  notAfter: number | undefined,
): ReturnType<ObjectStore['deleteMany']> {
  const result = { deleted: [] as string[], kept: [] as { key: string; reason: string }[] };
  for (let start = 0; start < objects.length; start += PER_DELETE) {
    const group = objects.slice(start, start + PER_DELETE);
    const document = deleteDocument(group);
    const sha256 = sha256Of(document);
    const answer = await send(
      {
        ...{ operation: 'DeleteObjects', method: 'POST', key: '', query: { delete: '' }, bodySha256: sha256 },
        headers: {
          'content-type': 'application/xml',
          'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64'),
        },
        body: () => Promise.resolve(document),
        ...(notAfter !== undefined && { notAfter }),
      },
      /^RequestExpired$/,
    );
    const late = group.map(({ key }) => ({ key, reason: 'the lock ran out' }));
    const { deleted, kept } = answer ? readDeletion(group, answer.body) : { deleted: [], kept: late };
    result.deleted.push(...deleted);
    result.kept.push(...kept);
  }
  return result;
}
