import type { Distribution } from '../cloudfront/distribution.js';
import type { S3Objects } from '../s3/store.js';
import type { Answer } from './answer.js';

/** The folder of the publisher's own records, which the bucket's policy denies to the edge. */
const DENIED = /^_spa(\/|$)/;

/** What S3 answers the edge for a path of the site (decoded, with its leading slash). */
export function originAnswer(
  objects: S3Objects,
  { bucket, originPath, listBucket }: Pick<Distribution, 'bucket' | 'originPath' | 'listBucket'>,
  path: string,
): Answer {
  const key = `${originPath}${path}`.slice(1);
  if (DENIED.test(key)) return s3Error(403, 'AccessDenied', 'Access Denied');
  const object = objects.get(bucket, key);
  if (object) {
    const headers = {
      'content-type': 'binary/octet-stream',
      ...object.headers,
      etag: object.etag,
      'last-modified': new Date(object.lastModified).toUTCString(),
      'accept-ranges': 'bytes',
    };
    return { status: 200, headers, body: object.body };
  }
  return listBucket
    ? s3Error(404, 'NoSuchKey', 'The specified key does not exist.')
    : s3Error(403, 'AccessDenied', 'Access Denied');
}

function s3Error(status: number, code: string, message: string): Answer {
  const document = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, headers: { 'content-type': 'application/xml' }, body: Buffer.from(document) };
}
