import { AwsError } from '../core/errors.js';
import type { JsonObject, WireAnswer } from '../core/types.js';
import { verifiedChecksums } from './checksums.js';
import { checkWrite } from './conditions.js';
import { s3Error } from './errors.js';
import type { BucketRequest, S3Context } from './types.js';
import { elements, parseXml, textOf, xmlAnswer } from './xml.js';

const MOST_OBJECTS = 1000;

/** Deletes up to 1,000 objects; each has its own condition and its own error. */
export async function deleteObjects(context: S3Context, request: BucketRequest): Promise<WireAnswer> {
  const { body, header } = request;
  const checksums = await verifiedChecksums(request);
  if (header('content-md5') === undefined && Object.keys(checksums).length === 0) {
    throw s3Error('InvalidRequest', {}, 'Missing required header for this request: Content-MD5');
  }
  const document = parseXml(body, 'Delete');
  const wanted = elements(document, 'Object');
  if (wanted.length === 0 || wanted.length > MOST_OBJECTS) throw s3Error('MalformedXML');
  const results = wanted.map((object) => deleteOne(context, request, object));
  const quiet = textOf(document, 'Quiet')?.trim() === 'true';
  return xmlAnswer('DeleteResult', {
    Deleted: quiet ? [] : results.flatMap((one) => ('Code' in one ? [] : [one])),
    Error: results.flatMap((one) => ('Code' in one ? [one] : [])),
  });
}

function deleteOne({ store }: S3Context, { in: bucket }: BucketRequest, object: JsonObject): JsonObject {
  const key = textOf(object, 'Key');
  if (key === undefined || key === '') throw s3Error('MalformedXML');
  if (textOf(object, 'VersionId') !== undefined) return { Key: key, ...failure(s3Error('NotImplemented')) };
  const etag = textOf(object, 'ETag');
  try {
    const now = store.get(bucket.name, key);
    checkWrite(key, (name) => (name === 'if-match' ? etag : undefined), now, now);
  } catch (error) {
    if (error instanceof AwsError) return { Key: key, ...failure(error) };
    throw error;
  }
  store.remove(bucket, key);
  return { Key: key };
}

function failure({ code, message }: AwsError): JsonObject {
  return { Code: code, Message: message };
}
